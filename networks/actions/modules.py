"""Verbs of modules and their days. Time, place, answers and letters belong to the calendar's own verbs."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from networks.actions.development import ask_cohort, held
from networks.models import Cohort, Development, Module, ModuleDay
from networks.queries.development_people import next_number
from networks.rules.development import SUBJECT, demand_inside
from organisation.actions.audit import record
from organisation.actions.calendar import book_appointment, cancel_appointment, change_appointment, move_appointment
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.rules.calendar import COPENHAGEN
from organisation.rules.calendar import State as CalendarState
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale


def add_module(*, development: Development, title: str, about: str, by: Account | None, at: datetime) -> Module:
    """Add a module after the others."""
    with transaction.atomic():
        found = held(development)
        module = Module.objects.create(development=found, number=next_number(found), title=title, about=about)
        record(verb="add_module", by=by, at=at, on=module, after={"title": title})
    return module


def correct_module(
    *, module: Module, title: str, about: str, by: Account | None, at: datetime, seen: str | None = None
) -> Module:
    """Change a module's title or content; days ahead bear the new title. Raises Stale where it is not what was seen."""
    with transaction.atomic():
        held(module.development)
        module = Module.objects.select_for_update(of=("self",)).select_related("development").get(pk=module.pk)
        refuse_stale(seen, module_mark(module))
        before = {"title": module.title}
        module.title, module.about = title, about
        module.save(update_fields=["title", "about"])
        record(verb="correct_module", by=by, at=at, on=module, before=before, after={"title": title})
        for day in module.days.select_related("appointment").filter(appointment__state=CalendarState.BOOKED):
            if day.appointment.ends > at:
                change_appointment(appointment=day.appointment, title=title_of(module), by=by, at=at)
    return module


def drop_module(*, module: Module, by: Account | None, at: datetime) -> Module:
    """Take a module out of the plan. Raises Refused while it has a day that is booked or was held."""
    with transaction.atomic():
        held(module.development)
        if module.days.exclude(appointment__state=CalendarState.CANCELLED).exists():
            raise Refused(_("Modulet har dage, der er sat af eller holdt. Aflys dem, der kommer, før du fjerner det."))
        record(verb="drop_module", by=by, at=at, on=module, before={"title": module.title})
        module.delete()
    return module


def book_module_days(
    *,
    module: Module,
    cohorts: Sequence[Cohort],
    starts: datetime,
    ends: datetime,
    place: str,
    by: Account | None,
    at: datetime,
) -> Module:
    """Book a day of a module for some cohorts, each with its own appointment; who is in them is asked when they know.

    Raises Refused where the day lies outside the programme, or one of the cohorts has a day of the module ahead.
    """
    with transaction.atomic():
        development = held(module.development)
        demand_inside(starts.astimezone(COPENHAGEN).date(), development.starts, development.ends, "day")
        booked = module.days.filter(appointment__state=CalendarState.BOOKED, cohort__in=cohorts)
        if taken := booked.select_related("cohort").first():
            raise Refused(
                _("%(cohort)s har allerede en dag til modulet. Flyt den.") % {"cohort": taken.cohort}, "cohorts"
            )
        record(verb="book_module_days", by=by, at=at, on=module, after={"cohorts": [one.pk for one in cohorts]})
        for cohort in cohorts:
            appointment = book_appointment(
                title=title_of(module),
                starts=starts,
                ends=ends,
                place=place,
                description=pointer_to(development),
                people=[],
                subject_kind=SUBJECT,
                subject_id=module.pk,
                by=by,
                at=at,
            )
            ModuleDay.objects.create(module=module, cohort=cohort, appointment=appointment)
            ask_cohort(cohort, by=by, at=at)
    return module


def move_module_day(
    *, day: ModuleDay, starts: datetime, ends: datetime, place: str, by: Account | None, at: datetime
) -> ModuleDay:
    """Give a cohort's day another time or place; all are asked again. Raises Refused outside the programme."""
    with transaction.atomic():
        development = held(day.module.development)
        demand_inside(starts.astimezone(COPENHAGEN).date(), development.starts, development.ends, "day")
        before = {"starts": day.appointment.starts}
        day.appointment = move_appointment(
            appointment=day.appointment, starts=starts, ends=ends, place=place, by=by, at=at
        )
        record(verb="move_module_day", by=by, at=at, on=day, before=before, after={"starts": starts, "ends": ends})
        ask_cohort(day.cohort, by=by, at=at)
    return day


def cancel_module_day(*, day: ModuleDay, reason: str, by: Account | None, at: datetime) -> ModuleDay:
    """Call a cohort's day off and tell everyone asked. A second time changes nothing."""
    with transaction.atomic():
        held(day.module.development)
        if not day.appointment.is_cancelled:
            record(verb="cancel_module_day", by=by, at=at, on=day, after={"reason": reason})
        day.appointment = cancel_appointment(appointment=day.appointment, by=by, at=at, reason=reason)
    return day


def note_turnout(*, day: ModuleDay, came: int, by: Account | None, at: datetime) -> ModuleDay:
    """Note how many came to a day: a number, and nobody's name. Raises Refused before it is over, or for too many."""
    with transaction.atomic():
        held(day.module.development)
        asked = day.appointment.invitees.standing().count()
        if day.appointment.is_cancelled or day.appointment.ends > at:
            raise Refused(_("Dagen er ikke holdt endnu."), "came")
        if came > asked:
            raise Refused(_("Der var kun indkaldt %(asked)s.") % {"asked": asked}, "came")
        before, day.came = day.came, came
        day.save(update_fields=["came"])
        record(verb="note_turnout", by=by, at=at, on=day, before={"came": before}, after={"came": came})
    return day


def module_mark(module: Module) -> str:
    """A mark of what HR can change of a module, as it stands."""
    return mark_of({"title": module.title, "about": module.about})


def title_of(module: Module) -> str:
    """What a module's days are called in everybody's calendar: in the municipality's language."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"number": module.number, "title": module.title}
        return _("Modul %(number)s: %(title)s") % facts


def pointer_to(development: Development) -> str:
    """The text in everybody's calendar: where the programme's page is."""
    with translation.override(settings.LANGUAGE_CODE):
        address = absolute(reverse("networks:my_development", args=[development.pk]))
        return _("%(title)s: %(address)s") % {"title": development.title, "address": address}
