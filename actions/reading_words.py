"""Readings of an answer in words: a button typed, none at all, what is kept as it is."""

from __future__ import annotations

from actions import notice, repair
from actions.answer import Answer, Slots
from actions.guide.answers import names_nobody, names_nothing, says_that_is_all
from actions.guide.asks import is_question
from actions.guide.flow import SKIPPED, previous_question
from actions.guide.reflection import finds_nothing
from actions.guide.scales import rating_alone
from actions.guide.taking_out import keeps_as_it_is
from actions.guide.when import tells_only_a_time
from actions.save import leave_out, standing_words
from actions.take import take, take_words
from actions.typed import typed_button

MOST_ASKED_FOR_A_STRENGTH = 2
LEAST_WORDS_TOLD = 5


def a_button_typed(answer: Answer) -> Slots | None:
    """Take the words of a button that leaves the question."""
    button = typed_button(answer.question, answer.text)
    if button is None:
        return None
    leave_out(answer.turn, answer.question, button)
    return {answer.question.slot: SKIPPED, repair.SLOT: None}


def none_at_all(answer: Answer) -> Slots | None:
    """Where "none" is an answer, it is taken as one: nobody is asked for people they do not have."""
    turn, question = answer.turn, answer.question
    is_of_people = notice.kind_of(question) in ("person", "place", "offer") or "support" in question.record
    is_none = names_nothing(answer.text) or (is_of_people and names_nobody(answer.text))
    if not (question.no_means_none and answer.is_typed and is_none):
        return None
    notice.decline(turn, question)
    leave_out(turn, question)
    turn.say("none_is_fine")
    return {question.slot: SKIPPED, repair.SLOT: None}


def no_more_to_say(answer: Answer) -> Slots | None:
    """Whoever has no more to say ("that's all") leaves the question: it is no reason, no step and no plan."""
    turn, question = answer.turn, answer.question
    is_words = question.kind == "free_text" and "edit" not in question.record
    if not (is_words and answer.is_typed and says_that_is_all(answer.text)):
        return None
    notice.decline(turn, question)
    turn.say("none_is_fine" if question.no_means_none else "skip")
    return {question.slot: standing_words(turn, question) or SKIPPED, repair.SLOT: None}


def no_step(answer: Answer) -> Slots | None:
    """A number or a time by itself is no step: "eight" to "what would be smaller?"."""
    turn, question = answer.turn, answer.question
    is_step = question.record.get("step") == "words" and answer.is_typed
    if not is_step or not (rating_alone(answer.text) is not None or tells_only_a_time(answer.text)):
        return None
    return {question.slot: None, **repair.failed(turn, question, "affirm")}


def something_else(answer: Answer) -> Slots | None:
    """Put down what is told where a number is asked for: "oh, and the bowls club is a good place for me"."""
    turn, question = answer.turn, answer.question
    is_told = question.kind == "scale" and answer.value is None and answer.is_typed
    if not is_told or len(answer.text.split()) < LEAST_WORDS_TOLD or is_question(answer.text):
        return None
    told = [(kind, span) for kind, span in notice.told_beside(turn) if kind in ("person", "place")]
    new = [f"“{span.words}”" for kind, span in told if notice.put_down(turn, turn.message, kind, span)]
    if not new:
        return None
    turn.say("put_down", words=", ".join(new))
    return {question.slot: None, repair.SLOT: None}


def another_number(answer: Answer) -> Slots | None:
    """A number where the reason for a number is asked for changes that number: "well, nine"."""
    turn, question = answer.turn, answer.question
    is_reason = question.record.get("kind") in ("importance_reason", "confidence_reason") and answer.is_typed
    rating = rating_alone(answer.text) if is_reason else None
    before = previous_question(turn.guide, question.slot, turn.slots) if rating is not None else None
    if before is None or before.kind != "scale":
        return None
    turn.say("number_changed")
    return {question.slot: None, **take(turn, before, rating)}


def no_strength(answer: Answer) -> Slots | None:
    """Whoever says that they have no strength is helped to one, and praised for none: "nothing, I'm crap at it all"."""
    turn, question = answer.turn, answer.question
    if question.record.get("kind") != "strength" or not answer.is_typed or not finds_nothing(answer.text):
        return None
    tries = repair.count(turn, question)
    if tries > MOST_ASKED_FOR_A_STRENGTH:
        turn.say("unsure_left")
        return {question.slot: SKIPPED, repair.SLOT: None}
    if tries == 1 or not question.suggest:
        turn.say("unsure", explain=question.explain[turn.language])
    else:
        turn.say("unsure_tap", buttons=repair.suggestions(turn, question))
    return {question.slot: None, repair.SLOT: {"question": question.slot, "count": tries}}


def kept_as_it_is(answer: Answer) -> Slots | None:
    """Leave what is there where somebody says so instead of new words: "no, I shall keep the step as I gave it"."""
    turn, question = answer.turn, answer.question
    if question.kind != "free_text" or not answer.is_typed or not keeps_as_it_is(answer.text):
        return None
    standing = standing_words(turn, question)
    corrects = "corrects" in question.record or question.record.get("edit") == "words"
    if standing is None and not corrects:
        # There is nothing yet to keep: "keep it" is no snag and no plan.
        is_of_the_step = question.part == "step"
        return {question.slot: None, **repair.failed(turn, question, "affirm")} if is_of_the_step else None
    return {question.slot: standing or SKIPPED, repair.SLOT: None}


def words_as_they_are(answer: Answer) -> Slots | None:
    """Save words as they were said."""
    return take_words(answer.turn, answer.question) if answer.question.kind == "free_text" else None
