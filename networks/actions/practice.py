"""Verbs of practice tasks: HR sets them, the clock gives and reminds, each leader writes, finishes, and takes up again.

What a leader writes is their own: the trail says that it was done, never what.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal
from networks.actions.development import held, tell
from networks.models import Development, Practice, Task
from networks.queries.development_people import places_on
from networks.rules.development import State, Work, demand_inside, demand_task_days, is_reminder_due
from organisation.actions.audit import record
from organisation.models import Account, Person
from organisation.rules.letters import Keep
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale


def set_task(
    *,
    development: Development,
    title: str,
    words: str,
    given_on: date,
    due: date,
    by: Account | None,
    at: datetime,
) -> Task:
    """Set a practice task for every leader of a programme; they hear of it on the day it is given. Raises Refused."""
    with transaction.atomic():
        found = held(development)
        demand_days(found, given_on, due)
        task = Task.objects.create(development=found, title=title, words=words, given_on=given_on, due=due)
        record(verb="set_task", by=by, at=at, on=task, after={"title": title, "given_on": given_on, "due": due})
    return task


def correct_task(
    *,
    task: Task,
    title: str,
    words: str,
    given_on: date,
    due: date,
    by: Account | None,
    at: datetime,
    seen: str | None = None,
) -> Task:
    """Change a task; with another day to be done by, those who had it get a letter. Raises Refused.

    Raises Stale where it is no longer what was `seen`.
    """
    with transaction.atomic():
        found = held(task.development)
        demand_days(found, given_on, due)
        task = Task.objects.select_for_update().get(pk=task.pk)
        refuse_stale(seen, task_mark(task))
        before = {"title": task.title, "given_on": task.given_on, "due": task.due}
        is_moved = task.told and due != task.due
        task.title, task.words, task.given_on, task.due = title, words, given_on, due
        if is_moved:
            task.reminded = is_reminder_due(due, timezone.localdate(at))
        task.save(update_fields=["title", "words", "given_on", "due", "reminded"])
        record(verb="correct_task", by=by, at=at, on=task, before=before, after={"title": title, "due": due})
        if is_moved:
            tell_of(task, "development_task", undone(task, at), at, changed=True)
    return task


def drop_task(*, task: Task, by: Account | None, at: datetime) -> Task:
    """Take a task out of the plan; those who had it are told. Raises Refused once a leader has begun on it."""
    with transaction.atomic():
        held(task.development)
        if task.practices.exists():
            raise Refused(_("Der er ledere, der er i gang med opgaven. Ret den i stedet."))
        record(verb="drop_task", by=by, at=at, on=task, before={"title": task.title})
        if task.told:
            tell(task.development, "development_task_dropped", undone(task, at), at, keep=Keep.NOTHING, task=task)
        task.delete()
    return task


def give_task(*, task: Task, by: Account | None, at: datetime) -> Task:
    """Tell the leaders of a task on its day; what has been told, or is not to be told yet, is left as it is.

    Who is told within the last week is not reminded as well.
    """
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("development").get(pk=task.pk)
        if task.told or task.given_on > timezone.localdate(at) or task.development.state != State.RUNNING:
            return task
        task.told, task.reminded = True, is_reminder_due(task.due, timezone.localdate(at))
        task.save(update_fields=["told", "reminded"])
        record(verb="give_task", by=by, at=at, on=task)
        tell_of(task, "development_task", undone(task, at), at, changed=False)
    return task


def remind_of_task(*, task: Task, by: Account | None, at: datetime) -> Task:
    """Remind those who have not done a task, once, in the week before it is due."""
    with transaction.atomic():
        task = Task.objects.select_for_update(of=("self",)).select_related("development").get(pk=task.pk)
        is_due = is_reminder_due(task.due, timezone.localdate(at))
        if task.reminded or not task.told or not is_due or task.development.state != State.RUNNING:
            return task
        task.reminded = True
        task.save(update_fields=["reminded"])
        record(verb="remind_of_task", by=by, at=at, on=task)
        tell_of(task, "development_task_reminder", undone(task, at), at)
    return task


def write_practice(
    *,
    task: Task,
    person: Person,
    words: str,
    goal: Goal | None,
    shared: bool,
    by: Account | None,
    at: datetime,
) -> Practice:
    """Write about one's own work with a task, tie it to one's own goal, share it with the nearest leader or no more."""
    with transaction.atomic():
        found = practice_held(task, person, at)
        found.words, found.goal, found.shared = words, goal, shared
        found.save(update_fields=["words", "goal", "shared", "at"])
        after = {"letters": len(words), "goal": goal.pk if goal else None, "shared": shared}
        record(verb="write_practice", by=by, at=at, on=found, after=after)
    return found


def finish_practice(*, task: Task, person: Person, by: Account | None, at: datetime) -> Practice:
    """Say that one has done a task; nothing need be written."""
    with transaction.atomic():
        found = practice_held(task, person, at)
        before = _put(found, Work.DONE)
        record(verb="finish_practice", by=by, at=at, on=found, before=before, after={"state": Work.DONE})
    return found


def take_up_practice(*, task: Task, person: Person, by: Account | None, at: datetime) -> Practice:
    """Say that one is not done after all: begun, and what was written stands."""
    with transaction.atomic():
        found = practice_held(task, person, at)
        before = _put(found, Work.BEGUN)
        record(verb="take_up_practice", by=by, at=at, on=found, before=before, after={"state": Work.BEGUN})
    return found


def _put(practice: Practice, to: Work) -> dict[str, str]:
    """Somebody's work in another state; returns the one it had."""
    before, practice.state = practice.state, to
    practice.save(update_fields=["state", "at"])
    return {"state": before}


def practice_held(task: Task, person: Person, at: datetime) -> Practice:
    """Somebody's own work with a task, begun where it was not. Raises Refused where the programme was cancelled."""
    held(task.development)
    found, _made = Practice.objects.select_for_update().get_or_create(task=task, person=person, defaults={"at": at})
    found.at = at
    return found


def undone(task: Task, at: datetime) -> list[Person]:
    """Those in the programme who have not done a task."""
    done = set(task.practices.filter(state=Work.DONE).values_list("person_id", flat=True))
    places = places_on(task.development, timezone.localdate(at))
    return [place.person for place in places if place.person_id not in done]


def tell_of(task: Task, template: str, people: list[Person], at: datetime, **facts: bool) -> None:
    """A letter about a task, with the way to one's own page of it.

    Who is done gets none, so nothing is kept of it: HR reads the outbox, and not how far somebody is.
    """
    path = task.get_absolute_url()
    tell(task.development, template, people, at, keep=Keep.NOTHING, task=task, path=path, **facts)


def task_mark(task: Task) -> str:
    """A mark of what HR can change of a task, as it stands."""
    return mark_of({name: getattr(task, name) for name in ("title", "words", "given_on", "due")})


def demand_days(development: Development, given_on: date, due: date) -> None:
    """Raises Refused where a task's days are not in order, or lie outside the programme."""
    demand_task_days(given_on, due)
    demand_inside(given_on, development.starts, development.ends, "given_on")
    demand_inside(due, development.starts, development.ends, "due")
