"""What waits for HR on the ground floor: the first steps, letters that could not be sent, and work that went wrong."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import Account, Holding, Job, Letter, PositionVersion, RoleGrant, UnitVersion
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules import jobs, letters
from organisation.rules.roles import Role
from organisation.rules.todo import Deed, Todo

REMEMBERED = timedelta(days=7)


def sources(standing: Standing) -> list[Source]:
    """For HR, the first steps, and letters and jobs that went wrong. Nothing for anybody else."""
    return [empty_house, leaders_locked_out, lost_letters, broken_jobs] if standing.is_hr else []


def empty_house() -> QuerySet:
    """HR's own role, as long as nobody has imported an organisation."""
    asked = RoleGrant.objects.on(Given("today")).filter(person=Given("person"), role=Role.HR)
    return in_shape(asked.filter(~Exists(UnitVersion.objects.all())), "empty_house")


def leaders_locked_out() -> QuerySet:
    """How many who lead today can be written to and have no account."""
    leading = PositionVersion.objects.on(Given("today")).filter(is_leader=True).values("position_id")
    held = Holding.objects.on(Given("today")).filter(position_id__in=leading, person__email__gt="")
    lacking = held.filter(~Exists(Account.objects.filter(person=OuterRef("person"))))
    return in_shape(
        lacking.values(one=Value(1)).annotate(many=Count("person", distinct=True)), "locked_out", count="many"
    )


def lost_letters() -> QuerySet:
    """How many letters have been given up."""
    lost = Letter.objects.filter(state=letters.State.FAILED).values("state").annotate(lost=Count("pk"))
    return in_shape(lost, "letters", count="lost")


def broken_jobs() -> QuerySet:
    """How many jobs of the last week have been given up."""
    broken = Job.objects.filter(state=jobs.State.FAILED, ended_at__gt=Given("now", -REMEMBERED))
    return in_shape(broken.values("state").annotate(broken=Count("pk")), "jobs", count="broken")


def todo(rows: Iterable[Row]) -> list[Todo]:
    """The first steps; failed letters, and failed jobs of the last week."""
    rows, told = list(rows), {"locked_out": access_to_give, "letters": failed_letters, "jobs": failed_jobs}
    first = [organisation_to_import() for row in rows if row.what == "empty_house"]
    return [*first[:1], *(told[row.what](row.count) for row in rows if row.what in told and row.count)]


def organisation_to_import() -> Todo:
    """The very first step: without an organisation there is nobody to lead."""
    return Todo(
        heading=_("Hent jeres organisation ind"),
        text=_("Enheder, personer og stillinger fra jeres HR-system. I ser, hvad der vil ske, før noget bliver gemt."),
        deeds=(Deed(_("Indlæs filer"), reverse("organisation:imports")),),
    )


def access_to_give(count: int) -> Todo:
    """Leaders who cannot sign in: newly imported, all of them on the first day."""
    heading = ngettext("%(count)s leder har ingen adgang endnu", "%(count)s ledere har ingen adgang endnu", count)
    return Todo(
        heading=heading % {"count": count},
        text=_("Uden adgang kan de ikke svare, ønske eller se deres netværk. De får et brev med et link."),
        deeds=(Deed(_("Giv dem adgang"), reverse("organisation:access")),),
    )


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
