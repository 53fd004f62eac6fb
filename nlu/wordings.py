"""The safety layer's model of wordings: what is said, without what only looks like a risk. Knows no Rasa.

It reads n-grams of characters and words, and words near one another, of either language in English (`nlu/gloss.py`).

`python -m nlu.wordings FOLDER` trains it in a process of its own, beside whatever else Rasa trains: in threads of one
process they would wait for one another, because most of it is Python. The process also reads what teaches the safety
layer alone (`nlu/examples.py`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nlu.examples import SAFETY_DATA, examples
from nlu.gloss import near_words
from nlu.intent_model import IntentModel
from nlu.safety import plain, without_harmless

ROOT = Path(__file__).parents[1]
GLOSS_WEIGHT = 1.5  # 1 told less, 2 as much (development set)


def untrained(settings: Mapping[str, Any]) -> IntentModel:
    """Return the model before it has learnt anything.

    Args:
        settings: `strength`, `max_features` and `iterations` (see `IntentModel`).
    """
    return IntentModel(
        settings["strength"],
        max_features=settings["max_features"],
        axes=0,  # sentence vectors told nothing that the tuned encoder does not (docs/safety/how-it-listens.md)
        iterations=settings["iterations"],
        characters=(2, 5),
        words=(1, 3),
        is_balanced=False,
        reading=near_words,
        reading_weight=GLOSS_WEIGHT,
    )


def read(text: str) -> str:
    """Return a text as the model reads it."""
    return without_harmless(plain(text)) or "-"


def train_apart(settings: Mapping[str, Any], texts: Sequence[str], labels: Sequence[str], folder: Path) -> None:
    """Train the model in a process of its own, which writes it into a folder.

    Args:
        settings: see `untrained`.
        texts: what was said; `nlu/safety_data` comes to it.
        labels: the risk in each text, or `none`.
        folder: where the trained model is written.

    Raises:
        RuntimeError: if the process fails; the message ends with what it said last.
    """
    task = json.dumps({"settings": dict(settings), "texts": list(texts), "labels": list(labels)})
    command = [sys.executable, "-m", "nlu.wordings", str(folder.absolute())]
    done = subprocess.run(  # noqa: S603  (our own interpreter, fixed arguments)
        command, input=task, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"The safety layer was not trained: {' / '.join(done.stderr.splitlines()[-3:])}")


def main() -> None:
    """Train on what the standard input holds, and on what teaches the safety layer alone; of what comes twice, once."""
    task = json.load(sys.stdin)
    given = zip(task["texts"], task["labels"], strict=True)
    rows = dict.fromkeys([*given, *((example.text, example.risk) for example in examples(SAFETY_DATA))])
    model = untrained(task["settings"])
    model.fit([read(text) for text, _ in rows], [label for _, label in rows])
    model.save(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
