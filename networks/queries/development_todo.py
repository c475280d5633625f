"""What development programmes want of a person: a task, an answer to a module; of HR how many came."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.models import CohortPlace, ModuleDay, Practice, Task
from networks.rules.development import SUBJECT, State, Work
from organisation.queries.agenda import Ahead
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.calendar import State as CalendarState
from organisation.rules.times import day_words, span_words
from organisation.rules.todo import Deed, Todo


def sources(standing: Standing) -> list[Source]:
    """What is asked of a leader, and of HR."""
    return [*([tasks_not_done] if standing.leads else []), *([uncounted_days] if standing.is_hr else [])]


def todo(rows: Iterable[Row], agenda: Iterable[Ahead], today: date) -> list[Todo]:
    """What waits for a person."""
    told = {"practice": lambda row: task_to_do(row, today), "turnout": day_to_count}
    waiting = [told[row.what](row) for row in rows if row.what in told]
    return waiting + [day_to_answer(one) for one in agenda if one.is_unanswered and is_module(one)]


def tasks_not_done() -> QuerySet:
    """The tasks that somebody has been given in a programme that is on, and has not done."""
    done = Practice.objects.filter(task=OuterRef("pk"), person=Given("person"), state=Work.DONE)
    place = CohortPlace.objects.on(Given("today")).filter(
        development=OuterRef("development"), person=Given("person"), left_out=False
    )
    rows = Task.objects.filter(Exists(place), ~Exists(done), told=True, development__state=State.RUNNING)
    mine = rows.filter(development__ends__gte=Given("today"))
    return in_shape(mine, "practice", pk="pk", name="title", more="development__title", day="due")


def task_to_do(row: Row, today: date) -> Todo:
    """A task that waits."""
    late = _("Fristen var den %(day)s.") % {"day": day_words(row.day)}
    calm = _("Løs den hos dig selv, og tryk »Den er gjort«. Du behøver ikke skrive noget.")
    return Todo(
        heading=_("Praksisopgave: %(title)s") % {"title": row.name},
        text=f"{row.more}. {late if row.day < today else calm}",
        due=row.day,
        deeds=(Deed(_("Se opgaven"), reverse("networks:own_task", args=[row.pk])),),
    )


def uncounted_days() -> QuerySet:
    """Days of modules that have been held and of which nobody has said how many came."""
    rows = ModuleDay.objects.filter(
        came=None,
        appointment__state=CalendarState.BOOKED,
        appointment__ends__lt=Given("now"),
        module__development__state=State.RUNNING,
    )
    return in_shape(rows, "turnout", pk="pk", name="cohort__name", more="module__title", moment="appointment__starts")


def day_to_count(row: Row) -> Todo:
    """A number is missing."""
    facts = {"cohort": row.name, "module": row.more, "day": day_words(timezone.localdate(row.moment))}
    return Todo(
        heading=_("Hvor mange kom til %(module)s?") % facts,
        text=_("%(cohort)s mødtes den %(day)s. Skriv kun tallet.") % facts,
        deeds=(Deed(_("Skriv tallet"), reverse("networks:note_turnout", args=[row.pk])),),
    )


def is_module(ahead: Ahead) -> bool:
    """Whether an appointment is a day of a module."""
    return ahead.appointment.subject_kind == SUBJECT


def day_to_answer(ahead: Ahead) -> Todo:
    """Will you come to the module?"""
    meeting = ahead.appointment
    when = span_words(meeting.starts, meeting.ends)
    return Todo(
        heading=_("Kommer du til modulet?"),
        text=f"{meeting.title}, {when}{f', {meeting.place}' if meeting.place else ''}.",
        due=timezone.localdate(meeting.starts),
        deeds=(Deed(_("Svar"), meeting.get_absolute_url()),),
    )
