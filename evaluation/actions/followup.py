"""Verbs after publication: a report is opened, and its leader chooses what to work on."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.models import Assessment, FocusArea, ReportOpening
from evaluation.rules.reports import MOST_FOCUS
from organisation.actions.audit import record
from organisation.models import Account
from organisation.rules.refusals import Refused


def open_report(*, assessment: Assessment, by: Account, at: datetime) -> None:
    """Note the first day on which somebody opens a report, so that its leader can see it; later days are not kept."""
    with transaction.atomic():
        _opening, is_first = ReportOpening.objects.get_or_create(
            assessment=assessment, person_id=by.person_id, defaults={"on": timezone.localdate(at)}
        )
        if is_first:
            record(verb="open_report", by=by, at=at, on=assessment)


def choose_focus(*, assessment: Assessment, steps: Mapping[str, str], by: Account, at: datetime) -> None:
    """Work on these themes, in this order, each with a first step in the leader's words; replaces what was chosen.

    The trail is told how many, and neither which nor the words: those who read it have no door to the report.
    """
    if len(steps) > MOST_FOCUS:
        raise Refused(_("Vælg højst tre fokusområder."))
    with transaction.atomic():
        fresh = Assessment.objects.select_for_update().get(pk=assessment.pk)
        before = fresh.focus_areas.count()
        fresh.focus_areas.all().delete()
        FocusArea.objects.bulk_create(
            FocusArea(assessment=fresh, theme=theme, step=step, rank=rank)
            for rank, (theme, step) in enumerate(steps.items(), 1)
        )
        record(verb="choose_focus", by=by, at=at, on=fresh, before={"chosen": before}, after={"chosen": len(steps)})
