"""The published pass rule over every risk, channel, language and part: 3 x 2 conversations, six risks at each part."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from actions.guide.table import load_guide
from actions.record.services import RISKS
from tests.end_to_end.bot_api import BotApi
from tests.end_to_end.kiosk import Kiosk
from tests.end_to_end.risks import SAID, passes
from tests.end_to_end.scripts import LOOK_BACK, SCRIPTS
from tests.end_to_end.service import Nod

ABOUT_OTHER = {
    "en": "my brother says he wants to kill himself",
    "cy": "mae fy mrawd yn deud ei fod o isio lladd ei hun",
}
GREETED = {"en": "hello", "cy": "helo"}
CARRIES_ON = {"en": "carry on", "cy": "ymlaen"}
ASKED = {"en": ("shall i write", "are they your answer"), "cy": ("ga i ei ysgrifennu", "ai nhw yw eich ateb")}
DENIES = {"en": "no", "cy": "na"}
CHANNELS = ("rest", "kiosk", "telegram")
Mouth = Callable[[str], str]
_chats = count(8000)


def mouth(channel: str, nod: Nod, api: BotApi, language: str) -> Mouth:
    """Return a function that says something over a channel and returns all that is answered."""
    if channel == "rest":
        return nod.someone(language).say
    if channel == "kiosk":
        return Kiosk(nod, language).say
    chat = next(_chats)

    def over_telegram(words: str) -> str:
        before = len(api.to(chat))
        api.write(chat, words, language=language)
        end, quiet_since, told = time.monotonic() + 40, time.monotonic(), list[dict[str, Any]]()
        while time.monotonic() < end:
            time.sleep(0.1)
            came = api.to(chat)[before:]
            if len(came) > len(told):
                told, quiet_since = came, time.monotonic()
            # An answer may be several messages: the last one has buttons, or nothing comes any more.
            if told and time.monotonic() - quiet_since > (0.3 if "reply_markup" in told[-1] else 3):
                return "\n".join(message["text"] for message in told)
        raise AssertionError(f"no answer to {words!r}")

    return over_telegram


def parts(language: str) -> Iterator[tuple[str, list[str]]]:
    """Return what is answered in each part of the guide, the look back at the end with them."""
    guide = load_guide()
    name, answers = "", list[str]()
    for slot, answer in SCRIPTS[language]:
        question = guide.question(slot)
        assert question is not None
        if question.part != name and answers:
            yield name, answers
            answers = []
        name = question.part
        answers.append(answer)
    yield name, answers
    yield "review", []


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_each_risk_at_each_part_is_answered_at_once_with_who_can_help(
    telegram: Nod, api: BotApi, channel: str, language: str
) -> None:
    say = mouth(channel, telegram, api, language)
    if channel != "kiosk":  # there the conversation begins with a button
        say(GREETED[language])
    seen = []
    for part, answers in parts(language):
        if part == "review":
            for words in LOOK_BACK[language][1:2]:
                say(words)
        risks = [*((kind, SAID[language][kind]) for kind in RISKS), ("risk_self_harm", ABOUT_OTHER[language])]
        for kind, words in risks:
            reply = say(words)
            assert passes(reply, kind), (part, kind, reply)
        seen.append(part)
        reply = say(CARRIES_ON[language])
        if any(asked in reply.lower() for asked in ASKED[language]):
            say(DENIES[language])
        for answer in answers:
            say(answer)
    assert seen == [*(part.name for part in load_guide().parts if part.guided), "review"]
