"""`python -m nlu.tuning` trains the sentence encoder further and writes `nlu/meaning.npz`: hours on two cores."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from nlu.examples import ABOUT, NONE, Example, examples
from nlu.meaning import ENCODER, TUNED, digest, with_tuned
from nlu.packed import to_four_bits, unpacked_head
from nlu.safety import RISKS
from nlu.safety_sentences import MEANT, sentences
from nlu.sentences import LANGUAGES
from nlu.tuning.data import chosen, worn
from nlu.tuning.mean import RunningMean
from nlu.tuning.network import Encoder, Heads
from nlu.tuning.teacher import Teacher
from nlu.tuning.vocabulary import Vocabulary

# Pieces of Welsh words learn too, from so many times on: they know little Welsh, and what English is made of stays.
LEARNT_LANGUAGE, LEARNT_FROM = "cy", 3
BATCH = 64
ALIKE = 40  # so many batches are drawn together and put in order of length: less is read in vain
RATE, RATE_OF_PIECES, RATE_OF_HEADS = 1e-4, 3e-4, 1e-3
WARM_UP = 150
SMOOTHING = 0.02
WEIGHTS = {"risks": 1.0, "intents": 0.5, "about": 0.2}
WEIGHT_OF_TEACHER = 3.0
IGNORED = -100
# Twice as fast where the processor reckons with 16 bits itself, and half as fast where it does not.
HAS_SHORT_NUMBERS = "AVX512" in torch.backends.cpu.get_cpu_capability()
ALARMS = 0.012  # share of ordinary sentences at which the runs are compared


class Tuning:
    """The encoder with its two heads, as it learns."""

    def __init__(self, content: bytes, rows: Sequence[Example], seed: int = 1) -> None:
        """Read the encoder and begin with heads that know nothing.

        Args:
            content: the encoder's file.
            rows: the sentences to learn from.
            seed: of all chance.
        """
        torch.manual_seed(seed)
        self._chance = random.Random(seed)  # noqa: S311
        head = unpacked_head(content)
        self.rows = rows
        intents = sorted({row.intent for row in rows if row.intent is not None})
        self.labels = {"risks": [NONE, *RISKS], "intents": intents, "about": [*ABOUT]}
        self.vocabulary = Vocabulary(head)
        self.learnt = self._pieces_to_learn()
        self.encoder = Encoder(content, head, self.learnt)
        self.heads = Heads(head.sizes["hidden"], {name: len(labels) for name, labels in self.labels.items()})
        self._teacher: Teacher | None = None
        self._wanted = {
            "risks": self._numbers("risks", [row.risk for row in rows]),
            "intents": self._numbers("intents", [row.intent for row in rows]),
            "about": self._numbers("about", [row.about for row in rows]),
        }

    def begin_at(self, tuned: Path, content: bytes) -> None:
        """Go on from what was tuned before, which also is the teacher of what is translated from English.

        Args:
            tuned: a file that `write` wrote.
            content: the encoder's file it was tuned from.

        Raises:
            ValueError: if its heads are of other labels; one that it has not got begins with nothing learnt.
        """
        with np.load(tuned, allow_pickle=False) as kept:
            tuned_before = with_tuned(content, {name: kept[name] for name in kept.files})
            self.learnt = sorted({*self.learnt, *kept["pieces"].tolist()})
            self.encoder = Encoder(tuned_before, unpacked_head(content), self.learnt)
            for name, layer in self.heads.layers.items():
                if f"{name}.labels" not in kept.files:
                    continue
                if list(kept[f"{name}.labels"]) != self.labels[name]:
                    raise ValueError(f"The {name} of {tuned} are not those of the training data: tune from the start.")
                layer.weight.data = torch.tensor(kept[f"{name}.weights"].T.copy())
                layer.bias.data = torch.tensor(kept[f"{name}.bias"])
        self._teacher = Teacher(self.encoder, self.vocabulary, self.rows)

    def _numbers(self, name: str, wanted: Sequence[str | None]) -> torch.Tensor:
        known = {label: number for number, label in enumerate(self.labels[name])}
        return torch.tensor([IGNORED if label is None else known[label] for label in wanted])

    def _pieces_to_learn(self) -> list[int]:
        texts = [row.text for row in self.rows if row.language == LEARNT_LANGUAGE]
        count = Counter(piece for pieces in self.vocabulary.pieces(texts) for piece in pieces)
        return sorted(piece for piece, often in count.items() if often >= LEARNT_FROM)

    def learn(self, epochs: float) -> None:
        """Go through all sentences so often, each time typed a little otherwise; the rate falls towards nothing.

        What is kept is the mean of the weights over the second half of the steps.
        """
        steps = max(1, int(epochs * len(self.rows) / BATCH))
        optimizer, warm_up = self._optimizer(), min(WARM_UP, 1 + steps // 5)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / warm_up) * max(0.02, 1 - step / steps)
        )
        self.encoder.train()
        mean = RunningMean()
        started, lost = time.monotonic(), 0.0
        for step, batch in zip(range(1, steps + 1), self._batches(), strict=False):
            loss = self._loss(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], 1.0)
            optimizer.step()
            schedule.step()
            if step >= steps / 2:
                mean.follow(self.weights())
            lost += loss.item()
            if step % 100 == 0 or step == steps:
                left = (steps - step) * (time.monotonic() - started) / step / 60
                _say(f"{step} of {steps}, loss {lost / (step % 100 or 100):.3f}, {left:.0f} minutes left")
                lost = 0.0
            if step % 800 == 0:
                self.report()
        mean.put_into(self.weights())

    def _optimizer(self) -> torch.optim.Optimizer:
        layers = list(self.encoder.layers.parameters())
        matrices = [each for each in layers if each.dim() > 1]
        others = [each for each in layers if each.dim() == 1]
        return torch.optim.AdamW(
            [
                {"params": matrices, "lr": RATE, "weight_decay": 0.01},
                {"params": others, "lr": 2 * RATE, "weight_decay": 0.0},
                {"params": [self.encoder.pieces], "lr": RATE_OF_PIECES, "weight_decay": 0.0},
                {"params": list(self.heads.parameters()), "lr": RATE_OF_HEADS, "weight_decay": 0.01},
            ]
        )

    def _batches(self) -> Iterator[list[int]]:
        while True:
            order = list(range(len(self.rows)))
            self._chance.shuffle(order)
            batches = []
            for start in range(0, len(order), BATCH * ALIKE):
                some = sorted(order[start : start + BATCH * ALIKE], key=lambda n: len(self.rows[n].text))
                batches += [some[at : at + BATCH] for at in range(0, len(some), BATCH)]
            self._chance.shuffle(batches)
            yield from batches

    def _loss(self, batch: list[int]) -> torch.Tensor:
        pieces = self.vocabulary.pieces([worn(self.rows[n].text, self._chance) for n in batch])
        with torch.autocast("cpu", torch.bfloat16, enabled=HAS_SHORT_NUMBERS):
            vectors = self.encoder(*self.vocabulary.batch(pieces))
        loss = vectors.new_zeros(())
        for name, scores in self.heads(functional.dropout(vectors, 0.1)).items():
            wanted = self._wanted[name][batch]
            if (wanted != IGNORED).any():
                loss = loss + WEIGHTS[name] * functional.cross_entropy(
                    scores, wanted, ignore_index=IGNORED, label_smoothing=SMOOTHING
                )
        if self._teacher is not None:
            loss = loss + WEIGHT_OF_TEACHER * self._teacher.distance(batch, vectors)
        return loss

    @torch.no_grad()
    def mix_in(self, before: Mapping[str, torch.Tensor], share: float) -> None:
        """Go back a part of the way: each weight becomes a mean of what it is and what it was (arXiv 2109.01903).

        Args:
            before: what `weights` returned then.
            share: how much that counts (0 to 1).
        """
        for name, now in self.weights().items():
            now.copy_((1 - share) * now + share * before[name])

    def weights(self) -> dict[str, torch.Tensor]:
        """Return the weights of the encoder and its heads, by name."""
        parts: dict[str, torch.nn.Module] = {"encoder": self.encoder, "heads": self.heads}
        return {f"{part}.{name}": kept for part, module in parts.items() for name, kept in module.state_dict().items()}

    @torch.no_grad()
    def risky(self, texts: Sequence[str]) -> Any:
        """Return how surely each text tells of any risk (0 to 1)."""
        self.encoder.eval()
        found = np.zeros(len(texts), dtype=np.float32)
        pieces = self.vocabulary.pieces(texts)
        order = sorted(range(len(pieces)), key=lambda n: len(pieces[n]))
        for start in range(0, len(order), 2 * BATCH):
            batch = order[start : start + 2 * BATCH]
            scores = self.heads(self.encoder(*self.vocabulary.batch([pieces[n] for n in batch])))
            found[batch] = 1 - scores["risks"].softmax(1)[:, 0].numpy()
        self.encoder.train()
        return found

    def report(self) -> None:
        """Print what is heard in the development set, at the threshold that cries wolf at 1.2 % of ordinary talk."""
        for language in LANGUAGES:
            found = {group: self.risky(texts) for group, texts in sentences("development", language).items()}
            least = np.quantile(found["ordinary"], 1 - ALARMS)
            heard = {group: (rows > least).mean() for group, rows in found.items() if group in MEANT}
            _say(f"  {language} " + ", ".join(f"{group} {share:.3f}" for group, share in heard.items()))

    def write(self, path: Path) -> None:
        """Write the layers, the pieces of words and the heads, and of which encoder they are."""
        arrays: dict[str, Any] = {"encoder": np.array(digest(ENCODER.read_bytes()))}
        arrays["pieces"] = np.array(self.learnt, dtype=np.int32)
        arrays["pieces.rows"] = np.frombuffer(to_four_bits(self.encoder.pieces.detach().numpy()), dtype=np.uint8)
        for layer in self.encoder.layers:
            for name, raw in layer.tensors().items():
                arrays[name] = np.frombuffer(raw, dtype=np.uint8)
        for name, layer in self.heads.layers.items():
            arrays[f"{name}.labels"] = np.array(self.labels[name])
            arrays[f"{name}.weights"] = np.ascontiguousarray(layer.weight.detach().numpy().T)
            arrays[f"{name}.bias"] = layer.bias.detach().numpy()
        np.savez_compressed(path, **arrays)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Tune, and write what came of it."""
    parser = argparse.ArgumentParser(prog="python -m nlu.tuning", description=__doc__)
    parser.add_argument("--epochs", type=float, default=3.0, help="how often all sentences are read (default: 3)")
    parser.add_argument("--out", type=Path, default=TUNED, help="the file to write (default: nlu/meaning.npz)")
    parser.add_argument("--again", action="store_true", help="go on from nlu/meaning.npz instead of the start")
    parser.add_argument("--twice", nargs="*", default=[], metavar="FILE", help="data files that are read twice")
    parser.add_argument(
        "--whole", nargs="*", default=[], metavar="FILE", help="data files that are read once, and whole"
    )
    parser.add_argument("--others", type=int, help="how many sentences of the other files, by chance (default: all)")
    parser.add_argument(
        "--keep", type=float, default=0.0, help="with --again: how much of the weights before is kept (default: 0)"
    )
    wanted = parser.parse_args()
    content = ENCODER.read_bytes()
    rows = chosen(list(examples()), wanted.twice, wanted.others, wanted.whole)
    tuning = Tuning(content, rows)
    if wanted.again:
        tuning.begin_at(TUNED, content)
    _say(f"{len(tuning.rows)} sentences, {len(tuning.labels['intents'])} intents beside the risks")
    before = {name: kept.clone() for name, kept in tuning.weights().items()} if wanted.keep else {}
    tuning.learn(wanted.epochs)
    if wanted.keep:
        tuning.mix_in(before, wanted.keep)
    tuning.report()
    tuning.write(wanted.out)


if __name__ == "__main__":
    main()
