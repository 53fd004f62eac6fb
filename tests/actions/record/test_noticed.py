"""What is said in passing, lines kept from staff, and the words of one line changed."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from actions.record import noticed
from actions.record.database import Database
from actions.record.document import document
from actions.record.elements import Span, current, revise, save_elements, whole
from actions.record.goals import choose_goal
from actions.record.models import ChannelIdentity
from actions.record.people import share
from actions.record.sharing import keep_back
from tests.actions.record.conftest import Say

GARETH = Span("my neighbour Gareth", 9, 28)


def test_what_is_said_in_passing_waits_to_be_offered_once(
    session: Session, identity: ChannelIdentity, say: Say
) -> None:
    message = say("a chat w my neighbour Gareth")
    noticed.notice(session, message, "person", GARETH)
    noticed.notice(session, say("Gareth again"), "person", Span("Gareth", 0, 6))
    (waiting,) = noticed.open_for(session, identity.person_id, "person")
    assert waiting.words == "my neighbour Gareth"
    noticed.decline([waiting])
    assert list(noticed.open_for(session, identity.person_id, "person")) == []


def test_what_is_taken_points_to_the_message_it_was_said_in(
    session: Session, identity: ChannelIdentity, say: Say
) -> None:
    message = say("a chat w my neighbour Gareth")
    noticed.notice(session, message, "person", GARETH)
    noticed.take(session, noticed.open_for(session, identity.person_id, "person"), "people_words:noticed")
    (element,) = current(session, identity.person_id, "person")
    assert message.text[element.start : element.end] == element.words == "my neighbour Gareth"
    assert element.message_id == message.id
    assert list(noticed.open_for(session, identity.person_id, "person")) == []


def test_what_the_record_holds_by_now_is_not_offered(session: Session, identity: ChannelIdentity, say: Say) -> None:
    noticed.notice(session, say("a chat w my neighbour Gareth"), "person", GARETH)
    answer = say("Gareth")
    save_elements(session, answer, "person", "people_words", [whole(answer.text)])
    assert list(noticed.open_for(session, identity.person_id, "person")) == []


def test_what_a_person_asks_to_put_down_goes_beside_what_it_resembles(
    session: Session, identity: ChannelIdentity, say: Say
) -> None:
    save_elements(session, say("my sister"), "person", "people_words", [whole("my sister")])
    asked = say("add my sister Jean")
    assert noticed.put_down(session, asked, "person", Span("my sister Jean", 4, 18), "people_words:noticed")
    added = current(session, identity.person_id, "person")[-1]
    assert (added.words, added.message_id) == ("my sister Jean", asked.id)
    assert asked.text[added.start : added.end] == added.words
    again = say("add my sister Jean")
    assert not noticed.put_down(session, again, "person", Span("my sister Jean", 4, 18), "people_words:noticed")
    assert len(current(session, identity.person_id, "person")) == 2


def test_one_line_is_changed_in_its_place_and_the_others_stay(
    session: Session, identity: ChannelIdentity, say: Say
) -> None:
    message = say("my knee; my back")
    knee, back = save_elements(
        session, message, "barrier", "barrier_words", [Span("my knee", 0, 7), Span("my back", 9, 16)]
    )
    later = revise(session, knee, say("my hip"))
    assert [e.words for e in current(session, identity.person_id, "barrier")] == ["my hip", "my back"], "in its place"
    assert knee.replaced_by_id == later.id, "the earlier wording is kept"
    assert back.replaced_by_id is None


def test_lines_that_are_kept_back_are_not_what_staff_see(session: Session, identity: ChannelIdentity, say: Say) -> None:
    hope_said, why_said, secret_said = say("to swim"), say("to feel free"), say("I drink")
    (hope,) = save_elements(session, hope_said, "hope", "hope_words", [whole("to swim")])
    save_elements(session, why_said, "why", "hope_why", [whole("to feel free")], parent_id=hope.id)
    (secret,) = save_elements(session, secret_said, "barrier", "barrier_words", [whole("I drink")])
    goal = choose_goal(session, hope)
    share(session, identity.person_id, [goal.id])
    keep_back(session, identity.person_id, {secret.id})
    seen = document(session, identity.person, shared_only=True)
    assert (len(seen["hopes"]), seen["barriers"], len(seen["goals"])) == (1, [], 1)
    assert len(document(session, identity.person)["barriers"]) == 1, "the person's own record keeps it"
    keep_back(session, identity.person_id, {hope.id})
    seen = document(session, identity.person, shared_only=True)
    assert (seen["hopes"], seen["goals"]) == ([], []), "a hope that is kept back takes its goal and its reason with it"
    assert "free" not in str(seen)


def test_an_older_database_keeps_its_records(database_url: str) -> None:
    """From the first version to the newest with a record in it: nothing is lost on the way."""
    from alembic import command
    from alembic.config import Config

    from actions.record.database import MIGRATIONS

    older = Database(database_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = older.engine
    command.upgrade(config, "0001")
    when = "'2026-11-22 10:00:00'"
    rows = [
        f"INSERT INTO person (id, language, state, created_at) VALUES ('p-1', 'en', 'shared', {when})",
        "INSERT INTO channel_identity (id, person_id, channel, sender_id, created_at)"
        f" VALUES (1, 'p-1', 'rest', 's', {when})",
        "INSERT INTO message (id, person_id, identity_id, author, text, language, state, attempts, at)"
        f" VALUES (1, 'p-1', 1, 'person', 'to swim', 'en', 'handled', 0, {when})",
        'INSERT INTO element (id, person_id, kind, question, words, language, at, message_id, start, "end")'
        f" VALUES (1, 'p-1', 'hope', 'hope_words', 'to swim', 'en', {when}, 1, 0, 7)",
        "INSERT INTO goal (id, person_id, hope_id, status, shared, created_at)"
        f" VALUES (1, 'p-1', 1, 'proposed', true, {when})",
        "INSERT INTO step (id, goal_id, words_id) VALUES (1, 1, 1)",
        f"INSERT INTO review (id, person_id, goal_id, decision, at) VALUES (1, 'p-1', 1, 'keep', {when})",
    ]
    with older.engine.begin() as connection:
        for row in rows:
            connection.execute(text(row))
    older.migrate()
    assert older.is_current()
    with older.engine.connect() as connection:
        for table in ("person", "message", "element", "goal", "step", "review"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1, table  # noqa: S608
    older.dispose()
