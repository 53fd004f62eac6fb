"""Where Rasa 3.6.21 is slow or wrong for us and offers no extension point. Each fix says why; tests pin each one.

1. `RemoteAction._validate_action_result` calls `jsonschema.validate`, which checks the schema against its
   meta-schema at every action call: 80 % of a guided turn (median 105 ms; with the schema compiled once, 44 ms).
   Both figures are of a stock guided turn, profiled; `make bench` compares whole turns, not this check alone.
2. `RemoteAction.run` raises when the action server is down or an action fails, and the processor only logs it.
   We note it for the turn (`bot/turns.py`), so that the turn is given up as a whole and the person is told.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import wraps
from typing import Any

import fastjsonschema
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction

from bot.turns import note_failure

Check = Callable[[Any], Any]


def _checks() -> tuple[Check, dict[str, Check]]:
    """Compile Rasa's schema of an action's answer: the whole without the events' kinds, and each kind by its name.

    As it stands, the schema tries all 19 kinds for every event and words 18 errors that nobody reads.
    """
    schema = copy.deepcopy(RemoteAction.action_response_format_spec())
    kinds = schema["properties"]["events"]["items"].pop("oneOf")
    by_name = {kind["properties"]["event"]["const"]: fastjsonschema.compile(kind) for kind in kinds}
    return fastjsonschema.compile(schema), by_name


_check, _check_kind = _checks()


def _validate_action_result(self: Any, result: dict[str, Any]) -> bool:
    """Check what the action server answered, against the same schema, compiled once."""
    try:
        _check(result)
        for event in result.get("events", []):
            _check_kind[event["event"]](event)
    except (fastjsonschema.JsonSchemaValueException, KeyError) as error:
        # The message of such an error quotes the data, and with it a person's words: name the place only.
        place = getattr(error, "path", "events")
        raise ValidationError(f"the answer of the action server is not valid at {place}") from None
    return True


def _noting(run: Any) -> Any:
    @wraps(run)
    async def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return await run(self, *args, **kwargs)
        except ActionExecutionRejection:
            raise  # a form that says no: part of the dialogue
        except Exception:
            note_failure(f"action {self.name()}")
            raise

    noted.nod_fix = True  # type: ignore[attr-defined]
    return noted


def install() -> None:
    """Put the fixes in place, once."""
    if not getattr(RemoteAction.run, "nod_fix", False):
        RemoteAction._validate_action_result = _validate_action_result
        RemoteAction.run = _noting(RemoteAction.run)
