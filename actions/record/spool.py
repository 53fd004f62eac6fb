"""Where words that sounded like a risk wait on disk when the database cannot take them, and how they are delivered."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import structlog
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from actions.record.flags import raise_flag
from actions.record.people import meet
from actions.record.times import now
from actions.record.transcript import keep_message

logger = structlog.get_logger(__name__)
OPEN_FOR_OWNER_ONLY = 0o600


@dataclass(frozen=True)
class Waiting:
    """A message and its flag, as they wait."""

    channel: str
    sender_id: str
    language: str
    text: str
    kind: str
    about: str
    uid: str
    at: str
    address: str | None = None
    is_sure: bool = True


def put_aside(folder: Path, waiting: Waiting) -> Path:
    """Write a message and its flag to disk, readable by Nod's user only.

    Raises:
        OSError: if the disk cannot take it either.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"{now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.json"
    half = file.with_suffix(".part")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OPEN_FOR_OWNER_ONLY), "w") as out:
        json.dump(asdict(waiting), out)
        out.flush()
        os.fsync(out.fileno())
    half.rename(file)
    return file


def waiting_files(folder: Path) -> list[Path]:
    """Return what waits, oldest first."""
    return sorted(folder.glob("*.json"))


def deliver(folder: Path, in_session: Callable[[], Session]) -> int:
    """Bring what waits into the record; each file goes once the database has it.

    Args:
        folder: where it waits.
        in_session: gives a session as a context manager; it commits at its end.

    A file that cannot be read (a disk that failed half-way) is set aside as `.bad`, for somebody to look at: it
    holds up no other.

    Returns:
        How many were delivered.
    """
    delivered = 0
    for file in waiting_files(folder):
        try:
            one = Waiting(**json.loads(file.read_text(encoding="utf-8")))
            at = datetime.fromisoformat(one.at)
        except (ValueError, TypeError) as error:
            logger.error("nod.flag.unreadable", error=type(error).__name__, file=file.name)
            file.rename(file.with_suffix(".bad"))
            continue
        except OSError as error:  # perhaps it can be read the next time
            logger.error("nod.flag.unreadable", error=type(error).__name__, file=file.name)
            continue
        try:
            with in_session() as session:
                _bring_in(session, one, at)
        except (IntegrityError, DataError) as error:  # of this one alone: a database that is away ends the round
            logger.error("nod.flag.not_delivered", error=type(error).__name__, file=file.name)
            continue
        file.unlink()
        delivered += 1
    return delivered


def _bring_in(session: Session, one: Waiting, at: datetime) -> None:
    identity = meet(session, one.channel, one.sender_id, one.language, address=one.address)
    message, is_new = keep_message(session, identity, one.text, uid=one.uid)
    if is_new:
        message.at = at
    message.state = "handled"  # it was answered when it was said
    raise_flag(session, message, one.kind, one.about, one.is_sure).at = message.at
