"""Finds the elements of the record in what is said, as spans of the person's own words, whichever part is asked."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.utils.spacy_utils import SpacyModel
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from nlu.companions import companions
from nlu.element_model import ElementModel, Names
from nlu.safety import RISKS


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True, model_from="SpacyNLP")
class ElementExtractor(GraphComponent, EntityExtractorMixin):
    """Adds spans of the contract's entities to a message that answers; commands hold none."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before: spaCy's reading of the message."""
        return [SpacyTokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings.

        `every_nth_command`: one in so many commands is shown to the model as holding nothing; which ones, their own
        words decide, so that a sentence more among the training data changes nothing else.
        """
        return {"every_nth_command": 16, "max_characters": 2_000}

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Set the component up, untrained."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = ElementModel()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ElementExtractor:
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
    ) -> ElementExtractor:
        """Read the trained component. Raises an error if there is none, so that no server runs untrained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model.load(folder)
        return component

    def train(self, training_data: TrainingData, model: SpacyModel) -> Resource:
        """Train on the answers whose elements are marked, and on some commands, which hold none.

        An answer without a mark is left out: nobody said that it holds no element.

        Args:
            training_data: all that is learnt from.
            model: spaCy's, for the names in the examples chosen.
        """
        marked = [e for e in training_data.training_examples if e.get(TEXT) and e.get(ENTITIES)]
        holding = ("answer", "change_answer", None, *RISKS)  # what is said of a risk may well hold an element
        commands = [e for e in training_data.training_examples if e.get(TEXT) and e.get(INTENT) not in holding]
        nth = self._config["every_nth_command"]
        examples = [*marked, *(e for e in commands if crc32(e.get(TEXT).encode()) % nth == 0)]
        texts = [example.get(TEXT) for example in examples]
        with self._storage.write_to(self._resource) as folder:
            self._model.fit(
                texts,
                [[(e["entity"], e["start"], e["end"]) for e in example.get(ENTITIES, [])] for example in examples],
                [names_in(doc) for doc in model.model.pipe(texts)],
                folder,
            )
        return self._resource

    def process(self, messages: list[Message], model: SpacyModel | None = None) -> list[Message]:
        """Add the spans that are found to messages that answer a question or change an answer.

        Args:
            messages: read by spaCy before.
            model: spaCy's; Rasa hands it to training and here alike, and here it is not needed.
        """
        for message in messages:
            text = (message.get(TEXT) or "")[: self._config["max_characters"]]
            intent = (message.get(INTENT) or {}).get("name")
            found = self._found(text, message) if intent in (None, "answer", "change_answer") else []
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def _found(self, text: str, message: Message) -> list[dict[str, Any]]:
        spans = self._model.find(text, names_in(message.get(SPACY_DOCS[TEXT])))
        spans = sorted([*spans, *companions(text, spans)], key=lambda span: span.start)
        return self.add_extractor_name(
            [
                {
                    "entity": span.label,
                    "start": span.start,
                    "end": span.end,
                    "value": text[span.start : span.end],
                    "confidence_entity": span.confidence,
                }
                for span in spans
            ]
        )


def names_in(doc: Doc | None) -> Names:
    """Return what spaCy names in a text it has read, by character."""
    return {at: name.label_ for name in (doc.ents if doc else ()) for at in range(name.start_char, name.end_char)}
