"""The kiosk gives a code to come back with, and opens the chat of somebody who brings one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions.record.returning import code_in
from actions.record.settings import Settings
from bot.web.kiosk.returning import telegram_link
from tests.bot.web.conftest import PlayedRasa
from tests.bot.web.test_kiosk import begin, field
from tests.end_to_end.bot_api import TOKEN, BotApi

Browser = Callable[[], TestClient]


def code_on(html: str) -> str:
    found = re.search(r'class="nod-code">([^<]+)<', html)
    assert found, "no code"
    return found[1]


def test_a_code_is_shown_for_the_chat_of_this_browser(browser: Browser) -> None:
    client = browser()
    html = client.post("/code", data={"token": field(begin(client, "cy"), "token")}).text
    assert code_in(code_on(html)) is not None
    assert "o fewn 4 wythnos" in html
    assert "t.me" not in html, "no Telegram, no picture"
    assert client.post("/code", data={"token": field(client.get("/chat").text, "token")}).text != html


def test_the_page_with_the_code_cannot_be_opened_again(browser: Browser) -> None:
    client = browser()
    begin(client)
    assert client.get("/code").headers["location"] == "/chat"


def test_without_a_chat_or_its_form_there_is_no_code(browser: Browser) -> None:
    assert browser().post("/code", data={"token": "x"}).headers["location"] == "/"
    client = browser()
    begin(client)
    assert client.post("/code", data={"token": "x"}).status_code == 403


def test_a_code_is_handed_on_and_opens_a_chat_with_a_cookie_of_its_own(browser: Browser, rasa: PlayedRasa) -> None:
    rasa.opens = "ABCDEFGHJKLM"
    client = browser()
    answer = client.post("/return", data={"code": "abcd efgh-jklm"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    assert "nod_chat" in answer.headers["set-cookie"]
    assert "ABCD" not in json.dumps(dict(answer.headers)).upper(), "a code is in no address"


@pytest.mark.parametrize("code", ["", "hello", "ABCD-EFGH-JKLN", "<script>"])
def test_a_wrong_code_is_told_in_both_languages_and_opens_nothing(
    browser: Browser, rasa: PlayedRasa, code: str
) -> None:
    rasa.opens = "ABCDEFGHJKLM"
    client = browser()
    answer = client.post("/return", data={"code": code})
    assert (answer.headers["location"], "set-cookie" in answer.headers) == ("/?code_wrong", False)
    html = client.get("/?code_wrong").text
    assert "That code opens nothing" in html
    assert "yn agor dim" in html


def test_while_rasa_is_away_the_code_is_not_used_up(browser: Browser, rasa: PlayedRasa) -> None:
    rasa.is_up = False
    answer = browser().post("/return", data={"code": "ABCD-EFGH-JKLM"})
    assert answer.headers["location"] == "/?code_later"


def test_codes_cannot_be_tried_without_end(browser: Browser) -> None:
    client = browser()
    answers = [client.post("/return", data={"code": "ABCD-EFGH-JKLM"}).status_code for _ in range(7)]
    assert answers == [303] * 6 + [429]


async def test_the_picture_opens_the_chat_with_the_bot(app: Starlette) -> None:
    api = BotApi()
    try:
        with_bot = Settings(telegram_bot_token=TOKEN, telegram_api_url=api.url)
        assert await telegram_link(with_bot, "ABCD-EFGH-JKLM") == "https://t.me/nod_test_bot?start=ABCDEFGHJKLM"
        wrong = Settings(telegram_bot_token="1:wrong", telegram_api_url=api.url)
        assert await telegram_link(wrong, "ABCD-EFGH-JKLM") is None
    finally:
        api.stop()
    assert await telegram_link(Settings(telegram_bot_token=None), "ABCD-EFGH-JKLM") is None
