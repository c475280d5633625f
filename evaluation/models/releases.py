"""What was released at closing, once and for ever. Every page, picture and file is a function of these rows only."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evaluation.models.rounds import Assessment, Round
from evaluation.rules.rounds import RaterGroup


class Kind(models.TextChoices):
    """Whose answers a figure holds: one leader's, or those of a leader and everyone below."""

    LEADER = "leader"
    BRANCH = "branch"


class Reason(models.TextChoices):
    """Why a figure is not shown: too few answers, or they were carried up to a place where they cannot be known."""

    UNDER_K = "under_k"
    CARRIED_UP = "carried_up"


class CellSet(models.Model):
    """The cells whose answers are in a figure, as "assessment|group"; written once for all figures that share them."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="cell_sets")
    cells = models.JSONField()
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.size}"


class Released(models.Model):
    """What every released row shares. Its number is random, so that no order of rows can be read."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    group = models.CharField(max_length=10, choices=RaterGroup.choices)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.question} {self.group}"


class ReleasedFigure(Released):
    """Number and sum of the answers to one question by one rater group, or the reason why they are not shown.

    `of_n` counts the ballots, "38 of 43"; `clipped` says that a small group's share was moved towards the middle.
    """

    kind = models.CharField(max_length=6, choices=Kind.choices)
    theme = models.CharField(max_length=60)
    n = models.PositiveIntegerField(null=True)
    sum = models.PositiveIntegerField(null=True)
    of_n = models.PositiveIntegerField(null=True)
    clipped = models.BooleanField(default=False)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    cells = models.ForeignKey(CellSet, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind", "question", "group"], name="evaluation_figure_once"),
            models.CheckConstraint(
                condition=Q(n__isnull=False, sum__isnull=False, of_n__gte=F("n"), reason="")
                | (Q(n__isnull=True, sum__isnull=True, of_n__isnull=True) & ~Q(reason="")),
                name="evaluation_figure_shown_or_reason",
            ),
        ]
        indexes = [models.Index(fields=["round", "group", "theme"], name="evaluation_figure_chain")]


class ReleasedBars(Released):
    """How the answers were spread, where at least ten allow it."""

    kind = models.CharField(max_length=6, choices=Kind.choices)
    n = models.PositiveIntegerField()
    of_n = models.PositiveIntegerField()
    counts = models.JSONField()
    cells = models.ForeignKey(CellSet, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind", "question", "group"], name="evaluation_bars_once")
        ]


class ReleasedComment(Released):
    """Somebody's own words, shuffled, without name and without date."""

    text = models.TextField()
