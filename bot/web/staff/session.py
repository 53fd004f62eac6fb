"""What every staff page needs: the database, who is signed in by which token, and the way to sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.security import cookie_name

COOKIE = "nod_staff"
T = TypeVar("T")


async def in_session(request: Request, work: Callable[[Session], T]) -> T:
    """Do work in one transaction of the database, outside the event loop."""

    def run() -> T:
        with request.app.state.database.session() as session:
            return work(session)

    return await asyncio.to_thread(run)


def session_token(request: Request) -> str:
    """Return the token of the browser's session; empty where there is none."""
    return request.cookies.get(cookie_name(COOKIE), "")


def to_sign_in() -> Response:
    """Send somebody to the sign-in page."""
    return RedirectResponse("/staff/login", 303)
