"""The decision sheet of a programme: its versions, answers, hearing and signatures."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.programmes import Programme
from networks.rules.sheets import OPEN, State
from organisation.models import Person


class Sheet(models.Model):
    """One version of management's decisions about a programme.

    `answer_by` is the day by which what is not purpose and type is answered, `heard_by` the last day of the hearing;
    `signer` is asked to sign since `asked_at`. `edition` counts changes of the answers, so that nobody signs what they
    have not seen. A programme has one version under way and one that is published, at most.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    answer_by = models.DateField(_("resten besvaret senest"))
    heard_by = models.DateField(_("høringen slutter"), null=True)
    signer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ["programme_id", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="networks_sheet_number"),
            models.UniqueConstraint(fields=["programme"], condition=Q(state__in=OPEN), name="networks_sheet_open"),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(state=State.PUBLISHED), name="networks_sheet_published"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number}"


class SheetAnswer(models.Model):
    """The answer to one of the twenty questions: words, choices, or both."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    chosen = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "question"], name="networks_sheetanswer_once")]

    def __str__(self) -> str:
        return self.question

    @property
    def plain(self) -> tuple[str, Mapping[str, Any]]:
        """The answer as the law reads it."""
        return self.words, self.chosen


class SheetInvitation(models.Model):
    """Somebody who is asked what they say to the answers; `done_at` is when they said that they have no more."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "person"], name="networks_sheetinvitation_once")]

    def __str__(self) -> str:
        return str(self.person_id)


class SheetComment(models.Model):
    """What somebody says to an answer in the hearing, or to the whole sheet, and what HR says to that."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="comments")
    question = models.CharField(max_length=16, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    reply = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words


class SheetSignature(models.Model):
    """A director's name under some of the answers: those that were there when it was given."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    questions = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.person_id)
