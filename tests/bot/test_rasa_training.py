"""What training is spared gives what Rasa's own ways give: the same messages are equal, and copies are apart."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from rasa.engine.runner import dask as runner
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.training_data.message import Message

from bot import rasa_training

_OWN = Message.fingerprint
_ONE_BY_ONE = runner.dask


@pytest.fixture(autouse=True)
def _installed() -> Iterator[None]:
    rasa_training.install()
    yield
    Message.fingerprint = _OWN
    del Message.__deepcopy__
    runner.dask = _ONE_BY_ONE


def _messages() -> list[Message]:
    datas: list[dict[str, Any]] = [
        {"text": "a walk", "intent": "answer"},
        {"intent": "answer", "text": "a walk"},
        {"text": "a walk", "intent": "stop"},
        {"text": "a walk, answer"},
        {"text": "a walk", "entities": [{"start": 0, "end": 6, "value": "a walk"}]},
        {"text": "a walk", "entities": [{"end": 6, "start": 0, "value": "a walk"}]},
        {"text": "a walk", "entities": [{"start": 0, "end": 1, "value": "a walk"}]},
        {"text": "a walk", "metadata": {"intent": {"only_for_safety": True}}},
        {"text": "a walk", "metadata": {"intent": {"only_for_safety": False}}},
        {"text": "a walk", "tokens": [Token("a", 0), Token("walk", 2)]},
        {"text": "a walk", "tokens": [Token("a", 0), Token("walk", 2, lemma="walking")]},
        {"text": "a walk", "tokens": [Token("a", 0), Token("walk", 2, data={"pos": "NOUN"})]},
        {"text": "5"},
        {"text": 5},
    ]
    return [Message(data) for data in datas]


def test_what_rasa_finds_equal_is_equal_and_nothing_else() -> None:
    for one, other in product(_messages(), _messages()):
        by_rasa = _OWN(Message(one.data)) == _OWN(Message(other.data))
        is_number = {type(one.get("text")), type(other.get("text"))} == {int, str}
        assert (one == other) == (by_rasa and not is_number), (one.data, other.data)  # to Rasa "5" and 5 are the same


def test_a_message_that_changes_is_another() -> None:
    message = Message({"text": "a walk"})
    before = hash(message)
    message.set("intent", "answer")
    assert hash(message) != before


def test_a_copy_changes_nothing_of_what_it_was_made_of() -> None:
    message = Message({"text": "a walk", "entities": [{"value": "walk"}]})
    made = copy.deepcopy([message])[0]
    assert made == message
    made.get("entities")[0]["value"] = "run"
    made.set("intent", "answer", add_to_output=True)
    assert message.data == {"text": "a walk", "entities": [{"value": "walk"}]}
    assert "intent" not in message.output_properties


def test_steps_that_need_nothing_of_one_another_run_at_the_same_time() -> None:
    met = threading.Barrier(2, timeout=20)

    def meets(name: str) -> Any:
        return lambda *_: (name, met.wait() in (0, 1))

    end = (lambda *given: ("end", dict(given)), "one", "other")
    graph = {"one": (meets("one"),), "other": (meets("other"),), "end": end}
    assert dict(runner.dask.get(graph, ["end"])) == {"end": {"one": True, "other": True}}


def test_an_error_in_a_step_comes_out() -> None:
    def fails(*_: Any) -> None:
        raise RuntimeError("no memory")

    with pytest.raises(RuntimeError, match="no memory"):
        runner.dask.get({"one": (fails,)}, ["one"])
