"""The whole of Nod, running: started by `nod run` on ports and a database of its own."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import yaml
from sqlalchemy import select

from actions.record.database import Database
from actions.record.document import document
from actions.record.models import ChannelIdentity, Message
from actions.record.settings import ROOT
from bot.training import is_current
from tests.end_to_end.copies import copy_conversation

READY_SECONDS = 120
# One client for all: to make one reads every certificate of the machine, which takes a third of a turn. It keeps no
# connection, because tests end services and start them again.
HTTP = httpx.Client(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))


# Below the ports that outgoing connections are given: one of those may be any client's by the time Rasa, which takes
# twenty seconds to start, comes to serve it, and then it cannot. Each worker of the suite has a range of its own.
_PORTS = itertools.count(10_000 + 5_000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")))


def free_port() -> int:
    """Return a port that nobody serves, and that is given to nobody else while a service starts."""
    for port in _PORTS:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is no port without end")


class Nod:
    """A running service, and what the tests ask of it."""

    def __init__(self, folder: Path, database_url: str | None = None, copies: bool = False, **settings: str) -> None:
        """Set it up, not started.

        Args:
            folder: for its database, logs and spool.
            database_url: another database than one in the folder.
            copies: whether a new conversation may begin as a copy of one that said the same (`copies.py`).
            settings: environment variables.
        """
        self.folder = folder
        # Conversations nobody goes on with, by language and what was said.
        self.kept: dict[tuple[str | None, tuple[str, ...]], str] | None = {} if copies else None
        self.database_url = database_url or f"sqlite:///{folder / 'nod.sqlite'}"
        self.web, self.rasa, self.actions = (f"http://127.0.0.1:{free_port()}" for _ in range(3))
        endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text())
        endpoints["action_endpoint"]["url"] = f"{self.actions}/webhook"
        (folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
        self.environment = {
            **os.environ,
            "NOD_DATABASE_URL": self.database_url,
            "NOD_PORT": self.web.rsplit(":", 1)[1],
            "NOD_RASA_URL": self.rasa,
            "NOD_ACTIONS_URL": self.actions,
            "NOD_SECRET_KEY": "a key for tests",
            "NOD_LOG_FOLDER": str(folder / "log"),
            "NOD_SPOOL_FOLDER": str(folder / "spool"),
            **settings,
        }
        self.output = folder / "run.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.database = Database(self.database_url)

    # the process

    def start(self) -> None:
        assert is_current(), "the model is older than what it is made of; first run: .venv/bin/nod train"
        self.begins = len(self.output.read_text()) if self.output.exists() else 0
        command = [sys.executable, "-m", "bot.cli", "run", "--endpoints", str(self.folder / "endpoints.yml")]
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=output, stderr=output)
        self.wait_until(lambda: "Nod is ready" in self.said(), "the service to be ready")

    def said(self) -> str:
        """Return what the service printed since it was started last."""
        return self.output.read_text()[self.begins :]

    def stop(self, sign: int = signal.SIGINT) -> int:
        assert self.process is not None
        self.process.send_signal(sign)
        return self.process.wait(30)

    def wait_until(self, condition: Any, what: str, seconds: float = READY_SECONDS) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if condition():
                return
            assert self.process is None or self.process.poll() is None, self.why()
            time.sleep(0.1)
        raise AssertionError(f"waited {seconds} s for {what}: {self.why()}")

    def why(self) -> str:
        """Return what was printed, and the end of each log: where this is read, the folder is gone."""
        ends = [f"{path.name}: …{path.read_text(errors='replace')[-1500:]}" for path in self._log_files()]
        return "\n".join([self.said(), *ends])

    def pid_on(self, address: str) -> int:
        """Return the process that was started for a port."""
        wanted = f"--port\0{address.rsplit(':', 1)[1]}\0"
        for entry in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                if wanted in entry.read_text():
                    return int(entry.parent.name)
        raise AssertionError(f"nothing serves {address}")

    def is_ready(self) -> bool:
        try:
            return HTTP.get(f"{self.web}/health/ready", timeout=10).status_code == 200
        except httpx.HTTPError:
            return False

    def logs(self) -> str:
        return "".join(path.read_text(errors="replace") for path in self._log_files())

    def _log_files(self) -> list[Path]:
        return sorted(Path(self.environment["NOD_LOG_FOLDER"]).glob("*.log"))

    # the conversation

    def someone(self, language: str | None = "en") -> Talk:
        return Talk(self, language)

    def nod(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot.cli", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            input=stdin,
            check=False,
        )


class Talk:
    """A conversation through the `rest` channel."""

    def __init__(self, nod: Nod, language: str | None) -> None:
        self.nod = nod
        self.sender = f"test-{uuid.uuid4().hex[:12]}"
        self.language = language
        self.last: list[dict[str, Any]] = []

    def say(self, text: str, **more: Any) -> str:
        """Say something and return all that Nod answers, in one text."""
        body = {"sender": self.sender, "message": text, "metadata": {"language": self.language}, **more}
        answer = HTTP.post(f"{self.nod.rasa}/webhooks/rest/webhook", json=body, timeout=60)
        answer.raise_for_status()
        self.last = answer.json()
        return "\n".join(message.get("text", "") for message in self.last)

    def says(self, *texts: str) -> str:
        """Say several things, and return what Nod answers to the last; where it is known, up to that one by a copy."""
        if self.nod.kept is not None and not self.last:
            self._goes_on_after(texts[:-1])
            texts = texts[-1:]
        for text in texts:
            answer = self.say(text)
        return answer

    def _goes_on_after(self, texts: tuple[str, ...]) -> None:
        """Begin as a copy of a conversation in which these were said; what nobody said yet is said now, and kept."""
        kept = self.nod.kept
        assert kept is not None
        known = max(
            (said for (language, said) in kept if language == self.language and texts[: len(said)] == said),
            key=len,
            default=(),
        )
        if known:
            copy_conversation(self.nod.database, kept[self.language, known], self.sender)
        for text in texts[len(known) :]:
            self.say(text)
        if len(known) < len(texts):
            kept[self.language, texts] = f"kept-{uuid.uuid4().hex[:12]}"
            copy_conversation(self.nod.database, self.sender, kept[self.language, texts])

    @property
    def tracker(self) -> dict[str, Any]:
        answer: dict[str, Any] = HTTP.get(f"{self.nod.rasa}/conversations/{self.sender}/tracker", timeout=30).json()
        return answer

    @property
    def slots(self) -> dict[str, Any]:
        """The slots alone: all events of a long conversation take Rasa longer than a turn does."""
        address = f"{self.nod.rasa}/conversations/{self.sender}/tracker"
        held: dict[str, Any] = HTTP.get(address, params={"include_events": "NONE"}, timeout=30).json()["slots"]
        return held

    @property
    def question(self) -> str | None:
        slot: str | None = self.slots["requested_slot"]
        return slot

    @property
    def part(self) -> str | None:
        part: str | None = self.slots["part"]
        return part

    @property
    def record(self) -> dict[str, Any]:
        with self.nod.database.session() as session:
            identity = session.scalar(select(ChannelIdentity).where(ChannelIdentity.sender_id == self.sender))
            assert identity is not None, "nobody is known by this conversation"
            return json.loads(json.dumps(document(session, identity.person)))

    def seen_by_staff(self) -> dict[str, Any]:
        """Return what staff may see of the record."""
        with self.nod.database.session() as session:
            identity = session.scalar(select(ChannelIdentity).where(ChannelIdentity.sender_id == self.sender))
            assert identity is not None, "nobody is known by this conversation"
            return json.loads(json.dumps(document(session, identity.person, shared_only=True)))

    @property
    def messages(self) -> list[Message]:
        with self.nod.database.session() as session:
            identity = session.scalar(select(ChannelIdentity).where(ChannelIdentity.sender_id == self.sender))
            if identity is None:
                return []
            own = select(Message).where(Message.identity_id == identity.id).order_by(Message.id)
            return list(session.scalars(own))

    def words(self, key: str) -> list[str]:
        return [element["words"] for element in self.record[key]]
