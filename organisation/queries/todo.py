"""What waits for HR on the ground floor: letters that could not be sent, and work that went wrong."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import Job, Letter
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules import jobs, letters
from organisation.rules.todo import Deed, Todo

REMEMBERED = timedelta(days=7)


def sources(standing: Standing) -> list[Source]:
    """For HR, letters and jobs that went wrong. Nothing for anybody else."""
    return [lost_letters, broken_jobs] if standing.is_hr else []


def lost_letters() -> QuerySet:
    """How many letters have been given up."""
    lost = Letter.objects.filter(state=letters.State.FAILED).values("state").annotate(lost=Count("pk"))
    return in_shape(lost, "letters", count="lost")


def broken_jobs() -> QuerySet:
    """How many jobs of the last week have been given up."""
    broken = Job.objects.filter(state=jobs.State.FAILED, ended_at__gt=Given("now", -REMEMBERED))
    return in_shape(broken.values("state").annotate(broken=Count("pk")), "jobs", count="broken")


def todo(rows: Iterable[Row]) -> list[Todo]:
    """Failed letters, and failed jobs of the last week."""
    told = {"letters": failed_letters, "jobs": failed_jobs}
    return [told[row.what](row.count) for row in rows if row.what in told]


def failed_letters(count: int) -> Todo:
    """Letters that the mail server would not take."""
    heading = ngettext("%(count)s brev kunne ikke sendes", "%(count)s breve kunne ikke sendes", count)
    return Todo(
        heading=heading % {"count": count},
        text=_("Se, hvad mailserveren svarede, ret adressen, og send igen."),
        deeds=(Deed(_("Se brevene"), reverse("organisation:outbox")),),
    )


def failed_jobs(count: int) -> Todo:
    """Work in the background that ended in an error: an import, a composition."""
    heading = ngettext("%(count)s opgave i baggrunden gik galt", "%(count)s opgaver i baggrunden gik galt", count)
    return Todo(
        heading=heading % {"count": count},
        text=_("Intet er gemt halvt. Se, hvad der skete, og prøv igen."),
        deeds=(Deed(_("Se opgaverne"), reverse("organisation:jobs")),),
    )
