"""Goals, the efforts between them, and what contributes to what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goals.rules.goals import Kind, Origin, State, Verdict
from organisation.models import LeadershipGroup, Person, Unit


class Goal(models.Model):
    """A goal in the graph.

    Its owner is a person or a leadership group; where neither is named, the leader of `unit`, whoever that is: so a new
    head inherits the goals of the unit. A personal goal is open to its owner and the owner's nearest leader only; every
    other goal is open to the house. `part_of` makes it a sub-goal. `rank` is its place among the goals of its unit.
    """

    kind = models.CharField(_("slags mål"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("målet"), max_length=200)
    why = models.TextField(_("hvorfor"), blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_group = models.ForeignKey(LeadershipGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_personal = models.BooleanField(_("personligt"), default=False)
    origin = models.CharField(_("sat af"), max_length=10, choices=Origin.choices, default=Origin.OWN)
    is_binding = models.BooleanField(_("fælles forpligtende"), default=False)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    rank = models.PositiveSmallIntegerField(_("prioritet"), null=True, blank=True)
    starts = models.DateField(_("gælder fra"))
    due = models.DateField(_("nås senest"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["rank", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(owner_person=None) | Q(owner_group=None), name="goals_goal_one_owner"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(owner_person__isnull=False) | Q(owner_group__isnull=False),
                name="goals_goal_some_owner",
            ),
            models.CheckConstraint(
                condition=Q(is_personal=False) | Q(owner_person__isnull=False), name="goals_goal_whose"
            ),
        ]
        indexes = [models.Index(fields=["state", "kind"], name="goals_goal_state_kind")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The goal's page."""
        return reverse("goals:goal", args=[self.pk])


class Effort(models.Model):
    """An effort (indsats) for a goal, which others contribute through: what, for whom, why it is believed to work."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="efforts")
    name = models.CharField(_("indsatsen"), max_length=200)
    what = models.TextField(_("hvad vi gør"), blank=True)
    for_whom = models.CharField(_("for hvem"), max_length=200, blank=True)
    why = models.TextField(_("hvorfor vi tror, det virker"), blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verdict = models.CharField(_("videre"), max_length=10, choices=Verdict.choices, default=Verdict.TRYING)
    evidence = models.TextField(_("det ved vi"), blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Contribution(models.Model):
    """What one goal gives towards another, in one sentence, perhaps through one of the other's efforts."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="contributions")
    towards = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="contributors")
    words = models.CharField(_("bidraget i én sætning"), max_length=300, blank=True)
    effort = models.ForeignKey(Effort, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "towards"], name="goals_contribution_once"),
            models.CheckConstraint(condition=~Q(goal=models.F("towards")), name="goals_contribution_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} → {self.towards_id}"
