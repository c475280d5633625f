"""Doors to rounds: HR prepares and watches them; the employee representative sees the promise before anybody else."""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from evaluation.models import Assessment, Round
from evaluation.rules.rounds import About, State
from organisation.access.roles import hr_desk
from organisation.models import Person

RULES = ("questionnaire", "scope", "representative")


def round_for(reader: Person, pk: int, on: date) -> Round:
    """A round about leaders, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Round.objects.select_related(*RULES), pk=pk, about=About.LEADERS)


def round_to_review(reader: Person, pk: int) -> Round:
    """A round's promise, rules and questions, to the representative who was named for it."""
    return get_object_or_404(Round.objects.select_related(*RULES), pk=pk, representative=reader)


def assessment_lists_for(reader: Person, pk: int, on: date) -> Assessment:
    """Who is asked about a leader, to HR and to the leader: lists, never who has answered."""
    assessment = Assessment.objects.select_related("round", "leader").filter(pk=pk, circle="").first()
    if assessment is None:
        raise Http404
    if assessment.leader_id == reader.pk and assessment.round.state != State.DRAFT:
        return assessment
    hr_desk(reader, on)
    return assessment
