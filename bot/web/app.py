"""Puts the web app together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from actions.record.database import Database
from actions.record.settings import Settings
from actions.record.settings import settings as read_settings
from bot.web import alerts, operations
from bot.web.kiosk import returning
from bot.web.kiosk import routes as kiosk
from bot.web.pages import HERE, error_page
from bot.web.rasa_client import RasaClient
from bot.web.security import SecurityMiddleware
from bot.web.staff import routes as staff


def create_app(settings: Settings | None = None, rasa: httpx.AsyncBaseTransport | None = None) -> Starlette:
    """Return the web app.

    Args:
        settings: the settings; those of the environment where none are given.
        rasa: a transport to the Rasa server, for tests.

    Raises:
        RuntimeError: if there is no secret key to sign forms with.
    """
    chosen = settings or read_settings()
    if not chosen.nod_secret_key.get_secret_value():
        raise RuntimeError("NOD_SECRET_KEY is not set; `make run` writes one to .env")
    metrics = operations.Metrics()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(alerts.watch(app.state.database, chosen))
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await app.state.rasa.close()
        await app.state.actions.aclose()
        app.state.database.dispose()

    app = Starlette(
        routes=[
            *kiosk.routes,
            *returning.routes,
            Mount("/staff", routes=staff.routes),
            *operations.routes,
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        middleware=[Middleware(SecurityMiddleware), Middleware(operations.MetricsMiddleware, metrics=metrics)],
        exception_handlers={HTTPException: error_page, Exception: error_page},
        lifespan=lifespan,
    )
    app.state.database = Database(chosen.nod_database_url)
    app.state.rasa = RasaClient(chosen, rasa)
    app.state.actions = httpx.AsyncClient(base_url=chosen.nod_actions_url, timeout=5, trust_env=False)
    app.state.metrics = metrics
    app.state.settings = chosen
    app.state.limiter = MovingWindowRateLimiter(MemoryStorage())
    return app
