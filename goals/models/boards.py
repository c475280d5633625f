"""Boards: the indicators a unit or a leadership group follows, its meetings, and the next steps agreed there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goals.models.indicators import Indicator
from goals.rules.boards import StepState
from goals.rules.indicators import Cadence
from organisation.models import LeadershipGroup, Person, Unit


class Board(models.Model):
    """The board of a unit or of a leadership group. `minutes` is how long its meeting lasts."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.OneToOneField(LeadershipGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cadence = models.CharField(_("mødes"), max_length=10, choices=Cadence.choices, default=Cadence.MONTH)
    minutes = models.PositiveSmallIntegerField(_("minutter"), default=30)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True, group__isnull=False) | Q(unit__isnull=False, group__isnull=True),
                name="goals_board_whose",
            )
        ]

    def __str__(self) -> str:
        return f"board {self.pk}"

    def get_absolute_url(self) -> str:
        """The board."""
        return reverse("goals:board", args=[self.pk])


class BoardLine(models.Model):
    """An indicator that a board follows, and its place there."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="lines")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["board", "indicator"], name="goals_boardline_once")]

    def __str__(self) -> str:
        return f"{self.board_id}: {self.indicator_id}"


class BoardMeeting(models.Model):
    """A meeting at the board, from when it was begun until it was ended."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="meetings")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board"], condition=Q(ended_at__isnull=True), name="goals_boardmeeting_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.board_id}: {self.began_at}"


class Step(models.Model):
    """A next step agreed at a board: what, who, by when, and whether it is passed up to the board above.

    `agreed_by` is who wrote it down: somebody who wrote down a step of their own needs no letter about it.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="steps")
    meeting = models.ForeignKey(BoardMeeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="steps")
    indicator = models.ForeignKey(Indicator, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.CharField(_("næste skridt"), max_length=200)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("senest"))
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField(null=True)
    passed_up_to = models.ForeignKey(Board, on_delete=models.SET_NULL, null=True, blank=True, related_name="passed_up")
    passed_up_on = models.DateField(null=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.words
