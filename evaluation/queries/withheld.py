"""What a published round does not show, and why, in totals too coarse to point at anybody."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from evaluation.models import ReleasedFigure, Round
from evaluation.models.releases import Kind, Reason
from evaluation.rules.rounds import NAMED
from organisation.rules.words import number_words

FEW = 5


@dataclass(frozen=True)
class Withheld:
    """How many groups and branches have figures, and how many have none, in words.

    A group that was asked and did not answer is counted with those that answered too little: nothing tells them apart.
    """

    groups_shown: str
    groups_hidden: str
    branches_shown: str
    branches_small: str
    branches_carried: str


def withheld(round: Round) -> Withheld:
    """The totals of a published round; a group or a branch counts as shown when one question at least is shown."""
    asked = round.invitations.exclude(group__in=NAMED).values("assessment", "group").distinct().count()
    seen = round_sights(round, Kind.LEADER)
    branches = round_sights(round, Kind.BRANCH)
    shown, carried = seen.count("shown"), branches.count(Reason.CARRIED_UP)
    return Withheld(
        groups_shown=few(shown),
        groups_hidden=few(asked - shown),
        branches_shown=few(branches.count("shown")),
        branches_small=few(branches.count(Reason.UNDER_K)),
        branches_carried=few(carried),
    )


def round_sights(round: Round, kind: Kind) -> list[str]:
    """For each place and anonymous rater group: that it is shown, or else why not."""
    rows = ReleasedFigure.objects.filter(round=round, kind=kind).exclude(group__in=NAMED).order_by()
    counted = rows.values_list("assessment", "group").annotate(
        shown=Count("pk", filter=Q(reason="")), carried=Count("pk", filter=Q(reason=Reason.CARRIED_UP))
    )
    return ["shown" if shown else Reason.CARRIED_UP if up else Reason.UNDER_K for _place, _group, shown, up in counted]


def few(number: int) -> str:
    """A total in words; one to four are told as fewer than five, so that no total points at one group."""
    if number == 0:
        return _("ingen")
    return _("under fem") if number < FEW else number_words(number)
