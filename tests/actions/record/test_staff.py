"""Staff accounts and sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.models import AccessLog, Staff, StaffSession
from actions.record.staff import (
    IDLE,
    LONGEST_SESSION,
    AccountError,
    add_staff,
    check_password,
    sign_in,
    sign_out,
    signed_in,
)
from actions.record.times import now

PASSWORD = "four words make one"


@pytest.fixture
def staff(session: Session) -> Staff:
    return add_staff(session, "Nurse.Ann", PASSWORD)


def test_a_password_is_kept_only_as_a_digest(staff: Staff) -> None:
    assert staff.password_hash.startswith("$argon2id$")
    assert PASSWORD not in staff.password_hash


@pytest.mark.parametrize(
    ("username", "password", "expected"),
    [
        ("nurse.ann", PASSWORD, True),
        (" NURSE.ANN ", PASSWORD, True),
        ("nurse.ann", PASSWORD + " ", False),
        ("nurse.ann", "", False),
        ("nobody", PASSWORD, False),
    ],
)
def test_name_and_password_must_fit(
    session: Session, staff: Staff, username: str, password: str, expected: bool
) -> None:
    assert (check_password(session, username, password) is not None) is expected


def test_a_disabled_account_cannot_sign_in_and_its_sessions_end(session: Session, staff: Staff) -> None:
    token = sign_in(session, staff)
    staff.disabled = True
    assert check_password(session, "nurse.ann", PASSWORD) is None
    assert signed_in(session, token) is None


@pytest.mark.parametrize(("username", "password"), [("ann", "too short"), ("nurse.ann", PASSWORD), (" ", PASSWORD)])
def test_an_account_that_cannot_be_made_says_why(session: Session, staff: Staff, username: str, password: str) -> None:
    with pytest.raises(AccountError):
        add_staff(session, username, password)


def test_a_session_ends_when_it_is_idle_or_old_or_signed_out(session: Session, staff: Staff) -> None:
    idle, old, out, good = (sign_in(session, staff) for _ in range(4))
    rows = {row.token_digest: row for row in session.scalars(select(StaffSession))}
    assert good not in rows, "the token itself is not stored"
    _row(session, idle).seen_at = now() - IDLE - timedelta(seconds=1)
    _row(session, old).created_at = now() - LONGEST_SESSION - timedelta(seconds=1)
    sign_out(session, out)
    assert [signed_in(session, token) is not None for token in (idle, old, out, good)] == [False, False, False, True]


def _row(session: Session, token: str) -> StaffSession:
    from actions.record.staff import _digest

    return session.get(StaffSession, _digest(token))


def test_signing_in_leaves_a_trace(session: Session, staff: Staff) -> None:
    sign_in(session, staff)
    session.flush()
    assert [(line.actor, line.act) for line in session.scalars(select(AccessLog))] == [("nurse.ann", "sign_in")]
