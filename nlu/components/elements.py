"""Finds people, places and times in what is said, as spans of the person's own words: spaCy's names, and kin words."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

SPACY_LABELS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "DATE": "when", "TIME": "when"}
_KIN = {
    "my": "mum mam mother dad father nan nana gran grandad wife husband partner son sons daughter daughters sister "
    "sisters brother brothers aunt uncle cousin friend friends neighbour neighbours grandson granddaughter "
    "grandchildren grandkids kids children mate mates boyfriend girlfriend carer dog cat",
    "fy|y|yr": "mam nhad dad nain taid mam-gu tad-cu ngwraig gŵr ngŵr mhartner mab merch chwaer mrawd modryb ewythr "
    "nghefnder ffrind ffrindiau nghymydog nghymdogion wyrion ŵyr wyres mhlant nghi nghath",
}
_PEOPLE = re.compile(
    "|".join(rf"\b(?:{owner})\s+(?:{'|'.join(words.split())})\b" for owner, words in _KIN.items()), re.IGNORECASE
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ElementExtractor(GraphComponent, EntityExtractorMixin):
    """Adds `person`, `place` and `when` spans to a message."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must come before: spaCy's reading of the message."""
        return [SpacyTokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ElementExtractor:
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the spans that are found."""
        for message in messages:
            found = self.add_extractor_name(find_elements(message.get(TEXT) or "", message.get(SPACY_DOCS[TEXT])))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def find_elements(text: str, doc: Any) -> list[dict[str, Any]]:
    """Return the spans found in a text; kin words come first, and no two spans overlap.

    Args:
        text: what was said.
        doc: spaCy's reading of it, or None.
    """
    spans = [(match.start(), match.end(), "person") for match in _PEOPLE.finditer(text)]
    for entity in doc.ents if doc is not None else ():
        label = SPACY_LABELS.get(entity.label_)
        if label and all(entity.end_char <= start or entity.start_char >= end for start, end, _ in spans):
            spans.append((entity.start_char, entity.end_char, label))
    return [{"entity": label, "start": s, "end": e, "value": text[s:e]} for s, e, label in sorted(spans)]
