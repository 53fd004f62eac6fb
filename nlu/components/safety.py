"""The safety layer as a Rasa component: the last word on whether a message sounds like a risk.

Patterns find what must never be missed. What is said in other words is found by two models trained on every example of
both languages: one over n-grams of characters and words, and, where that one leaves any doubt, a sentence
encoder tuned to tell risks apart (`nlu/meaning.py`). They decide alone: what the classifier of intents thinks of risks
does not count, and what this component hears outdoes every other intent.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import wordings
from nlu.examples import NONE, SAFETY_DATA
from nlu.language import language_of
from nlu.meaning import columns, meaning, together
from nlu.safety import RISKS, names_oneself, pieces, plain, surely, without_harmless

logger = logging.getLogger(__name__)

NO_RISKS = "no_risks"  # the file that stands for a model trained on no risk
LEAST_WORDS = 3
FEW_WORDS = 8  # from there on a longer message must sound more surely like a risk
MOST_ASKED = 0.95  # probability that is always enough, however long the message is


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyLayer(IntentClassifier, GraphComponent):
    """Sets the intent to the risk that is heard, and `safety` to how it was heard."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings.

        `least_confidence`: probability (0 to 1) of any risk from which a message counts as one, by its language (as for
        English where it does not show); `rise_with_length`: how much more it takes for each doubling of a message
        beyond eight words, because the models grow surer with each word they read, of what is harmless too;
        `shift_of_kind`: what is added for a risk, by language: few false alarms are taken for abuse or for harm to
        others, so that they may be heard with less;
        `least_confidence_of_piece`: the least for a clause of a longer
        message, and `least_confidence_of_few_words`: for one word or two, which say little by themselves ("me", "the
        stairs"). Chosen on the development set (docs/safety/evaluation.md). `max_characters`: how much of a message
        is read. The others: see `IntentModel`; risks are not weighed up, which missed more at as many false alarms.
        12 rounds of SAGA come nearer the least loss in a minute (0.300 a sentence) than 150 of L-BFGS did in five
        (0.327); 20 stand at 0.299.
        `least_confidence_of_other`: probability from which danger is taken to be somebody else's, by language; in doubt
        it is that of the person who writes.
        `meaning_share`: how much the tuned encoder counts (0 to 1) beside the other model, by the message's language;
        `least_doubt`: probability of any risk from which the meaning is read at
        all, which takes some 20 ms.
        """
        return {
            "strength": 4.0,
            "max_features": 200_000,
            "iterations": 12,
            "least_confidence": {"en": 0.47, "cy": 0.66},
            "rise_with_length": {"en": 0.09, "cy": 0.11},
            "shift_of_kind": {
                "en": {"risk_abuse": -0.05},
                "cy": {"risk_abuse": -0.1, "risk_harm_to_others": -0.1},
            },
            "least_confidence_of_piece": 0.96,
            "least_confidence_of_few_words": 0.93,
            "least_confidence_of_other": {"en": 0.55, "cy": 0.65},
            "meaning_share": {"en": 0.4, "cy": 0.4},
            "least_doubt": 0.01,
            "max_characters": 10_000,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Set the component up, untrained."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = wordings.untrained(config)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyLayer:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyLayer:
        """Read the trained component. Raises an error if there is none, so that no server runs without it.

        The tuned encoder is read now: the first person who writes does not wait for it.
        """
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            if not (folder / NO_RISKS).exists():
                component._model.load(folder)
        meaning()
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what is another text where `nlu/safety_data` holds other messages: then Rasa trains this step anew."""
        found = hashlib.blake2b(digest_size=16)
        for file in sorted(SAFETY_DATA.rglob("*.yml")):
            found.update(file.read_bytes())
        return found.hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the examples of every intent: five risks, and everything else as none; and on `nlu/safety_data`.

        Other data than Nod's, with no risk in it, leaves the patterns and the tuned encoder to decide alone.
        """
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        texts = [example.get(TEXT) for example in examples]
        labels = [intent if (intent := example.get(INTENT)) in RISKS else NONE for example in examples]
        with self._storage.write_to(self._resource) as folder:
            if set(labels) <= {NONE}:
                logger.warning("no example of a risk: this model's safety layer has learnt nothing of its own")
                (folder / NO_RISKS).touch()
            else:
                settings = {name: self._config[name] for name in ("strength", "max_features", "iterations")}
                wordings.train_apart(settings, texts, labels, folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at each message; where a risk is heard it is the intent."""
        texts = [(message.get(TEXT) or "")[: self._config["max_characters"]] for message in messages]
        for message, text, (heard, strain) in zip(messages, texts, self._heard(texts), strict=True):
            if text:
                found = heard or self._with_the_one_before(message, text)
                message.set("safety", found, add_to_output=True)
                message.set("strain", 0.0 if found else round(strain, 3), add_to_output=True)
                self._decide(message, found)
        return messages

    def _heard(self, texts: list[str]) -> Iterator[tuple[dict[str, Any] | None, float]]:
        """Return the risk that is heard in each text, how surely, by what, and about whom; None where there is none.

        Beside it: how near the text as a whole comes to one (0 to 1), which is answered with warmth and no alarm.
        """
        readings = [_reading(text) for text in texts]
        rows = iter(self._probabilities([part for reading in readings for part in reading.parts]))
        for reading in readings:
            if reading.sure is not None:
                yield self._risk(reading.sure, 1.0, "pattern", reading.text), 0.0
                continue
            read = [next(rows) for _ in reading.parts]
            kind, confidence = self._likeliest(reading.text, read)
            strain = float(read[0].sum()) if read else 0.0
            yield (self._risk(kind, confidence, "meaning", reading.text) if kind else None), strain

    def _with_the_one_before(self, message: Message, text: str) -> dict[str, Any] | None:
        """Read a message together with the one before it ("I just want to", "end it all"), by the patterns alone.

        The channel hands the earlier words on (`before` of the metadata) where both came close together.
        """
        before = str((message.get("metadata") or {}).get("before") or "")
        kind = surely(f"{before} {text}") if before else None
        return self._risk(kind, 1.0, "pattern", f"{before} {text}") if kind else None

    def _risk(self, kind: str, confidence: float, by: str, text: str) -> dict[str, Any]:
        return {"kind": kind, "confidence": confidence, "by": by, "about": self._about(text)}

    def _about(self, text: str) -> str:
        """Tell whose danger a risk is: `other`, where somebody else's is meant, or `self`."""
        if names_oneself(text):
            return "self"
        row = meaning().about.probabilities(meaning().vectors([_written(text)]), ["other"])
        return "other" if row[0, 0] >= self._of_language("least_confidence_of_other", text) else "self"

    def _likeliest(self, text: str, rows: list[Any]) -> tuple[str | None, float]:
        """Return the risk of the whole text, else of the first piece that is surely one."""
        for number, row in enumerate(rows):
            kind, confidence = RISKS[int(np.argmax(row))], float(row.sum())
            if confidence >= self._least_confidence(text, kind, is_piece=number > 0):
                return kind, confidence
        return None, 0.0

    def _probabilities(self, texts: list[str]) -> Any:
        """Return the probability of each risk, one row a text.

        What a text means is weighed in where the first model leaves any doubt; where it sees none, no time is spent.
        """
        if not texts:
            return []
        if not self._model.labels:
            return _meant(texts, [*RISKS])
        rows = self._model.probabilities(list(map(wordings.read, texts)))
        doubt = 1 - rows[:, self._model.labels.index(NONE)]
        doubtful = np.flatnonzero(doubt >= self._config["least_doubt"])
        if doubtful.size:
            read = [texts[n] for n in doubtful]
            share = np.array([[self._of_language("meaning_share", text)] for text in read], dtype=np.float32)
            rows[doubtful] = together(rows[doubtful], _meant(read, self._model.labels), share)
        return columns(rows, self._model.labels, [*RISKS])

    def _least_confidence(self, text: str, kind: str, is_piece: bool) -> float:
        if is_piece:
            return float(self._config["least_confidence_of_piece"])
        if len(text.split()) < LEAST_WORDS:
            return float(self._config["least_confidence_of_few_words"])
        rise = self._of_language("rise_with_length", text) * max(0.0, log2(len(text.split()) / FEW_WORDS))
        least = self._of_language("least_confidence", text) + self._of_language("shift_of_kind", text).get(kind, 0.0)
        return min(MOST_ASKED, float(least + rise))

    def _of_language(self, setting: str, text: str) -> Any:
        """Return a setting for the language of a text; where that does not show, it is read as English."""
        return self._config[setting][language_of(text) or "en"]

    @staticmethod
    def _decide(message: Message, heard: dict[str, Any] | None) -> None:
        ranking = [one for one in message.get("intent_ranking") or [] if one["name"] not in RISKS]
        if heard is not None:
            risk = {"name": heard["kind"], "confidence": heard["confidence"]}
            message.set("intent", risk, add_to_output=True)
            message.set("intent_ranking", [risk, *ranking], add_to_output=True)
        elif (message.get("intent") or {}).get("name") in RISKS:
            # The classifier thought so, this component does not: the words are an answer.
            message.set("intent", {"name": "answer", "confidence": 0.5}, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)


@dataclass(frozen=True)
class _Reading:
    """A text, the risk a pattern finds in it, and what the models read where none does: the whole, then pieces."""

    text: str
    sure: str | None
    parts: list[str]


def _reading(text: str) -> _Reading:
    sure = surely(text) if text else None
    left = _left(text)
    if sure is not None or not left or not any(character.isalpha() for character in text):
        return _Reading(text, sure, [])
    return _Reading(text, None, [left, *filter(None, map(_left, pieces(text)))])


def _meant(texts: list[str], labels: list[str]) -> Any:
    """Return how probably each text means each of some labels, one row a text."""
    return meaning().risks.probabilities(meaning().vectors(list(map(_written, texts))), labels)


def _written(text: str) -> str:
    """Return a text as the encoder reads it: all in capitals, without them; others it knows as they are written."""
    return text.lower() if text.isupper() else text


def _left(text: str) -> str:
    """Return a text as it is, or what is left of it without what only looks like a risk."""
    said = plain(text)
    left = without_harmless(said)
    return text if left == said else left
