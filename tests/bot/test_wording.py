"""Of several wordings, the one that was said longest ago."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from actions.record.services import RISKS
from bot.wording import Wording

WELSH = {"condition": [{"type": "slot", "name": "language", "value": "cy"}]}
RESPONSES = {
    "utter_ask": [
        {**WELSH, "text": "Pam?"},
        {"text": "Why is {what}?"},
        {**WELSH, "text": "Beth yw'r rheswm?"},
        {"text": "What is the reason?"},
    ]
}


def tracker(language: str, *said: str) -> DialogueStateTracker:
    made = DialogueStateTracker("s", [TextSlot("language", mappings=[{"type": "custom"}])])
    for event in (SlotSet("language", language), *(BotUttered(text) for text in said)):
        made.update(event)
    return made


async def said(language: str, *before: str) -> str | None:
    wording = Wording(domain=Domain.empty())
    wording.responses = RESPONSES
    response = await wording.generate("utter_ask", tracker(language, *before), "rest", what="that")
    return response["text"] if response else None


async def test_the_first_wording_comes_first_then_the_other() -> None:
    assert await said("en") == "Why is that?"
    assert await said("en", "Why is that?") == "What is the reason?"
    assert await said("en", "Why is that?", "What is the reason?") == "Why is that?"
    assert await said("en", "What is the reason?", "something else") == "Why is that?"


async def test_where_other_words_are_filled_in_the_sentences_decide() -> None:
    wording = Wording(domain=Domain.empty())
    wording.responses = {"utter_offer": [{"text": "You said: {what}. Is it so?"}, {"text": "Also: {what}. Right?"}]}
    texts = []
    for what in ("bowls", "the garden", "tea"):
        response = await wording.generate("utter_offer", tracker("en"), "rest", what=what)
        texts.append(response["text"] if response else None)
    assert texts == ["You said: bowls. Is it so?", "Also: the garden. Right?", "You said: tea. Is it so?"]


async def test_the_language_decides_before_the_wording() -> None:
    assert await said("cy", "Pam?") == "Beth yw'r rheswm?"


async def test_an_unknown_response_is_none() -> None:
    assert await Wording(domain=Domain.empty()).generate("utter_none", tracker("en"), "rest") is None


async def test_what_was_said_is_remembered_when_a_new_session_empties_the_tracker() -> None:
    wording = Wording(domain=Domain.empty())
    wording.responses = RESPONSES
    texts = []
    for _ in range(3):
        response = await wording.generate("utter_ask", tracker("en"), "rest", what="that")
        texts.append(response["text"] if response else None)
    assert texts == ["Why is that?", "What is the reason?", "Why is that?"]


@pytest.mark.parametrize("ending", ["", "_unsure"])
@pytest.mark.parametrize("kind", [*RISKS, "risk_about_other"])
async def test_every_answer_to_a_risk_says_that_nobody_watches_and_what_staff_will_see(kind: str, ending: str) -> None:
    wording = Wording(domain=Domain.from_file("domain.yml"))
    for language, live, staff in (("en", "live", "Staff"), ("cy", "yn fyw", "taff")):
        before: list[str] = []
        for _ in range(2):
            held = tracker(language, *before)
            response = await wording.generate(f"utter_{kind}{ending}", held, "rest")
            assert response is not None
            assert live in response["text"], response["text"]
            assert staff in response["text"]
            assert "{" not in response["text"]
            assert response["text"] not in before, "said again, it has other words"
            before.append(response["text"])
