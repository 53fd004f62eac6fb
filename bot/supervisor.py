"""Starts the Rasa server, the action server and the web app, watches over them, and stops them together."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from actions.record.settings import ROOT, Settings
from bot.training import MODEL, rasa_environment

START_SECONDS = 180
STOP_SECONDS = 10
MOST_RESTARTS = 5  # of one process within RESTART_WINDOW; then there is something a restart does not mend
RESTART_WINDOW = 120
REST_SECONDS = 60  # until a process that keeps ending is tried once more; the others serve on meanwhile


class StartError(RuntimeError):
    """Nod cannot start; the message says what to do."""


@dataclass
class Service:
    """One process under the supervisor."""

    name: str
    command: list[str]
    port: int
    ready_url: str
    process: subprocess.Popen[bytes] | None = None
    restarts: list[float] = field(default_factory=list)
    rests_until: float = 0.0


def services(settings: Settings, endpoints: str = "endpoints.yml") -> list[Service]:
    """Return the three processes of one machine: only the web app may listen beyond loopback."""
    rasa_port = urlsplit(settings.nod_rasa_url).port or 5005
    actions_port = urlsplit(settings.nod_actions_url).port or 5055
    python = sys.executable
    rasa = [python, "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(rasa_port), "--enable-api"]
    rasa += ["--model", str(MODEL), "--endpoints", endpoints, "--credentials", "credentials.yml"]
    web = [python, "-m", "uvicorn", "--factory", "bot.web.app:create_app", "--no-access-log", "--no-server-header"]
    web += ["--ws", "none"]  # websockets 10, which Rasa needs, is too old for uvicorn; there are none here
    web += ["--host", settings.nod_host, "--port", str(settings.nod_port), "--log-level", "warning"]
    return [
        Service(
            "actions",
            [python, "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions_port)],
            actions_port,
            f"{settings.nod_actions_url}/health",
        ),
        Service("rasa", rasa, rasa_port, f"{settings.nod_rasa_url}/webhooks/kiosk/health"),
        Service("web", web, settings.nod_port, f"http://{_reachable(settings)}:{settings.nod_port}/health/live"),
    ]


def _reachable(settings: Settings) -> str:
    """Return the address by which this machine reaches its own web app."""
    return "127.0.0.1" if settings.nod_host in ("0.0.0.0", "::", "localhost") else settings.nod_host  # noqa: S104


def check_port(service: Service, host: str = "127.0.0.1") -> None:
    """Raise StartError where a port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, service.port))
        except OSError as error:
            raise StartError(
                f"Port {service.port} ({service.name}) is taken by another program. Stop that program"
                + (", or choose another port: NOD_PORT=8081 make run" if service.name == "web" else "")
                + f". (Which one it is: ss -ltnp 'sport = :{service.port}')"
            ) from error


class Supervisor:
    """Keeps the services running until it is told to stop."""

    def __init__(self, wanted: list[Service], log_folder: Path) -> None:
        """Take the services to run; their output goes to one file each."""
        self.services = wanted
        self.log_folder = log_folder
        self.stopping = False
        self.is_up = False  # everything was ready once

    def run(self, when_ready: str) -> None:
        """Start everything, say when it is ready, and watch until Ctrl-C or a termination signal.

        Raises:
            StartError: if a port is taken, or a service does not become ready or keeps ending before all are.
        """
        for service in self.services:
            check_port(service)
        self.log_folder.mkdir(parents=True, exist_ok=True)
        with self._signals():
            try:
                for service in self.services:
                    self._start(service)
                self.is_up = self._wait_until_ready()
                if self.is_up:
                    print(when_ready, flush=True)  # noqa: T201
                while not self.stopping:
                    self._watch()
                    time.sleep(0.5)
            finally:
                self.stop()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        def stop(*_: object) -> None:
            self.stopping = True

        earlier = {sign: signal.signal(sign, stop) for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
        try:
            yield
        finally:
            for sign, handler in earlier.items():
                signal.signal(sign, handler)

    def _start(self, service: Service) -> None:
        with (self.log_folder / f"{service.name}.log").open("ab") as output:
            # A process group of its own: Ctrl-C reaches the supervisor first, which stops them in order.
            service.process = subprocess.Popen(  # noqa: S603  (our own interpreter, fixed arguments)
                service.command,
                cwd=ROOT,
                env=rasa_environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _wait_until_ready(self) -> bool:
        waiting = list(self.services)
        end = time.monotonic() + START_SECONDS
        while waiting and not self.stopping:
            self._watch()
            for service in [s for s in waiting if _answers(s.ready_url)]:
                print(f"  {service.name} is ready", flush=True)  # noqa: T201
                waiting.remove(service)
            if waiting and time.monotonic() > end:
                names = ", ".join(service.name for service in waiting)
                raise StartError(f"Not ready after {START_SECONDS} s: {names}. See {self.log_folder}.")
            time.sleep(0.2)
        return not waiting

    def _watch(self) -> None:
        """Start again what ended by itself.

        What keeps ending rests in between, and takes none of the others with it: a risk is answered without the action
        server, and the page gives the numbers without Rasa.
        """
        for service in self.services:
            now = time.monotonic()
            if self.stopping or service.process is None or service.process.poll() is None or now < service.rests_until:
                continue
            service.restarts = [at for at in service.restarts if now - at < RESTART_WINDOW] + [now]
            if len(service.restarts) <= MOST_RESTARTS:
                print(f"  {service.name} ended and is started again", flush=True)  # noqa: T201
                self._start(service)
                continue
            trouble = f"{service.name} keeps ending. See {self.log_folder / service.name}.log."
            if not self.is_up:
                raise StartError(trouble)
            print(f"  {trouble} It is tried again in {REST_SECONDS} s.", flush=True)  # noqa: T201
            service.restarts, service.rests_until = [], now + REST_SECONDS

    def stop(self) -> None:
        """Stop the services, the web app first, so that nobody waits for an answer that cannot come."""
        self.stopping = True
        for service in reversed(self.services):
            if service.process is not None and service.process.poll() is None:
                service.process.terminate()
        end = time.monotonic() + STOP_SECONDS
        for service in self.services:
            if service.process is None:
                continue
            try:
                service.process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                service.process.kill()
                service.process.wait()


def _answers(url: str) -> bool:
    try:
        return _loopback().get(url).status_code == 200
    except httpx.HTTPError:
        return False


@lru_cache(maxsize=1)
def _loopback() -> httpx.Client:
    """Return one client for all questions: each one made reads every certificate of the machine (30 to 60 ms)."""
    return httpx.Client(timeout=5, trust_env=False)
