"""One turn, as an action sees it: who speaks, what they said, where the guide stands, and one open transaction."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.guide.catalogue import catalogue
from actions.guide.flow import next_part, next_question
from actions.guide.table import Guide, Part, Question, load_guide
from actions.record.database import database_at
from actions.record.models import ChannelIdentity, Message
from actions.record.people import find_identity, meet
from actions.record.settings import settings
from actions.record.transcript import keep_message, storable

Events = list[dict[str, Any]]
# Reading a tracker and handing it to an action takes longer with each event, without end. So a session ends with each
# part, and within a part after so many events (about 25 turns).
MOST_EVENTS = 250
_NOT_CARRIED = {"requested_slot", "session_started_metadata"}


class Turn:
    """What an action needs of the conversation and the record."""

    def __init__(self, session: Session, tracker: Tracker, dispatcher: CollectingDispatcher) -> None:
        """Take a turn within an open session."""
        self.session = session
        self.tracker = tracker
        self.dispatcher = dispatcher
        self.guide: Guide = load_guide()
        self._identity: ChannelIdentity | None = None
        self._taken_up: Message | None = None
        self.answer_begins = 0  # the character of the message from which on it answers: not at "yes and" to an offer

    @property
    def slots(self) -> Mapping[str, Any]:
        """What the conversation holds."""
        slots: Mapping[str, Any] = self.tracker.slots
        return slots

    @property
    def language(self) -> str:
        """The language Nod speaks with this person: `en` or `cy`."""
        return "cy" if self.slots.get("language") == "cy" else "en"

    @property
    def metadata(self) -> dict[str, Any]:
        """What the channel handed on with the message."""
        return dict(self.tracker.latest_message.get("metadata") or {})

    @property
    def identity(self) -> ChannelIdentity:
        """Who speaks; somebody new is met here when the message came past the channels (Rasa's own API)."""
        if self._identity is None:
            channel = self.tracker.get_latest_input_channel() or "rest"
            self._identity = meet(self.session, channel, self.tracker.sender_id, self.language)
        return self._identity

    @property
    def known(self) -> bool:
        """Tell whether there is a person behind this conversation yet (or still)."""
        return find_identity(self.session, self.tracker.sender_id) is not None

    @property
    def person_id(self) -> str:
        """The pseudonymous id of the person."""
        return str(self.identity.person_id)

    @property
    def text(self) -> str:
        """The words of the latest message, as Rasa holds them."""
        return storable(self.tracker.latest_message.get("text") or "")

    @property
    def typed_language(self) -> str | None:
        """The language the latest message is in, where it shows: `en`, `cy` or None."""
        noticed = self.tracker.latest_message.get("language")
        return noticed if noticed in ("en", "cy") else None

    @property
    def message(self) -> Message:
        """The message the turn is about as the transcript keeps it; one that came past the channels is kept now."""
        if self._taken_up is not None:
            return self._taken_up
        kept = self.session.get(Message, self.metadata.get("message", 0))
        if kept is not None and kept.person_id == self.person_id:
            if kept.payload is None and self.typed_language:
                kept.language = self.typed_language  # its words carry the language they were said in
            return kept
        uid = f"rasa-{self.tracker.latest_message.get('message_id')}"
        message, _ = keep_message(self.session, self.identity, self.text or "-", uid=uid)
        message.state = "handled"
        return message

    def take_up(self, message: Message) -> None:
        """Let the turn be about an earlier message."""
        self._taken_up = message

    @property
    def entities(self) -> list[dict[str, Any]]:
        """What was found in the turn's message; nothing is known any more of an earlier one."""
        return list(self.tracker.latest_message.get("entities") or []) if self._taken_up is None else []

    @property
    def part(self) -> Part | None:
        """The part the conversation is in: that of the active form, or the one the slot names."""
        active = (self.tracker.active_loop or {}).get("name") or ""
        name = active.removesuffix("_form") or self.slots.get("part")
        return self.guide.named(name)

    @property
    def question(self) -> Question | None:
        """The question that is being asked."""
        return self.guide.question(self.slots.get("requested_slot") or "")

    @property
    def done(self) -> list[str]:
        """The parts that were gone through."""
        return list(self.slots.get("parts_done") or [])

    @property
    def is_first_contact(self) -> bool:
        """Tell whether this person has not been told yet what Nod is."""
        return self.slots.get("part") is None

    def introduce(self) -> None:
        """Say what Nod is and is not, and offer the other language to whoever has not chosen one."""
        if not self.slots.get("language_known"):
            self.say("active_offer")
        self.say("opening_welcome")

    def entity(self, name: str) -> str | None:
        """Return what a button carried."""
        found = next((e for e in self.tracker.latest_message.get("entities") or [] if e.get("entity") == name), None)
        return str(found["value"]) if found else None

    def just_said(self, response: str) -> bool:
        """Tell whether a sentence of the catalogue was among what Nod said last."""
        return f"utter_{response}" in self._last_said

    def is_saying(self, response: str) -> bool:
        """Tell whether a sentence of the catalogue is among what this action says."""
        return any(one.get("response") == f"utter_{response}" for one in self.dispatcher.messages)

    def has_said(self, *responses: str) -> bool:
        """Tell whether one of some sentences was said already in answer to the latest message."""
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                return False
            said = str((event.get("metadata") or {}).get("utter_action"))
            if event.get("event") == "bot" and said.removeprefix("utter_") in responses:
                return True
        return False

    @cached_property
    def _last_said(self) -> set[str]:
        """The names of the responses between the message before and this one."""
        before = iter(reversed(self.tracker.events))
        for event in before:
            if event.get("event") == "user":
                break
        names = set()
        for event in before:
            if event.get("event") == "user":
                break
            if event.get("event") == "bot":
                names.add(str((event.get("metadata") or {}).get("utter_action")))
        return names

    def say(self, response: str, **words: Any) -> None:
        """Say a sentence of the catalogue, in the person's language."""
        self.dispatcher.utter_message(response=f"utter_{response}", **words)

    def say_all_done(self) -> None:
        """Say what can be done with a record that is complete."""
        title = catalogue()["buttons"]["share"][self.language]
        self.say("all_done", buttons=[{"title": title, "payload": '/choose_part{"to": "readback"}'}])

    def new_session(self, **changed: Any) -> Events:
        """Return the events that begin a new Rasa session with the slots of the old one.

        Args:
            **changed: slots that get another value.
        """
        kept = {name: value for name, value in self.slots.items() if value is not None and name not in _NOT_CARRIED}
        return [SessionStarted(), *(SlotSet(name, value) for name, value in {**kept, **changed}.items())]

    def go_on(self, **changed: Any) -> Events:
        """Return to the question that is open, or to the first part that was not gone through.

        Args:
            **changed: slots that get another value first.
        """
        active = (self.tracker.active_loop or {}).get("name")
        if active and len(self.tracker.events) > MOST_EVENTS:
            return [*self.new_session(**changed), FollowupAction(active)]
        if active:
            return [*(SlotSet(name, value) for name, value in changed.items()), FollowupAction(active)]
        set_first = [SlotSet(name, value) for name, value in changed.items()]
        done = list(changed.get("parts_done", self.done))
        part = self._left_open(done) or next_part(self.guide, done)
        if part is None:
            self.say_all_done()
            return set_first
        if self.is_first_contact:
            self.introduce()
        return [*set_first, SlotSet("part", part.name), FollowupAction(part.form)]

    def _left_open(self, done: list[str]) -> Part | None:
        """Return the part that was left for an aside; a review stands outside the guide's order and is taken up too."""
        part = self.guide.named(self.slots.get("part"))
        if part is None or part.name in done:
            return None
        is_review = part.name == "review" and next_question(part, self.slots) is not None
        return part if part.guided or is_review else None

    def stay(self) -> Events:
        """Keep the open question open without asking it again: what comes next may be its answer."""
        active = (self.tracker.active_loop or {}).get("name")
        # Set anew, because Rasa marks the form as rejected and would not read the answer that comes next; and Nod
        # listens now, because a form that goes on asks its question again.
        return [ActiveLoop(active), FollowupAction("action_listen")] if active else []


class NodAction(Action, ABC):
    """An action of Nod: its work is done in one transaction, outside the event loop.

    What goes wrong is not caught here: the turn as a whole is given up, nothing of it is kept but the person's
    message, and the channel says so (`bot/channels/doorway.py`).
    """

    action_name = ""

    def name(self) -> str:
        """Return the name the domain knows it by."""
        return self.action_name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Do the work and return the events."""
        return await asyncio.to_thread(self._in_transaction, dispatcher, tracker)

    def _in_transaction(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        with database_at(settings().nod_database_url).session() as session:
            return self.answer(Turn(session, tracker, dispatcher))

    def answer(self, turn: Turn) -> Events:
        """Do the work; who answers a person may do something else first."""
        return self.work(turn)

    @abstractmethod
    def work(self, turn: Turn) -> Events:
        """Do what the action is for, and return the events."""


class FamilyAction(NodAction):
    """The base of actions that differ only in what they are about; `family` makes them."""

    @property
    @abstractmethod
    def about(self) -> Any:
        """What the action is about: a part, a question, a response."""


def family(base: type[Any], names: Mapping[str, Any], module: dict[str, Any]) -> None:
    """Make one action class for each name of a table; rasa-sdk finds actions by their classes.

    Args:
        base: the subclass of `FamilyAction` that does the work; it reads `self.about`.
        names: the action's name in the domain, and what it is about.
        module: the namespace the classes are put in.
    """
    for name, about in names.items():
        title = "".join(word.capitalize() for word in name.split("_"))
        module[title] = type(title, (base,), {"action_name": name, "about": about, "__module__": module["__name__"]})
