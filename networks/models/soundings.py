"""Soundings of the superiors before a composition is published: who is asked, and what they say of each seat."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.scenarios import Scenario
from networks.rules.soundings import LONGEST_REASON, Handling, Says, State
from organisation.models import Person


class Sounding(models.Model):
    """A proposal that the leaders' superiors are asked about, to and with a day.

    `seats` is where everybody sat when it began, so that what has changed since can be told. With `shows_names` a
    superior reads who else would sit there. `early_reason` is why HR published before it was over.
    """

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="soundings")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    until = models.DateField(_("sidste dag"))
    shows_names = models.BooleanField(default=True)
    seats = models.JSONField(default=dict)
    early_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["scenario"], condition=Q(state=State.OPEN), name="networks_sounding_open")
        ]

    def __str__(self) -> str:
        return f"{self.scenario} {self.until}"


class Voice(models.Model):
    """A superior who is asked."""

    sounding = models.ForeignKey(Sounding, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["sounding", "person"], name="networks_voice_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class SeatWord(models.Model):
    """What a superior says of one of their own leaders' seats, and what HR does with it.

    `network` is the seat as it was when they said it, by its key in the proposal.
    """

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="words")
    leader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    says = models.CharField(max_length=7, choices=Says.choices, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    network = models.CharField(max_length=20, blank=True)
    handling = models.CharField(max_length=5, choices=Handling.choices, blank=True)
    reply = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        ordering = ["leader__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["voice", "leader"], name="networks_seatword_once")]

    def __str__(self) -> str:
        return str(self.leader_id)

    @property
    def is_waiting(self) -> bool:
        """Whether it is an objection that HR has not handled."""
        return self.says == Says.OBJECTS and not self.handling
