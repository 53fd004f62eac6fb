"""Reads every message for risk before anything else is done with it, and answers out of this process alone.

Neither the action server nor the database nor the network is needed: the model that is loaded reads, and Rasa's own
response generator words the answer.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Any

import structlog
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic
from sanic.exceptions import SanicException

from actions.record.services import responses_to
from bot.locale import text as locale_text

logger = structlog.get_logger(__name__)
SECONDS_TOGETHER = 180.0  # two short messages within so many seconds are also read as one
MOST_REMEMBERED = 1_000  # people whose last words are remembered for that, in memory only
MOST_AHEAD = 100  # messages that a channel had read before it hands them on


class Heard:
    """A message as the model understood it."""

    def __init__(self, parsed: dict[str, Any] | None = None) -> None:
        """Take what the model said; None where it could not be asked."""
        self.parsed = parsed

    @property
    def risk(self) -> dict[str, Any] | None:
        """The risk that was heard: `kind`, `confidence`, `by`, `about`; or None."""
        return (self.parsed or {}).get("safety")

    @property
    def language(self) -> str | None:
        """The language the words are in, where it shows."""
        found = (self.parsed or {}).get("language")
        return found if found in ("en", "cy") else None


class Listener:
    """Hears risks with the model that is loaded, and words the answers."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self._last: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._ahead: OrderedDict[tuple[str, str, str], Heard] = OrderedDict()

    async def hear(self, sender_id: str, text: str, is_kept: bool = True, is_typed: bool = False) -> Heard:
        """Read a message, together with the one before it where both came close together.

        Args:
            sender_id: whose it is.
            text: what was typed, or a button's payload.
            is_kept: whether it is remembered for the next one; not where the same words come once more, for which
                what was understood is held then: nothing is read twice.
            is_typed: whether a command was typed ("/stop"): it is read for a risk, and understood by its name.
        """
        agent = _agent()
        is_command = text.startswith("/")
        if agent is None or (is_command and not is_typed):
            return Heard()
        text = text.lstrip("/")
        said = (sender_id, text, self._before(sender_id))
        try:
            heard = self._ahead.pop(said, None) or await self._read(agent, *said)
        except Exception as error:
            logger.error("nod.safety.not_read", error=type(error).__name__)
            return Heard()
        if not is_kept:
            self._hold(said, heard)
        if is_command and not heard.risk:
            return Heard()
        if is_kept:
            self._remember(sender_id, "" if heard.risk else text)
        return heard

    @staticmethod
    async def _read(agent: Any, sender_id: str, text: str, before: str) -> Heard:
        message = UserMessage(text, sender_id=sender_id, metadata={"before": before})
        return Heard(await agent.processor.parse_message(message))

    def _hold(self, said: tuple[str, str, str], heard: Heard) -> None:
        self._ahead[said] = heard
        while len(self._ahead) > MOST_AHEAD:
            self._ahead.popitem(last=False)

    def _before(self, sender_id: str) -> str:
        at, text = self._last.get(sender_id, (0.0, ""))
        return text if time.monotonic() - at < SECONDS_TOGETHER else ""

    def _remember(self, sender_id: str, text: str) -> None:
        self._last.pop(sender_id, None)
        self._last[sender_id] = (time.monotonic(), text)
        while len(self._last) > MOST_REMEMBERED:
            self._last.popitem(last=False)

    async def answer(
        self, risk: dict[str, Any], sender_id: str, channel: str, language: str, is_flagged: bool = True
    ) -> list[dict[str, Any]]:
        """Return what is said to a risk, in words that were not said just before.

        Args:
            risk: what `hear` heard.
            sender_id: whose message it was.
            channel: the name of the channel; a kiosk's answer names staff first.
            language: `en` or `cy`.
            is_flagged: whether a flag is kept for staff; where none is, the answer does not say that they will see it.
        """
        agent = _agent()
        if agent is None:
            return []
        told = {} if is_flagged else {"staff_told": locale_text("channels", "staff_not_told", language)}
        tracker = DialogueStateTracker(sender_id, agent.domain.slots)
        tracker.update(SlotSet("language", language))
        said = [await agent.nlg.generate(f"utter_{name}", tracker, channel, **told) for name in responses_to(risk)]
        return [{"text": one.get("text") or "", "buttons": one.get("buttons") or []} for one in said if one]


def _agent() -> Any:
    """Return Rasa's agent, or None outside of a Rasa server and while none is loaded."""
    try:
        agent = getattr(Sanic.get_app().ctx, "agent", None)
    except SanicException:
        return None
    return agent if agent is not None and agent.is_ready() else None
