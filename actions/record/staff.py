"""Staff accounts, their signed-in browsers, and the log of every look at a record."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from actions.record.models import AccessLog, Staff, StaffSession
from actions.record.times import now

SHORTEST_PASSWORD = 15  # ASVS 5.0, 6.2.1: 8 at least, 15 advised; no rule on which characters
IDLE = timedelta(minutes=20)
LONGEST_SESSION = timedelta(hours=10)
_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # ASVS 5.0, 11.4.2
# Checked when there is no such account, so that an unknown name takes as long as a wrong password.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$bm90LWEtcmVhbC1zYWx0$YhzHKh3tuiwe4ZrX5/vxHwuGkAGlfa6kHNUWFLA9wDo"  # noqa: S105


class AccountError(ValueError):
    """An account that cannot be made; the message says what to do."""


def add_staff(
    session: Session, username: str, password: str, *, name: str | None = None, role: str = "clinician"
) -> Staff:
    """Make a staff account.

    Raises:
        AccountError: if the name is taken or the password is too short.
    """
    username = username.strip().lower()
    if not username or len(username) > 128:
        raise AccountError("a user name has 1 to 128 characters")
    if len(password) < SHORTEST_PASSWORD:
        raise AccountError(f"the password needs {SHORTEST_PASSWORD} characters or more; a few words work well")
    if session.scalar(select(Staff).where(Staff.username == username)):
        raise AccountError(f"there is an account {username} already; choose another name")
    staff = Staff(username=username, name=name or username, role=role, password_hash=_hasher.hash(password))
    session.add(staff)
    session.flush()
    return staff


def check_password(session: Session, username: str, password: str) -> Staff | None:
    """Return the account if name and password fit and it is not disabled, else None."""
    staff = session.scalar(select(Staff).where(Staff.username == username.strip().lower()))
    try:
        _hasher.verify(staff.password_hash if staff else _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return None
    return staff if staff and not staff.disabled else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(session: Session, staff: Staff) -> str:
    """Begin a session and return its token (256 random bits), which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    session.add(StaffSession(token_digest=_digest(token), staff_id=staff.id))
    log_access(session, staff, "sign_in")
    return token


def signed_in(session: Session, token: str, is_use: bool = True) -> Staff | None:
    """Return who a token belongs to, unless it is too old, was idle too long or its account is disabled.

    Args:
        session: an open session.
        token: what the browser holds.
        is_use: whether somebody does something; not where an open page asks by itself.
    """
    found = session.get(StaffSession, _digest(token))
    if found is None:
        return None
    if found.staff.disabled or now() - found.seen_at > IDLE or now() - found.created_at > LONGEST_SESSION:
        session.delete(found)
        return None
    if is_use:
        found.seen_at = now()
    staff: Staff = found.staff
    return staff


def sign_out(session: Session, token: str) -> None:
    """End a session on the server."""
    session.execute(delete(StaffSession).where(StaffSession.token_digest == _digest(token)))


def log_access(session: Session, staff: Staff | None, act: str, person_id: str | None = None, actor: str = "") -> None:
    """Add a line to the access log: who, what, whose record, when.

    Args:
        session: an open session; the line is written with whatever is read in it, or not at all.
        staff: the account, or None for the command line.
        act: what was done (`sign_in`, `list`, `read`, `export` ...).
        person_id: whose record.
        actor: who acted, where there is no account.
    """
    session.add(
        AccessLog(
            staff_id=staff.id if staff else None,
            actor=staff.username if staff else actor,
            act=act,
            person_id=person_id,
        )
    )
