"""What wishes before composition want of a person: an answer, and for HR to settle pairs when the day is over."""

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import ApartWish, Wishes
from networks.queries.sheets import undecided
from networks.rules.wishes import State, Verdict
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.todo import Deed, Todo


def wish_sources(*, leads: bool, is_hr: bool) -> list[Source]:
    """Leaders answer; HR takes a stand."""
    return [*([wishes_untold] if leads else []), *([pairs_to_settle] if is_hr else [])]


def wish_todo(row: Row) -> Todo | None:
    """A row of these in words; None for a row of other sources."""
    told = TOLD.get(row.what)
    return told(row) if told else None


def wishes_untold() -> QuerySet:
    """Rounds in which a person is asked and has not answered. A round rests while purpose and type are decided."""
    asked = Wishes.objects.filter(
        ~undecided("round__programme"),
        person=Given("person"),
        answered_at__isnull=True,
        round__state=State.OPEN,
        round__until__gte=Given("today"),
    )
    return in_shape(asked, "wishes", pk="round_id", name="round__programme__name", day="round__until")


def to_wish(row: Row) -> Todo:
    """What do you wish of your network?"""
    return Todo(
        heading=_("Hvad ønsker du af dit netværk?"),
        text=_("%(programme)s skal sættes sammen. Det tager under et minut at svare.") % {"programme": row.name},
        due=row.day,
        deeds=(Deed(_("Sig dine ønsker"), reverse("networks:wishes", args=[row.pk])),),
    )


def pairs_to_settle() -> QuerySet:
    """Rounds whose last day has passed and in which wishes to be kept apart wait."""
    over = {"wishes__round__state": State.OPEN, "wishes__round__until__lt": Given("today")}
    rounds = ApartWish.objects.filter(verdict=Verdict.WAITING, **over).values("wishes__round")
    return in_shape(
        rounds.annotate(waiting=Count("pk")),
        "wish_pairs",
        pk="wishes__round",
        name="wishes__round__programme__name",
        count="waiting",
    )


def to_settle_pairs(row: Row) -> Todo:
    """Take a stand on who would rather not sit together."""
    heading = ngettext(
        "%(count)s ønske om ikke at sidde sammen venter",
        "%(count)s ønsker om ikke at sidde sammen venter",
        row.count,
    )
    return Todo(
        heading=heading % {"count": row.count},
        text=_("Ønskerunden om %(programme)s er slut. Tag stilling, før I sætter netværkene sammen.")
        % {"programme": row.name},
        deeds=(Deed(_("Se ønskerne"), reverse("networks:wish_round", args=[row.pk])),),
    )


TOLD = {"wishes": to_wish, "wish_pairs": to_settle_pairs}
