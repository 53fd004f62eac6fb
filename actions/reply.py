"""What comes before everything else a message may mean, whatever intent was understood."""

from __future__ import annotations

from collections.abc import Callable

from actions import privacy, withdrawal
from actions.aftermath import believe, is_taken_back
from actions.close import reopen
from actions.readback import share_nothing
from actions.record.people import withhold
from actions.turn import Events, NodAction, Turn
from actions.typed import typed_answer


def _taken_back(turn: Turn) -> Events | None:
    return believe(turn) if is_taken_back(turn) else None


def _consent_withdrawn(turn: Turn) -> Events | None:
    return withdrawal.withdraw(turn) if withdrawal.is_asked(turn) else None


def _typed(turn: Turn) -> Events | None:
    """Take the words of a button or a choice that is offered now: "take it out" is no wish to stop."""
    return typed_answer(turn) if turn.message.payload is None else None


def _shared_no_more(turn: Turn) -> Events | None:
    """Stop sharing at once where somebody wants that; where it is asked what stays private, share nothing."""
    if not turn.known or not privacy.stops_sharing(turn):
        return None
    if turn.question is not None and turn.question.kind == "lines":
        return turn.go_on(**share_nothing(turn))
    withhold(turn.session, turn.person_id)
    turn.say("withheld")
    return turn.stay()


def _kept_private(turn: Turn) -> Events | None:
    """Keep a line from staff; where what was shared holds it and it is not clear which, nothing is seen any more."""
    if "welcome" not in turn.done or not privacy.is_wish(turn):
        return None
    if privacy.keep_what_is_meant(turn) or turn.identity.person.state != "shared":
        return turn.go_on()
    if privacy.names_a_line(turn):
        return reopen(turn, turn.guide.part("readback"))
    withhold(turn.session, turn.person_id)
    turn.say("withheld")
    return turn.stay()


def _shown_after_all(turn: Turn) -> Events | None:
    question = turn.question
    if question is not None and (question.kind == "lines" or question.record.get("share")):
        return None
    return turn.go_on() if turn.known and privacy.show_after_all(turn) else None


FIRST: tuple[Callable[[Turn], Events | None], ...] = (
    _taken_back,
    _consent_withdrawn,
    _typed,
    _shared_no_more,
    _kept_private,
    _shown_after_all,
)


class Reply(NodAction):
    """An action that answers what a person said."""

    def answer(self, turn: Turn) -> Events:
        """Do what comes first, where there is something; else the work."""
        for reading in FIRST:
            events = reading(turn)
            if events is not None:
                return events
        return self.work(turn)
