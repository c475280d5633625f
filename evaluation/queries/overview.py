"""What evaluation holds for one person: what to answer, own reports, the reports and chains they may read."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from evaluation.models import Assessment, Invitation, Round
from evaluation.queries.answers import asked_of
from evaluation.rules.rounds import About, State, Visibility
from organisation.models import Person


@dataclass(frozen=True)
class Overview:
    """Everything on the first page of evaluation, newest round first."""

    waiting: list[Invitation]
    own_open: list[Assessment]
    own_reports: list[Assessment]
    below: list[Assessment]
    chains: list[Round]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.waiting or self.own_open or self.own_reports or self.below or self.chains)

    @property
    def due(self) -> datetime | None:
        """The nearest deadline for answering."""
        return self.waiting[0].round.deadline if self.waiting else None


def overview(person: Person, *, is_hr: bool) -> Overview:
    """The first page of evaluation for one person, in four questions to the database."""
    own = list(Assessment.objects.filter(leader=person).select_related("round").order_by("-round__on", "-pk"))
    shown = [one for one in own if one.round.state == State.PUBLISHED]
    return Overview(
        waiting=list(asked_of(person).filter(ballot=None)),
        own_open=[one for one in own if one.round.state == State.OPEN],
        own_reports=shown,
        below=readable_below(person),
        chains=chains_of(person, is_hr=is_hr),
    )


def readable_below(person: Person) -> list[Assessment]:
    """The reports of those right below, where the round's published rule opens them to their nearest leader."""
    below = Assessment.objects.filter(superior__leader=person, round__state=State.PUBLISHED).select_related("round")
    return list(below.exclude(round__visibility=Visibility.LEADER).order_by("-round__on", "name"))


def chains_of(person: Person, *, is_hr: bool) -> list[Round]:
    """Published rounds in which somebody looks down a chain: leaders of leaders, and HR."""
    published = Round.objects.filter(about=About.LEADERS, state=State.PUBLISHED)
    if is_hr:
        return list(published)
    return list(published.filter(Exists(Assessment.objects.filter(round=OuterRef("pk"), superior__leader=person))))
