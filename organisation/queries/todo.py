"""What waits for HR on the ground floor: letters that could not be sent, and work that went wrong."""

from datetime import datetime, timedelta

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import Job, Letter, Person
from organisation.queries.people import Standing
from organisation.rules import jobs, letters
from organisation.rules.todo import Deed, Todo

REMEMBERED = timedelta(days=7)


def todo(person: Person, now: datetime, standing: Standing) -> list[Todo]:
    """For HR, in one question: failed letters, and failed jobs of the last week. Nothing for anybody else."""
    if not standing.is_hr:
        return []
    counts = failures(now)
    waiting = []
    if counts.get("letters"):
        waiting.append(failed_letters(counts["letters"]))
    if counts.get("jobs"):
        waiting.append(failed_jobs(counts["jobs"]))
    return waiting


def failures(now: datetime) -> dict[str, int]:
    """How many letters and how many jobs have been given up."""
    lost = Letter.objects.filter(state=letters.State.FAILED).order_by().values(what=Value("letters"))
    broken = Job.objects.filter(state=jobs.State.FAILED, ended_at__gt=now - REMEMBERED).order_by()
    rows = lost.annotate(count=Count("pk")).values_list("what", "count")
    more = broken.values(what=Value("jobs")).annotate(count=Count("pk")).values_list("what", "count")
    return dict(rows.union(more))


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
