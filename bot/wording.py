"""Which wording of a response is said: Rasa's responses, but never the same sentence twice running."""

from __future__ import annotations

import copy
import re
from collections import OrderedDict, deque
from itertools import islice
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.record.services import RISKS, help_lines, services
from actions.record.settings import settings
from bot.locale import text as locale_text

LOOKS_BACK = 12  # messages of Nod's, newest first: some turns
MOST_REMEMBERED = 1_000  # people
_SENTENCES = re.compile(r"(?<=[.?!])\s+|\n")


class Wording(TemplatedNaturalLanguageGenerator):
    """Takes the first wording that was not said of late; stock Rasa draws one, and often draws the same again."""

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        """Read the responses of the domain."""
        super().__init__(domain.responses if domain else {})
        # A tracker begins anew with each session (a long part is several): what was said just before is remembered
        # here, as hashes, because Nod's sentences hold people's words.
        self._lately: OrderedDict[str, deque[frozenset[int]]] = OrderedDict()

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """Return a response with its slots filled, in the wording that was said longest ago or never.

        Args:
            utter_action: the name of the response.
            tracker: the conversation; its slots fill the response.
            output_channel: the name of the channel.
            **kwargs: values that are no slots.
        """
        if utter_action not in self.responses:
            return None
        slots = tracker.current_slot_values()
        kwargs = {**filled_in(utter_action, str(slots.get("language")), output_channel), **kwargs}
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        filled = [self._fill_response(copy.deepcopy(response), slots, **kwargs) for response in suitable]
        said = self._said_to(tracker)
        chosen = max(filled, key=lambda response: _newness(said, response["text"]), default=None)
        if chosen is not None:
            said.appendleft(_hashes(chosen["text"]))
        return chosen

    def _said_to(self, tracker: DialogueStateTracker) -> deque[frozenset[int]]:
        """Return the last texts said to a person, newest first; after a restart, those of the tracker.

        Each as the hashes of its sentences, and of the whole.
        """
        said = self._lately.pop(tracker.sender_id, None)
        if said is None:
            utterances = (event.text for event in reversed(tracker.events) if isinstance(event, BotUttered))
            said = deque((_hashes(text) for text in islice(utterances, LOOKS_BACK)), maxlen=LOOKS_BACK)
        self._lately[tracker.sender_id] = said
        while len(self._lately) > MOST_REMEMBERED:
            self._lately.popitem(last=False)
        return said


def filled_in(utter_action: str, language: str, channel: str) -> dict[str, str]:
    """Return what is filled into a response besides slots: numbers of services, and who helps with a risk.

    Args:
        utter_action: the name of the response.
        language: `en` or `cy`.
        channel: the name of the channel.
    """
    known = "cy" if language == "cy" else "en"
    kind = utter_action.removeprefix("utter_").removesuffix("_unsure")
    kind = "risk_self_harm" if kind == "risk_about_other" else kind
    if kind not in RISKS:
        return services().numbers()
    on_kiosk = channel == "kiosk"
    told = "staff_told_by_alert" if settings().alerts_are_sent else "staff_told_by_list"
    return {
        "help": "\n".join(help_lines(kind, known)),
        "staff_first": f"{locale_text('channels', 'staff_first', known)}\n" if on_kiosk else "",
        "staff_told": locale_text("channels", told, known),
        "safe_exit": locale_text("channels", "safe_exit_kiosk" if on_kiosk else "safe_exit_else", known),
    }


def _sentences(text: str | None) -> list[str]:
    return [sentence for sentence in _SENTENCES.split(text or "") if sentence]


def _hashes(text: str | None) -> frozenset[int]:
    return frozenset(map(hash, [text, *_sentences(text)]))


def _newness(said: deque[frozenset[int]], text: str | None) -> tuple[int, float]:
    """Tell how many messages ago a text was said; where other words are filled in, its sentences decide."""
    ages = [_turns_ago(said, sentence) for sentence in _sentences(text)]
    return _turns_ago(said, text), sum(ages) / max(1, len(ages))


def _turns_ago(said: deque[frozenset[int]], words: str | None) -> int:
    """Tell how many messages ago words were said; what was not said of late counts as long ago."""
    return next((turns for turns, hashes in enumerate(said) if hash(words) in hashes), LOOKS_BACK)
