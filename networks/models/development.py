"""Development programmes: what they are for, their cohorts, modules and practice tasks, and each leader's own work."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.models import Round
from goals.models import Goal
from networks.models.programmes import Programme
from networks.rules.development import Mix, State, Work
from organisation.models import Person, Unit
from organisation.models.calendar import Appointment
from organisation.models.dated import Dated


class Development(models.Model):
    """A development programme (udviklingsforløb) for the leaders of some levels, of a unit and all below it.

    With `members_of` only those who have a place in that programme's networks. `programmes`, `rounds` and `goals` are
    what is coupled to it: networks, evaluations, and the goals that all work towards.
    """

    title = models.CharField(_("titel"), max_length=120, db_collation="danish")
    aim = models.TextField(_("formål"))
    starts = models.DateField(_("første dag"))
    ends = models.DateField(_("sidste dag"))
    levels = models.JSONField(_("ledelsesniveauer"), default=list)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    members_of = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mix = models.CharField(_("hold"), max_length=8, choices=Mix.choices, default=Mix.ACROSS)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    programmes = models.ManyToManyField(Programme, blank=True, related_name="developments")
    rounds = models.ManyToManyField(Round, blank=True, related_name="+")
    goals = models.ManyToManyField(Goal, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    reason = models.CharField(_("grund til aflysning"), max_length=300, blank=True)

    class Meta:
        ordering = ["-starts", "title", "pk"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="networks_development_period")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The plan."""
        return reverse("networks:development", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """Whether nobody but HR has heard of it."""
        return self.state == State.DRAFT

    @property
    def is_cancelled(self) -> bool:
        """Whether it has been called off."""
        return self.state == State.CANCELLED


class Cohort(models.Model):
    """A cohort (hold): leaders who follow the modules together."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(_("navn"), max_length=60, db_collation="danish")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["development", "name"], name="networks_cohort_name")]

    def __str__(self) -> str:
        return self.name


class CohortPlace(Dated):
    """A leader's time in a cohort. The programme is named too, so that the database refuses a second place in it.

    `left_out`: HR took the leader out, so the clock does not bring them in again.
    """

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="places")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    left_out = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        ordering = ["person__name", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["development", "person"], condition=Q(ends__isnull=True), name="networks_cohortplace_one_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.cohort_id}"


class Module(models.Model):
    """A module: what is taught. Each cohort has its own day of it."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="modules")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("titel"), max_length=120)
    about = models.TextField(_("indhold"), blank=True)

    class Meta:
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return self.title


class ModuleDay(models.Model):
    """A cohort's day of a module. Time, place and answers live in its appointment; `came` is a number and no names."""

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="days")
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="days")
    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="+")
    came = models.PositiveSmallIntegerField(_("så mange kom"), null=True, blank=True)

    class Meta:
        ordering = ["appointment__starts", "pk"]

    def __str__(self) -> str:
        return f"{self.module_id}: {self.appointment_id}"


class Task(models.Model):
    """A practice task (praksisopgave), done in one's own unit. `told` and `reminded`: the letters have been written."""

    development = models.ForeignKey(Development, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("titel"), max_length=120)
    words = models.TextField(_("opgaven"))
    given_on = models.DateField(_("stilles den"))
    due = models.DateField(_("frist"))
    told = models.BooleanField(default=False)
    reminded = models.BooleanField(default=False)

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(due__gt=F("given_on")), name="networks_task_period")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """A leader's own page of it."""
        return reverse("networks:own_task", args=[self.pk])


class Practice(models.Model):
    """A leader's own work with a task: no row, not begun. `shared`: the nearest leader may read the words."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="practices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=Work.choices, default=Work.BEGUN)
    words = models.TextField(_("det gjorde jeg"), blank=True)
    goal = models.ForeignKey(Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    shared = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="networks_practice_once")]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.person_id}"
