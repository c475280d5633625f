"""Verbs of preparing a dialogue: write, be ready, take it back. The trail is told of them, and never of the words."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from goals.models import Goal
from organisation.actions.audit import record
from organisation.models import Account
from performance.models import Dialogue, GoalView, Preparation, Thought
from performance.rules.dialogues import Side, Standing, State, Theme, other
from performance.rules.preparing import (
    Said,
    Seen,
    demand_same_preparation,
    demand_something,
    demand_unrevealed,
    demand_writing,
    kept_of,
)


def prepare_dialogue(
    *,
    dialogue: Dialogue,
    side: Side,
    thoughts: Mapping[Theme, Said],
    views: Mapping[Goal, Seen],
    by: Account | None,
    at: datetime,
    version: int | None = None,
) -> Preparation:
    """Keep what one side writes: under themes, and of the employee's goals. What is not named stays as it is.

    `version` is that of the preparation as the page showed it. Only the leader says something for the first time; the
    employee may raise anything, unmarked. Raises Refused while one is ready and once both are, or where another window
    has saved since.
    """
    with transaction.atomic():
        dialogue = locked(dialogue)
        demand_unrevealed(dialogue.state)
        mine, _new = Preparation.objects.get_or_create(dialogue=dialogue, side=side)
        demand_writing(is_ready=mine.ready_at is not None)
        changed = [*write_thoughts(mine, thoughts), *write_views(dialogue, side, views)]
        if changed:
            demand_same_preparation(version, mine.version)
            mine.version += 1
            mine.save(update_fields=["version"])
            record(verb="prepare_dialogue", by=by, at=at, on=dialogue, after={"side": side, "version": mine.version})
    return mine


def be_ready(*, dialogue: Dialogue, side: Side, by: Account | None, at: datetime) -> Dialogue:
    """Say that one is ready. When the other is too, both read each other's words from this moment.

    A second time changes nothing. Raises Refused where one has written nothing.
    """
    with transaction.atomic():
        dialogue = locked(dialogue)
        preparations = {one.side: one for one in dialogue.preparations.all()}
        mine = preparations.get(side) or Preparation.objects.create(dialogue=dialogue, side=side)
        if mine.ready_at is not None and dialogue.state != State.CANCELLED:
            return dialogue
        demand_unrevealed(dialogue.state)
        demand_something(mine.thoughts.values_list("words", flat=True))
        mine.ready_at = at
        mine.save(update_fields=["ready_at"])
        theirs = preparations.get(other(side))
        if theirs is not None and theirs.ready_at is not None:
            dialogue.state, dialogue.revealed_at = State.REVEALED, at
            dialogue.save(update_fields=["state", "revealed_at"])
        record(verb="be_ready", by=by, at=at, on=dialogue, after={"side": side, "state": dialogue.state})
    return dialogue


def take_back_ready(*, dialogue: Dialogue, side: Side, by: Account | None, at: datetime) -> Dialogue:
    """Write on after all. A second time changes nothing. Raises Refused once both were ready."""
    with transaction.atomic():
        dialogue = locked(dialogue)
        demand_unrevealed(dialogue.state)
        if dialogue.preparations.filter(side=side, ready_at__isnull=False).update(ready_at=None):
            record(verb="take_back_ready", by=by, at=at, on=dialogue, after={"side": side})
    return dialogue


def locked(dialogue: Dialogue) -> Dialogue:
    """The dialogue as it is now, held until the end of the transaction."""
    rows = Dialogue.objects.select_for_update(of=("self",)).select_related("appointment", "employee", "leader")
    return rows.get(pk=dialogue.pk)


def write_thoughts(mine: Preparation, thoughts: Mapping[Theme, Said]) -> list[Theme]:
    """Keep the words under each theme; which themes have others than before."""
    known = {one.theme: one for one in mine.thoughts.all()}
    changed = []
    for theme, said in thoughts.items():
        row = known.get(theme) or Thought(preparation=mine, theme=theme)
        is_first = said.is_first_time and bool(said.words) and mine.side == Side.LEADER
        if (row.words, row.is_first_time) == (said.words, is_first):
            continue
        row.words, row.is_first_time = said.words, is_first
        row.save()
        changed.append(theme)
    return changed


def write_views(dialogue: Dialogue, side: Side, views: Mapping[Goal, Seen]) -> list[Goal]:
    """Keep how a side sees each goal, under its name of today; which goals are seen otherwise than before.

    A goal that one says nothing of has no row.
    """
    known = {one.goal_id: one for one in dialogue.goal_views.filter(side=side)}
    changed = []
    for goal, said in views.items():
        seen, row = kept_of(said, side), known.get(goal.pk)
        before = Seen(Standing(row.standing), row.words, row.is_first_time) if row else Seen()
        if before == seen:
            continue
        changed.append(goal)
        if seen.standing is None:
            dialogue.goal_views.filter(side=side, goal=goal).delete()
            continue
        row = row or GoalView(dialogue=dialogue, side=side, goal=goal)
        row.title, row.standing, row.words, row.is_first_time = (
            goal.title,
            seen.standing,
            seen.words,
            seen.is_first_time,
        )
        row.save()
    return changed
