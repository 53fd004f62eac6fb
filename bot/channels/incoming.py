"""What a channel hands to the doorway, and what comes back of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Incoming:
    """A message as a channel got it."""

    channel: str
    sender_id: str
    text: str
    payload: str | None = None
    uid: str | None = None
    language: str | None = None
    language_known: bool = False
    address: str | None = None
    buttons_must_be_offered: bool = False
    return_code: str | None = None  # opens the conversation that the person began elsewhere
    only_risk: bool = False  # nothing but a risk in it is answered or kept


@dataclass
class Outcome:
    """What came of it: the answers to send, and whether the message is kept and had its turn."""

    replies: list[dict[str, Any]] = field(default_factory=list)
    kept: bool = True
    handled: bool = True
    repeated: bool = False
    risk: bool = False
    replies_kept: bool = True  # the answers stand in the transcript
    opened: bool = False  # the code that was given opened a conversation
