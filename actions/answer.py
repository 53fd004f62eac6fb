"""What was said to a question, and what that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actions.guide.table import Question
from actions.turn import Turn

Slots = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What was said to a question, and what that means: None where it was not understood."""

    turn: Turn
    question: Question
    value: Any

    @property
    def text(self) -> str:
        """The words, as they were typed."""
        return self.turn.message.text

    @property
    def is_typed(self) -> bool:
        """Tell whether it was typed and no button was tapped."""
        return self.turn.message.payload is None
