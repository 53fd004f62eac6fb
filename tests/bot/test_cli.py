"""The `nod` command: what it does and how it says what it cannot."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from actions.record.database import Database
from actions.record.settings import settings
from actions.record.staff import check_password
from bot import training
from bot.cli import main
from bot.commands.run import ensure_secret
from bot.supervisor import MOST_RESTARTS, Service, StartError, Supervisor, check_port


def test_a_staff_account_is_made_with_a_password_that_is_shown_once(
    own_database: Database, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["staff", "add", "Ann"]) == 0
    password = capsys.readouterr().out.strip().rsplit(" ", 1)[1]
    with own_database.session() as session:
        assert check_password(session, "ann", password) is not None


def test_a_password_can_be_piped_in_and_is_not_shown(
    own_database: Database, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("four words make one\n"))
    assert main(["staff", "add", "ann", "--password-stdin"]) == 0
    assert "four words" not in capsys.readouterr().out
    assert main(["staff", "disable", "ann"]) == 0
    assert main(["staff", "list"]) == 0
    assert "ann\tclinician\tdisabled" in capsys.readouterr().out


def test_what_cannot_be_done_says_what_to_do(
    own_database: Database, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert main(["staff", "add", "ann", "--password-stdin"]) == 1
    assert "15 characters" in capsys.readouterr().err
    assert main(["staff", "disable", "nobody"]) == 1
    assert "nod staff list" in capsys.readouterr().err


def test_a_wrong_setting_is_named_and_its_value_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOD_PORT", "secret-looking")
    settings.cache_clear()
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    settings.cache_clear()
    assert "NOD_PORT" in said
    assert "secret-looking" not in said


def test_a_database_that_does_not_answer_is_said_plainly(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOD_DATABASE_URL", "postgresql://nobody:a-password@127.0.0.1:9/none")
    settings.cache_clear()
    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    settings.cache_clear()
    assert "Check NOD_DATABASE_URL" in said
    assert "a-password" not in said


def test_a_secret_key_is_written_once_for_the_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOD_SECRET_KEY", "")
    settings.cache_clear()
    env = tmp_path / ".env"
    ensure_secret(env)
    first = env.read_text()
    assert first.startswith("NOD_SECRET_KEY=")
    assert len(first) > 60
    assert env.stat().st_mode & 0o077 == 0
    settings.cache_clear()


def test_training_is_due_when_what_it_is_made_of_changed(tmp_path: Path) -> None:
    model = tmp_path / "nod.tar.gz"
    assert training.is_current(model) is False
    model.touch()
    stamp = model.with_suffix(".digest")
    stamp.write_text(f"{training.digest(*training._DATA)} {training.digest(*training._CODE)}")
    assert training.is_current(model) is True
    stamp.write_text(f"other {training.digest(*training._CODE)}")
    assert training.is_current(model) is False


def test_rasas_processes_have_no_telemetry_and_no_debug_logs() -> None:
    environment = training.rasa_environment()
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["LOG_LEVEL"] == "WARNING"
    assert environment["SANIC_HOST"] == "127.0.0.1"


def test_a_service_that_keeps_ending_is_not_started_for_ever(tmp_path: Path) -> None:
    service = Service("bad", ["false"], 0, "http://127.0.0.1:9/")
    supervisor = Supervisor([service], tmp_path)
    supervisor._start(service)

    def watch_until_it_gives_up() -> None:
        for _ in range(100):
            service.process.wait()  # type: ignore[union-attr]
            supervisor._watch()

    with pytest.raises(StartError, match="keeps ending"):
        watch_until_it_gives_up()
    assert len(service.restarts) == MOST_RESTARTS + 1


def test_what_keeps_ending_later_rests_and_takes_no_other_with_it(tmp_path: Path) -> None:
    bad, good = Service("bad", ["false"], 0, "http://127.0.0.1:9/"), Service("good", ["sleep", "60"], 0, "")
    supervisor = Supervisor([bad, good], tmp_path)
    supervisor.is_up = True
    for service in supervisor.services:
        supervisor._start(service)
    for _ in range(MOST_RESTARTS + 3):
        bad.process.wait()  # type: ignore[union-attr]
        supervisor._watch()
    assert bad.rests_until > time.monotonic()
    assert good.process.poll() is None  # type: ignore[union-attr]
    ended = bad.process
    bad.rests_until = 0.0
    supervisor._watch()
    assert bad.process is not ended, "after its rest it is tried again"
    supervisor.stop()


def test_a_taken_port_is_said_before_anything_starts() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"Port {port} .web. is taken"):
            check_port(Service("web", [], port, ""))
