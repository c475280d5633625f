"""Verbs of development programmes as wholes: set up, correct, couple, copy, announce, cancel."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.models import Round
from goals.models import Goal
from networks.models import Cohort, Development, Module, ModuleDay, Programme, Task
from networks.queries.development_people import asked_to, days_ahead, places_on
from networks.rules.development import State, demand_move, demand_period, demand_plannable, demand_untold, shifted
from organisation.actions.audit import record
from organisation.actions.calendar import cancel_appointment, invite, uninvite
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.letters import Keep
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale

FACTS = ("title", "aim", "starts", "ends", "levels", "unit", "members_of", "mix")


def set_up_development(*, by: Account | None, at: datetime, **facts: Any) -> Development:
    """Begin to plan a development programme; nobody hears of it. Raises Refused for days that cannot be."""
    demand_period(facts["starts"], facts["ends"])
    with transaction.atomic():
        found = Development.objects.create(made_by=by, made_at=at, **facts)
        record(verb="set_up_development", by=by, at=at, on=found, after=noted(found))
    return found


def correct_development(
    *, development: Development, by: Account | None, at: datetime, seen: str | None = None, **facts: Any
) -> Development:
    """Change what a programme is for, for whom and when. Raises Refused where modules or tasks would lie outside.

    Raises Stale where it is no longer what was `seen`.
    """
    demand_period(facts["starts"], facts["ends"])
    with transaction.atomic():
        found = held(development)
        refuse_stale(seen, development_mark(found))
        before = noted(found)
        demand_all_inside(found, facts["starts"], facts["ends"])
        for name, value in facts.items():
            setattr(found, name, value)
        found.save(update_fields=list(facts))
        record(verb="correct_development", by=by, at=at, on=found, before=before, after=noted(found))
    return found


def couple_development(
    *,
    development: Development,
    programmes: Sequence[Programme],
    rounds: Sequence[Round],
    goals: Sequence[Goal],
    by: Account | None,
    at: datetime,
) -> Development:
    """Say which networks, evaluations and goals belong to a programme; what is not named is no longer coupled."""
    with transaction.atomic():
        found = held(development)
        coupled = {"programmes": programmes, "rounds": rounds, "goals": goals}
        for name, things in coupled.items():
            getattr(found, name).set(things)
        after = {name: sorted(one.pk for one in things) for name, things in coupled.items()}
        record(verb="couple_development", by=by, at=at, on=found, after=after)
    return found


def copy_development(
    *, development: Development, title: str, starts: date, by: Account | None, at: datetime
) -> Development:
    """Begin a new programme with the aim, the modules and the tasks of an earlier one, as many weeks later.

    People, days and couplings are not copied: they are this time's own.
    """
    with transaction.atomic():
        facts = {name: getattr(development, name) for name in FACTS} | {"title": title, "starts": starts}
        facts["ends"] = shifted(development.ends, development.starts, starts)
        found = Development.objects.create(made_by=by, made_at=at, **facts)
        Module.objects.bulk_create(
            Module(development=found, number=one.number, title=one.title, about=one.about)
            for one in development.modules.all()
        )
        Task.objects.bulk_create(moved_task(one, found, development.starts) for one in development.tasks.all())
        record(verb="copy_development", by=by, at=at, on=found, after={"from": development.pk} | noted(found))
    return found


def announce_development(*, development: Development, by: Account | None, at: datetime) -> Development:
    """Tell every leader of their cohort, and ask them to the module days ahead; each gets a letter about each.

    Raises Refused where nobody has a place, and where it has been announced or cancelled.
    """
    with transaction.atomic():
        found = held(development)
        demand_move(found.state, State.RUNNING)
        places = list(places_on(found, timezone.localdate(at)))
        if not places:
            raise Refused(_("Ingen har en plads endnu. Sæt holdene først."))
        found.state = State.RUNNING
        found.save(update_fields=["state"])
        record(verb="announce_development", by=by, at=at, on=found, after={"letters": len(places)})
        for place in places:
            tell(found, "development_begins", [place.person], at, cohort=place.cohort, moved=False)
        for cohort in found.cohorts.all():
            ask_cohort(cohort, by=by, at=at)
    return found


def cancel_development(*, development: Development, reason: str, by: Account | None, at: datetime) -> Development:
    """Call a programme off with its days ahead; whoever had heard of it is told why. Raises Refused a second time."""
    with transaction.atomic():
        found = held(development)
        demand_move(found.state, State.CANCELLED)
        was_known = not found.is_draft
        found.state, found.reason = State.CANCELLED, reason
        found.save(update_fields=["state", "reason"])
        record(verb="cancel_development", by=by, at=at, on=found, after={"reason": reason})
        for day in days_ahead(ModuleDay.objects.filter(module__development=found), at):
            cancel_appointment(appointment=day.appointment, by=by, at=at, reason=reason)
        if was_known:
            people = [place.person for place in places_on(found, timezone.localdate(at))]
            tell(found, "development_cancelled", people, at, reason=reason)
    return found


def discard_development(*, development: Development, by: Account | None, at: datetime) -> Development:
    """Delete a programme that nobody has been told of, as if it had not been planned. Raises Refused for any other."""
    with transaction.atomic():
        found = held(development)
        demand_untold(found.state)
        record(verb="discard_development", by=by, at=at, on=found, before=noted(found))
        for day in days_ahead(ModuleDay.objects.filter(module__development=found), at):
            cancel_appointment(appointment=day.appointment, by=by, at=at, reason="")
        found.delete()
    return development


def ask_cohort(cohort: Cohort, *, by: Account | None, at: datetime) -> None:
    """Let the invitations to a cohort's days ahead follow who is in it; while it is prepared nobody is asked."""
    development = Development.objects.get(pk=cohort.development_id)
    if development.state != State.RUNNING:
        return
    places = places_on(development, timezone.localdate(at)).filter(cohort=cohort)
    members = {place.person: place for place in places}
    for day in days_ahead(cohort.days.all(), at):
        on = day.appointment.starts.astimezone(COPENHAGEN).date()
        asked, wanted = asked_to(day.appointment), [one for one, place in members.items() if place.counts_on(on)]
        leaving = [person for person in asked if person not in wanted]
        coming = [person for person in wanted if person not in asked]
        if leaving:
            uninvite(appointment=day.appointment, people=leaving, by=by, at=at)
        if coming:
            invite(appointment=day.appointment, people=coming, by=by, at=at)


def tell(
    development: Development,
    template: str,
    people: Iterable[Person],
    at: datetime,
    *,
    keep: Keep = Keep.ALL,
    **facts: Any,
) -> int:
    """Write a letter about a programme to each of some people; how many got one."""
    address = absolute(facts.pop("path", "") or reverse("networks:my_development", args=[development.pk]))
    context = {"development": development, "address": address, **facts}
    letters = [write_letter(template=template, to=person, context=context, at=at, keep=keep) for person in people]
    return sum(1 for letter in letters if letter)


def held(development: Development) -> Development:
    """The programme as it is now, held until the end of the transaction. Raises Refused where it was cancelled."""
    found = Development.objects.select_for_update().get(pk=development.pk)
    demand_plannable(found.state)
    return found


def noted(development: Development) -> dict[str, Any]:
    """What the trail keeps of a programme's facts."""
    facts = {name: getattr(development, name) for name in ("title", "starts", "ends", "levels", "mix")}
    return facts | {"unit": development.unit_id, "members_of": development.members_of_id}


def development_mark(development: Development) -> str:
    """A mark of what HR can change of a programme, as it stands."""
    return mark_of(noted(development) | {"aim": development.aim})


def moved_task(task: Task, development: Development, old: date) -> Task:
    """A task of an earlier programme as many weeks later."""
    days = {name: shifted(getattr(task, name), old, development.starts) for name in ("given_on", "due")}
    return Task(development=development, title=task.title, words=task.words, **days)


def demand_all_inside(development: Development, starts: date, ends: date) -> None:
    """Raises Refused where a task or a day that is booked would lie outside the programme's days."""
    days = ModuleDay.objects.filter(module__development=development).exclude(appointment__state="cancelled")
    marks = [one.astimezone(COPENHAGEN).date() for one in days.values_list("appointment__starts", flat=True)]
    for given_on, due in development.tasks.values_list("given_on", "due"):
        marks += [given_on, due]
    if any(mark < starts for mark in marks):
        raise Refused(_("Der ligger moduler eller opgaver før den dag. Flyt dem først."), "starts")
    if any(mark > ends for mark in marks):
        raise Refused(_("Der ligger moduler eller opgaver efter den dag. Flyt dem først."), "ends")
