"""The kiosk: language first, words kept, two tabs, double clicks, the screen cleared."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from limits import parse
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from actions.record.models import ChannelIdentity, Message
from actions.record.transcript import LONGEST, keep_reply
from tests.bot.web.conftest import PlayedRasa

Browser = Callable[[], TestClient]


def field(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, f"no field {name}"
    return found.group(1)


def begin(client: TestClient, language: str = "en") -> str:
    """Begin a chat and return its page."""
    assert client.post("/start", data={"language": language}).status_code == 303
    return client.get("/chat").text


def form(html: str, **given: str) -> dict[str, str]:
    return {name: field(html, name) for name in ("token", "uid", "seen")} | given


def said(app: object) -> list[tuple[str, str]]:
    with app.state.database.session() as session:  # type: ignore[attr-defined]
        messages = session.scalars(select(Message).where(Message.author == "person").order_by(Message.id))
        return [(message.text, message.state) for message in messages]


def test_the_start_page_offers_both_languages_alike(browser: Browser) -> None:
    html = browser().get("/").text
    for words in ("Start in English", "Dechrau yn Gymraeg", "999", "116 123"):
        assert words in html
    assert html.count('class="nod-language"') == 2


def test_a_chat_begins_in_the_language_that_was_chosen(browser: Browser, rasa: PlayedRasa) -> None:
    html = begin(browser(), "cy")
    assert '<html lang="cy">' in html
    assert "Eich ateb" in html
    assert (rasa.got[0]["payload"], rasa.got[0]["language"], rasa.got[0]["text"]) == ("/greet", "cy", "Dechrau")


def test_without_a_chat_there_is_only_the_start(browser: Browser) -> None:
    answer = browser().get("/chat")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_what_is_said_is_shown_with_its_answer(browser: Browser, rasa: PlayedRasa, app: object) -> None:
    client = browser()
    html = begin(client)
    rasa.reply = ("Why does that matter?", [{"title": "Skip", "payload": "/skip"}])
    assert client.post("/chat", data=form(html, message="to <b>walk</b>\x00 ‏שלום")).status_code == 303
    html = client.get("/chat").text
    assert "to &lt;b&gt;walk&lt;/b&gt; ‏שלום" in html
    assert "Why does that matter?" in html
    assert 'value="/skip">Skip</button>' in html
    assert said(app)[-1] == ("to <b>walk</b> ‏שלום", "handled")


def test_a_tapped_button_is_kept_by_its_title(browser: Browser, rasa: PlayedRasa, app: object) -> None:
    client = browser()
    rasa.reply = ("Shall we?", [{"title": "Yes, start", "payload": "/affirm"}])
    html = begin(client)
    client.post("/chat", data=form(html, choice="/affirm"))
    assert (rasa.got[-1]["payload"], rasa.got[-1]["text"]) == ("/affirm", "Yes, start")
    assert said(app)[-1][0] == "Yes, start"


def test_the_buttons_of_an_offer_and_of_the_question_after_it_can_both_be_tapped(
    browser: Browser, rasa: PlayedRasa, app: Any
) -> None:
    client = browser()
    rasa.reply = ("Shall I put that down?", [{"title": "Yes, put it down", "payload": "/affirm"}])
    begin(client)
    with app.state.database.session() as session:
        identity = session.scalars(select(ChannelIdentity)).one()
        keep_reply(session, identity, "Who is alongside you?", [{"title": "Skip", "payload": "/skip"}], "hopes")
    html = client.get("/chat").text
    assert html.index(">Yes, put it down</button>") < html.index(">Skip</button>")
    client.post("/chat", data=form(html, choice="/affirm"))
    assert rasa.got[-1]["payload"] == "/affirm"


def test_a_button_that_is_not_offered_does_nothing(browser: Browser, rasa: PlayedRasa) -> None:
    client = browser()
    html = begin(client)
    assert client.post("/chat", data=form(html, choice="/delete_data")).status_code == 422
    assert len(rasa.got) == 1


def test_a_double_click_is_one_message(browser: Browser, rasa: PlayedRasa, app: object) -> None:
    client = browser()
    sent = form(begin(client), message="to walk")
    assert [client.post("/chat", data=sent).status_code for _ in range(2)] == [303, 303]
    assert [text for text, _ in said(app)].count("to walk") == 1


def test_other_words_from_the_same_form_are_another_message(browser: Browser, rasa: PlayedRasa, app: object) -> None:
    """Where an answer never came the page stays as it was, and what is written then may be quite different."""
    client = browser()
    sent = form(begin(client), message="to walk")
    client.post("/chat", data=sent)
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": False}
    answer = client.post("/chat", data=sent | {"message": "words like a risk"})
    assert "Call 116 123." in answer.text
    assert rasa.got[-1]["uid"] != rasa.got[-2]["uid"]


def test_a_second_tab_never_answers_another_question(browser: Browser, rasa: PlayedRasa, app: object) -> None:
    client = browser()
    first = second = begin(client)
    client.post("/chat", data=form(first, message="to walk"))
    late = client.post("/chat", data=form(second, message="because of my dog") | {"uid": "another-window-1"})
    assert late.status_code == 409
    assert "went on in another window" in late.text
    assert "because of my dog</textarea>" in late.text, "the words stay in the box"
    assert "because of my dog" not in [text for text, _ in said(app)]


@pytest.mark.parametrize("stands", [True, False])
def test_in_a_second_tab_a_risk_is_heard_all_the_same(browser: Browser, rasa: PlayedRasa, stands: bool) -> None:
    client = browser()
    first = second = begin(client)
    client.post("/chat", data=form(first, message="to walk"))
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": stands}
    late = client.post("/chat", data=form(second, message="words like a risk") | {"uid": "another-window-1"})
    assert rasa.got[-1]["only_risk"] is True
    assert ("went on in another window" in late.text, "Call 116 123." in late.text) == (False, not stands)


def test_words_that_are_too_long_are_read_for_a_risk(browser: Browser, rasa: PlayedRasa) -> None:
    client = browser()
    html = begin(client)
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": False}
    answer = client.post("/chat", data=form(html, message="a" * (LONGEST + 1)))
    assert "Call 116 123." in answer.text
    rasa.hears = None
    answer = client.post("/chat", data=form(client.get("/chat").text, message="a" * (LONGEST + 1)))
    assert answer.status_code == 422
    assert "Call 116 123." not in answer.text


def test_too_many_in_a_minute_are_read_for_a_risk(
    browser: Browser, rasa: PlayedRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser()
    html = begin(client)
    from bot.web.kiosk import routes

    monkeypatch.setattr(routes, "MESSAGES", parse("1/minute"))
    assert client.post("/chat", data=form(html, message="to walk")).status_code == 303
    html = client.get("/chat").text
    often = client.post("/chat", data=form(html, message="and to swim"))
    assert (often.status_code, "and to swim</textarea>" in often.text) == (429, True)
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": False}
    assert "Call 116 123." in client.post("/chat", data=form(html, message="words like a risk")).text


def test_an_answer_to_a_risk_that_the_transcript_does_not_hold_is_shown_beside_it(
    browser: Browser, rasa: PlayedRasa
) -> None:
    client = browser()
    html = begin(client)
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": False}
    assert "Call 116 123." in client.post("/chat", data=form(html, message="words like a risk")).text


@pytest.mark.parametrize("is_risk", [True, False])
def test_with_no_record_to_be_had_a_risk_is_answered_and_other_words_stay_in_the_box(
    browser: Browser, rasa: PlayedRasa, monkeypatch: pytest.MonkeyPatch, is_risk: bool
) -> None:
    client = browser()
    sent = form(begin(client), message="some words")
    from bot.web.kiosk import conversation

    def away(*_: object) -> None:
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(conversation, "view", away)
    rasa.reply = ("Call 116 123.", [])
    rasa.hears = {"replies_kept": False, "kept": True} if is_risk else None
    rasa.is_up = is_risk
    phone = {"accept": "application/json", "user-agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}
    told = client.post("/chat", data=sent, headers=phone).json()
    assert ('href="tel:116123"' in told["note_html"], told["words"]) == (
        (True, "") if is_risk else (False, "some words")
    )
    page = client.post("/chat", data=sent)
    assert page.status_code == 503
    assert ("Call 116 123." in page.text) is is_risk
    assert "999" in page.text, "who can help stands on the page of an error too"


@pytest.mark.parametrize(("work", "patience"), [("keep", "KEEP_SECONDS"), ("view", "READ_SECONDS")])
def test_a_database_that_hangs_holds_up_no_answer_to_a_risk(
    browser: Browser, rasa: PlayedRasa, monkeypatch: pytest.MonkeyPatch, work: str, patience: str
) -> None:
    client = browser()
    html = begin(client)
    from bot.web.kiosk import conversation, routes

    monkeypatch.setattr(routes, patience, 0.1)
    done = threading.Event()
    monkeypatch.setattr(conversation, work, lambda *_: done.wait(10))
    rasa.reply, rasa.hears = ("Call 116 123.", []), {"replies_kept": False, "kept": True}
    answer = client.post("/chat", data=form(html, message="words like a risk"))
    assert not done.is_set()
    assert "Call 116 123." in answer.text
    done.set()


def test_with_rasa_away_the_words_are_kept_and_can_be_tried_again(
    browser: Browser, rasa: PlayedRasa, app: object
) -> None:
    client = browser()
    html = begin(client)
    rasa.is_up = False
    answer = client.post("/chat", data=form(html, message="to walk"))
    assert "Your words are kept" in answer.text
    assert said(app)[-1] == ("to walk", "received")
    html = client.get("/chat").text
    assert "Try again" in html
    rasa.is_up = True
    client.post("/chat", data=form(html, choice="/repeat"))
    assert (rasa.got[-1]["payload"], rasa.got[-1]["text"]) == ("/repeat", "Try again")


def test_with_the_database_away_the_words_stay_in_the_box(
    browser: Browser, app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser()
    html = begin(client)
    from bot.web.kiosk import conversation

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(conversation, "keep", full)
    answer = client.post("/chat", data=form(html, message="to walk"))
    assert answer.status_code == 503
    assert "could not save that" in answer.text
    assert "to walk</textarea>" in answer.text


@pytest.mark.parametrize(
    ("words", "reaction"), [("   ", "get any words"), ("x" * (LONGEST + 1), "in two or three parts")]
)
def test_what_cannot_be_kept_gets_a_clear_reaction(browser: Browser, words: str, reaction: str) -> None:
    client = browser()
    answer = client.post("/chat", data=form(begin(client), message=words))
    assert answer.status_code == 422
    assert reaction in answer.text


def test_a_reload_sends_nothing_again(browser: Browser, rasa: PlayedRasa) -> None:
    client = browser()
    begin(client)
    assert client.get("/chat").text.count("data-id") == client.get("/chat").text.count("data-id")
    assert len(rasa.got) == 1


def test_scripts_get_only_the_conversation(browser: Browser) -> None:
    client = browser()
    html = begin(client)
    answer = client.post("/chat", data=form(html, message="to walk"), headers={"accept": "application/json"})
    assert answer.json()["html"].lstrip().startswith("<section")
    assert "<html" not in answer.json()["html"]


def test_when_everything_was_deleted_the_browser_forgets_too(browser: Browser, rasa: PlayedRasa) -> None:
    client = browser()
    html = begin(client)
    rasa.erases = True
    answer = client.post("/chat", data=form(html, message="yes"), headers={"accept": "application/json"})
    assert answer.json() == {"to": "/?deleted"}
    assert client.get("/chat").headers["location"] == "/"


def test_finishing_clears_the_screen_for_the_next_person(browser: Browser) -> None:
    client = browser()
    html = begin(client)
    answer = client.post("/finish", data={"token": field(html, "token")})
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert client.get("/chat").headers["location"] == "/"
    assert "The screen is clear" in client.get("/?finished").text


def test_two_visitors_never_see_each_other(browser: Browser) -> None:
    first, second = browser(), browser()
    client_html = begin(first)
    first.post("/chat", data=form(client_html, message="a secret of mine"))
    assert "a secret of mine" not in begin(second)


def test_the_cookie_is_not_the_name_of_the_conversation(browser: Browser, rasa: PlayedRasa) -> None:
    client = browser()
    begin(client)
    assert client.cookies["nod_chat"] not in rasa.got[0]["sender_id"]
    assert len(client.cookies["nod_chat"]) >= 43, "256 random bits"
