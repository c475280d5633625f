"""A dialogue between an employee and their leader: what each prepared, what they agreed, and how they signed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goals.models import Goal
from organisation.models import Appointment, Person
from performance.rules.dialogues import Outcome, Side, Standing, State, Theme


class Dialogue(models.Model):
    """A formal dialogue. `version` rises with every change of what the two write together, so that neither overwrites.

    Only the two of them open it. HR learns from `signed_at` and the day that it was held, and nothing else: so a
    dialogue that is opened again keeps the moment at which both first had signed.
    `reminded_at`: those not ready have been reminded to prepare; `told_at`: both have a letter about the signatures.
    """

    employee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.BOOKED)
    revealed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-appointment__starts", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(employee=F("leader")), name="performance_dialogue_two_people"),
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(state__in=[State.BOOKED, State.REVEALED]),
                name="performance_dialogue_one_open_each",
            ),
        ]
        indexes = [models.Index(fields=["leader", "state"], name="performance_dialogue_leader")]

    def __str__(self) -> str:
        return f"dialogue {self.pk}"

    def get_absolute_url(self) -> str:
        """The dialogue's page."""
        return reverse("performance:dialogue", args=[self.pk])

    def side_of(self, person: Person) -> Side | None:
        """Which of the two somebody is."""
        if person.pk == self.employee_id:
            return Side.EMPLOYEE
        return Side.LEADER if person.pk == self.leader_id else None


class Preparation(models.Model):
    """What one side writes before the dialogue. The other reads it when both are ready, and not before.

    `version` rises with every change, so that two windows of one person do not overwrite each other.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="preparations")
    side = models.CharField(max_length=10, choices=Side.choices)
    ready_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["side"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "side"], name="performance_preparation_once")]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: {self.side}"


class Thought(models.Model):
    """One side's words under one of the four R's. `is_first_time`: the leader says something not raised before.

    That mark is for the two of them: on the page, and neither in the PDF nor in print.
    """

    preparation = models.ForeignKey(Preparation, on_delete=models.CASCADE, related_name="thoughts")
    theme = models.CharField(max_length=10, choices=Theme.choices)
    words = models.TextField(blank=True)
    is_first_time = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["preparation", "theme"], name="performance_thought_once")]

    def __str__(self) -> str:
        return self.theme


class GoalView(models.Model):
    """How one side sees one of the employee's goals. `title` is what the goal was called: a signed text stays.

    `is_first_time`: the leader says for the first time that it is not under way. That mark is for the two of them too.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="goal_views")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200, default="")
    side = models.CharField(max_length=10, choices=Side.choices)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    words = models.CharField(max_length=300, blank=True)
    is_first_time = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dialogue", "goal", "side"], name="performance_goalview_once")]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.standing}"


class Proposal(models.Model):
    """A new goal for the employee that the two wrote together. It counts when both have signed."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="proposals")
    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: goal {self.goal_id}"


class Agreement(models.Model):
    """What the two agree that one of them does. One still open is carried over to their next dialogue."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="agreements")
    words = models.CharField(_("aftalen"), max_length=300)
    side = models.CharField(_("hvem"), max_length=10, choices=Side.choices)
    due = models.DateField(_("senest"), null=True, blank=True)
    follow_up = models.CharField(_("hvornår vi ser på det"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    settled_on = models.DateField(null=True)
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_to"
    )

    class Meta:
        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Signature(models.Model):
    """One side's signature: the dialogue was held, not necessarily agreed. Taken back, the row stays and says when."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=10, choices=Side.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    comment = models.TextField(blank=True)
    disagreement = models.TextField(blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "side"],
                condition=Q(withdrawn_at__isnull=True),
                name="performance_signature_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: {self.side}"


class Reopening(models.Model):
    """A signed dialogue that was opened again: by whom, when, why, and what had been agreed until then.

    `agreed` holds the words of each agreement as they were signed, and whose it was.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="reopenings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    agreed = models.JSONField(default=list)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: {self.at}"
