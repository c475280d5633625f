"""Scenarios: proposals that HR works on. Nothing in them takes effect until it is published."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from networks.models.programmes import Programme
from networks.rules.composition import State
from organisation.models import Job


class Scenario(models.Model):
    """One way to compose a programme's networks.

    `weights` holds wish → word; `frame` the networks to fill, each {id, name, min, max, days, place, facilitator};
    `pins` person → network; `asked` is the problem of a search that has been asked for (composition.md), frozen so that
    prices and reasons answer for the same facts as the search did: with the plan it becomes the `problem`, and without
    one everything stays. What wishes make seats cost stands apart too (`asked_wished`, `wished`), to be told in words
    and to be deleted with them. `assignment` person → network, ids as text. `version` counts changes, so that two HR
    people do not overwrite each other; who changed it last, and when, stands beside it. `max_moved` bounds a partial
    rotation. A published one can be corrected until `correct_until`; a correction is a proposal that `corrects` it.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="scenarios")
    letter = models.CharField(max_length=2)
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    starts = models.DateField()
    weights = models.JSONField(default=dict)
    frame = models.JSONField(default=list)
    pins = models.JSONField(default=dict)
    max_moved = models.PositiveSmallIntegerField(null=True, blank=True)
    asked = models.JSONField(default=dict)
    asked_wished = models.JSONField(default=dict)
    problem = models.JSONField(default=dict)
    wished = models.JSONField(default=dict)
    assignment = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    correct_until = models.DateTimeField(null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")

    class Meta:
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "letter"], condition=Q(state="draft"), name="networks_scenario_letter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.letter}"


class ScenarioStep(models.Model):
    """One change of seats, so that it can be undone and done again: the seats before and after it."""

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="steps")
    seats_before = models.JSONField()
    seats_after = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.words
