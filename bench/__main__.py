"""`make bench`: prints training, start-up, a turn and memory, each beside stock Rasa's. Ratios count, not seconds."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from actions.record.settings import ROOT
from bot.training import rasa_environment, train
from tests.end_to_end.scripts import ENGLISH
from tests.end_to_end.service import Nod, free_port

TURNS = 120
# One client with open connections: making one for each request costs more than a turn.
CLIENT = httpx.Client(timeout=60, trust_env=False)


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def memory(pids: list[int]) -> float:
    """Return the memory of processes in MB: the proportional share, so that shared pages count once."""
    total = 0
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


class Stock:
    """The assistant that `rasa init` makes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{free_port()}"
        self.process: subprocess.Popen[bytes] | None = None

    def rasa(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "rasa", *arguments]
        subprocess.run(command, cwd=self.folder, env=rasa_environment(), check=True, capture_output=True)

    def start(self) -> None:
        port = self.url.rsplit(":", 1)[1]
        command = [sys.executable, "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", port, "--enable-api"]
        log = (self.folder / "run.log").open("wb")
        self.process = subprocess.Popen(command, cwd=self.folder, env=rasa_environment(), stdout=log, stderr=log)
        while True:
            try:
                if httpx.get(f"{self.url}/status", timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)

    def turn(self) -> float:
        body = {"sender": "bench", "message": "hello"}
        return timed(lambda: CLIENT.post(f"{self.url}/webhooks/rest/webhook", json=body))


def guided_turns(nod: Nod, stock: Stock) -> tuple[list[float], list[float]]:
    """Return the seconds of guided turns of Nod and of turns of the stock assistant, taken in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    closing = {"consent", "hope_more", "strength_keeps_going", "places_words", "offer_words", "barrier_no_change"}
    closing |= {"goal_confidence_up", "support_words", "readback_right", "readback_share"}
    while len(ours) < TURNS:
        talk = nod.someone()
        talk.say("hello")
        for question, answer in ENGLISH:
            body = {"sender": talk.sender, "message": answer, "metadata": {"language": "en"}}
            took = timed(lambda: CLIENT.post(f"{nod.rasa}/webhooks/rest/webhook", json=body))  # noqa: B023
            if question not in closing:  # those also close a part: two or three actions more
                ours.append(took)
                theirs.append(stock.turn())
    return ours, theirs


def row(name: str, ours: float, theirs: float | None, unit: str) -> str:
    """Return a line of the table."""
    if theirs is None:
        return f"| {name} | {ours:.0f} {unit} | | |"
    return f"| {name} | {ours:.0f} {unit} | {theirs:.0f} {unit} | {ours / theirs:.2f} |"


def main() -> int:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="nod-bench-"))
    stock, nod = Stock(folder / "stock"), Nod(folder)
    try:
        stock.folder.mkdir()
        print("making and training the assistant of `rasa init` (some minutes)", flush=True)
        stock.rasa("init", "--no-prompt", "--init-dir", ".")
        shutil.rmtree(stock.folder / "models", ignore_errors=True)
        shutil.rmtree(stock.folder / ".rasa", ignore_errors=True)
        their_training = timed(lambda: stock.rasa("train"))
        print("training Nod", flush=True)
        our_training = timed(lambda: train(folder / "models" / "nod.tar.gz", folder / "train.log"))
        our_start = timed(nod.start)
        their_start = timed(stock.start)
        print("turns", flush=True)
        ours, theirs = guided_turns(nod, stock)
        pids = [nod.pid_on(address) for address in (nod.web, nod.rasa, nod.actions)]
        our_memory = memory([*pids, nod.process.pid]) if nod.process else 0.0
        their_memory = memory([stock.process.pid]) if stock.process else 0.0
        lines = [
            "| | Nod | rasa init | ratio |",
            "|---|---|---|---|",
            row("training, from nothing", our_training, their_training, "s"),
            row("start until ready (Nod: three processes)", our_start, their_start, "s"),
            row("a turn, p50 (Nod: guided, saved; stock: no action)", *medians(ours, theirs), "ms"),
            row("a turn, p95", *(1000 * statistics.quantiles(x, n=20)[18] for x in (ours, theirs)), "ms"),
            row("memory (Nod: all processes)", our_memory, their_memory, "MB"),
            row("installed (.venv)", size(ROOT / ".venv"), None, "MB"),
        ]
        print("\n".join(lines))
        kept = ROOT / "var" / "bench.json"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps({"nod": ours, "stock": theirs}))
    finally:
        if nod.process:
            nod.stop()
        if stock.process:
            stock.process.terminate()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def medians(ours: list[float], theirs: list[float]) -> tuple[float, float]:
    """Return both medians in milliseconds."""
    return 1000 * statistics.median(ours), 1000 * statistics.median(theirs)


def size(folder: Path) -> float:
    """Return the size of a folder in MB."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
