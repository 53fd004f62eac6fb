"""The fixes of Rasa itself, and what may be logged."""

from __future__ import annotations

import logging

import pytest
import structlog
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog

from bot import log_privacy, rasa_fixes
from bot.turns import is_failed, note_failure, turn

rasa_fixes.install()


def test_an_answer_of_the_action_server_is_still_checked() -> None:
    action = RemoteAction("action_x", None)
    good = {"events": [{"event": "slot", "timestamp": None, "name": "part", "value": "hopes"}], "responses": []}
    assert action._validate_action_result(good) is True


@pytest.mark.parametrize(
    "bad",
    [
        {"events": "none"},
        {"events": [{"event": 5, "words": "a secret"}]},
        {"events": [{"event": "a secret"}]},
        {"events": [{"event": "slot", "value": "a secret"}]},
        {"responses": [1]},
    ],
)
def test_a_wrong_answer_is_refused_without_quoting_it(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as caught:
        RemoteAction("action_x", None)._validate_action_result(bad)
    assert "secret" not in str(caught.value)


async def test_an_action_server_that_is_away_fails_the_turn() -> None:
    nowhere = EndpointConfig("http://127.0.0.1:9/webhook")
    with turn() as state:
        with pytest.raises(Exception, match="action_x"):
            await RemoteAction("action_x", nowhere).run(
                CollectingOutputChannel(),
                TemplatedNaturalLanguageGenerator({}),
                DialogueStateTracker("s", []),
                Domain.empty(),
            )
        assert is_failed()
    assert state.failures == ["action action_x"]


def test_a_failure_outside_a_turn_is_nobodys() -> None:
    note_failure("nothing")
    assert is_failed() is False


def test_installing_twice_changes_nothing() -> None:
    run = RemoteAction.run
    rasa_fixes.install()
    assert RemoteAction.run is run


def test_rasas_logs_hold_no_words(caplog: pytest.LogCaptureFixture) -> None:
    before = structlog.get_config()
    configure_structlog(logging.INFO)
    log_privacy.install()
    try:
        logger = structlog.get_logger("rasa.test")

        def fails(words: str) -> None:
            raise KeyError("missing")

        with caplog.at_level(logging.INFO):
            logger.error("a.message.came", text="a secret", slot_values={"x": "a secret"}, anything="a secret")
            try:
                fails("a secret")
            except KeyError:
                logger.exception("it.failed")
    finally:
        structlog.configure(**before)
    assert "a.message.came" in caplog.text
    assert "it.failed" in caplog.text
    assert "a secret" not in caplog.text
