"""What is known of the evaluations of networks: how far they are, what was answered, and what waits for the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.queries.circles import CircleReport, OwnWords, Standing, circle_report, means_of, standing_of
from evaluation.rules.report_words import decimal_words
from evaluation.rules.rounds import State
from networks.models import Evaluation, Meeting, Network, Programme
from networks.queries.health import members_in
from networks.rules.evaluations import (
    BETWEEN_PULSES,
    DIFFERENCES,
    GO_ON,
    SOON_AFTER,
    TAKE_HOME,
    WORTH,
    Asking,
    asking_of,
    questions_of,
)
from organisation.rules.calendar import State as MeetingState

PULSES = 6


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A network's row in an evaluation: the three figures that decisions ask for, empty where they are not shown.

    `is_over`: its own page is closed.
    """

    name: str
    network: int
    worth: str
    differences: str
    go_on: str
    is_over: bool = False

    @property
    def texts(self) -> tuple[str, str, str]:
        """The figures in the order of their columns."""
        return self.worth, self.differences, self.go_on


@dataclass(frozen=True)
class EvaluationPage:
    """HR's page of an evaluation: how far it is, or the programme's figures and a row for each network."""

    evaluation: Evaluation
    standing: Standing
    networks: int
    report: CircleReport | None
    lines: tuple[NetworkLine, ...]


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was answered about one meeting; the two figures are empty where too few have answered."""

    meeting: Meeting
    worth: str
    take_home: str


@dataclass(frozen=True)
class Answers:
    """A network's own page of answers: the newest evaluation, and pulses of the last meetings."""

    network: Network
    report: CircleReport | None
    open_until: datetime | None
    pulses: tuple[Pulse, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A theme of questions as somebody reads it before they are sent."""

    name: str
    questions: tuple[str, ...]


def key_of(network: Network) -> str:
    """What the engine calls a network."""
    return f"network-{network.pk}"


def programme_key(programme: Programme) -> str:
    """What the engine calls a programme's networks together."""
    return f"programme-{programme.pk}"


def purposes_of(programme: Programme) -> list[tuple[str, str]]:
    """A programme's purposes by rank, an own one with its words."""
    return list(programme.purposes.order_by("rank").values_list("purpose", "words"))


def content_for(programme: Programme) -> dict[str, Any]:
    """The questionnaire of a programme as it is decided now."""
    facts = (programme.pk, programme.kind, programme.attendance, purposes_of(programme))
    return questions_of(*facts, in_turn=programme.in_turn)


def questions_before(programme: Programme, language: str) -> list[Asked]:
    """What the members would be asked, in the reader's language, the open questions last."""
    content = content_for(programme)
    tongue = "en" if language.startswith("en") else "da"
    themes = [(theme["name"][tongue], theme["items"]) for theme in content["themes"]]
    return [
        Asked(name, tuple(item["wording"]["others"][tongue] for item in items))
        for name, items in (*themes, (_("Med egne ord"), content["open"]))
    ]


def running_networks(programme: Programme, on: date) -> list[Network]:
    """The networks that can be evaluated: those that have begun and have not ended."""
    return list(programme.networks.on(on).order_by("name", "pk"))


def asking_in(networks: Iterable[Network], on: date) -> list[Asking]:
    """How many members some networks have, and how far their answers can reach when they are asked together."""
    members = members_in(networks, on)
    return asking_of((network.pk, network.name, len(members[network.pk])) for network in networks)


def recently_evaluated(networks: Iterable[Network]) -> dict[str, date]:
    """When the answers about each of some networks were last made known, by name; a pulse is no evaluation.

    What was asked about the network that one came of counts as well: mostly the same people have answered.
    """
    names = {f"network-{pk}": one.name for one in networks for pk in (one.pk, one.origin_id) if pk}
    asked = Evaluation.objects.filter(meeting=None, round__state=State.PUBLISHED, round__assessments__circle__in=names)
    rows = asked.order_by("round__published_on").values_list("round__assessments__circle", "round__published_on")
    return {names[circle]: day for circle, day in rows if circle in names and day}


def evaluations_of(programme: Programme) -> list[Evaluation]:
    """A programme's evaluations, newest first; pulses belong to their networks."""
    return list(programme.evaluations.filter(meeting=None).select_related("round"))


def evaluation_page(evaluation: Evaluation, language: str, on: date) -> EvaluationPage:
    """How far an evaluation is, and once it is published what was answered; no own words."""
    round = evaluation.round
    report = circle_report(round, programme_key(evaluation.programme), language, words=False)
    inside = round.assessments.exclude(superior=None)
    return EvaluationPage(
        evaluation,
        standing_of(round),
        inside.count(),
        report,
        tuple(network_lines(evaluation, on)) if report else (),
    )


def network_lines(evaluation: Evaluation, on: date, **only: str) -> Iterable[NetworkLine]:
    """A row for each network that was asked, or for some `only`, in Danish order."""
    shown = means_of([evaluation.round_id], (WORTH, DIFFERENCES, GO_ON))
    inside = evaluation.round.assessments.exclude(superior=None).filter(**only).order_by("name", "pk")
    asked = inside.values_list("circle", "name")
    rows = {int(circle.removeprefix("network-")): (circle, name) for circle, name in asked}
    running = set(Network.objects.from_day(on).filter(pk__in=rows).values_list("pk", flat=True))
    for pk, (circle, name) in rows.items():
        texts = {key: figure(means.get((evaluation.round_id, circle))) for key, means in shown.items()}
        yield NetworkLine(name, pk, texts[WORTH], texts[DIFFERENCES], texts[GO_ON], pk not in running)


@dataclass(frozen=True, slots=True)
class Latest:
    """What a decision asks for of a network's newest evaluation: the three figures, and when they were counted."""

    line: NetworkLine
    on: date | None

    @property
    def is_hidden(self) -> bool:
        """Whether too few have answered for any of the three."""
        return not any(self.line.texts)


def newest_of(network: Network) -> Evaluation | None:
    """The newest published evaluation of a network."""
    asked = Evaluation.objects.filter(round__assessments__circle=key_of(network), round__state=State.PUBLISHED)
    return asked.filter(meeting=None).select_related("round__questionnaire").first()


def latest_figures(network: Network, on: date) -> Latest | None:
    """The newest published evaluation of a network as a decision about it reads it; None where there is none."""
    newest = newest_of(network)
    if newest is None:
        return None
    (line,) = network_lines(newest, on, circle=key_of(network))
    return Latest(line, newest.round.published_on)


def latest_words(network: Network, language: str) -> tuple[OwnWords, ...]:
    """What members wrote in the newest published evaluation of their network, for those who may read it."""
    newest = newest_of(network)
    report = circle_report(newest.round, key_of(network), language, words=True) if newest else None
    return report.words if report else ()


def figure(mean: Decimal | None) -> str:
    """As in 3,2; empty where it is not shown."""
    return "" if mean is None else decimal_words(mean)


def answers_about(network: Network, language: str, *, words: bool) -> Answers:
    """What was answered about a network, with the members' own `words` or without."""
    key = key_of(network)
    asked = Evaluation.objects.filter(programme=network.programme_id, round__assessments__circle=key)
    newest = asked.filter(meeting=None, round__state=State.PUBLISHED).select_related("round__questionnaire").first()
    under_way = asked.filter(meeting=None, round__state=State.OPEN).select_related("round").first()
    return Answers(
        network,
        circle_report(newest.round, key, language, words=words) if newest else None,
        under_way.round.deadline if under_way else None,
        pulses_of(network),
    )


def pulses_of(network: Network) -> tuple[Pulse, ...]:
    """The pulses of a network's last meetings, the latest first."""
    asked = Evaluation.objects.filter(meeting__network=network, round__state=State.PUBLISHED)
    rows = list(asked.select_related("meeting__appointment")[:PULSES])
    rounds, key = [row.round_id for row in rows], key_of(network)
    worth, take_home = means_of(rounds, (WORTH, TAKE_HOME)).values()
    return tuple(
        Pulse(row.meeting, figure(worth.get((row.round_id, key))), figure(take_home.get((row.round_id, key))))
        for row in rows
        if row.meeting
    )


def meetings_for_a_pulse(now: datetime) -> list[Meeting]:
    """Meetings that have just ended in programmes that ask for a pulse, and of which nobody has been asked."""
    over = Q(appointment__state=MeetingState.BOOKED, appointment__ends__lte=now, appointment__ends__gt=now - SOON_AFTER)
    waiting = Meeting.objects.filter(over, network__programme__has_pulse=True, pulse=None)
    waiting = waiting.exclude(network__in=asked_lately(now).values("meeting__network"))
    return list(waiting.select_related("appointment").order_by("pk"))


def asked_lately(now: datetime) -> QuerySet[Evaluation]:
    """The pulses of the week before."""
    since = timezone.localdate(now) - BETWEEN_PULSES
    return Evaluation.objects.filter(round__opened_on__gt=since, meeting__isnull=False)


def was_asked(network: Network, now: datetime) -> bool:
    """Whether a network's members have been asked about a meeting in the week before."""
    return asked_lately(now).filter(meeting__network=network).exists()


def evaluations_to_tell() -> list[Evaluation]:
    """Evaluations whose figures have been published and of which nobody has been told."""
    return list(Evaluation.objects.filter(told=False, round__state=State.PUBLISHED).order_by("pk"))
