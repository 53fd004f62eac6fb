"""Safety flags on the staff pages: at the top, at once, each with what was done about it and by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from actions.record.flags import change_state, closed_flags, history, newest_change, open_flags, shows_words
from actions.record.models import ChannelIdentity, SafetyFlag, Staff
from actions.record.staff import log_access, signed_in
from bot.web.pages import fragment, page, wanted_language
from bot.web.security import check_form_token, form_token
from bot.web.staff.session import in_session, session_token, to_sign_in

LONGEST_REASON = 2_000  # characters


def shown_flags(session: Session, staff: Staff, flags: Sequence[SafetyFlag]) -> dict[str, Any]:
    """Return what a list of flags shows, and trace whose words were looked at.

    Words are shown where life may be in danger, and where the person shared them; otherwise only the kind.
    """
    shown = []
    for flag in flags:
        words = flag.message.text if shows_words(session, flag) else None
        log_access(session, staff, "read_flag" if words else "list_flag", flag.person_id)
        shown.append(
            {
                "flag": flag,
                "words": words,
                "shared": flag.person.state == "shared",
                "channel": _channel(session, flag),
                "history": history(session, flag),
            }
        )
    return {"flags": shown, "newest": "{}-{}".format(*newest_change(session))}


def _channel(session: Session, flag: SafetyFlag) -> str:
    identity = session.get(ChannelIdentity, flag.message.identity_id)
    return str(identity.channel) if identity is not None else ""


async def flags_if_changed(request: Request) -> Response:
    """Return the list as a piece of page where it changed since `after`; otherwise 204, and nothing is traced."""
    language, token = wanted_language(request), session_token(request)

    def read(session: Session) -> dict[str, Any] | None:
        staff = signed_in(session, token)
        if staff is None:
            return {"to": "/staff/login"}
        if request.query_params.get("after") == "{}-{}".format(*newest_change(session)):
            return None
        values = shown_flags(session, staff, open_flags(session))
        html = fragment("staff/flags.html", "staff", language, token=form_token(token, "staff"), **values)
        return {"newest": values["newest"], "html": html, "new": _new(values)}

    told = await in_session(request, read)
    return Response(status_code=204) if told is None else JSONResponse(told)


async def count_new(request: Request) -> Response:
    """Tell how many flags nobody has seen: for the pages that do not list them. Nobody's record is read."""
    token = session_token(request)

    def read(session: Session) -> int | None:
        staff = signed_in(session, token, is_use=False)
        return None if staff is None else sum(flag.state == "new" for flag in open_flags(session))

    count = await in_session(request, read)
    return JSONResponse({"to": "/staff/login"} if count is None else {"new": count})


def _new(values: dict[str, Any]) -> int:
    return sum(one["flag"].state == "new" for one in values["flags"])


async def closed_page(request: Request) -> Response:
    """List the flags that were closed, each with who closed it and why, and a way to open it again."""
    token = session_token(request)

    def read(session: Session) -> dict[str, Any] | None:
        staff = signed_in(session, token)
        if staff is None:
            return None
        return {"staff": staff.name, **shown_flags(session, staff, closed_flags(session))}

    values = await in_session(request, read)
    if values is None:
        return to_sign_in()
    values["token"] = form_token(token, "staff")
    return page(request, "staff/closed_flags.html", "staff", wanted_language(request), **values)


async def change_flag(request: Request) -> Response:
    """Note that a flag was seen, acted on or closed; closing needs a reason."""
    token, form = session_token(request), await request.form()
    check_form_token(token, "staff", str(form.get("token", "")))
    state, why = str(form.get("state", "")), str(form.get("why", ""))[:LONGEST_REASON]
    work = _changing(token, int(request.path_params["flag"]), state, why)
    return to_sign_in() if await in_session(request, work) is None else RedirectResponse("/staff/", 303)


def _changing(token: str, flag_id: int, state: str, why: str) -> Callable[[Session], bool | None]:
    def work(session: Session) -> bool | None:
        staff = signed_in(session, token)
        if staff is None:
            return None
        flag = session.get(SafetyFlag, flag_id)
        if flag is None:
            raise HTTPException(404)
        try:
            change_state(session, flag, state, staff, why)
        except ValueError:
            return False  # the page says beside the box that closing needs a reason
        log_access(session, staff, f"flag_{state}", flag.person_id)
        return True

    return work


routes = [
    Route("/flags", flags_if_changed),
    Route("/flags/new", count_new),
    Route("/flags/closed", closed_page),
    Route("/flags/{flag:int}", change_flag, methods=["POST"]),
]
