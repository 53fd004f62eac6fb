"""The staff pages' addresses. Every look at a record is written to the access log in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from limits import parse
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from actions.record.document import document
from actions.record.flags import open_flags
from actions.record.models import Person, Staff
from actions.record.staff import check_password, log_access, sign_in, sign_out, signed_in
from bot.web.pages import page, wanted_language
from bot.web.security import check_form_token, clear_cookie, form_token, set_cookie
from bot.web.staff import flags
from bot.web.staff.flags import shown_flags
from bot.web.staff.session import COOKIE, in_session, session_token, to_sign_in
from bot.web.staff.transcript import anchor_of, shown_transcript

# Per name and per address: guessing is slowed down, and nobody can lock a colleague out for longer than a minute.
ATTEMPTS = parse("10/minute")


async def login_page(request: Request) -> Response:
    """Show the sign-in page."""
    return page(request, "staff/login.html", "staff", wanted_language(request), message=None)


async def login(request: Request) -> Response:
    """Check name and password, and begin a session with a new token."""
    language = wanted_language(request)
    form = await request.form()
    username, password = str(form.get("username", ""))[:128], str(form.get("password", ""))[:1024]
    address = request.client.host if request.client else ""
    for key in (f"name:{username.lower()}", f"address:{address}"):
        if not request.app.state.limiter.hit(ATTEMPTS, "login", key):
            return page(request, "staff/login.html", "staff", language, 429, message="too_often")

    def check(session: Session) -> str | None:
        staff = check_password(session, username, password)
        if staff is None:
            log_access(session, None, "sign_in_refused", actor="web")
            return None
        return sign_in(session, staff)

    token = await in_session(request, check)
    if token is None:
        return page(request, "staff/login.html", "staff", language, 401, message="wrong")
    response = RedirectResponse("/staff/", 303)
    set_cookie(response, COOKIE, token)
    return response


async def logout(request: Request) -> Response:
    """End the session on the server and in the browser."""
    token = session_token(request)
    check_form_token(token, "staff", str((await request.form()).get("token", "")))
    await in_session(request, lambda session: sign_out(session, token))
    response = to_sign_in()
    clear_cookie(response, COOKIE)
    response.headers["clear-site-data"] = '"cache", "storage"'
    return response


async def people_page(request: Request) -> Response:
    """List the people who shared a record, and the words that sounded like a risk."""

    def read(session: Session) -> dict[str, Any] | None:
        staff = signed_in(session, session_token(request))
        if staff is None:
            return None
        log_access(session, staff, "list")
        shared = select(Person).where(Person.state == "shared").order_by(Person.shared_at.desc())
        return {
            "staff": staff.name,
            "people": [(person, document(session, person, shared_only=True)) for person in session.scalars(shared)],
            **shown_flags(session, staff, open_flags(session)),
        }

    return await _shown(request, "staff/people.html", read)


async def person_page(request: Request) -> Response:
    """Show a shared record beside its transcript."""

    def read(session: Session) -> dict[str, Any] | None:
        staff = signed_in(session, session_token(request))
        if staff is None:
            return None
        return _record(session, staff, request.path_params["person"])

    return await _shown(request, "staff/person.html", read)


def _record(session: Session, staff: Staff, person_id: str) -> dict[str, Any]:
    person = session.get(Person, person_id)
    if person is None or person.state != "shared":
        # The same answer for both: who has a record that is not shared is nobody's business.
        log_access(session, staff, "read_refused", person_id[:32])
        return {"refused": True}
    log_access(session, staff, "read", person.id)
    return {
        "staff": staff.name,
        "person": person,
        "record": document(session, person, shared_only=True),
        "transcript": shown_transcript(session, person),
        "anchor_of": anchor_of,
    }


async def _shown(request: Request, template: str, read: Callable[[Session], dict[str, Any] | None]) -> Response:
    values = await in_session(request, read)
    if values is None:
        return to_sign_in()
    if values.get("refused"):
        raise HTTPException(404)
    values["token"] = form_token(session_token(request), "staff")
    return page(request, template, "staff", wanted_language(request), **values)


async def language(request: Request) -> Response:
    """Choose the language of the staff pages."""
    wanted = wanted_language(request)
    response = RedirectResponse("/staff/", 303)
    response.set_cookie("nod_language", wanted, path="/", httponly=True, samesite="strict")
    return response


routes = [
    Route("/", people_page),
    Route("/login", login_page),
    Route("/login", login, methods=["POST"]),
    Route("/logout", logout, methods=["POST"]),
    Route("/language", language),
    Route("/people/{person}", person_page),
    *flags.routes,
]
