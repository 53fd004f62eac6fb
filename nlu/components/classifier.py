"""The intent classifier as a Rasa component, with an explicit treatment of doubt."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.encoder import encoder, vectors_of
from nlu.intent_model import IntentModel
from nlu.meaning import meaning, together
from nlu.ratings import is_rating
from nlu.safety import RISKS

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramVectorClassifier(IntentClassifier, GraphComponent):
    """Chooses an intent; where a command is in doubt, the message counts as an answer and no word is lost."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before: the sentence vectors."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings.

        `strength`, `vector_weight`, `max_features`, `axes`, `iterations`: see `IntentModel`. `leaning_to_answer`: how
        much a message is rather taken for an answer than for a command, in log odds. `least_confidence`: probability
        (0 to 1) below which a command counts as an answer; `least_of_an_answer`: unless an answer is less likely than
        this, because two commands share what is left. `meaning_share`: how much the tuned encoder counts (0 to 1)
        where the model is less sure than `sure_enough`, which is one message in eight (docs/understanding.md). Risks
        are decided by the safety layer that comes after. `max_characters`: how much of a message is read.
        """
        return {
            "strength": 60.0,
            "vector_weight": 1.5,
            "max_features": 12_000,
            "axes": 200,
            "iterations": 60,
            "leaning_to_answer": 2.0,
            "least_confidence": 0.6,
            "least_of_an_answer": 0.1,
            "meaning_share": 0.3,
            "sure_enough": 0.9,
            "max_characters": 800,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Set the component up, untrained."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = IntentModel(
            config["strength"],
            config["vector_weight"],
            config["max_features"],
            config["axes"],
            config["iterations"],
            {"answer": config["leaning_to_answer"]},
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramVectorClassifier:
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
    ) -> NgramVectorClassifier:
        """Read the trained component. Raises an error if there is none, so that no server runs untrained.

        The sentence encoder is read now too: the first person who writes does not wait for it.
        """
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model.load(folder)
        encoder()
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the examples of both languages at once; on risks the safety layer alone decides.

        What is marked `only_for_safety` tells no more than that it is no risk: commands stand among its answers.
        """
        wanted = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) not in (None, *RISKS)]
        examples = [e for e in wanted if not _only_for_safety(e)]
        texts = [self._text(example) for example in examples]
        self._model.fit(texts, [example.get(INTENT) for example in examples], vectors_of(texts))
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking; the ranking keeps what the classifier thought before doubt was weighed."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text:
            return messages
        texts = [self._text(message) for message in with_text]
        rows = self._with_meaning(texts, self._model.probabilities(texts, self._vectors(with_text)))
        for message, row in zip(with_text, rows, strict=True):
            order = np.argsort(row)[::-1]
            ranking = [{"name": self._model.labels[i], "confidence": float(row[i])} for i in order[:5]]
            # A smile or a row of dots tells no command, and least of all a consent; nor does a number.
            text = self._text(message)
            is_worded = any(character.isalnum() for character in text) and not is_rating(text)
            intent = self._weighed(ranking) if is_worded else {"name": "answer", "confidence": 1.0}
            message.set("intent", intent, add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _with_meaning(self, texts: list[str], rows: Any) -> Any:
        """Weigh in what is meant where the model is in doubt; of other intents than Nod's the encoder knows nothing."""
        if not set(self._model.labels) <= set(meaning().intents.labels):
            return rows
        doubtful = np.flatnonzero(rows.max(axis=1) < self._config["sure_enough"])
        if doubtful.size:
            vectors = meaning().vectors([texts[n] for n in doubtful])
            meant = meaning().intents.probabilities(vectors, self._model.labels)
            rows[doubtful] = together(rows[doubtful], meant, self._config["meaning_share"])
        return rows

    def _weighed(self, ranking: list[dict[str, Any]]) -> dict[str, Any]:
        best = ranking[0]
        if best["name"] == "answer" or best["confidence"] >= self._config["least_confidence"]:
            return best
        answer = next((one["confidence"] for one in ranking if one["name"] == "answer"), 0.0)
        if answer < self._config["least_of_an_answer"]:
            return best  # "hi, I'm back" greets and goes on, and is no answer
        return {"name": "answer", "confidence": 1.0 - float(best["confidence"])}

    def _text(self, message: Message) -> str:
        text: str = message.get(TEXT)[: self._config["max_characters"]]
        return text

    @staticmethod
    def _vectors(messages: list[Message]) -> Any:
        return np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])


def _only_for_safety(example: Message) -> bool:
    of_intent = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return bool(of_intent.get("only_for_safety"))
