"""What soundings want of a person: an answer about their own leaders, and for HR to handle objections."""

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import SeatWord, Voice
from networks.rules.soundings import Says, State
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.todo import Deed, Todo


def sounding_sources(*, leads: bool, is_hr: bool) -> list[Source]:
    """Superiors answer; HR handles objections."""
    return [*([seats_unheard] if leads else []), *([objections_waiting] if is_hr else [])]


def sounding_todo(row: Row) -> Todo | None:
    """A row of these in words; None for a row of other sources."""
    told = TOLD.get(row.what)
    return told(row) if told else None


def seats_unheard() -> QuerySet:
    """Soundings in which a superior is asked and has not answered."""
    asked = Voice.objects.filter(
        person=Given("person"),
        answered_at__isnull=True,
        sounding__state=State.OPEN,
        sounding__until__gte=Given("today"),
    ).annotate(leaders=Count("words"))
    name = "sounding__scenario__programme__name"
    return in_shape(asked, "sounding", pk="sounding_id", name=name, day="sounding__until", count="leaders")


def to_be_heard(row: Row) -> Todo:
    """Look at where your own leaders would sit."""
    heading = ngettext(
        "Se, hvor din leder kommer til at sidde", "Se, hvor dine %(count)s ledere kommer til at sidde", row.count
    )
    return Todo(
        heading=heading % {"count": row.count},
        text=_("HR har et forslag til netværkene i %(programme)s og hører dig, før det bliver offentliggjort.")
        % {"programme": row.name},
        due=row.day,
        deeds=(Deed(_("Se og svar"), reverse("networks:sounding", args=[row.pk])),),
    )


def objections_waiting() -> QuerySet:
    """Open soundings with objections that HR has not handled."""
    words = SeatWord.objects.filter(says=Says.OBJECTS, handling="", voice__sounding__state=State.OPEN)
    return in_shape(
        words.values("voice__sounding").annotate(waiting=Count("pk")),
        "objections",
        pk="voice__sounding",
        name="voice__sounding__scenario__programme__name",
        day="voice__sounding__until",
        count="waiting",
    )


def to_handle(row: Row) -> Todo:
    """Take a stand on objections."""
    heading = ngettext("%(count)s indvending fra en chef venter", "%(count)s indvendinger fra chefer venter", row.count)
    return Todo(
        heading=heading % {"count": row.count},
        text=_("Tag stilling, før du offentliggør netværkene i %(programme)s.") % {"programme": row.name},
        deeds=(Deed(_("Se indvendingerne"), reverse("networks:sounding_desk", args=[row.pk])),),
    )


TOLD = {"sounding": to_be_heard, "objections": to_handle}
