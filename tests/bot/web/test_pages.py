"""Numbers on a phone can be tapped: to call, or to text."""

from __future__ import annotations

import re

import pytest

from actions.record.services import RISKS, help_lines
from bot.locale import LANGUAGES
from bot.web.pages import with_calls
from tests.bot.web.test_kiosk import Browser

PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("call 116 123, day or night", ["tel:116123"]),
        ("ffoniwch 0808 80 10 800 neu decstiwch 07860 077 333", ["tel:08088010800", "sms:07860077333"]),
        ("call 0808 80 10 800 or text 07860 077 333", ["tel:08088010800", "sms:07860077333"]),
        ("text SHOUT to 85258", ["sms:85258"]),
        ("tecstiwch SHOUT i 85258", ["sms:85258"]),
        ("If you cannot speak, text 999.", ["sms:999"]),
        ("call 999 or go to A&E", ["tel:999"]),
        ("I am 1999 years old", []),
    ],
)
def test_a_number_is_called_or_texted_as_the_words_before_it_say(words: str, links: list[str]) -> None:
    assert re.findall(r'href="([^"]+)"', str(with_calls(words, on_phone=True))) == links
    assert "href" not in with_calls(words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", RISKS)
def test_every_way_to_reach_a_service_is_a_link_on_a_phone(kind: str, language: str) -> None:
    for line in help_lines(kind, language):
        shown = str(with_calls(line, on_phone=True))
        bare = re.sub(r"<a [^>]+>[^<]+</a>", "", shown)
        assert "href" in shown
        assert re.findall(r"\d{3,}", bare) == [], bare


def test_words_stay_words() -> None:
    assert with_calls("<b>999</b>", on_phone=True) == '&lt;b&gt;<a href="tel:999">999</a>&lt;/b&gt;'


def test_the_first_page_has_links_on_a_phone_and_none_on_a_kiosk(browser: Browser) -> None:
    assert 'href="tel:999"' in browser().get("/", headers=PHONE).text
    assert "tel:" not in browser().get("/").text
