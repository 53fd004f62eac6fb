"""Which wording of a response is said: Rasa's responses, but never the same sentence twice running."""

from __future__ import annotations

import copy
from itertools import islice
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

LOOKS_BACK = 12  # messages of Nod's, newest first: some turns


class Wording(TemplatedNaturalLanguageGenerator):
    """Takes the first wording that was not said of late; stock Rasa draws one, and often draws the same again."""

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        """Read the responses of the domain."""
        super().__init__(domain.responses if domain else {})

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
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        filled = [self._fill_response(copy.deepcopy(response), slots, **kwargs) for response in suitable]
        said = _said(tracker)
        return max(filled, key=lambda r: said.index(r["text"]) if r["text"] in said else LOOKS_BACK, default=None)


def _said(tracker: DialogueStateTracker) -> list[str | None]:
    """Return the last texts of Nod's, newest first."""
    utterances = (event.text for event in reversed(tracker.events) if isinstance(event, BotUttered))
    return list(islice(utterances, LOOKS_BACK))
