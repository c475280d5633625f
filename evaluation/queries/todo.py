"""What evaluation wants of a person: answers, a look at the promise, a report to read, two keys to turn."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluation.models import Assessment, Invitation, ReportOpening, Round
from evaluation.rules.rounds import State
from organisation.models import Person
from organisation.queries.people import Standing
from organisation.rules.todo import Deed, Todo
from organisation.rules.words import number_words


def todo(person: Person, now: datetime, standing: Standing) -> list[Todo]:
    """What waits for a person, in one question to the database; only they see what they have not answered."""
    rounds = list(waiting_rounds(person, now, standing))
    asked = [round for round in rounds if round.asked and round.takes_answers(now)]
    return [
        *([to_answer(asked)] if asked else []),
        *(to_read(round) for round in rounds if round.state == State.PUBLISHED),
        *(to_review(round) for round in rounds if round.state == State.DRAFT),
        *(to_close(round) for round in rounds if is_to_close(round, now, standing)),
    ]


def waiting_rounds(person: Person, now: datetime, standing: Standing) -> QuerySet[Any]:
    """Rounds that want something of a person: how much they are asked, where it begins, an unread report."""
    asked = Invitation.objects.filter(round=OuterRef("pk"), person=person, ballot=None).order_by("pk")
    count = asked.order_by().values("round").annotate(count=Count("pk")).values("count")
    opened = ReportOpening.objects.filter(assessment=OuterRef("pk"), person=person)
    report = Assessment.objects.filter(~Exists(opened), round=OuterRef("pk"), leader=person).values("pk")
    wants = Q(state=State.OPEN, asked__gt=0) | Q(state=State.PUBLISHED, report__isnull=False)
    wants |= Q(state=State.DRAFT, representative=person, review_asked_on__isnull=False, reviewed_on=None)
    if standing.is_hr:
        wants |= Q(state=State.OPEN, deadline__lt=now, two_keys=True)
    found = Round.objects.annotate(
        asked=Coalesce(Subquery(count), 0), first=Subquery(asked.values("pk")[:1]), report=Subquery(report)
    )
    return found.filter(wants).order_by("deadline", "pk")


def is_to_close(round: Round, now: datetime, standing: Standing) -> bool:
    """Whether a round with two keys waits for HR and the representative to close it."""
    return standing.is_hr and round.two_keys and round.state == State.OPEN and round.deadline < now


def to_answer(rounds: list[Any]) -> Todo:
    """All that somebody is asked, in one line, by the nearest deadline."""
    first, count = rounds[0], sum(round.asked for round in rounds)
    heading = ngettext("Du er spurgt om én leder", "Du er spurgt om %(count)s ledere", count)
    page = reverse("evaluation:own_answer", args=[first.first]) if count == 1 else reverse("evaluation:to_answer")
    return Todo(
        heading=heading % {"count": number_words(count)},
        text=_("%(title)s. Det er frivilligt, og ingen kan se, hvad du svarer.") % {"title": first.title},
        due=timezone.localdate(first.deadline),
        due_at=first.deadline,
        deeds=(Deed(_("Svar"), page),),
    )


def to_read(round: Any) -> Todo:
    """A report that is ready and that its leader has not opened."""
    return Todo(
        heading=_("Din rapport er klar"),
        text=_("%(title)s. Sæt en halv time af, og læs den, før I taler om den.") % {"title": round.title},
        deeds=(Deed(_("Læs din rapport"), reverse("evaluation:report", args=[round.report])),),
    )


def to_review(round: Round) -> Todo:
    """A promise that the employee representative sees through before anybody is asked."""
    return Todo(
        heading=_("Se løfte og regler igennem"),
        text=_("%(title)s kan først åbne, når du har set løftet, reglerne og spørgsmålene igennem.")
        % {"title": round.title},
        deeds=(Deed(_("Se dem igennem"), reverse("evaluation:review_round", args=[round.pk])),),
    )


def to_close(round: Round) -> Todo:
    """A round that two people close together."""
    return Todo(
        heading=_("Luk runden sammen"),
        text=_(
            "Svarfristen for %(title)s er passeret. Du og medarbejderrepræsentanten skal begge skrive jeres kodeord."
        )
        % {"title": round.title},
        due=timezone.localdate(round.deadline),
        deeds=(Deed(_("Luk runden"), reverse("evaluation:close_round", args=[round.pk])),),
    )
