"""The texts as a PO file for a translator, and back: English as the source, Cymraeg as the translation.

Every text is found by its place (the PO context), so that the same English may have two translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from ruamel.yaml import YAML

from actions.record.settings import ROOT

FILES = (
    "actions/guide/[0-9]*.yml",
    "actions/guide/shared.yml",
    "actions/guide/domains.yml",
    "actions/guide/times.yml",
    "actions/record/services.yml",
    "bot/locale/*.yml",
)
TO_TAP = "suggest"  # lists of answers to tap: a person reads these; other lists are words to be understood by
_PLACEHOLDER = re.compile(r"\{\w+\}")


class TranslationError(ValueError):
    """A translation that cannot be taken; the message names the place."""


@dataclass
class Text:
    """One text: where it stands, and the mapping that holds it in both languages."""

    place: str
    holder: Any


class _Nth:
    """One of the texts of two lists, held like a text of its own."""

    def __init__(self, lists: Any, at: int) -> None:
        self._lists, self._at = lists, at

    def __getitem__(self, language: str) -> Any:
        return self._lists[language][self._at]

    def __setitem__(self, language: str, text: str) -> None:
        self._lists[language][self._at] = text


def _yaml() -> YAML:
    loader = YAML()
    loader.preserve_quotes = True
    loader.width = 10_000
    loader.indent(mapping=2, sequence=4, offset=2)
    return loader


def _texts(tree: Any, place: str) -> Iterator[Text]:
    """Yield every mapping that holds a text in both languages, with the path to it."""
    if isinstance(tree, dict) and isinstance(tree.get("en"), str) and isinstance(tree.get("cy"), str):
        yield Text(place, tree)
    elif isinstance(tree, dict):
        for key, below in tree.items():
            if key == TO_TAP:
                yield from (Text(f"{place}/{key}/{n}", _Nth(below, n)) for n in range(len(below["en"])))
            else:
                yield from _texts(below, f"{place}/{key}")
    elif isinstance(tree, list):
        for number, below in ((n, below) for n, below in enumerate(tree) if isinstance(below, dict)):
            name = next((below[key] for key in ("slot", "id", "code", "value", "payload") if key in below), number)
            yield from _texts(below, f"{place}/{name}")


def _files(root: Path) -> list[Path]:
    return [path for pattern in FILES for path in sorted(root.glob(pattern))]


def export(file: BinaryIO, root: Path = ROOT) -> int:
    """Write every text into a PO file, and return how many there are.

    Args:
        file: where to write.
        root: the folder that holds `actions/` and `bot/`.
    """
    catalog = Catalog(locale="cy", project="Nod", fuzzy=False)
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        for text in _texts(_yaml().load(path.read_text(encoding="utf-8")), name):
            catalog.add(str(text.holder["en"]), str(text.holder["cy"]), context=text.place)
    write_po(file, catalog, width=0)
    return len(catalog)


def take(file: BinaryIO, root: Path = ROOT) -> list[str]:
    """Put the translations of a PO file into the texts, and return the places that changed.

    Args:
        file: the PO file.
        root: the folder that holds `actions/` and `bot/`.

    Raises:
        TranslationError: if a place is not known any more, its English has changed since, a translation is empty or
            its placeholders are not those of the English. Then nothing is changed.
    """
    messages = {message.context: message for message in read_po(file, locale="cy") if message.id and message.context}
    changed: list[str] = []
    pending: list[tuple[Path, Any, YAML]] = []
    for path in _files(root):
        loader = _yaml()
        tree = loader.load(path.read_text(encoding="utf-8"))
        places = list(_take_into(tree, path.relative_to(root).as_posix(), messages))
        if places:
            pending.append((path, tree, loader))
        changed += places
    if messages:
        raise TranslationError(f"{next(iter(messages))}: there is no such text any more; export anew")
    for path, tree, loader in pending:
        with path.open("w", encoding="utf-8") as out:
            loader.dump(tree, out)
    return changed


def _take_into(tree: Any, name: str, messages: dict[Any, Any]) -> Iterator[str]:
    for text in _texts(tree, name):
        message = messages.pop(text.place, None)
        if message is None:
            continue
        _check(text, message)
        if message.string == str(text.holder["cy"]):
            continue
        text.holder["cy"] = type(text.holder["cy"])(message.string)
        yield text.place


def _check(text: Text, message: Any) -> None:
    english = str(text.holder["en"])
    if message.id != english:
        raise TranslationError(f"{text.place}: the English has changed since the export; export anew")
    if not message.string.strip():
        raise TranslationError(f"{text.place}: the translation is empty")
    if sorted(_PLACEHOLDER.findall(message.string)) != sorted(_PLACEHOLDER.findall(english)):
        wanted = ", ".join(sorted(set(_PLACEHOLDER.findall(english)))) or "none"
        raise TranslationError(f"{text.place}: the placeholders must be those of the English ({wanted})")
