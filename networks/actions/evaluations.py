"""Verbs that hold networks up against their own purposes: evaluate, a pulse after a meeting, tell of the figures."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from evaluation.actions.circles import Circle, move_circle_deadline, open_circle_round, withdraw_circle_round
from evaluation.rules.rounds import LEAST_K, State
from networks.models import Evaluation, Meeting, Network, Programme
from networks.queries.evaluations import asking_in, content_for, key_of, programme_key, recently_evaluated, was_asked
from networks.queries.health import members_in
from networks.rules.evaluations import (
    MOST_TIME_TO_ANSWER,
    REMIND_BEFORE,
    TIME_FOR_A_PULSE,
    demand_apart,
    demand_moved,
    demand_reach,
    pulse_questions,
)
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person
from organisation.rules.refusals import Refused
from organisation.rules.times import day_words


def evaluate_networks(
    *, programme: Programme, networks: Sequence[Network], deadline: datetime, by: Account | None, at: datetime
) -> Evaluation:
    """Ask the members of some of a programme's networks whether they do what they are for, until a deadline.

    Raises `Refused` while another evaluation of the programme is open, with a deadline that has passed or lies more
    than sixty days ahead, and where the answers of a network could be in no figure.
    """
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        members = members_in(networks, timezone.localdate(at))
        refuse_evaluation(programme, deadline, at)
        demand_reach(asking_in(networks, timezone.localdate(at)))
        demand_apart(recently_evaluated(networks), timezone.localdate(deadline))
        round = open_circle_round(
            title=evaluation_title(programme),
            content=content_for(programme),
            circles=circles_of(programme, networks, members),
            deadline=deadline,
            remind_at=deadline - REMIND_BEFORE if deadline - REMIND_BEFORE > at else None,
            by=by,
            at=at,
        )
        found = Evaluation.objects.create(programme=programme, round=round)
        asked = sorted(network.pk for network in networks)
        facts = {"networks": asked, "deadline": deadline}
        record(verb="evaluate_networks", by=by, at=at, on=found, after=facts)
    return found


def refuse_evaluation(programme: Programme, deadline: datetime, at: datetime) -> None:
    """Raise `Refused` where a programme cannot be evaluated now; the field that is to blame is named."""
    if programme.evaluations.filter(meeting=None, round__state__in=(State.OPEN, State.CLOSED)).exists():
        raise Refused(_("Der er allerede en evaluering i gang. Vent, til den er lukket."))
    if deadline <= at:
        raise Refused(_("Den dag er gået. Vælg en dag, der kommer."), "last_day")
    if timezone.localdate(deadline) > timezone.localdate(at) + MOST_TIME_TO_ANSWER:
        raise Refused(
            _("En evaluering er åben i højst %(days)s dage. Vælg en dag før.") % {"days": MOST_TIME_TO_ANSWER.days},
            "last_day",
        )


def move_closing(*, evaluation: Evaluation, deadline: datetime, by: Account | None, at: datetime) -> Evaluation:
    """The last day of an open evaluation is moved: later within sixty days, or once earlier, tomorrow at the earliest.

    Everybody asked gets a letter. Raises Refused.
    """
    with transaction.atomic():
        fresh = _held(evaluation)
        last, to = timezone.localdate(fresh.round.deadline), timezone.localdate(deadline)
        opened = fresh.round.opened_on or timezone.localdate(fresh.round.made_at)
        demand_moved(last, to, opened, timezone.localdate(at), was_shortened=fresh.shortened)
        before = fresh.round.deadline
        fresh.round = move_circle_deadline(round=fresh.round, deadline=deadline, by=by, at=at)
        fresh.shortened = fresh.shortened or to < last
        fresh.save(update_fields=["shortened"])
        facts = {"before": {"deadline": before}, "after": {"deadline": deadline}}
        record(verb="move_closing", by=by, at=at, on=fresh, **facts)
    return fresh


def withdraw_evaluation(*, evaluation: Evaluation, reason: str, by: Account | None, at: datetime) -> Evaluation:
    """An open evaluation is withdrawn for a reason: nobody ever sees an answer, and everybody asked is told.

    The networks can be asked again at once. Raises Refused.
    """
    with transaction.atomic():
        fresh = _held(evaluation)
        fresh.round = withdraw_circle_round(round=fresh.round, reason=reason, by=by, at=at)
        fresh.reason = reason
        fresh.save(update_fields=["reason"])
        record(verb="withdraw_evaluation", by=by, at=at, on=fresh, after={"reason": reason})
    return fresh


def _held(evaluation: Evaluation) -> Evaluation:
    """The evaluation under lock."""
    Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    return Evaluation.objects.select_related("programme", "round").get(pk=evaluation.pk)


def circles_of(programme: Programme, networks: Sequence[Network], members: dict[int, list[int]]) -> list[Circle]:
    """The programme first, then the networks inside it with their members."""
    whole = Circle(programme_key(programme), programme.name, "")
    return [
        whole,
        *(
            Circle(key_of(network), called(network), programme.name, tuple(members[network.pk]), inside=whole.key)
            for network in networks
        ),
    ]


def called(network: Network) -> str:
    """What a network is called in questions and letters, in Danish as all that is written down."""
    with override("da"):
        return _("Netværk %(name)s") % {"name": network.name}


def evaluation_title(programme: Programme) -> str:
    """What an evaluation is called, in Danish."""
    with override("da"):
        return _("Evaluering af %(name)s") % {"name": programme.name}


def pulse_title(meeting: Meeting) -> str:
    """What a pulse is called, by the day of the meeting, in Danish."""
    with override("da"):
        return _("Mødet %(day)s") % {"day": day_words(timezone.localdate(meeting.appointment.starts))}


def send_pulse(*, meeting: Meeting, by: Account | None, at: datetime) -> Evaluation | None:
    """Ask the members two questions about a meeting that is over.

    None where they have been asked about it or, in the week before, about another, where they are too few, and where
    the network ends before anybody could read what they say.
    """
    with transaction.atomic():
        network = Network.objects.select_for_update(of=("self",)).select_related("programme").get(pk=meeting.network_id)
        members = members_in([network], timezone.localdate(at))[network.pk]
        if len(members) < LEAST_K or Evaluation.objects.filter(meeting=meeting).exists() or was_asked(network, at):
            return None
        if network.ends is not None and network.ends <= timezone.localdate(at + TIME_FOR_A_PULSE):
            return None
        round = open_circle_round(
            title=pulse_title(meeting),
            content=pulse_questions(),
            circles=[Circle(key_of(network), called(network), network.programme.name, tuple(members))],
            deadline=at + TIME_FOR_A_PULSE,
            remind_at=None,
            by=by,
            at=at,
        )
        found = Evaluation.objects.create(programme=network.programme, round=round, meeting=meeting)
        record(verb="send_pulse", by=by, at=at, on=found, after={"network": network.pk})
    return found


def choose_pulse(*, programme: Programme, pulse: bool, by: Account | None, at: datetime) -> Programme:
    """Let the members of a programme's networks be asked two questions after each meeting, or no longer."""
    with transaction.atomic():
        programme = Programme.objects.select_for_update().get(pk=programme.pk)
        before = programme.has_pulse
        programme.has_pulse = pulse
        programme.save(update_fields=["has_pulse"])
        record(verb="choose_pulse", by=by, at=at, on=programme, before={"pulse": before}, after={"pulse": pulse})
    return programme


def tell_figures(*, evaluation: Evaluation, by: Account | None, at: datetime) -> Evaluation:
    """Write to the members and the facilitators of the networks that figures have been published. A pulse is silent."""
    with transaction.atomic():
        evaluation = Evaluation.objects.select_for_update(of=("self",)).select_related("round").get(pk=evaluation.pk)
        told = 0
        if not evaluation.told and evaluation.meeting_id is None and evaluation.round.state == State.PUBLISHED:
            told = sum(1 for person, network in readers_of(evaluation, at) if written(evaluation, person, network, at))
        evaluation.told = True
        evaluation.save(update_fields=["told"])
        record(verb="tell_figures", by=by, at=at, on=evaluation, after={"letters": told})
    return evaluation


def readers_of(evaluation: Evaluation, at: datetime) -> list[tuple[Person, Network]]:
    """Who reads the figures of which network: its members of today and its facilitator."""
    circles = set(evaluation.round.assessments.values_list("circle", flat=True))
    running = evaluation.programme.networks.from_day(timezone.localdate(at)).select_related("facilitator__person")
    networks = [network for network in running if key_of(network) in circles]
    members = members_in(networks, timezone.localdate(at))
    people = Person.objects.in_bulk({person for some in members.values() for person in some})
    return [
        (person, network)
        for network in networks
        for person in (
            *(people[pk] for pk in members[network.pk]),
            *([network.facilitator.person] if network.facilitator else []),
        )
    ]


def written(evaluation: Evaluation, person: Person, network: Network, at: datetime) -> bool:
    """Write one reader's letter."""
    address = absolute(reverse("networks:network_answers", args=[network.pk]))
    facts = {"network": network, "title": evaluation.round.title, "address": address}
    write_letter(template="network_answers", to=person, context=facts, at=at)
    return True
