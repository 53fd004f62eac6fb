"""The kiosk's addresses: choose a language, chat, finish. Each works as a plain form; scripts only make it smoother."""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import dataclass
from typing import Any

from limits import parse
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from actions.record.transcript import LONGEST, storable
from bot.locale import LANGUAGES, text
from bot.web.kiosk import conversation
from bot.web.kiosk.conversation import View
from bot.web.operations import timed
from bot.web.pages import fragment, is_phone, page, wanted_language, with_calls
from bot.web.security import check_form_token, clear_cookie, cookie_name, form_token, set_cookie

COOKIE = "nod_chat"
STARTS = parse("30/minute")
MESSAGES = parse("60/minute")
HEARD = parse("300/minute")  # up to so many are read for a risk all the same
READ_SECONDS = 5.0  # then the page is made without the record, though the database hangs
KEEP_SECONDS = 2.0  # words are handed on to be read for a risk by then, though the database hangs
NOTICES = ("finished", "left", "deleted", "code_wrong", "code_later")  # what the start page tells, named in its address
_UID = re.compile(r"^[A-Za-z0-9_-]{8,64}$")


def token_of(request: Request) -> str | None:
    """Return the visitor's token, if the browser has one."""
    return request.cookies.get(cookie_name(COOKIE))


async def view_of(request: Request) -> tuple[str, View] | None:
    """Return the visitor's token and conversation, if there is one."""
    token = token_of(request)
    if not token:
        return None

    def read() -> View | None:
        with request.app.state.database.session() as session:
            return conversation.view(session, token)

    found = await asyncio.wait_for(asyncio.to_thread(read), timeout=READ_SECONDS)
    return (token, found) if found else None


async def start_page(request: Request) -> Response:
    """Show the choice of a language, and the chat that is open in this browser, if there is one."""
    known = await view_of(request)
    notice = next((name for name in NOTICES if name in request.query_params), None)
    token = form_token(known[0], "chat") if known else ""
    return page(request, "kiosk/start.html", "kiosk", "en", both=LANGUAGES, open=known, notice=notice, token=token)


async def start(request: Request) -> Response:
    """Begin a conversation in the chosen language, with a new cookie."""
    _limit(request, STARTS, "start", request.client.host if request.client else "")
    language = (await request.form()).get("language")
    if language not in LANGUAGES:
        raise HTTPException(404)
    token = conversation.new_token()

    def begin() -> None:
        with request.app.state.database.session() as session:
            conversation.begin(session, token, str(language))

    await asyncio.to_thread(begin)
    said = Said(text("kiosk", "start_said", str(language)), "/greet", secrets.token_hex(16), 0)
    await _deliver(request, token, said, str(language))
    response = RedirectResponse("/chat", 303)
    set_cookie(response, COOKIE, token)
    return response


async def chat_page(request: Request) -> Response:
    """Show the chat."""
    known = await view_of(request)
    if known is None:
        return RedirectResponse("/", 303)
    return _chat(request, *known)


def _chat(request: Request, token: str, shown: View, *, words: str = "", note: str = "", status: int = 200) -> Response:
    values = {
        "view": shown,
        "token": form_token(token, "chat"),
        "uid": secrets.token_hex(16),
        "words": words,
        "note": note,
        "longest": LONGEST,
        "on_phone": is_phone(request),
    }
    if "application/json" in request.headers.get("accept", ""):
        html = fragment("kiosk/conversation.html", "kiosk", shown.language, **values)
        return JSONResponse({"html": html, "note": note, "words": words}, status_code=status)
    return page(request, "kiosk/chat.html", "kiosk", shown.language, status, **values)


@dataclass(frozen=True)
class Said:
    """What a visitor sent: words or a tapped button, what names it, and the newest message they had seen."""

    text: str
    payload: str | None
    uid: str
    seen: int


def _said(form: FormData, shown: View) -> Said:
    """Read the form. A button counts only if it is offered now; its title is what the person said."""
    uid, seen, choice = str(form.get("uid", "")), str(form.get("seen", "")), form.get("choice")
    if not _UID.match(uid) or not seen.isdigit():
        raise HTTPException(403)
    if choice is None:
        words = storable(str(form.get("message", "")))
        return Said(words, None, conversation.uid_of(uid, words), int(seen))
    title = next((button["title"] for button in shown.buttons if button["payload"] == choice), None)
    if choice == "/repeat" and shown.waiting:
        title = text("kiosk", "try_again", shown.language)
    return Said(title or "", str(choice) if title else None, conversation.uid_of(uid, str(choice)), int(seen))


async def say(request: Request) -> Response:
    """Keep what the visitor says, give it its turn, and show the answer."""
    try:
        known = await view_of(request)
    except (SQLAlchemyError, asyncio.TimeoutError):
        return await _say_without_record(request)
    if known is None:
        raise HTTPException(403)
    token, shown = known
    _limit(request, HEARD, "heard", token)
    form = await request.form()
    check_form_token(token, "chat", str(form.get("token", "")))
    said = _said(form, shown)
    if not said.text:
        return _chat(request, token, shown, note=text("channels", "empty", shown.language), status=422)
    refused = _refusal(request, token, said, shown)
    if refused is not None:
        status, reason = refused
        heard = await _hear(request, token, said, shown.language)
        if heard is None:
            note = text(*reason, shown.language)
            return _chat(request, token, shown, words=said.text, note=note, status=status)
        kept, note = heard
    else:
        kept, note = await _deliver(request, token, said, shown.language)
    words = "" if kept else said.text
    try:
        after = await view_of(request)
    except (SQLAlchemyError, asyncio.TimeoutError):
        return _without_record(
            request, note or text("channels", "kept_for_later", shown.language), words, shown.language
        )
    if after is None:
        return _gone(request)
    if kept and not note and "application/json" not in request.headers.get("accept", ""):
        return RedirectResponse("/chat#latest", 303)
    return _chat(request, token, after[1], words=words, note=note, status=200 if kept else 503)


def _refusal(request: Request, token: str, said: Said, shown: View) -> tuple[int, tuple[str, str]] | None:
    """Return why words are not taken as an answer: the status, and which text says so; None where they are."""
    if not request.app.state.limiter.hit(MESSAGES, "message", token):
        return 429, ("kiosk", "error_429")
    is_repeated = any(message.uid == said.uid for message in shown.messages)
    if not is_repeated and said.seen < shown.seen:
        # Another window went on: these words belong to a question that is no longer open.
        return 409, ("kiosk", "moved_on")
    return (422, ("channels", "too_long")) if len(said.text) > LONGEST else None


async def _hear(request: Request, token: str, said: Said, language: str) -> tuple[bool, str] | None:
    """Let refused words be read for a risk; return whether they are kept and what to tell, None without one."""
    message = conversation.to_rasa(token, said.text, said.payload, said.uid, language)
    outcome = await request.app.state.rasa.deliver({**message, "only_risk": True})
    if outcome is None or not outcome["risk"]:
        return None
    return bool(outcome["kept"]), "" if outcome["replies_kept"] else _replies(outcome)


async def _deliver(request: Request, token: str, said: Said, language: str) -> tuple[bool, str]:
    """Keep a message and hand it to Rasa; return whether it is kept, and what to tell where there is no answer."""

    def keep() -> bool:
        with request.app.state.database.session() as session:
            return conversation.keep(session, token, said.text, said.payload, said.uid)

    try:
        kept = await asyncio.wait_for(asyncio.to_thread(keep), timeout=KEEP_SECONDS)
    except Exception:
        kept = False  # the person is told, and the words stay in the box
    begun = timed()
    # Handed on even where it could not be kept: a risk is answered all the same.
    outcome = await request.app.state.rasa.deliver(
        conversation.to_rasa(token, said.text, said.payload, said.uid, language)
    )
    if not kept:
        return _not_kept(outcome, language)
    metrics = request.app.state.metrics
    metrics.turns.observe(timed() - begun)
    if outcome is not None and outcome["risk"] and not outcome["replies_kept"]:
        return True, _replies(outcome)  # the transcript does not hold the answer: it is told beside it
    if outcome is None or not (outcome["handled"] or outcome["repeated"]):
        metrics.kept_for_later.inc()
        return True, text("channels", "kept_for_later", language)
    return True, ""


def _not_kept(outcome: dict[str, Any] | None, language: str) -> tuple[bool, str]:
    """Say that nothing was kept; where a risk was heard, its answer stands in the place of that."""
    if outcome is not None and outcome.get("risk"):
        return bool(outcome["kept"]), "" if outcome["replies_kept"] else _replies(outcome)
    return False, text("channels", "not_kept", language)


def _replies(outcome: dict[str, Any]) -> str:
    return "\n".join(reply["text"] for reply in outcome["replies"])


async def _say_without_record(request: Request) -> Response:
    """Answer while the database is away: words with a risk are answered, others stay in the box."""
    token, form, language = token_of(request), await request.form(), wanted_language(request)
    if not token:
        raise HTTPException(403)
    check_form_token(token, "chat", str(form.get("token", "")))
    words, uid = storable(str(form.get("message", ""))), str(form.get("uid", ""))
    outcome = None
    if words and _UID.match(uid):
        uid = conversation.uid_of(uid, words)
        outcome = await request.app.state.rasa.deliver(conversation.to_rasa(token, words, None, uid, language))
    kept, note = _not_kept(outcome, language)
    return _without_record(request, note, "" if kept else words, language)


def _without_record(request: Request, note: str, words: str, language: str) -> Response:
    """Tell something where no page can be made of the record; words that are not kept stay in the box."""
    if "application/json" in request.headers.get("accept", ""):
        told = {"note": note, "note_html": with_calls(note, is_phone(request)), "words": words}
        return JSONResponse(told, status_code=503)
    return page(request, "error.html", "kiosk", language, 503, message="error_500", note=note, with_crisis=True)


def _gone(request: Request) -> Response:
    """Answer when the person deleted everything: nothing of the conversation stays in the browser either."""
    json = "application/json" in request.headers.get("accept", "")
    response: Response = JSONResponse({"to": "/?deleted"}) if json else RedirectResponse("/?deleted", 303)
    clear_cookie(response, COOKIE)
    return response


async def finish(request: Request) -> Response:
    """End the chat on this screen: the cookie goes, and the browser is told to clear what it kept."""
    token = token_of(request)
    if token:
        check_form_token(token, "chat", str((await request.form()).get("token", "")))
    response = RedirectResponse("/?finished", 303)
    clear_cookie(response, COOKIE)
    response.headers["clear-site-data"] = '"cache", "storage"'
    return response


def _limit(request: Request, limit: Any, what: str, who: str) -> None:
    if not request.app.state.limiter.hit(limit, what, who):
        raise HTTPException(429)


routes = [
    Route("/", start_page),
    Route("/start", start, methods=["POST"]),
    Route("/chat", chat_page),
    Route("/chat", say, methods=["POST"]),
    Route("/finish", finish, methods=["POST"]),
]
