"""Takes words as the answer to a question: saved, listened to for other things, and given back."""

from __future__ import annotations

from typing import Any

from actions import hopes, notice, privacy, repair
from actions.guide.flow import SKIPPED, applies
from actions.guide.loss import tells_of_loss
from actions.guide.privacy import keeps_private
from actions.guide.reflection import is_conditional, may_be_affirmed, reflect, weighs_on
from actions.guide.table import Question, fact_slot
from actions.record import elements
from actions.save import save_answer, take_out
from actions.turn import Turn
from actions.words import LONG, shortened

MOST_WORDS_AFFIRMED = 12
MANY_WORDS = 20  # whoever writes so many hears that all of them were kept
OF_LIFE = ("good_day", "hope", "why", "person", "barrier", "if_nothing_changes", "importance_reason")
HEAVY = 0.45  # what the safety layer makes of words that are no risk (0 to 1): from here on they are met with warmth
DOUBTED = "doubted"  # the slot of words that may be an answer (`actions/doubt.py`); an answer settles it


def take_words(turn: Turn, question: Question, is_quiet: bool = False) -> dict[str, Any]:
    """Save the words of the turn's message as the answer to a question, and say them back.

    Args:
        turn: the turn; its message is the source of the words.
        question: a question of the kind `free_text`.
        is_quiet: take them without saying them back.

    Returns:
        The slots that the answer sets.
    """
    offered = notice.waiting(turn, question)
    settled = notice.settle(turn, question)
    if settled.begins is None:
        taken = "; ".join(one.words for one in offered if one.state == "taken")
        turn.say("noticed_taken" if taken else "noticed_left")
        return {question.slot: shortened(taken) or SKIPPED, repair.SLOT: None, **settled.facts}
    turn.answer_begins = settled.begins
    text = turn.message.text[settled.begins :]
    # Of several things the slot holds the first, for saying back; the record keeps them all.
    value = shortened(elements.several(text)[0].words if question.record.get("several") else text)
    changed = settled.facts | take(turn, question, value)
    if not privacy.keep_this_answer(turn):
        notice.keep_what_else_was_said(turn, question)
    if is_quiet:
        turn.say("written_down")
    else:
        _reply(turn, question)
    return changed | _offer_language(turn)


def take(turn: Turn, question: Question, value: Any) -> dict[str, Any]:
    """Save a value as the answer to a question; answers to questions that apply no more are taken out.

    Returns:
        The slots that the answer sets.
    """
    if hopes.is_harmful_step(turn, question):
        turn.say("unsafe_wish")
        return {question.slot: None, DOUBTED: None}
    changed = {question.slot: value, repair.SLOT: None, DOUBTED: None, **save_answer(turn, question, value)}
    return changed | _take_out_follow_ups(turn, question, {**turn.slots, **changed})


def _take_out_follow_ups(turn: Turn, answered: Question, slots: dict[str, Any]) -> dict[str, None]:
    """Take out the answers to questions of the part that would not be asked any more, and empty their slots."""
    emptied: dict[str, None] = {}
    for question in turn.guide.part(answered.part).questions:
        decided = any(slots.get(fact_slot(name)) is not None for name, _ in question.ask_if)
        if decided and not applies(question, slots) and turn.known:
            take_out(turn, question)
            emptied[question.slot] = None
    return emptied


def _reply(turn: Turn, question: Question) -> None:
    """Give the person's words back: turned towards them where that is certain, or affirmed; a death is heard."""
    text = turn.message.text[turn.answer_begins :]
    if tells_of_loss(text) and not turn.just_said("sorry_for_loss"):
        turn.say("sorry_for_loss")
        return
    is_private = keeps_private(text)
    is_fear = question.record.get("kind") == "if_nothing_changes" and not is_conditional(text)
    may_be_turned = question.reflect and not is_private and not is_fear
    turned = reflect(text, turn.message.language) if may_be_turned else None
    if turned and turn.message.language == turn.language and len(text) <= LONG:
        turn.say("reflected", words=turned)
    elif _is_heavy(turn, question, text):
        turn.say("sounds_hard")
    elif len(text) > LONG or (question.reply and len(text.split()) > MANY_WORDS and not is_private):
        turn.say("kept_long")
    elif question.reply and not is_private and len(text.split()) <= MOST_WORDS_AFFIRMED and may_be_affirmed(text):
        turn.say(f"reply_{question.slot}", said=shortened(text).rstrip("."))


def _is_heavy(turn: Turn, question: Question, text: str) -> bool:
    """Tell whether words tell of a burden: that is met with warmth, where it was not a moment ago."""
    if turn.just_said("sounds_hard") or turn.is_saying("unsafe_wish"):
        return False
    may_strain = question.record.get("kind") in OF_LIFE or "review" in question.record
    strain = float(turn.tracker.latest_message.get("strain") or 0) if may_strain else 0.0
    return weighs_on(text) or strain >= HEAVY


def _offer_language(turn: Turn) -> dict[str, bool]:
    """Offer the language the person writes in, once, where it is not the one Nod speaks."""
    typed = turn.typed_language
    if typed in (None, turn.language) or turn.slots.get("language_offered") or len(turn.text.split()) < 3:
        return {}
    turn.say("offer_language")
    return {"language_offered": True}
