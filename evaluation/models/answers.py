"""Who is asked, and the sealed ballots. Nothing here says when somebody answered, and a ballot cannot be read back."""

from django.db import models

from evaluation.models.rounds import Assessment, Round
from evaluation.rules.rounds import RaterGroup
from organisation.models import Person


class Invitation(models.Model):
    """Somebody asked about a leader or a circle. `token_hash` opens the door of the letter; it is gone after closing.

    `told` and `reminded` say that the sender has come to this row, for every row alike: not whether a letter was sent.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=RaterGroup.choices)
    token_hash = models.CharField(max_length=64, blank=True)
    told = models.BooleanField(default=False)
    reminded = models.BooleanField(default=False)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "person"], name="evaluation_invitation_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~models.Q(token_hash=""), name="evaluation_invitation_token"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.assessment}"


class SealedBallot(models.Model):
    """An answer under the round's public key, padded to one size. Replaced in place until the deadline; no history."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, primary_key=True, related_name="ballot")
    ciphertext = models.BinaryField()

    def __str__(self) -> str:
        return "sealed"
