"""Goals, with their ratings over time, steps, support and reviews."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.models import Element, Goal, Message, Rating, Review, Step, Support
from actions.record.times import now


def goals_of(session: Session, person_id: str) -> Sequence[Goal]:
    """Return the goals of a person, oldest first."""
    return session.scalars(select(Goal).where(Goal.person_id == person_id).order_by(Goal.id)).all()


def current_goal(session: Session, person_id: str) -> Goal | None:
    """Return the goal that the conversation is about: the newest that was neither set aside nor dropped."""
    return session.scalar(
        select(Goal)
        .where(Goal.person_id == person_id, Goal.status.notin_(("cancelled", "on-hold")))
        .order_by(Goal.id.desc())
        .limit(1)
    )


def choose_goal(session: Session, hope: Element) -> Goal:
    """Make a hope the goal, once; a goal that was dropped and is chosen again goes on."""
    goal = session.scalar(select(Goal).where(Goal.hope_id == hope.id))
    if goal is None:
        goal = Goal(person_id=hope.person_id, hope_id=hope.id)
        session.add(goal)
        session.flush()
    if goal.status == "cancelled":
        goal.status = "proposed"
    return goal


def rate(session: Session, goal: Goal, kind: str, value: int, message: Message) -> Rating:
    """Add a rating; the same message rates once.

    Args:
        session: an open session.
        goal: what is rated.
        kind: `progress`, `importance` or `confidence`.
        value: 0 to 10.
        message: where the person said it.
    """
    rating = session.scalar(
        select(Rating).where(Rating.goal_id == goal.id, Rating.kind == kind, Rating.message_id == message.id)
    )
    if rating is None:
        rating = Rating(goal_id=goal.id, kind=kind, value=value, message_id=message.id)
        session.add(rating)
    rating.value = value
    session.flush()
    return rating


def latest_rating(goal: Goal, kind: str) -> int | None:
    """Return the newest value of a kind of rating, or None."""
    return next((rating.value for rating in reversed(goal.ratings) if rating.kind == kind), None)


def step_for(session: Session, goal: Goal, words: Element) -> Step:
    """Return the step with these words, made the first time."""
    step = session.scalar(select(Step).where(Step.goal_id == goal.id, Step.words_id == words.id))
    if step is None:
        step = Step(goal_id=goal.id, words_id=words.id)
        session.add(step)
        session.flush()
    return step


def current_step(session: Session, goal: Goal) -> Step | None:
    """Return the newest step of a goal."""
    return session.scalar(select(Step).where(Step.goal_id == goal.id).order_by(Step.id.desc()).limit(1))


def ask_support(session: Session, goal: Goal, element: Element, who: str | None) -> None:
    """Record what somebody else would do; corrected words take the place of the earlier ones."""
    earlier = session.scalars(select(Support).where(Support.goal_id == goal.id)).all()
    stands = next((support for support in earlier if support.element.replaced_by_id == element.id), None)
    if any(support.element_id == element.id for support in earlier):
        return
    if stands is not None:
        stands.element_id, stands.who = element.id, who
    else:
        session.add(Support(person_id=goal.person_id, goal_id=goal.id, element_id=element.id, who=who, agreed_at=now()))


def reviews_of(session: Session, goal: Goal) -> Sequence[Review]:
    """Return what came of looking back on a goal, oldest first."""
    return session.scalars(select(Review).where(Review.goal_id == goal.id).order_by(Review.id)).all()


def open_review(session: Session, goal: Goal) -> Review:
    """Return the review under way, begun now if there is none."""
    review = session.scalar(select(Review).where(Review.goal_id == goal.id, Review.ended_at.is_(None)))
    if review is None:
        review = Review(person_id=goal.person_id, goal_id=goal.id)
        session.add(review)
        session.flush()
    return review
