"""Polls: times that are proposed to a network, and what each of its people says to them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Meeting, Network
from networks.rules.polls import State, Wish
from organisation.models import Person


class Poll(models.Model):
    """A few times among which a network finds one to meet. `meeting` is what it ended in, where it did."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="polls")
    place = models.CharField(_("sted"), max_length=200, blank=True)
    online_link = models.URLField(_("link til onlinemøde"), blank=True)
    closes_at = models.DateTimeField(_("svar senest"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    meeting = models.OneToOneField(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="poll")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network"], condition=Q(state=State.OPEN), name="networks_poll_one_open_each"
            )
        ]

    def __str__(self) -> str:
        return f"poll {self.pk}"

    def get_absolute_url(self) -> str:
        """Where its times are answered."""
        return reverse("networks:poll", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether it can be answered and closed."""
        return self.state == State.OPEN


class PollTime(models.Model):
    """One of the times that are proposed."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="times")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts", "ends"], name="networks_polltime_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="networks_polltime_ends_after_start"),
        ]

    def __str__(self) -> str:
        return str(self.starts)


class Vote(models.Model):
    """What somebody says to one of the times."""

    time = models.ForeignKey(PollTime, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=10, choices=Wish.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["time", "person"], name="networks_vote_once")]

    def __str__(self) -> str:
        return self.wish
