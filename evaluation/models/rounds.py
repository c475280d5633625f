"""Rounds of evaluation: the questionnaire, the rules that freeze at opening, and who or what is evaluated."""

import json
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.rules.questionnaires import Questionnaire as Questions
from evaluation.rules.questionnaires import read_questionnaire
from evaluation.rules.raters import Why
from evaluation.rules.rounds import LEAST_K, About, RaterGroup, State, Visibility, takes_answers
from organisation.models import Person, Unit


class Questionnaire(models.Model):
    """One version of a questionnaire. A version in use never changes; a change is a new version."""

    key = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()

    class Meta:
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="evaluation_questionnaire_version")]

    def __str__(self) -> str:
        return f"{self.key}, {self.version}"

    @property
    def questions(self) -> Questions:
        """The themes, items and open questions."""
        return questions_in(json.dumps(self.content))


@lru_cache(maxsize=32)
def questions_in(content: str) -> Questions:
    """The questions in a stored document, read once by each process: reading is slow, and every answer needs them."""
    return read_questionnaire(json.loads(content))


class Round(models.Model):
    """One round of evaluation. Everything down to `representative` is the promise, and freezes at opening.

    `on` is the day whose organisation gives leaders and raters. `sealed_key` is the round's private key, wrapped under
    a key that is made from the key file (and from both passphrases when `two_keys`); neither is in the database.
    """

    title = models.CharField(_("navn"), max_length=120)
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="rounds")
    about = models.CharField(max_length=10, choices=About.choices, default=About.LEADERS)
    scope = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField(_("organisationen som den var den"))
    deadline = models.DateTimeField(_("svarfrist"))
    k = models.PositiveSmallIntegerField(_("mindste antal svar"), default=LEAST_K)
    visibility = models.CharField(
        _("hvem læser rapporten"), max_length=10, choices=Visibility.choices, default=Visibility.SUPERIOR
    )
    two_keys = models.BooleanField(_("to nøgler"), default=False)
    representative = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    review_asked_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    remind_at = models.DateTimeField(_("påmindelse"), null=True, blank=True)
    reminded = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    key_name = models.CharField(max_length=64, blank=True)
    public_key = models.BinaryField(null=True)
    sealed_key = models.BinaryField(null=True)
    ballot_size = models.PositiveIntegerField(null=True)
    rules_digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    given_up_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(k__gte=LEAST_K), name="evaluation_round_least_k")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """HR's page of the round."""
        return reverse("evaluation:round", args=[self.pk])

    def takes_answers(self, at) -> bool:
        """Whether an answer given at a moment counts."""
        return takes_answers(self.state, self.deadline, at)


class Assessment(models.Model):
    """One leader in one round, with the leadership tree of the round's day: `superior` is the nearest leader above.

    In a round about circles there is no leader: `circle` is what an upper floor calls it, as in "network-12", and
    `superior` the circle that holds it. Name, title and unit are written down, so that an old report reads as it did.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="assessments")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    circle = models.CharField(max_length=40, blank=True)
    superior = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="reports")
    name = models.CharField(max_length=200, db_collation="danish")
    title = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=200, db_collation="danish")
    told = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "leader"], name="evaluation_assessment_once"),
            models.UniqueConstraint(
                fields=["round", "circle"], condition=~Q(circle=""), name="evaluation_assessment_circle_once"
            ),
            models.CheckConstraint(
                condition=Q(leader__isnull=False, circle="") | (Q(leader__isnull=True) & ~Q(circle="")),
                name="evaluation_assessment_leader_or_circle",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def evaluated(self) -> Person:
        """The leader. Pages about leaders never meet a circle; who does anyway is told by TypeError."""
        if self.leader is None:
            raise TypeError(f"{self.circle} is not a leader")
        return self.leader

    @property
    def first_name(self) -> str:
        """The name a colleague would say; a circle has but one."""
        return self.name if self.circle else self.name.split(" ")[0]


class LeftOut(models.Model):
    """Somebody who is not asked, or a leader who is not evaluated (no `assessment`), and why."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="left_out")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, null=True, related_name="left_out")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=10, choices=RaterGroup.choices)
    reason = models.CharField(max_length=20)

    class Meta:
        ordering = ["person__name", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"

    @property
    def why(self) -> Why:
        """The reason with its words."""
        return Why(self.reason)
