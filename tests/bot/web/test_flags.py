"""Safety flags on the staff pages: at the top, at once, with who did what; and the notes that go out."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from sqlalchemy import select, text, update
from starlette.testclient import TestClient

from actions.record.flags import raise_flag
from actions.record.models import AccessLog, SafetyFlag
from actions.record.people import meet
from actions.record.settings import Settings
from actions.record.staff import IDLE, add_staff
from actions.record.staff_models import StaffSession
from actions.record.times import now
from actions.record.transcript import keep_message
from bot.web.alerts import LONGEST_REST, Alerts

Browser = Callable[[], TestClient]
PASSWORD = "four words make one"
WORDS = "words like a risk"


def raised(app: Any, kind: str = "risk_self_harm", sender: str = "somebody", is_sure: bool = True) -> int:
    with app.state.database.session() as session:
        identity = meet(session, "kiosk", sender)
        return int(raise_flag(session, keep_message(session, identity, WORDS)[0], kind, is_sure=is_sure).id)


@pytest.fixture
def ann(browser: Browser, app: Any) -> TestClient:
    with app.state.database.session() as session:
        add_staff(session, "ann", PASSWORD, name="Ann")
    client = browser()
    assert client.post("/staff/login", data={"username": "ann", "password": PASSWORD}).status_code == 303
    return client


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/staff/").text)
    assert found
    return found[1]


def test_a_new_flag_appears_without_a_reload(ann: TestClient, app: Any) -> None:
    newest = re.search(r'data-newest="([^"]+)"', ann.get("/staff/").text)
    assert newest
    assert ann.get(f"/staff/flags?after={newest[1]}").status_code == 204
    raised(app)
    told = ann.get(f"/staff/flags?after={newest[1]}").json()
    assert told["new"] == 1
    assert f"“{WORDS}”" in told["html"]
    assert ann.get(f"/staff/flags?after={told['newest']}").status_code == 204


def test_the_other_pages_are_told_how_many_are_new_and_nobodys_words_are_read_for_it(ann: TestClient, app: Any) -> None:
    assert "staff-new.js" in ann.get("/staff/flags/closed").text
    assert ann.get("/staff/flags/new").json() == {"new": 0}
    raised(app)
    assert ann.get("/staff/flags/new").json() == {"new": 1}
    with app.state.database.session() as session:
        assert not session.scalars(select(AccessLog).where(AccessLog.act == "read_flag")).all()


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(ann: TestClient, app: Any) -> None:
    with app.state.database.session() as session:
        session.execute(update(StaffSession).values(seen_at=now() - IDLE / 2))
    ann.get("/staff/flags/new")
    with app.state.database.session() as session:
        assert now() - session.scalars(select(StaffSession)).one().seen_at >= IDLE / 2
        session.execute(update(StaffSession).values(seen_at=now() - IDLE * 2))
    assert ann.get("/staff/flags/new").json() == {"to": "/staff/login"}


def test_the_words_of_abuse_or_distress_are_not_shown_before_they_are_shared(ann: TestClient, app: Any) -> None:
    raised(app, "risk_abuse")
    html = ann.get("/staff/").text
    assert "Abuse" in html
    assert WORDS not in html


def test_staff_see_which_flags_were_read_with_doubt(ann: TestClient, app: Any) -> None:
    raised(app)
    assert "Nod was not sure of this" not in ann.get("/staff/").text
    raised(app, sender="somebody else", is_sure=False)
    html = ann.get("/staff/").text
    assert html.count("Nod was not sure of this") == 1


def test_each_step_is_kept_with_who_did_it_and_traced(ann: TestClient, app: Any) -> None:
    flag = raised(app)
    for state, why in (("seen", ""), ("acted_on", "rang the person"), ("closed", "")):
        assert (
            ann.post(f"/staff/flags/{flag}", data={"token": token(ann), "state": state, "why": why}).status_code == 303
        )
    html = ann.get("/staff/").text
    assert "rang the person" in html, "closing without a reason changes nothing"
    ann.post(f"/staff/flags/{flag}", data={"token": token(ann), "state": "closed", "why": "safe with family"})
    assert "There are none." in ann.get("/staff/").text
    with app.state.database.session() as session:
        acts = [line.act for line in session.scalars(select(AccessLog).order_by(AccessLog.id))]
    assert [act for act in acts if act.startswith("flag_")] == ["flag_seen", "flag_acted_on", "flag_closed"]
    assert "read_flag" in acts


def test_a_closed_flag_stays_to_be_read_and_can_be_opened_again(ann: TestClient, browser: Browser, app: Any) -> None:
    flag = raised(app)
    assert 'href="/staff/flags/closed"' in ann.get("/staff/").text
    assert WORDS not in ann.get("/staff/flags/closed").text, "it is not closed yet"
    ann.post(f"/staff/flags/{flag}", data={"token": token(ann), "state": "closed", "why": "safe with family"})
    html = ann.get("/staff/flags/closed").text
    assert WORDS in html
    assert "safe with family" in html
    assert "Open it again" in html
    ann.post(f"/staff/flags/{flag}", data={"token": token(ann), "state": "acted_on", "why": "closed by mistake"})
    assert "closed by mistake" in ann.get("/staff/").text
    assert WORDS not in ann.get("/staff/flags/closed").text
    assert browser().get("/staff/flags/closed", follow_redirects=False).headers["location"].startswith("/staff/login")
    with app.state.database.session() as session:
        acts = [line.act for line in session.scalars(select(AccessLog))]
    assert acts.count("read_flag") >= 3, "each look at the words leaves a trace, on the page of closed ones too"


def test_nobody_else_can_see_or_change_a_flag(browser: Browser, ann: TestClient, app: Any) -> None:
    flag = raised(app)
    stranger = browser()
    assert stranger.get("/staff/flags").json() == {"to": "/staff/login"}
    assert stranger.post(f"/staff/flags/{flag}", data={"token": "x", "state": "seen"}).status_code == 403
    assert ann.post(f"/staff/flags/{flag}", data={"token": "x", "state": "seen"}).status_code == 403
    assert ann.post("/staff/flags/999", data={"token": token(ann), "state": "seen"}).status_code == 404


def test_the_metrics_tell_how_many_and_how_long(ann: TestClient, app: Any) -> None:
    raised(app)
    told = ann.get("/metrics").text
    assert 'nod_safety_flags{state="new"} 1.0' in told
    assert "nod_safety_flag_unseen_seconds" in told
    assert re.search(r"nod_safety_flag_first_seen_seconds\S* \d", told)
    assert "somebody" not in told


class Hook(BaseHTTPRequestHandler):
    """A webhook on loopback that refuses the first call."""

    got: list[dict[str, Any]] = []
    refuse = 1

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if Hook.refuse:
            Hook.refuse -= 1
            self.send_error(503)
            return
        Hook.got.append(body)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.got, Hook.refuse = [], 1
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_a_webhook_gets_a_note_without_words_until_it_takes_it(app: Any, hook: str, monkeypatch: Any) -> None:
    flag = raised(app)
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", hook)
    clock = Clock()
    alerts = Alerts(app.state.database, Settings(), clock)
    sent = [asyncio.run(alerts.send())]
    clock.time += LONGEST_REST
    sent += [asyncio.run(alerts.send()), asyncio.run(alerts.send())]
    assert sent == [0, 1, 0]
    assert [(note["flag"], note["kind"], note["sure"]) for note in Hook.got] == [(flag, "risk_self_harm", True)]
    assert WORDS not in json.dumps(Hook.got)
    with app.state.database.session() as session:
        assert session.get(SafetyFlag, flag).hooked_at is not None
        assert session.get(SafetyFlag, flag).mailed_at is None


def test_a_note_that_is_refused_holds_up_none_behind_it(app: Any, hook: str, monkeypatch: Any) -> None:
    first = raised(app)
    raised(app, sender="somebody else")
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", hook)
    assert asyncio.run(Alerts(app.state.database, Settings(), Clock()).send()) == 1
    assert [note["flag"] for note in Hook.got] == [first], "the newest goes first, and was refused"


def test_a_flag_that_staff_dealt_with_already_sends_no_note_and_the_newest_goes_first(
    app: Any, ann: TestClient, hook: str, monkeypatch: Any
) -> None:
    Hook.refuse = 0
    dealt_with, older, newer = (raised(app, sender=f"somebody {number}") for number in range(3))
    ann.post(f"/staff/flags/{dealt_with}", data={"state": "closed", "why": "rang", "token": token(ann)})
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", hook)
    assert asyncio.run(Alerts(app.state.database, Settings(), Clock()).send()) == 2
    assert [note["flag"] for note in Hook.got] == [newer, older]


def test_what_cannot_be_noted_as_sent_is_not_sent_again(app: Any, hook: str, monkeypatch: Any) -> None:
    Hook.refuse = 0
    flag = raised(app)
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", hook)
    with app.state.database.session() as session:
        full = "CREATE TRIGGER full BEFORE UPDATE ON safety_flag BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        session.execute(text(full))
    alerts = Alerts(app.state.database, Settings(), Clock())
    assert [asyncio.run(alerts.send()) for _ in range(2)] == [1, 0]
    second = raised(app, sender="somebody else")
    assert asyncio.run(alerts.send()) == 1
    assert [note["flag"] for note in Hook.got] == [flag, second]
    with app.state.database.session() as session:
        session.execute(text("DROP TRIGGER full"))
    assert asyncio.run(alerts.send()) == 0
    with app.state.database.session() as session:
        assert all(session.get(SafetyFlag, one).hooked_at is not None for one in (flag, second))


def test_a_dead_webhook_holds_up_no_email_and_a_dead_mail_server_sends_no_note_twice(
    app: Any, hook: str, monkeypatch: Any
) -> None:
    raised(app)
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    Hook.refuse = 0
    mailed: list[dict[str, Any]] = []
    monkeypatch.setenv("NOD_ALERT_EMAIL", "desk@clinic.example")
    monkeypatch.setenv("NOD_SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", hook)
    alerts = Alerts(app.state.database, Settings(), Clock())
    assert [asyncio.run(alerts.send()) for _ in range(3)] == [1, 0, 0]
    assert len(Hook.got) == 1, "the webhook is not asked again because the mail server is away"
    raised(app, sender="somebody else")
    monkeypatch.setenv("NOD_ALERT_WEBHOOK", f"http://127.0.0.1:{port}/")
    monkeypatch.setattr("bot.web.mail.send", lambda note, *_: mailed.append(note))
    assert asyncio.run(Alerts(app.state.database, Settings(), Clock()).send()) == 2
    assert len(mailed) == 2


def test_no_open_flag_is_left_off_the_list(ann: TestClient, app: Any) -> None:
    first = raised(app)
    for number in range(60):
        raised(app, sender=f"somebody {number}")
    assert f"/staff/flags/{first}" in ann.get("/staff/").text


def test_an_email_goes_to_who_is_named_in_both_languages_and_without_words(app: Any, monkeypatch: Any) -> None:
    got: list[bytes] = []

    async def serve() -> int:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"220 here\r\n")
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b"DATA":
                    writer.write(b"354 go on\r\n")
                    while (line := await reader.readline()) != b".\r\n":
                        got.append(line)
                writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
                if verb == b"QUIT":
                    break
            writer.close()

        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("NOD_ALERT_EMAIL", "desk@clinic.example")
        monkeypatch.setenv("NOD_SMTP_URL", f"smtp://127.0.0.1:{port}")
        sent = await Alerts(app.state.database, Settings()).send()
        server.close()
        return sent

    raised(app)
    assert asyncio.run(serve()) == 1
    mail = b"".join(got).decode()
    assert "To: desk@clinic.example" in mail
    assert "somebody may need help" in mail
    assert WORDS not in mail
