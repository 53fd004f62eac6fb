"""The same conversation over Telegram: the real library against a real HTTP Bot API on loopback."""

from __future__ import annotations

import hashlib
import hmac
import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from actions.record.document import document
from actions.record.models import ChannelIdentity, Goal, Message, Person, Reminder
from actions.record.reminders import plan
from actions.record.times import now
from tests.end_to_end.bot_api import TOKEN, BotApi
from tests.end_to_end.kiosk import Kiosk
from tests.end_to_end.scripts import ENGLISH
from tests.end_to_end.service import HTTP, Nod

BY_NIGHT_TOO = {"NOD_REMIND_FROM": "00:00", "NOD_REMIND_UNTIL": "23:59"}


@pytest.fixture(scope="module")
def nod(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nod]:
    folder = tmp_path_factory.mktemp("telegram")
    running = Nod(folder, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.url, NOD_REMINDER_SECONDS="1", **BY_NIGHT_TOO)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def told(nod: Nod, api: BotApi) -> int:
    """A chat that told everything and shared it: in each process whose tests need it."""
    chat = 501
    api.write(chat, "/start")
    api.wait_for(chat, "Telegram can see what is written here")
    api.wait_for(chat, "Gall Telegram weld")
    api.wait_for(chat, "Is it all right to start?")
    api.tap(chat, "Yes, start")
    api.wait_for(chat, "What is a good day like")
    for number, (question, answer) in enumerate([*ENGLISH[1:], ("readback_remind", "in two weeks")], 1):
        said = len(api.to(chat))
        if question == "goal_progress":
            api.tap(chat, "3")
        else:
            api.write(chat, answer)
        end = time.monotonic() + 20
        while len(api.to(chat)) == said and time.monotonic() < end:
            time.sleep(0.02)
        if number < len(ENGLISH):
            assert len(api.to(chat)) > said, f"nothing was said after {question}"
            time.sleep(0.25)
    api.wait_for(chat, "your care team can now see it")
    return chat


@pytest.mark.usefixtures("told")
def test_a_whole_conversation_over_telegram_becomes_a_record(nod: Nod) -> None:
    with nod.database.session() as session:
        person = session.scalars(select(Person).where(Person.state == "shared")).one()
        record = document(session, person)
    assert (record["channel"], record["goals"][0]["words"]) == ("telegram", "to get back to the bowling club")
    assert record["goals"][0]["progress"][0]["value"] == 3


def test_a_reminder_that_was_agreed_to_outlives_a_restart_and_leads_to_the_review(
    nod: Nod, api: BotApi, told: int
) -> None:
    with nod.database.session() as session:
        reminder = session.scalar(select(Reminder).where(Reminder.state == "waiting"))
        if reminder is None:  # the test of those who want no more of them may have come first in this process
            reminder = plan(session, session.scalars(select(Goal)).one(), 2)
        assert reminder.due_at > now() + timedelta(days=12), "in two weeks, as agreed"
    nod.stop()
    make_due(nod)
    assert not [m for m in api.to(told) if "You asked me to write today" in m["text"]]
    nod.start()
    api.wait_for(told, "You asked me to write today")
    api.tap(told, "Not now")
    api.wait_for(told, "I will ask again on")
    make_due(nod)
    wait_until(lambda: len([m for m in api.to(told) if "You asked me to write today" in m["text"]]) == 2)
    api.tap(told, "Yes, look back")
    api.wait_for(told, "How did it go?")
    api.write(told, "I rang and they were kind")
    api.wait_for(told, "Where are you with your goal today?")
    api.write(told, "6")
    api.wait_for(told, "Has anything, or anyone, helped so far?")
    with nod.database.session() as session:
        person = session.get(Person, reminder.person_id)
        assert [p["value"] for p in document(session, person)["goals"][0]["progress"]] == [3, 6]


@pytest.mark.parametrize("said", ["no more reminders", "dim mwy o nodiadau atgoffa"])
def test_whoever_wants_no_more_reminders_gets_none(nod: Nod, api: BotApi, told: int, said: str) -> None:
    with nod.database.session() as session:
        goal = session.scalars(select(Goal)).one()
        plan(session, goal, 2)
    api.write(told, said)
    wait_until(lambda: not waiting_reminders(nod))


def make_due(nod: Nod) -> None:
    with nod.database.session() as session:
        for reminder in session.scalars(select(Reminder).where(Reminder.state == "waiting")):
            reminder.due_at = now() - timedelta(minutes=1)


def waiting_reminders(nod: Nod) -> int:
    with nod.database.session() as session:
        return len(session.scalars(select(Reminder).where(Reminder.state == "waiting")).all())


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def test_the_chat_id_is_not_the_name_of_the_conversation(nod: Nod, api: BotApi) -> None:
    with nod.database.session() as session:
        assert not [p.id for p in session.scalars(select(Person)) if "501" in p.identities[0].sender_id[:13]]


def test_a_second_tap_answers_no_other_question(nod: Nod, api: BotApi) -> None:
    chat = 503
    api.write(chat, "hello")
    api.wait_for(chat, "Is it all right to start?")
    api.tap(chat, "Yes, start")
    api.tap(chat, "Yes, start")
    api.wait_for(chat, "What is a good day like")
    api.write(chat, "a walk")
    api.wait_for(chat, "What do you hope for")
    api.tap(chat, "Yes, start")  # still to be seen further up
    time.sleep(1)
    assert len([m for m in api.to(chat) if "What do you hope for" in m["text"]]) == 1


def test_the_same_update_five_times_has_one_answer(nod: Nod, api: BotApi) -> None:
    chat = 502
    update = api.write(chat, "hello")
    api.wait_for(chat, "Is it all right to start?")
    said = len(api.to(chat))
    for _ in range(4):
        api.push(**update)
    api.write(chat, "yes please")
    api.wait_for(chat, "What is a good day like")
    assert len([m for m in api.to(chat) if "Is it all right to start?" in m["text"]]) == 1
    assert len(api.to(chat)) > said


@pytest.mark.parametrize(
    ("chat", "more"),
    [
        (510, {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}}),
        (511, {"sticker": None, "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}),
    ],
    ids=["voice", "photo"],
)
def test_what_cannot_be_read_is_said_with_crisis_numbers(
    nod: Nod, api: BotApi, chat: int, more: dict[str, Any]
) -> None:
    api.write(chat, None, **{key: value for key, value in more.items() if value})
    assert "999" in api.wait_for(chat, "I can only read words")


def test_an_edit_is_not_a_new_answer(nod: Nod, api: BotApi) -> None:
    chat = 512
    api.write(chat, "hello")
    api.wait_for(chat, "Is it all right to start?")
    api.edit(chat, "hello again")
    api.wait_for(chat, "you changed an earlier message")
    with nod.database.session() as session:
        assert not session.scalars(select(Message).where(Message.text == "hello again")).all()


def test_a_group_hears_only_that_it_should_be_private(nod: Nod, api: BotApi) -> None:
    api.write(-100, "hello", kind="group")
    api.wait_for(-100, "private chat")
    assert len(api.to(-100)) == 1


def test_a_group_is_given_the_numbers_all_the_same(nod: Nod, api: BotApi) -> None:
    api.write(-601, "I want to end my life", kind="group")
    assert "999" in api.wait_for(-601, "private chat")


@pytest.mark.parametrize("said", ["/start I want to kill myself", "/start kms", "/kms"])
def test_what_is_written_behind_a_slash_is_heard(nod: Nod, api: BotApi, said: str) -> None:
    chat = 620 + len(said)
    api.write(chat, said)
    assert "thinking of dying" in api.wait_for(chat, "116 123")


def test_words_behind_start_are_words_and_a_links_code_is_none(nod: Nod, api: BotApi) -> None:
    api.write(660, "/start poster")
    assert "Is it all right to start?" in api.wait_for(660, "Is it all right to start?")
    api.write(661, "/start hello there")
    api.wait_for(661, "Is it all right to start?")
    with nod.database.session() as session:
        assert session.scalars(select(Message).where(Message.text == "hello there")).all()


def test_a_welsh_phone_is_answered_in_welsh(nod: Nod, api: BotApi) -> None:
    api.write(513, "helo", language="cy")
    api.wait_for(513, "Ydy hi'n iawn i ni ddechrau?")


def test_updates_it_cannot_read_do_not_stop_it(nod: Nod, api: BotApi) -> None:
    api.push(my_chat_member={"chat": {"id": 514, "type": "private"}, "date": 1, "from": {"id": 1, "is_bot": False, "first_name": "x"}, "old_chat_member": {"user": {"id": 2, "is_bot": True, "first_name": "n"}, "status": "member"}, "new_chat_member": {"user": {"id": 2, "is_bot": True, "first_name": "n"}, "status": "left"}})  # fmt: skip  # noqa: E501
    api.write(515, "hello")
    api.wait_for(515, "Is it all right to start?")


def test_what_was_begun_at_a_kiosk_goes_on_over_telegram_and_at_another_kiosk(nod: Nod, api: BotApi) -> None:
    kiosk = Kiosk(nod)
    kiosk.say("Yes, start", choice="/affirm")
    kiosk.say("in the garden with my dog")
    link = kiosk.code_page()
    code = re.search(r'class="nod-code">([^<]+)<', link)[1]  # type: ignore[index]
    assert "<svg" in link
    api.write(620, f"/start {code.replace('-', '')}")
    api.wait_for(620, "Telegram can see what is written here")
    api.wait_for(620, "Let us go on where we were")
    api.wait_for(620, "What would you like more of in your life")
    assert kiosk.browser.get("/chat").url.path == "/", "the kiosk's copy ends"
    api.write(620, "to walk on the beach")
    api.wait_for(620, "Why does")
    with nod.database.session() as session:
        person = session.scalars(select(Person).join(ChannelIdentity).where(ChannelIdentity.address == "620")).one()
        record = document(session, person)
        assert [hope["words"] for hope in record["hopes"]] == ["to walk on the beach"]
        words = {message.text for message in session.scalars(select(Message).where(Message.person_id == person.id))}
        assert {"in the garden with my dog", "to walk on the beach"} <= words
        assert not any(code in text or code.replace("-", "") in text for text in words), "no code in the transcript"
    api.write(620, code)
    api.wait_for(620, "That code opens nothing")
    api.write(621, "walk next week")
    api.wait_for(621, "Is it all right to start?")


def test_a_code_opens_the_chat_at_another_kiosk(nod: Nod) -> None:
    kiosk = Kiosk(nod, "cy")
    kiosk.say("Ie, dechrau", choice="/affirm")
    code = re.search(r'class="nod-code">([^<]+)<', kiosk.code_page())[1]  # type: ignore[index]
    other = httpx.Client(base_url=nod.web, follow_redirects=True, timeout=30)
    html = other.post("/return", data={"code": code}).text
    assert "Gadewch i ni fynd ymlaen" in html
    assert kiosk.browser.get("/chat").url.path == "/"
    assert "opens nothing" in HTTP.post(f"{nod.web}/return", data={"code": code}, follow_redirects=True).text


def test_the_token_is_in_no_log(nod: Nod) -> None:
    assert TOKEN not in nod.logs() + nod.said()


def test_a_webhook_without_the_secret_is_refused(api: BotApi, tmp_path: Path) -> None:
    nod = Nod(
        tmp_path,
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL=api.url,
        TELEGRAM_MODE="webhook",
        TELEGRAM_WEBHOOK_URL="https://example.test/webhooks/telegram/webhook",
    )
    nod.start()
    try:
        address = f"{nod.rasa}/webhooks/telegram/webhook"
        update = {"update_id": 1, "message": api._message(520, "hello") | {"from": {"id": 520, "is_bot": False, "first_name": "S"}}}  # fmt: skip  # noqa: E501
        secret = hmac.new(b"a key for tests", b"telegram:webhook", hashlib.sha256).hexdigest()[:32]
        header = "x-telegram-bot-api-secret-token"
        statuses = [
            HTTP.post(address, json=update, headers=headers, timeout=20).status_code
            for headers in ({}, {header: "wrong"}, {header: secret}, {header: secret})
        ]
        assert statuses == [403, 403, 200, 200]
        assert HTTP.post(address, json={"nonsense": 1}, headers={header: secret}, timeout=20).status_code == 200
        assert len([m for m in api.to(520) if "Is it all right" in m["text"]]) == 1, "the second delivery says nothing"
        assert "setWebhook" in api.calls
    finally:
        nod.stop()
