"""Carrying on elsewhere: the kiosk gives a code, and opens the conversation of somebody who brings one."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

import httpx
import segno
from limits import parse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from actions.record.people import find_identity
from actions.record.returning import KEPT_FOR, code_in, make_code
from actions.record.settings import Settings
from bot.web.kiosk import conversation
from bot.web.kiosk.routes import COOKIE, view_of
from bot.web.pages import page, wanted_language
from bot.web.security import check_form_token, form_token, set_cookie

TRIES = parse("6/minute")
PATIENCE_SECONDS = 3.0


async def code_page(request: Request) -> Response:
    """Make a code for the conversation of this browser, and show it with the ways to use it."""
    known = await view_of(request)
    if known is None:
        return RedirectResponse("/", 303)
    token, shown = known
    check_form_token(token, "chat", str((await request.form()).get("token", "")))

    def make() -> str | None:
        with request.app.state.database.session() as session:
            identity = find_identity(session, conversation.sender_id(token))
            return make_code(session, identity.person_id) if identity is not None else None

    code = await asyncio.to_thread(make)
    if code is None:
        return RedirectResponse("/", 303)
    link = await telegram_link(request.app.state.settings, code)
    drawn = segno.make_qr(link).svg_inline(scale=5, omitsize=True, title="Telegram") if link else None
    values: dict[str, Any] = {
        "code": code,
        "qr": drawn,
        "weeks": KEPT_FOR.days // 7,
        "token": form_token(token, "chat"),
    }
    return page(request, "kiosk/code.html", "kiosk", shown.language, **values)


async def telegram_link(settings: Settings, code: str) -> str | None:
    """Return the address that opens the conversation in Telegram; None without Telegram, or while it is away."""
    if settings.telegram_bot_token is None or not settings.telegram_bot_token.get_secret_value():
        return None
    address = f"{settings.telegram_api_url.rstrip('/')}/bot{settings.telegram_bot_token.get_secret_value()}/getMe"
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.get(address)
            answer.raise_for_status()
        return f"https://t.me/{answer.json()['result']['username']}?start={code.replace('-', '')}"
    except (httpx.HTTPError, KeyError, ValueError):
        return None


async def come_back(request: Request) -> Response:
    """Open the conversation of a code here, with a new cookie."""
    who = request.client.host if request.client else ""
    if not request.app.state.limiter.hit(TRIES, "code", who):
        raise HTTPException(429)
    language = wanted_language(request)
    code = code_in(str((await request.form()).get("code", "")))
    token = conversation.new_token()
    message = conversation.to_rasa(token, "-", None, secrets.token_hex(16), language)
    outcome = await request.app.state.rasa.deliver({**message, "return_code": code}) if code else {"opened": False}
    if outcome is None or not outcome.get("opened"):
        key = "code_later" if outcome is None else "code_wrong"
        return RedirectResponse(f"/?{key}", 303)
    response = RedirectResponse("/chat", 303)
    set_cookie(response, COOKIE, token)
    return response


async def to_chat(request: Request) -> Response:
    """Go back to the chat: a code is made on request only, and the page with it cannot be opened again."""
    return RedirectResponse("/chat", 303)


routes = [
    Route("/code", code_page, methods=["POST"]),
    Route("/code", to_chat),
    Route("/return", come_back, methods=["POST"]),
]
