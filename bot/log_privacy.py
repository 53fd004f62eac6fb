"""Keeps people's words out of Rasa's logs.

Rasa's structured logs carry message texts, slots and whole trackers, and its tracebacks every frame's local variables.
Only what is known to be harmless is logged. (Rasa's own hook for anonymisation would read the tracker once more in
every turn.)
"""

from __future__ import annotations

from typing import Any

import structlog

LOGGED = frozenset({"event", "event_info", "level", "logger", "timestamp", "exc_info", "stack_info", "exception"})
OURS = frozenset({"what", "failures", "error"})  # fields of our own events: names of parts and of kinds of errors


def only_harmless(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Drop every field that could hold a person's words."""
    return {key: value for key, value in event.items() if key in LOGGED | OURS}


def install() -> None:
    """Put it before Rasa's processors, once."""
    configured = structlog.get_config()
    processors = configured["processors"]
    if only_harmless not in processors:
        configured["processors"] = [only_harmless, *(_without_variables(processor) for processor in processors)]
        structlog.configure(**configured)


def _without_variables(processor: Any) -> Any:
    if isinstance(processor, structlog.processors.ExceptionRenderer):
        return structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
    if isinstance(processor, structlog.dev.ConsoleRenderer):
        return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    return processor
