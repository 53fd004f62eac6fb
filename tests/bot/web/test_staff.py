"""The staff pages: who may see what, and the trace of each look."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from actions.guide.domains import domains
from actions.guide.table import load_guide
from actions.record.elements import Span, current, save_elements, several, whole
from actions.record.flags import STATES
from actions.record.goals import choose_goal, goals_of, open_review
from actions.record.models import AccessLog, ChannelIdentity, Message, SafetyFlag
from actions.record.noticed import notice
from actions.record.people import give_consent, meet, share
from actions.record.staff import add_staff
from actions.record.transcript import keep_message, keep_reply
from bot.locale import LANGUAGES, text
from bot.web.pages import local_time

Browser = Callable[[], TestClient]
PASSWORD = "four words make one"
PAGES = ["/staff/", "/staff/people/p-00000000000000000000"]


@pytest.fixture
def person(app: object) -> str:
    """Somebody who shared one of two goals."""
    with app.state.database.session() as session:  # type: ignore[attr-defined]
        add_staff(session, "ann", PASSWORD, name="Ann")
        identity = meet(session, "kiosk", "somebody")
        give_consent(session, identity.person_id, "2026-11", "en")
        message, _ = keep_message(session, identity, "to walk to the shop")
        hope = save_elements(session, message, "hope", "hope_words", [whole(message.text)])[0]
        private, _ = keep_message(session, identity, "to leave my <job>")
        kept_back = save_elements(session, private, "hope", "hope_more", several(private.text))[0]
        keep_reply(session, identity, "You said: “to leave my <job>”. Why?", None, "hopes")
        keep_reply(session, identity, "So your job is a burden.", None, "hopes")
        goals = [choose_goal(session, one) for one in (hope, kept_back)]
        flagged, _ = keep_message(session, identity, "words like a risk")
        session.add(SafetyFlag(person_id=identity.person_id, message_id=flagged.id, kind="severe_distress"))
        share(session, identity.person_id, [goals[0].id])
        hidden = meet(session, "kiosk", "somebody else")
        give_consent(session, hidden.person_id, "2026-11", "en")
        return str(identity.person_id)


def sign_in(client: TestClient, password: str = PASSWORD) -> int:
    return client.post("/staff/login", data={"username": "ann", "password": password}).status_code


def trace(app: object) -> list[tuple[str, str, str | None]]:
    with app.state.database.session() as session:  # type: ignore[attr-defined]
        lines = session.scalars(select(AccessLog).order_by(AccessLog.id))
        return [(line.actor, line.act, line.person_id) for line in lines]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_before_signing_in(browser: Browser, person: str, path: str) -> None:
    answer = browser().get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/login")


def test_a_wrong_password_is_refused_and_noted(browser: Browser, person: str, app: object) -> None:
    assert sign_in(browser(), "wrong words here") == 401
    assert trace(app)[-1][1] == "sign_in_refused"


def test_guessing_is_slowed_down(browser: Browser, person: str) -> None:
    client = browser()
    assert [sign_in(client, f"guess number {n}") for n in range(12)][-1] == 429


def test_who_shared_is_listed_and_nobody_else(browser: Browser, person: str) -> None:
    client = browser()
    assert sign_in(client) == 303
    html = client.get("/staff/").text
    assert html.count('href="/staff/people/p-') == 2, "in the list, and in the flags"
    assert person in html
    assert "to walk to the shop" in html
    assert "Severe distress" in html


def test_the_outcomes_stand_beside_the_transcript_with_the_words_marked(browser: Browser, person: str) -> None:
    client = browser()
    sign_in(client)
    html = client.get(f"/staff/people/{person}").text
    link = re.search(r'href="#(m\d+-\d+)"', html)
    assert link
    assert f'<mark id="{link.group(1)}">to walk to the shop</mark>' in html


def test_every_state_and_decision_has_words_in_both_languages() -> None:
    decisions = load_guide().question("review_next").choices  # type: ignore[union-attr]
    states = ("proposed", "accepted", "active", "on-hold", "completed", "cancelled")
    wanted = [f"decision_{choice.value}" for choice in decisions] + [f"state_{state}" for state in STATES]
    for key in [*wanted, *(f"status_{state}" for state in states if state != "proposed")]:
        assert all(text("staff", key, language) for language in LANGUAGES), key


def test_a_review_is_shown_whatever_was_decided(browser: Browser, person: str, app: Any) -> None:
    with app.state.database.session() as session:
        goal = next(goal for goal in goals_of(session, person) if goal.shared)
        open_review(session, goal).decision = "next"
    client = browser()
    sign_in(client)
    assert "plans the next step" in client.get(f"/staff/people/{person}").text


def test_every_area_of_well_being_has_its_name_in_the_act_for_staff(browser: Browser, person: str, app: Any) -> None:
    for domain in domains():
        assert all(text("staff", f"domain_{domain.code}", language) for language in LANGUAGES), domain.code
    with app.state.database.session() as session:
        for hope in current(session, person, "hope"):
            hope.domain = "g"
    client = browser()
    sign_in(client)
    shown = client.get(f"/staff/people/{person}").text
    assert shown.count("Social and economic well-being") == 2, "beside the hope, and beside its goal"


def test_a_wish_that_could_harm_is_marked(browser: Browser, person: str, app: Any) -> None:
    client = browser()
    sign_in(client)
    assert "could harm" not in client.get(f"/staff/people/{person}").text
    with app.state.database.session() as session:
        for hope in current(session, person, "hope"):
            hope.caution = True
    assert client.get(f"/staff/people/{person}").text.count("could harm") == 1, "of the one that was shared"


def test_times_are_shown_as_the_clocks_in_wales() -> None:
    assert local_time(datetime(2026, 7, 1, 12, 30, tzinfo=timezone.utc)) == "2026-07-01 13:30"
    assert local_time(datetime(2026, 12, 1, 12, 30, tzinfo=timezone.utc)) == "2026-12-01 12:30"


def test_what_is_withheld_is_nowhere_on_the_page(browser: Browser, person: str) -> None:
    client = browser()
    sign_in(client)
    html = client.get(f"/staff/people/{person}").text
    assert "leave my" not in html
    assert "job" not in html, "not turned towards the person either"
    assert "kept private by the person" in html


def test_what_was_heard_in_a_private_line_is_not_offered_on_the_page(browser: Browser, person: str, app: Any) -> None:
    with app.state.database.session() as session:
        private = session.scalars(select(Message).where(Message.text == "to leave my <job>")).one()
        notice(session, private, "person", Span("my <job>", 9, 17))
        identity = session.get(ChannelIdentity, private.identity_id)
        keep_message(session, identity, "go on")
        keep_reply(session, identity, "Earlier you said: “my <job>”.", None, "people_and_places")
    client = browser()
    sign_in(client)
    assert "Earlier you said" not in client.get(f"/staff/people/{person}").text


def test_every_look_leaves_a_trace(browser: Browser, person: str, app: object) -> None:
    client = browser()
    sign_in(client)
    client.get("/staff/")
    client.get(f"/staff/people/{person}")
    looked = [("ann", "list", None), ("ann", "read_flag", person), ("ann", "read", person)]
    assert trace(app)[-4:] == [("ann", "sign_in", None), *looked]


def test_a_record_that_is_not_shared_cannot_be_told_from_none(browser: Browser, person: str, app: object) -> None:
    client = browser()
    sign_in(client)
    with app.state.database.session() as session:  # type: ignore[attr-defined]
        hidden = meet(session, "kiosk", "somebody else").person_id
    answers = [client.get(f"/staff/people/{who}") for who in (hidden, "p-nobody")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text
    assert trace(app)[-2][1:] == ("read_refused", hidden)


def test_signing_out_ends_the_session_on_the_server(browser: Browser, person: str) -> None:
    client = browser()
    sign_in(client)
    token = client.cookies["nod_staff"]
    form = re.search(r'name="token" value="(\w+)"', client.get("/staff/").text)
    assert form
    client.post("/staff/logout", data={"token": form.group(1)})
    again = browser()
    again.cookies["nod_staff"] = token
    assert again.get("/staff/").status_code == 303


def test_the_pages_speak_welsh(browser: Browser, person: str) -> None:
    client = browser()
    sign_in(client)
    client.get("/staff/language?lang=cy")
    assert "Cofnodion a rannwyd" in client.get("/staff/").text
