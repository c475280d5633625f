"""What evaluation wants of a person: answers, a look at the promise, a report to read, two keys to turn."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.models import Assessment, Invitation, ReportOpening, Round
from evaluation.rules.rounds import State
from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.todo import Deed, Todo
from organisation.rules.words import number_words


def sources(standing: Standing) -> list[Source]:
    """What is asked of everybody, and of HR the rounds with two keys whose deadline has passed."""
    return [unanswered, unshared, unread, unreviewed, *([unclosed] if standing.is_hr else [])]


def unanswered() -> QuerySet:
    """What a person is asked about leaders and has not answered, while it counts; only they see it."""
    return in_shape(
        asked().filter(assessment__circle=""), "answer", pk="pk", name="round__title", moment="round__deadline"
    )


def unshared() -> QuerySet:
    """What a person is asked about what they share with others, as a network, and has not answered."""
    rows = asked().exclude(assessment__circle="")
    return in_shape(rows, "share", pk="pk", name="assessment__name", more="round__title", moment="round__deadline")


def asked() -> QuerySet[Invitation]:
    """What a person is asked and has not answered, while it counts."""
    return Invitation.objects.filter(
        person=Given("person"), ballot=None, round__state=State.OPEN, round__deadline__gte=Given("now")
    )


def unread() -> QuerySet:
    """Published reports that their leader has not opened."""
    opened = ReportOpening.objects.filter(assessment=OuterRef("pk"), person=Given("person"))
    reports = Assessment.objects.filter(~Exists(opened), leader=Given("person"), round__state=State.PUBLISHED)
    return in_shape(reports, "read", pk="pk", name="round__title")


def unreviewed() -> QuerySet:
    """Promises that the employee representative is asked to see through."""
    rounds = Round.objects.filter(
        state=State.DRAFT, representative=Given("person"), review_asked_on__isnull=False, reviewed_on=None
    )
    return in_shape(rounds, "review", pk="pk", name="title")


def unclosed() -> QuerySet:
    """Rounds with two keys that wait for HR and the representative to close them."""
    rounds = Round.objects.filter(state=State.OPEN, deadline__lt=Given("now"), two_keys=True)
    return in_shape(rounds, "close", pk="pk", name="title", moment="deadline")


def todo(rows: Iterable[Row]) -> list[Todo]:
    """What waits for a person."""
    rows = list(rows)
    asked = sorted((row for row in rows if row.what == "answer"), key=lambda row: (row.moment, row.pk))
    told = {"share": to_share, "read": to_read, "review": to_review, "close": to_close}
    return [
        *([to_answer(asked)] if asked else []),
        *(told[row.what](row) for row in sorted(rows, key=lambda row: row.what) if row.what in told),
    ]


def to_answer(asked: list[Row]) -> Todo:
    """All that somebody is asked, in one line, by the nearest deadline."""
    first, count = asked[0], len(asked)
    heading = ngettext("Du er spurgt om én leder", "Du er spurgt om %(count)s ledere", count)
    page = reverse("evaluation:own_answer", args=[first.pk]) if count == 1 else reverse("evaluation:to_answer")
    return Todo(
        heading=heading % {"count": number_words(count)},
        text=_("%(title)s. Det er frivilligt, og ingen kan se, hvad du svarer.") % {"title": first.name},
        due=timezone.localdate(first.moment),
        due_at=first.moment,
        deeds=(Deed(_("Svar"), page),),
    )


def to_share(asked: Row) -> Todo:
    """A circle that its members are asked about."""
    return Todo(
        heading=_("Hvad får du ud af %(name)s?") % {"name": asked.name},
        text=_("%(title)s. Det er frivilligt, og ingen kan se, hvad du svarer.") % {"title": asked.more},
        due=timezone.localdate(asked.moment),
        due_at=asked.moment,
        deeds=(Deed(_("Svar"), reverse("evaluation:own_answer", args=[asked.pk])),),
    )


def to_read(report: Row) -> Todo:
    """A report that is ready and that its leader has not opened."""
    return Todo(
        heading=_("Din rapport er klar"),
        text=_("%(title)s. Sæt en halv time af, og læs den, før I taler om den.") % {"title": report.name},
        deeds=(Deed(_("Læs din rapport"), reverse("evaluation:report", args=[report.pk])),),
    )


def to_review(round: Row) -> Todo:
    """A promise that the employee representative sees through before anybody is asked."""
    return Todo(
        heading=_("Se løfte og regler igennem"),
        text=_("%(title)s kan først åbne, når du har set løftet, reglerne og spørgsmålene igennem.")
        % {"title": round.name},
        deeds=(Deed(_("Se dem igennem"), reverse("evaluation:review_round", args=[round.pk])),),
    )


def to_close(round: Row) -> Todo:
    """A round that two people close together."""
    return Todo(
        heading=_("Luk runden sammen"),
        text=_(
            "Svarfristen for %(title)s er passeret. Du og medarbejderrepræsentanten skal begge skrive jeres kodeord."
        )
        % {"title": round.name},
        due=timezone.localdate(round.moment),
        deeds=(Deed(_("Luk runden"), reverse("evaluation:close_round", args=[round.pk])),),
    )
