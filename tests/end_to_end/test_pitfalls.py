"""What Rasa does wrong for us, row by row: a patient's words lost, mixed up or misread. Each row is a test here."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.end_to_end.scripts import ENGLISH, until
from tests.end_to_end.service import HTTP, Nod, Talk

ORDINARY = "to walk to the shop each day"


def at(nod: Nod, question: str, language: str = "en") -> Talk:
    """Return a conversation in which a question is being asked."""
    talk = nod.someone(language)
    talk.says(*until(question, language))
    assert talk.question == question
    return talk


def test_one_message_fills_one_question(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.say(ORDINARY)
    assert talk.question == "hope_words"
    assert talk.slots["hope_words"] is None


CONTROLS = [
    ("stop", "en"),
    ("why do you ask", "en"),
    ("what do you mean", "en"),
    ("go back", "en"),
    ("say that again", "en"),
    ("who sees this", "en"),
    ("can I talk to a person", "en"),
    ("pause", "en"),
    ("i don't know", "en"),
    ("this is useless", "en"),
    ("stopio", "cy"),
    ("pam ydych chi'n gofyn", "cy"),
    ("beth mae hynny'n ei olygu", "cy"),
    ("pwy sy'n gweld hyn", "cy"),
    ("dwi ddim yn gwybod", "cy"),
]


@pytest.mark.parametrize(("phrase", "language"), CONTROLS)
def test_a_control_phrase_is_never_saved_as_an_answer(nod: Nod, phrase: str, language: str) -> None:
    talk = at(nod, "hope_words", language)
    talk.say(phrase)
    assert talk.record["hopes"] == []
    assert talk.question in ("hope_words", "hope_good_day")
    talk.say(ORDINARY if language == "en" else "cerdded i'r siop bob dydd")
    if talk.question == "hope_words":  # after going back the answer belongs to the question before
        talk.say(ORDINARY)
    assert len(talk.record["hopes"]) == 1, "afterwards the conversation goes on where it was"


@pytest.mark.parametrize("payload", ["/affirm", "/deny", "/restart", "/session_start", "/back", "/nonsense", "/ "])
def test_a_payload_is_never_saved_as_an_answer_and_wipes_nothing(nod: Nod, payload: str) -> None:
    talk = at(nod, "strength_good_at")
    talk.say(payload)
    assert talk.question is not None
    assert not [w for w in talk.words("strengths") if w.startswith("/") and w != payload]
    assert payload not in talk.words("strengths")
    assert len(talk.record["hopes"]) == 2


@pytest.mark.parametrize(
    "answer",
    [
        "I want to stop smoking",
        "go back to work",
        "no one to talk to",
        "I don't know many people but my sister helps",
        "I walk to the shop each day",
        "help from my daughter",
    ],
)
def test_an_answer_is_not_lost_because_it_holds_a_control_word(nod: Nod, answer: str) -> None:
    talk = at(nod, "hope_words")
    talk.say(answer)
    assert talk.words("hopes") == [answer]


def test_a_welsh_answer_is_not_taken_for_a_command(nod: Nod) -> None:
    talk = at(nod, "hope_words", "cy")
    talk.say("mynd yn ôl i'r gwaith")
    assert talk.words("hopes") == ["mynd yn ôl i'r gwaith"]


def test_a_pause_keeps_the_question_open(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    assert "your place" in talk.say("can we pause")
    assert talk.question == "hope_words"
    talk.say(ORDINARY)
    assert talk.words("hopes") == [ORDINARY]


def test_stopping_is_kind_and_what_comes_next_is_not_lost(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    assert "delete my data" in talk.say("I want to stop now")
    talk.say(ORDINARY)
    assert talk.words("hopes") == [ORDINARY]


def test_a_new_session_asks_on_where_the_old_one_ended(nod: Nod) -> None:
    """Rasa ends a session after an hour: the open question must take the answer that comes then."""
    talk = at(nod, "offer_words")
    events = f"{nod.rasa}/conversations/{talk.sender}/execute"
    HTTP.post(events, json={"name": "action_session_start"}, timeout=30).raise_for_status()
    assert talk.question == "offer_words"
    talk.say("I can bake bread")
    assert talk.words("offers") == ["I can bake bread"]


@pytest.mark.parametrize(
    ("text", "question"),
    [("   ", "hope_words"), ("🙂🙂", "hope_words"), ("x" * 10_001, "hope_words")],
    ids=["blanks", "emoji", "too long"],
)
def test_what_cannot_be_taken_gets_a_clear_reaction_and_the_question_stays(nod: Nod, text: str, question: str) -> None:
    talk = at(nod, question)
    answer = talk.say(text)
    assert any(words in answer for words in ("only read words", "get any words", "in two or three parts")), answer
    assert (talk.question, talk.record["hopes"]) == (question, [])


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('x')</script> to be <b>safe</b>",
        "‏אני רוצה ללכת‏",
        "to walk {hope_words} and {part} {0} %s",
        "word " * 1000,
        "to walk 🙂 again",
        "O’Neill’s café; “quoted”",
    ],
    ids=["markup", "right to left", "placeholders", "5,000 characters", "emoji inside", "curly"],
)
def test_unusual_words_are_kept_verbatim(nod: Nod, text: str) -> None:
    talk = at(nod, "hope_good_day")
    talk.say(text)
    assert talk.question == "hope_words"
    assert text.strip() in [message.text for message in talk.messages if message.author == "person"]


def test_bad_input_at_every_question_changes_nothing(nod: Nod) -> None:
    talk = nod.someone()
    talk.say("hello")
    for question, answer in ENGLISH:
        for bad in ("", " \n ", "🙂", "\x00\x07", "?!…", "/nonsense"):
            assert talk.say(bad), f"no reaction to {bad!r} at {question}"
            assert talk.question == question
        talk.say(answer)
    assert [hope["words"] for hope in talk.record["hopes"]] == dict(ENGLISH)["hope_words"].split("\n")
    assert (len(talk.record["goals"]), talk.record["state"]) == (1, "shared")


@pytest.mark.parametrize("first", ["skip", "i don't know", "yes", "go back", "to walk again", "🙂", "thank you"])
def test_whatever_is_said_first_nod_says_what_it_is_before_it_asks(nod: Nod, first: str) -> None:
    talk = nod.someone()
    assert "not an assessment" in talk.say(first)
    assert talk.question == "consent"


def test_nul_bytes_are_left_out_and_the_rest_is_kept(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    talk.say("to\x00 walk")
    assert talk.words("hopes") == ["to walk"]


def test_the_same_message_delivered_twice_is_one_answer(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.say(ORDINARY, message_id="m-1")
    assert talk.say(ORDINARY, message_id="m-1") == ""
    assert talk.question == "hope_words"


def test_messages_at_once_have_their_turns_in_order_and_do_not_wait_a_second(nod: Nod) -> None:
    talk = at(nod, "strength_good_at")
    begun = time.monotonic()
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(talk.say, ("I can mend clocks", "I can bake bread", "I can fix bikes")))
    assert len(talk.words("strengths")) == 3
    assert talk.question == "people_words"
    # Stock Rasa lets the third wait two whole seconds; the bound is wide, and only says that nothing polls by seconds.
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"message": 5}', b'{"sender": "", "message": "x"}', b'{"sender": "x", "message": null}'],
)
def test_a_malformed_request_gets_a_clear_error(nod: Nod, body: bytes) -> None:
    answer = HTTP.post(
        f"{nod.rasa}/webhooks/rest/webhook", content=body, headers={"content-type": "application/json"}, timeout=10
    )
    assert answer.status_code == 400


def test_three_hundred_turns_do_not_make_the_tracker_grow(nod: Nod) -> None:
    talk = at(nod, "strength_good_at")
    largest = 0
    for turn in range(300):
        talk.say("what do you mean" if turn % 2 else "who sees this")
        if turn % 20 == 19:
            kinds = [event["event"] for event in talk.tracker["events"]]
            largest = max(largest, kinds[::-1].index("session_started"))
    assert largest < 400, "what is read in each turn are the events since the session began"
    assert talk.question == "strength_good_at"


def test_the_kiosk_channel_takes_nothing_without_the_key(nod: Nod) -> None:
    answer = HTTP.post(f"{nod.rasa}/webhooks/kiosk/webhook", json={"sender_id": "x", "text": "y"}, timeout=10)
    assert answer.status_code == 403


def test_the_services_listen_on_loopback_only(nod: Nod) -> None:
    for address in (nod.rasa, nod.actions, nod.web):  # the web app does by default; NOD_HOST changes it
        port = f"{int(address.rsplit(':', 1)[1]):04X}"
        rows = [line.split() for file in ("tcp", "tcp6") for line in Path(f"/proc/net/{file}").read_text().splitlines()]
        listening = [row[1] for row in rows if row[1].endswith(f":{port}") and row[3] == "0A"]
        assert listening == [f"0100007F:{port}"]


def test_parse_names_the_intent_of_the_contract(nod: Nod) -> None:
    said = "I want to swim again and my sister Ann would come on Tuesdays"
    parsed = HTTP.post(f"{nod.rasa}/model/parse", json={"text": said}, timeout=10).json()
    assert parsed["intent"]["name"] == "answer"
    assert any(e["entity"] == "person" and "my sister" in e["value"] for e in parsed["entities"])
    assert all(said[e["start"] : e["end"]] == e["value"] for e in parsed["entities"])


def test_a_risk_is_answered_with_who_can_help_and_flagged(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    answer = talk.say("I want to end my life")
    assert "999" in answer
    assert "116 123" in answer
    assert (talk.record["hopes"], talk.question) == ([], "hope_words")
    assert [flag["kind"] for flag in talk.record["safety_flags"]] == ["risk_self_harm"]


def test_no_personal_words_are_in_any_log(nod: Nod) -> None:
    secret = "a very private matter about marmalade"
    talk = at(nod, "hope_words")
    talk.say(secret)
    talk.say(secret)
    assert "marmalade" not in nod.logs() + nod.said()
    assert talk.sender not in nod.logs()
