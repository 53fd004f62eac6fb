"""`/health/live`, `/health/ready` and `/metrics`."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import httpx
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from actions.record.flags import flag_figures


class Metrics:
    """What is counted: how many and how long, never who or what."""

    def __init__(self) -> None:
        """Make the metrics, in a registry of their own."""
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "nod_http_requests", "HTTP requests, by area and status", ["area", "status"], registry=self.registry
        )
        self.turns = Histogram(
            "nod_kiosk_turn_seconds",
            "Seconds from a kiosk message to its answer",
            buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
            registry=self.registry,
        )
        self.kept_for_later = Counter(
            "nod_kiosk_kept_for_later", "Messages kept whose turn failed", registry=self.registry
        )
        self.flags = Gauge("nod_safety_flags", "Safety flags, by state", ["state"], registry=self.registry)
        self.first_seen = Gauge(
            "nod_safety_flag_first_seen_seconds",
            "Seconds from a safety flag to its first look: the longest and the middle one",
            ["which"],
            registry=self.registry,
        )
        self.longest_unseen = Gauge(
            "nod_safety_flag_unseen_seconds", "Seconds the oldest unseen safety flag has waited", registry=self.registry
        )
        self.ready = Gauge("nod_ready", "1 if the part was ready when last asked", ["part"], registry=self.registry)


class MetricsMiddleware:
    """Counts requests by area: the address of a page may hold an id and is not kept."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap an application."""
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve and count a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        first = scope["path"].split("/")[1] if scope["path"] else ""
        area = first if first in ("staff", "static", "health", "metrics") else "kiosk"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.metrics.requests.labels(area, str(message["status"])).inc()
            await send(message)

        await self.app(scope, receive, counted)


async def live(request: Request) -> Response:
    """Answer that the web app runs."""
    return JSONResponse({"live": True})


async def ready(request: Request) -> Response:
    """Answer whether a conversation can be held: every part of it is asked. 503 if one is not ready."""
    rasa, actions, database = await asyncio.gather(
        request.app.state.rasa.readiness(), _actions_ready(request), asyncio.to_thread(_database_ready, request)
    )
    checks = {**rasa, "actions": actions, "database": database}
    for part, is_ready in checks.items():
        request.app.state.metrics.ready.labels(part).set(int(is_ready))
    is_ready = all(checks.values())
    return JSONResponse({"ready": is_ready, "checks": checks}, status_code=200 if is_ready else 503)


async def _actions_ready(request: Request) -> bool:
    try:
        answer: httpx.Response = await request.app.state.actions.get("/health")
        return answer.status_code == 200
    except httpx.HTTPError:
        return False


def _database_ready(request: Request) -> bool:
    try:
        return bool(request.app.state.database.is_current())
    except Exception:
        return False  # whatever it is, the database does not serve


def _count_flags(request: Request) -> None:
    known: Metrics = request.app.state.metrics
    with request.app.state.database.session() as session:
        figures = flag_figures(session)
    for state, count in figures.counts.items():
        known.flags.labels(state).set(count)
    known.first_seen.labels("longest").set(figures.longest_to_first_seen)
    known.first_seen.labels("median").set(figures.median_to_first_seen)
    known.longest_unseen.set(figures.oldest_unseen)


async def metrics(request: Request) -> Response:
    """Return the metrics in Prometheus' text format."""
    with suppress(SQLAlchemyError):  # a database that is down is told by readiness; the other metrics are still there
        await asyncio.to_thread(_count_flags, request)
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)


def timed() -> float:
    """Return a clock for durations."""
    return time.perf_counter()


routes = [
    Route("/health/live", live),
    Route("/health/ready", ready),
    Route("/metrics", metrics),
]
