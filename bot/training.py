"""Trains the Rasa model when something it is made of has changed.

Rasa's own fingerprints decide which components are trained anew; but finding that nothing changed takes it 20 s, and
it does not see a component's changed source. So the sources are digested here first.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from actions.record.settings import ROOT, settings

MODEL = ROOT / "models" / "nod.tar.gz"
_DATA = ("config.yml", "domain.yml", "nlu/data", "nlu/safety_data", "bot/rules")
_CODE = (
    "nlu/components",
    "nlu/element_model.py",
    "nlu/examples.py",
    "nlu/gloss.py",
    "nlu/gloss.tsv",
    "nlu/intent_model.py",
    "nlu/lexicon.py",
    "nlu/lexicon.yml",
    "nlu/ratings.py",
    "nlu/safety.py",
    "nlu/safety_patterns.yml",
    "nlu/wordings.py",
    "requirements.lock",
)


def rasa_environment() -> dict[str, str]:
    """Return the environment of Rasa's processes: no telemetry, this checkout's code, loopback, few threads."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "SANIC_HOST": "127.0.0.1",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "LOG_LEVEL": settings().nod_log_level,
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "OMP_NUM_THREADS": "1",  # threads that wait by spinning slow whatever else runs on a small machine
    }


def digest(*places: str) -> str:
    """Return a digest of files and folders of the checkout."""
    found = hashlib.sha256()
    for place in places:
        path = ROOT / place
        files = sorted(p for p in path.rglob("*") if p.suffix in (".py", ".yml")) if path.is_dir() else [path]
        for file in files:
            found.update(str(file.relative_to(ROOT)).encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def is_current(model: Path = MODEL) -> bool:
    """Tell whether the model was made of what is here now."""
    stamp = model.with_suffix(".digest")
    return model.exists() and stamp.exists() and stamp.read_text() == f"{digest(*_DATA)} {digest(*_CODE)}"


def train(model: Path = MODEL, log: Path | None = None) -> None:
    """Train the model with Rasa's own `train`, made faster (`bot/rasa_training.py`).

    Raises:
        RuntimeError: if training fails; the message ends with what Rasa said last.
    """
    code, stamp = digest(*_CODE), model.with_suffix(".digest")
    code_changed = not stamp.exists() or stamp.read_text().split()[-1] != code
    log = log or ROOT / "var" / "log" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bot.rasa_training", "train", "--data", "nlu/data", "bot/rules"]
    command += ["--domain", "domain.yml", "--config", "config.yml", "--out", str(model.parent)]
    command += ["--fixed-model-name", model.name.split(".")[0]]
    # `rasa data validate` is one of the tests; to run it here would read all data once more (a seventh of the time).
    command.append("--skip-validation")
    if code_changed:
        command.append("--force")
    with log.open("w") as output:
        done = subprocess.run(  # noqa: S603  (our own interpreter, fixed arguments)
            command, cwd=ROOT, env=rasa_environment(), stdout=output, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode != 0 or not model.exists():
        last = log.read_text(errors="replace").strip().splitlines()[-3:]
        raise RuntimeError("training failed: " + " / ".join(last) + f" (all of it: {log})")
    stamp.write_text(f"{digest(*_DATA)} {code}")
