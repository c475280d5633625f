"""What decision sheets want of a person: to say something, to sign, and for HR to go on with them."""

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from networks.models import Sheet, SheetInvitation
from networks.rules.questions import QUESTIONS
from networks.rules.sheets import ADJUSTED, SIGNABLE, SOON, State
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.times import day_words
from organisation.rules.todo import Deed, Todo


def sheet_sources(*, is_hr: bool) -> list[Source]:
    """Anybody can be heard or asked to sign; HR has the rest of the work."""
    return [hearings_open, signatures_wanted, *([sheets_to_publish, hearings_over, sheets_short] if is_hr else [])]


def sheet_todo(row: Row) -> Todo | None:
    """A row of these in words; None for a row of other sources."""
    told = TOLD.get(row.what)
    return told(row) if told else None


def hearings_open() -> QuerySet:
    """Hearings in which a person is asked and has not said that they are done."""
    asked = SheetInvitation.objects.filter(
        person=Given("person"), done_at=None, sheet__state=State.HEARING, sheet__heard_by__gte=Given("today")
    )
    return in_shape(asked, "sheet_hearing", pk="sheet_id", name="sheet__programme__name", day="sheet__heard_by")


def to_hear(row: Row) -> Todo:
    """What do you say to the answers?"""
    return Todo(
        heading=_("Hvad siger du til beslutningerne?"),
        text=_("%(programme)s er i høring. Skriv ved de svar, du har noget at sige til, eller sig, at du er færdig.")
        % {"programme": row.name},
        due=row.day,
        deeds=(Deed(_("Læs og skriv"), reverse("networks:hearing", args=[row.pk])),),
    )


def signatures_wanted() -> QuerySet:
    """Sheets that a person is asked to sign."""
    asked = Sheet.objects.filter(signer=Given("person"), asked_at__isnull=False, state__in=SIGNABLE)
    return in_shape(asked, "sheet_signature", pk="pk", name="programme__name")


def to_sign(row: Row) -> Todo:
    """Read and sign."""
    return Todo(
        heading=_("Skriv under på beslutningerne"),
        text=_("%(programme)s har været i høring. Din underskrift siger, at ledelsen står ved svarene.")
        % {"programme": row.name},
        deeds=(Deed(_("Læs og skriv under"), reverse("networks:sign_sheet", args=[row.pk])),),
    )


def sheets_to_publish() -> QuerySet:
    """Sheets that are signed and that nobody can read yet."""
    return in_shape(Sheet.objects.filter(state=State.SIGNED), "sheet_signed", pk="pk", name="programme__name")


def to_publish_sheet(row: Row) -> Todo:
    """The director has signed."""
    return Todo(
        heading=_("Offentliggør beslutningerne"),
        text=_("%(programme)s er underskrevet. Når du offentliggør, styrer svarene programmet, og alle kan læse dem.")
        % {"programme": row.name},
        deeds=(Deed(_("Åbn beslutningerne"), reverse("networks:sheet", args=[row.pk])),),
    )


def hearings_over() -> QuerySet:
    """Hearings whose last day has passed."""
    over = Sheet.objects.filter(state=State.HEARING, heard_by__lt=Given("today"))
    return in_shape(over, "sheet_heard", pk="pk", name="programme__name", day="heard_by")


def to_close(row: Row) -> Todo:
    """Go through what was said."""
    return Todo(
        heading=_("Høringen er slut"),
        text=_("%(programme)s var i høring til og med den %(day)s. Luk høringen, og gå bemærkningerne igennem.")
        % {"programme": row.name, "day": day_words(row.day)},
        deeds=(Deed(_("Åbn beslutningerne"), reverse("networks:sheet", args=[row.pk])),),
    )


def sheets_short() -> QuerySet:
    """Sheets that lack answers although the day for them is near or gone."""
    near = Q(answer_by__lte=Given("today", SOON))
    wanting = Sheet.objects.filter(near, state__in=(*ADJUSTED, State.PUBLISHED)).annotate(told=Count("answers"))
    short = wanting.filter(told__lt=len(QUESTIONS)).annotate(lacking=len(QUESTIONS) - F("told"))
    return in_shape(short, "sheet_short", pk="pk", name="programme__name", day="answer_by", count="lacking")


def to_answer_rest(row: Row) -> Todo:
    """So many questions to go."""
    heading = ngettext("%(count)s spørgsmål mangler svar", "%(count)s spørgsmål mangler svar", row.count)
    return Todo(
        heading=heading % {"count": row.count},
        text=_("Ledelsen har lovet at have besvaret alt om %(programme)s senest den %(day)s.")
        % {"programme": row.name, "day": day_words(row.day)},
        due=row.day,
        deeds=(Deed(_("Åbn beslutningerne"), reverse("networks:sheet", args=[row.pk])),),
    )


TOLD = {
    "sheet_hearing": to_hear,
    "sheet_signature": to_sign,
    "sheet_signed": to_publish_sheet,
    "sheet_heard": to_close,
    "sheet_short": to_answer_rest,
}
