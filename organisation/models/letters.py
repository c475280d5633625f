"""Letters: outgoing mail as rows, written in the same transaction as what they tell of."""

from django.db import models

from organisation.models.people import Person
from organisation.rules.letters import Keep, State


class Letter(models.Model):
    """One mail to one reader. Its Message-ID is fixed when it is written, so that a doubled one can be known."""

    message_id = models.CharField(max_length=120, unique=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=2, default="da")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="letters")
    address = models.EmailField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    calendar_method = models.CharField(max_length=10, blank=True)
    calendar = models.TextField(blank=True)
    written_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    keep = models.CharField(max_length=7, choices=Keep.choices, default=Keep.ALL)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "next_at"], name="organisation_letter_waiting")]

    def __str__(self) -> str:
        return f"{self.template} {self.message_id}"
