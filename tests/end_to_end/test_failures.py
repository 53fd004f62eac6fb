"""When a part of Nod fails: an honest sentence, nothing lost, and the conversation goes on."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.end_to_end.scripts import until
from tests.end_to_end.service import HTTP, Nod

Start = Callable[..., Nod]


def test_with_the_action_server_gone_the_words_are_kept_and_saved_later(start_nod: Start) -> None:
    nod = start_nod()
    talk = nod.someone()
    talk.says(*until("strength_good_at"))
    pid = nod.pid_on(nod.actions)
    os.kill(pid, signal.SIGSTOP)  # it hangs: nothing answers and nothing starts it again
    nod_timeout = time.monotonic()
    answer = talk.say("I am a good listener")
    assert "Your words are kept" in answer
    assert time.monotonic() - nod_timeout < 30
    assert talk.messages[-1].text == "I am a good listener"
    assert talk.messages[-1].state == "received"
    assert talk.words("strengths") == []
    os.kill(pid, signal.SIGKILL)
    nod.wait_until(nod.is_ready, "the action server to be started again")
    talk.say("I took one day at a time")
    assert talk.words("strengths") == ["I am a good listener", "I took one day at a time"]
    assert talk.question == "strength_keeps_going"
    assert "actions ended and is started again" in nod.said()


def test_killing_every_process_in_the_middle_loses_nothing(start_nod: Start) -> None:
    nod = start_nod()
    talk = nod.someone("cy")
    talk.says(*until("barrier_words", "cy"))
    record = talk.record
    for address in (nod.web, nod.rasa, nod.actions):
        os.kill(nod.pid_on(address), signal.SIGSTOP)
    nod.process.send_signal(signal.SIGKILL)  # type: ignore[union-attr]
    nod.process.wait()  # type: ignore[union-attr]
    for address in (nod.web, nod.rasa, nod.actions):
        os.kill(nod.pid_on(address), signal.SIGKILL)
    time.sleep(1)
    nod.output.write_text("")
    nod.start()
    assert talk.record == record
    assert talk.question == "barrier_words"
    talk.say("mae'r bws yn gorffen am bump")
    assert talk.words("barriers") == ["mae'r bws yn gorffen am bump"]


def test_with_the_database_locked_the_person_is_told_and_nothing_is_half_saved(start_nod: Start) -> None:
    nod = start_nod()
    talk = nod.someone()
    talk.says(*until("strength_good_at"))
    file = nod.folder / "nod.sqlite"
    lock = sqlite3.connect(file, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    answer = talk.say("I am a good listener")
    assert "could not save that" in answer
    lock.execute("ROLLBACK")
    lock.close()
    assert talk.words("strengths") == []
    assert talk.question == "strength_good_at"
    talk.say("I am a good listener")
    assert talk.words("strengths") == ["I am a good listener"]


def test_readiness_says_which_part_is_not_ready(start_nod: Start) -> None:
    nod = start_nod()
    pid = nod.pid_on(nod.actions)
    os.kill(pid, signal.SIGSTOP)
    answer = HTTP.get(f"{nod.web}/health/ready", timeout=30)
    assert (answer.status_code, answer.json()["checks"]["actions"]) == (503, False)
    assert HTTP.get(f"{nod.web}/health/live", timeout=5).status_code == 200
    os.kill(pid, signal.SIGCONT)
    nod.wait_until(nod.is_ready, "readiness")
    assert "nod_ready" in HTTP.get(f"{nod.web}/metrics", timeout=5).text


def test_a_second_service_on_the_same_port_says_what_to_do(start_nod: Start) -> None:
    nod = start_nod()
    second = nod.nod("run")
    assert second.returncode == 1
    assert "is taken by another program" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


def test_ctrl_c_stops_everything_cleanly(start_nod: Start) -> None:
    nod = start_nod()
    pids = [nod.pid_on(address) for address in (nod.web, nod.rasa, nod.actions)]
    assert nod.stop(signal.SIGINT) == 0
    for pid in pids:
        assert not Path(f"/proc/{pid}").exists(), "no process is left behind"
    assert nod.said().rstrip().endswith("stopped")
