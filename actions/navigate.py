"""What the person may do at any question: go back, skip, change, pause, stop, choose, see, delete."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions import doubt, notice, repair
from actions.answer import Answer
from actions.guide.answers import names_nothing, says_that_is_all
from actions.guide.asks import language_named
from actions.guide.choosing import means_all
from actions.guide.flow import SKIPPED, previous_question
from actions.guide.offers import after_agreeing
from actions.guide.scales import between, read_scale
from actions.languages import change_to
from actions.meant import lines_of
from actions.readback import say_record
from actions.reading_goal import no_goal_wanted
from actions.record.flags import is_known_to_staff
from actions.record.people import hold_back
from actions.reply import Reply
from actions.save import leave_out, standing_words
from actions.take import take, take_words
from actions.turn import Events, NodAction, Turn
from actions.words import shortened


def leave_unanswered(turn: Turn) -> Events:
    """Leave the open question: what it held before stays, otherwise it counts as skipped."""
    question = turn.question
    if question is None:
        return turn.go_on()
    return turn.go_on(**{question.slot: standing_words(turn, question) or SKIPPED})


class GoBack(Reply):
    """`go_back`: asks the question before this one again."""

    action_name = "action_go_back"

    def work(self, turn: Turn) -> Events:
        """Empty the slot of the question before, and ask it."""
        if turn.question is not None and turn.question.part in ("delete", "start_over"):
            return turn.go_on(**{turn.question.slot: False})
        before = previous_question(turn.guide, turn.slots.get("requested_slot") or "", turn.slots)
        if before is None:
            turn.say("go_back_first")
            return turn.go_on()
        turn.say("go_back")
        hold_back(turn.session, turn.person_id)
        done = [name for name in turn.done if name not in (before.part, "readback")]
        return [
            *(SlotSet(question.slot, None) for question in turn.guide.part("readback").questions),
            SlotSet(before.slot, None),
            SlotSet("requested_slot", None),
            SlotSet("parts_done", done),
            SlotSet("part", before.part),
            FollowupAction(before.form),
        ]


class Skip(Reply):
    """`skip`: leaves a question; a question that needs a yes or a no is asked again."""

    action_name = "action_skip"

    def work(self, turn: Turn) -> Events:
        """Mark the question as skipped."""
        if turn.question is None:
            return turn.go_on()
        if turn.question.kind == "yes_no" and not turn.guide.part(turn.question.part).guided:
            return turn.go_on(**{turn.question.slot: False})  # "delete everything?": a skip deletes nothing
        if turn.question.kind == "yes_no":
            turn.say("skip_not_here")
            return turn.go_on()
        turn.say("skip")
        return leave_unanswered(turn)


class Unsure(Reply):
    """`unsure`: an example first, then answers to tap or the question is left; for a rating "not sure" is an answer."""

    action_name = "action_unsure"

    def work(self, turn: Turn) -> Events:
        """Help, or leave the question."""
        question = turn.question
        if question is None:
            return turn.go_on()
        tries = repair.count(turn, question)
        counted = {repair.SLOT: {"question": question.slot, "count": tries}}
        rating = read_scale(turn.message.text) if question.kind == "scale" else None
        if rating is not None:
            return turn.go_on(**take(turn, question, rating))  # "dunno, three maybe" is a rating
        if question.kind == "scale":
            turn.say("skip")
            return leave_unanswered(turn)
        if tries == 1:
            turn.say("unsure", explain=question.explain[turn.language])
            return turn.go_on(**counted)
        if tries == 2 and question.suggest:
            turn.say("unsure_tap", buttons=repair.suggestions(turn, question))
            return [*(SlotSet(name, value) for name, value in counted.items()), *turn.stay()]
        if question.kind in ("yes_no", "lines"):
            repair.offer_a_person(turn, question)
            return turn.go_on(**counted)
        turn.say("unsure_left")
        return leave_unanswered(turn)


class Affirm(Reply):
    """`affirm` at a question that wants words: takes what is on offer, else asks for words."""

    action_name = "action_affirm"

    def work(self, turn: Turn) -> Events:
        """Put down what was noticed, or ask for a little more."""
        question = turn.question
        if question is None:
            return turn.go_on()
        rating = read_scale(turn.message.text) if question.kind == "scale" else None
        if rating is not None:
            return turn.go_on(**take(turn, question, rating))  # "100%" is a rating, and no yes
        after_all = doubt.take_up(turn, question)
        if after_all is not None:
            return turn.go_on(**after_all)
        if question.choices_from == "hopes" and means_all(turn.text):
            turn.say("one_at_a_time")
            return turn.go_on()
        suggested = turn.slots.get("editing_suggestion") if question.choices_from == "suggestion" else None
        if suggested:
            return turn.go_on(**take(turn, question, str(suggested)))
        if question.kind == "free_text" and says_that_is_all(turn.text):
            return Deny().work(turn)  # "that's it" agrees to nothing where words are asked for
        if question.kind == "free_text" and turn.message.payload is None and after_agreeing(turn.text) is not None:
            return turn.go_on(**take_words(turn, question))  # "oes, canu"
        taken = notice.accept(turn, question)
        if taken is not None:
            turn.say("noticed_taken")
            return turn.go_on(**{question.slot: shortened(taken.words), **taken.facts})
        return turn.go_on(**repair.failed(turn, question, "affirm"))


class Deny(Reply):
    """`deny` at a question that wants words: "no" to an offer or to "anything else?" is an answer."""

    action_name = "action_deny"

    def work(self, turn: Turn) -> Events:
        """Leave what "no" answers; elsewhere it may be a wish to leave the question."""
        question = turn.question
        if question is None:
            return turn.go_on()
        if doubt.is_open(turn):
            return turn.go_on(**{doubt.SLOT: None})
        is_typed = turn.message.payload is None and not turn.text.startswith("/")
        if (none_wanted := no_goal_wanted(Answer(turn, question, None))) is not None:
            return turn.go_on(**none_wanted)  # "no i dont want a goal"
        if "edit" in question.record and is_typed:
            return turn.go_on(**{question.slot: SKIPPED})  # a "no" to "what should it say?" changes nothing
        is_none = question.no_means_none and is_typed and names_nothing(turn.text)
        if notice.decline(turn, question) and not is_none:  # "nothing" leaves the offer and the question
            turn.say("noticed_left")
            return turn.go_on()
        rating = read_scale(turn.message.text) if question.kind == "scale" and is_typed else None
        if rating is not None:
            return turn.go_on(**take(turn, question, rating))  # "not at all" is a rating too
        if question.kind == "scale" and (two := between(turn.text)) is not None:
            turn.say("which_number", one=two[0], other=two[1])  # "not very" is a rating, not a refusal
            return turn.stay()
        if question.no_means_none:
            leave_out(turn, question)
            return turn.go_on(**{question.slot: SKIPPED})
        if question.kind == "free_text" and says_that_is_all(turn.text):
            return Skip().work(turn)
        return turn.go_on(**repair.failed(turn, question, "deny"))


class Pause(Reply):
    """`pause`: the place is kept; whatever comes next goes on there."""

    action_name = "action_pause"

    def work(self, turn: Turn) -> Events:
        """Say so, and leave the question open."""
        turn.say("pause")
        return turn.stay()


class Stop(Reply):
    """`stop`: a kind end that says what is kept and how to delete it."""

    action_name = "action_stop"

    def work(self, turn: Turn) -> Events:
        """Say so, truthfully about who can see what; whoever told of danger is not left without a number."""
        is_shared = turn.known and turn.identity.person.state == "shared"
        is_flagged = turn.known and is_known_to_staff(turn.session, turn.person_id)
        turn.say("stop_shared" if is_shared else "stop_flagged" if is_flagged else "stop")
        return turn.stay()


class ShowRecord(Reply):
    """`show_record`: says everything that is written down."""

    action_name = "action_show_record"

    def work(self, turn: Turn) -> Events:
        """Say the record and go on."""
        say_record(turn)
        if any(line.is_private for line in lines_of(turn)):
            turn.say("marked_private")
        return turn.go_on()


class ChangeLanguage(Reply):
    """`change_language`: to the language that is named, or to the other one."""

    action_name = "action_change_language"

    def work(self, turn: Turn) -> Events:
        """Go on in that language, from the next sentence."""
        named = turn.entity("to") or language_named(turn.text)
        return change_to(turn, named if named in ("en", "cy") else ("en" if turn.language == "cy" else "cy"))


class LanguageChanged(NodAction):
    """Says in the new language that it is now spoken, and asks the open question again."""

    action_name = "action_language_changed"

    def work(self, turn: Turn) -> Events:
        """Confirm and go on; what must be known before the start is said again in this language."""
        turn.say("language_changed")
        if "welcome" not in turn.done and not turn.is_first_contact:
            turn.introduce()
        return turn.go_on()


class Aside(Reply):
    """Asks a question outside the guide's order, and comes back."""

    @property
    @abstractmethod
    def part_name(self) -> str:
        """The part of the guide that holds its question."""

    def work(self, turn: Turn) -> Events:
        """Enter the aside; the slot `part` keeps the place in the guide."""
        if not turn.known:
            return turn.go_on()
        part = turn.guide.part(self.part_name)
        cleared = [SlotSet(question.slot, None) for question in part.questions]
        return [*cleared, ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction(part.form)]


class StartOver(Aside):
    """`start_over`: asks once whether to begin again."""

    action_name = "action_start_over"
    part_name = "start_over"
