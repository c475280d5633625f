"""What a leader does with the report, and who has opened it."""

from django.db import models

from evaluation.models.rounds import Assessment
from organisation.models import Person


class FocusArea(models.Model):
    """A theme that the leader has chosen to work on, with the first step in the leader's own words."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="focus_areas")
    theme = models.CharField(max_length=60)
    step = models.TextField(blank=True)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "theme"], name="evaluation_focusarea_once"),
            models.CheckConstraint(condition=models.Q(rank__range=(1, 3)), name="evaluation_focusarea_three"),
        ]

    def __str__(self) -> str:
        return self.theme


class ReportOpening(models.Model):
    """The first day somebody opened a leader's report; the leader sees it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "person"], name="evaluation_opening_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.on}"
