"""One running service for all conversations; tests that break things start their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.bot_api import TOKEN, BotApi
from tests.end_to_end.service import Nod


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "end_to_end" in str(item.path):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def nod(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nod]:
    running = Nod(tmp_path_factory.mktemp("nod"), copies=True)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    server = BotApi()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def telegram(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nod]:
    """A service that polls the Bot API of its module."""
    running = Nod(tmp_path_factory.mktemp("telegram"), TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=api.url)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def start_nod(tmp_path: Path) -> Iterator[Callable[..., Nod]]:
    """Start a service that the test may break."""
    started: list[Nod] = []

    def start(**settings: str) -> Nod:
        running = Nod(tmp_path, **settings)
        running.start()
        started.append(running)
        return running

    yield start
    for running in started:
        if running.process is not None and running.process.poll() is None:
            running.stop()
        running.database.dispose()
