"""Renders templates, and turns errors into pages that say what to do."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.templating import Jinja2Templates

from actions.record.services import services
from actions.record.times import WALES
from bot.locale import LANGUAGES, text

HERE = Path(__file__).parent
_TEXTED = re.compile(r"\b(?:text|[td]ecstiwch)(?: SHOUT (?:to|i))? $")  # what stands before a number that takes texts
templates = Jinja2Templates(directory=HERE / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True


def with_calls(words: str, on_phone: bool = False) -> Markup:
    """Return words safe for a page; on a phone the numbers of the services can be tapped, to call or to text them."""
    safe = str(escape(words))
    if on_phone:
        numbers = sorted({re.escape(number) for number in services().numbers().values()}, key=len, reverse=True)
        safe = re.sub(rf"(?<!\d)(?:{'|'.join(numbers)})(?!\d)", _link, safe)
    return Markup(safe)  # noqa: S704  escaped above


def _link(found: re.Match[str]) -> str:
    is_text = _TEXTED.search(found.string[: found.start()]) is not None
    return f'<a href="{"sms" if is_text else "tel"}:{found[0].replace(" ", "")}">{found[0]}</a>'


def is_phone(request: Request) -> bool:
    """Tell whether the browser is a phone's: those say "Mobi" (developer.mozilla.org), as some of an iPad's do."""
    browser = request.headers.get("user-agent", "")
    return "Mobi" in browser and "iPad" not in browser


def local_time(at: datetime) -> str:
    """Return a time as the clocks in Wales show it, for people to read."""
    return f"{at.astimezone(WALES):%Y-%m-%d %H:%M}"


templates.env.filters |= {"with_calls": with_calls, "local_time": local_time}


def quiet_seconds(request: Request) -> int:
    """Return after how many seconds without a touch a chat is closed; 0 for never, as on somebody's own phone."""
    return 0 if is_phone(request) else int(request.app.state.settings.nod_kiosk_idle_seconds)


def page(request: Request, template: str, area: str, language: str, status: int = 200, **values: Any) -> Response:
    """Return a page in a language; `t('key')` in the template gives a text of the area."""
    context = {
        "t": partial(_text, area, language),
        "tr": lambda key, other, **words: text(area, key, other, **words),  # for pages that show both languages at once
        "language": language,
        "on_phone": is_phone(request),
        "quiet_seconds": quiet_seconds(request),
        **values,
    }
    return templates.TemplateResponse(request, template, context, status_code=status)


def fragment(template: str, area: str, language: str, **values: Any) -> str:
    """Return a part of a page."""
    rendered: str = templates.get_template(template).render(
        t=partial(_text, area, language), language=language, **values
    )
    return rendered


def _text(area: str, language: str, key: str, **words: object) -> str:
    return text(area, key, language, **words)


def wanted_language(request: Request, fallback: str = "en") -> str:
    """Return the language of the address (`?lang=cy`), of the cookie, or the browser's first."""
    for given in (request.query_params.get("lang"), request.cookies.get("nod_language")):
        if given in LANGUAGES:
            return str(given)
    return "cy" if request.headers.get("accept-language", "").lower().startswith("cy") else fallback


async def error_page(request: Request, error: Exception) -> Response:
    """Return the page for an error: what happened and what to do, and nothing of the inside."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": status}, status_code=status)
    known = status if status in (403, 404, 413, 429) else 500
    return page(
        request, "error.html", "kiosk", wanted_language(request), status, message=f"error_{known}", with_crisis=True
    )
