"""Proposals upwards: what a network asks of a director, who stands behind it, and what was answered."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Network
from networks.rules.proposals import Answer, Course, State
from organisation.models import Person


class Proposal(models.Model):
    """A proposal. While a draft it is the network's own; once it is sent, the one it is `to` reads it too.

    `edition` counts changes of the words. `approved` of `members` stood behind it when it was sent.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="proposals")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("overskrift"), max_length=120)
    words = models.TextField(_("hvad I foreslår"))
    why = models.TextField(_("hvorfor"))
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    approved = models.PositiveSmallIntegerField(default=0)
    members = models.PositiveSmallIntegerField(default=0)
    sent_on = models.DateField(null=True)
    answer_by = models.DateField(_("svar senest"), null=True)
    put_off_on = models.DateField(null=True)
    put_off_to = models.DateField(null=True)
    answer = models.CharField(max_length=5, choices=Answer.choices, blank=True)
    reason = models.TextField(_("begrundelse"), blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The members' page about it."""
        return reverse("networks:proposal", args=[self.pk])

    @property
    def course(self) -> Course | None:
        """Its days as the law reads them; none before it is sent."""
        if self.sent_on is None or self.answer_by is None:
            return None
        return Course(self.sent_on, self.answer_by, self.put_off_on, self.put_off_to, self.answered_on)


class Approval(models.Model):
    """A member stands behind a proposal as its words are."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="approvals")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["proposal", "person"], name="networks_approval_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.person_id}"
