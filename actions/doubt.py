"""In doubt whether a message answers the question or steers the talk, Nod asks instead of guessing.

So it does when somebody carries on after words that sounded like a risk: they may have been the answer as well.
"""

from __future__ import annotations

from typing import Any

from actions import notice, privacy
from actions.guide.answers import names_nothing
from actions.guide.asks import carries_on, is_of_life, is_question
from actions.guide.catalogue import catalogue
from actions.guide.plain import plain
from actions.guide.scales import read_scale
from actions.guide.table import Question
from actions.record.models import Message
from actions.record.services import is_sure
from actions.save import put_beside, standing_words
from actions.take import DOUBTED, take, take_words
from actions.turn import Events, Turn
from actions.typed import typed_button
from actions.words import shortened

SLOT = DOUBTED  # {"question": slot, "message": the message that may be its answer}
# Confidence (0 to 1) from which a command is asked about; below it a message counts as an answer, and from
# `least_confidence` of nlu/components/classifier.py on as the command. Measured in docs/understanding.md.
LEAST_SURE = 0.3
# Below this a command that an open question might also be answered with is asked about, and not obeyed: "can't shut me
# up" stops no talk. In fewer words than two it is obeyed.
SURE_OF_A_COMMAND = 0.8
OFTEN_ANSWERS = ("stop", "pause", "resume", "start_over", "delete_data", "repeat", "frustration", "show_record")
LEAST_SURE_ANSWER = 0.15  # probability of an answer from which it is worth asking
MOST_WORDS = 25  # nobody wraps a command in a story
MOST_WORDS_UNSURE = 4  # "dunno, to be left alone" is an answer: only "dunno" by itself is none
SURELY_NO_ANSWER = 0.95  # confidence (0 to 1) of the safety layer; a pattern has 1
SURELY_ASKED_FOR = 0.5  # confidence (0 to 1) of a span of what is asked for, from which there is no doubt
_ASKED = ("in_doubt", "held", "held_too")


def command_in_doubt(turn: Turn, question: Question) -> str | None:
    """Return the command that the message may be instead of an answer; None where there is no doubt worth asking."""
    latest = turn.tracker.latest_message
    if question.kind != "free_text" or turn.message.payload is not None or turn.just_said("in_doubt"):
        return None
    if typed_button(question, turn.text) is not None:
        return None  # "can I keep it" is what the button says
    if not any(character.isalnum() for character in turn.text) or _begins_as_an_answer(turn.text, question):
        return None
    if (latest.get("intent") or {}).get("name") != "answer" or len(turn.text.split()) > MOST_WORDS:
        return None
    kind = "person" if "support" in question.record else notice.kind_of(question)
    if kind in notice.KINDS and notice.spans(turn, kind, SURELY_ASKED_FOR):
        return None  # "I'm determined" names a strength where one is asked for
    best = next((one for one in latest.get("intent_ranking") or [] if one["name"] != "answer"), None)
    if best is not None and best["name"] == "unsure" and len(turn.text.split()) > MOST_WORDS_UNSURE:
        return None
    if best is None or best["confidence"] < LEAST_SURE or best["name"] not in catalogue()["commands"]:
        return None
    is_meant = best["name"] not in question.not_meant and not is_of_life(best["name"], turn.text)
    return str(best["name"]) if is_meant else None


def command_perhaps_an_answer(turn: Turn) -> str | None:
    """Return the command that was understood where the message may as well answer the open question; else None."""
    question, latest = turn.question, turn.tracker.latest_message
    intent = latest.get("intent") or {}
    if (
        question is None
        or question.kind != "free_text"
        or "edit" in question.record
        or turn.message.payload is not None
    ):
        return None
    if intent.get("name") not in OFTEN_ANSWERS or float(intent.get("confidence") or 0) >= SURE_OF_A_COMMAND:
        return None
    if is_open(turn) or is_question(turn.text) or not 1 < len(turn.text.split()) <= MOST_WORDS:
        return None
    ranking = {one["name"]: float(one["confidence"]) for one in latest.get("intent_ranking") or []}
    return str(intent["name"]) if ranking.get("answer", 0.0) >= LEAST_SURE_ANSWER else None


def _begins_as_an_answer(text: str, question: Question) -> bool:
    said = f"{plain(text)} "
    return any(said.startswith(f"{plain(words)} ") for listed in question.begins.values() for words in listed)


def ask(turn: Turn, question: Question, command: str) -> dict[str, Any]:
    """Ask which it is, and return the slot that keeps the message until that is known."""
    titles = catalogue()["commands"]
    buttons = [
        {"title": catalogue()["buttons"]["my_answer"][turn.language], "payload": "/affirm"},
        {"title": titles[command][turn.language], "payload": f"/{command}"},
    ]
    turn.say("in_doubt", buttons=buttons)
    return {SLOT: {"question": question.slot, "message": turn.message.id}}


def hold(turn: Turn) -> dict[str, Any]:
    """Return the slot that keeps words which sounded like a risk, as perhaps the answer to the open question.

    What surely speaks of wanting to die is no answer that anybody would want to read in a plan: the flag keeps it.
    """
    question = turn.question
    heard = turn.tracker.latest_message.get("safety") or {}
    if question is not None and (turn.slots.get(SLOT) or {}).get("beside"):
        return {}  # the words before are still asked about
    is_plain = heard.get("kind") == "risk_self_harm" and float(heard.get("confidence") or 0) >= SURELY_NO_ANSWER
    may_be_answer = question is not None and (question.kind == "free_text" or _rating(question, turn.text) is not None)
    if question is None or not may_be_answer or turn.message.payload is not None or is_plain:
        return {}
    unsure = {} if is_sure(heard) else {"unsure": True}
    return {SLOT: {"question": question.slot, "message": turn.message.id, "held": True, **unsure}}


def is_carried_on(turn: Turn) -> bool:
    """Tell whether somebody just goes on after words that sounded like a risk: "that's a vow, mun. Carry on."."""
    held = turn.slots.get(SLOT) or {}
    is_held = bool(held.get("held")) and not held.get("beside") and turn.question is not None
    return is_held and turn.message.payload is None and carries_on(turn.text)


def carry_on(turn: Turn) -> Events | None:
    """Take words that may have been read wrong as the answer, and ask about others; None where none are held."""
    taken = take_unsure(turn)
    if taken is not None:
        return turn.go_on(**taken)
    return turn.stay() if ask_about_held(turn) else None


def take_unsure(turn: Turn) -> dict[str, Any] | None:
    """Take words that were held because they may have been read wrong, where somebody just carries on.

    Returns:
        The slots that the answer sets, or None where no such words are held for the open question.
    """
    held = turn.slots.get(SLOT) or {}
    question, message = turn.question, turn.session.get(Message, held.get("message") or 0)
    if not held.get("unsure") or question is None or held.get("question") != question.slot or message is None:
        return None
    if message.person_id != turn.person_id:
        return None
    turn.take_up(message)
    return _take(turn, question, is_quiet=True)


def _rating(question: Question, text: str) -> int | None:
    return read_scale(text) if question.kind == "scale" else None


def _take(turn: Turn, question: Question, is_quiet: bool) -> dict[str, Any]:
    rating = _rating(question, turn.message.text)
    return take(turn, question, rating) if rating is not None else take_words(turn, question, is_quiet=is_quiet)


def ask_about_held(turn: Turn) -> bool:
    """Ask whether the words that were held are the answer to the open question; tells whether there are any."""
    held = turn.slots.get(SLOT) or {}
    question = turn.question
    if not held.get("held") or question is None or held.get("question") != question.slot or turn.just_said("held"):
        return False
    titles = catalogue()["buttons"]
    buttons = [
        {"title": titles["write_it_down"][turn.language], "payload": "/affirm"},
        {"title": titles["ask_me_again"][turn.language], "payload": "/deny"},
    ]
    turn.say("held", buttons=buttons)
    return True


def is_beside(turn: Turn, question: Question) -> bool:
    """Tell whether a message is typed while words are held or in doubt: it is the answer, and they may stand beside it.

    A reason, a step or a plan has one wording: nothing stands beside it.
    """
    held = turn.slots.get(SLOT) or {}
    is_held = bool(held.get("held")) or turn.just_said("in_doubt") or turn.just_said("held_too")
    is_held = is_held and held.get("question") == question.slot
    is_list = question.record.get("several") or question.record.get("kind") in ("good_day", "if_nothing_changes")
    is_answer = turn.message.payload is None and any(character.isalnum() for character in turn.text)
    says_none = question.no_means_none and names_nothing(turn.text)
    return bool(is_held and is_list and is_answer and not says_none and typed_button(question, turn.text) is None)


def answer_beside(turn: Turn, question: Question) -> dict[str, Any]:
    """Take what was typed as the answer, and ask once whether the words that were held shall stand beside it.

    What is typed in place of a yes or a no to that is one more answer: it is put down, and the held words are left.

    Returns:
        The slots that are set.
    """
    held = dict(turn.slots.get(SLOT) or {})
    words = turn.session.get(Message, held.get("message") or 0)
    if held.get("beside"):
        put_beside(turn, question)
        turn.say("written_down")
        privacy.keep_this_answer(turn)
        return {question.slot: standing_words(turn, question), SLOT: None}
    # The form has emptied the slot to leave the message to the rules: what it held stands again.
    slots = take_words(turn, question)
    if words is None or words.person_id != turn.person_id:
        return slots
    turn.say(
        "held_too",
        words=shortened(words.text),
        buttons=[
            {"title": catalogue()["buttons"]["write_it_down"][turn.language], "payload": "/affirm"},
            {"title": catalogue()["buttons"]["leave_it_out"][turn.language], "payload": "/deny"},
        ],
    )
    return {**slots, SLOT: {**held, "beside": True}}


def is_open(turn: Turn) -> bool:
    """Tell whether Nod has just asked which it was."""
    return any(turn.just_said(asked) for asked in _ASKED)


def take_up(turn: Turn, question: Question) -> dict[str, Any] | None:
    """Take the message that was in doubt as the answer after all.

    Returns:
        The slots that the answer sets, or None where nothing was in doubt.
    """
    doubted = turn.slots.get(SLOT) or {}
    message = turn.session.get(Message, doubted.get("message") or 0)
    if not is_open(turn) or doubted.get("question") != question.slot or message is None:
        return None
    if message.person_id != turn.person_id:
        return None
    turn.take_up(message)
    if doubted.get("beside"):
        put_beside(turn, question)
        turn.say("written_down")
        privacy.keep_this_answer(turn)
        return {SLOT: None}
    # Words that sounded like a risk are kept without a comment: to give them back would say that they are true.
    return _take(turn, question, is_quiet=bool(doubted.get("held")))
