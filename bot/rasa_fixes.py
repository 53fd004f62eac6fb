"""Where Rasa 3.6.21 is slow or wrong for us and offers no extension point. Each fix says why; tests pin each one.

1. `RemoteAction._validate_action_result` calls `jsonschema.validate`, which checks the schema against its
   meta-schema at every action call: 80 % of a guided turn (median 105 ms; with the schema compiled once, 44 ms).
   Both figures are of a stock guided turn, profiled; `make bench` compares whole turns, not this check alone.
2. `RemoteAction.run` raises when the action server is down or an action fails, and the processor only logs it.
   We note it for the turn (`bot/turns.py`), so that the turn is given up as a whole and the person is told.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

import fastjsonschema
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction

from bot.turns import note_failure

_check = fastjsonschema.compile(RemoteAction.action_response_format_spec())


def _validate_action_result(self: Any, result: dict[str, Any]) -> bool:
    """Check what the action server answered, against the same schema, compiled once."""
    try:
        _check(result)
    except fastjsonschema.JsonSchemaValueException as error:
        # The message of such an error quotes the data, and with it a person's words: name the place only.
        raise ValidationError(f"the answer of the action server is not valid at {error.path}") from None
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
