"""Network programmes: what the networks are for, how big, and what frames management gives them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from networks.rules.composition import PairKind
from networks.rules.launched import Every
from networks.rules.programmes import Attendance, Facilitation, Kind, Purpose, State
from networks.rules.series import Rhythm
from networks.rules.wishes import reason_words
from organisation.models import Field, Person


class Programme(models.Model):
    """One programme of leader networks, with its type, purposes, size and frames."""

    name = models.CharField(_("navn"), max_length=120, db_collation="danish")
    kind = models.CharField(_("type"), max_length=12, choices=Kind.choices, default=Kind.CROSS)
    attendance = models.CharField(
        _("deltagelse"), max_length=9, choices=Attendance.choices, default=Attendance.MANDATORY
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    starts = models.DateField(_("begynder"))
    smallest = models.PositiveSmallIntegerField(_("mindst"), default=6, validators=[MinValueValidator(2)])
    largest = models.PositiveSmallIntegerField(_("højst"), default=10, validators=[MaxValueValidator(40)])
    levels = models.JSONField(_("ledelsesniveauer"), default=list)
    fields = models.ManyToManyField(Field, verbose_name=_("fagområder"), blank=True, related_name="+")
    mandate = models.TextField(_("hvad netværket må beslutte"), blank=True)
    hours = models.PositiveSmallIntegerField(_("timer om måneden"), default=3)
    budget = models.DecimalField(_("budget i kroner"), max_digits=10, decimal_places=2, default=0)
    backing = models.TextField(_("hvad ledelsen lover"), blank=True)
    facilitation = models.CharField(_("hvem leder møderne"), max_length=8, choices=Facilitation.choices, blank=True)
    has_pulse = models.BooleanField(_("puls efter hvert møde"), default=False)
    placement_days = models.PositiveSmallIntegerField(_("dage til en ny leder har en plads"), default=60)
    evaluate_months = models.PositiveSmallIntegerField(_("evalueres"), choices=Every.choices, default=Every.NEVER)
    rotate_months = models.PositiveSmallIntegerField(_("kortene blandes"), choices=Every.choices, default=Every.NEVER)
    weeks = models.PositiveSmallIntegerField(_("mødes"), choices=Rhythm.choices, default=Rhythm.FOUR)

    class Meta:
        ordering = ["-starts", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(largest__gte=F("smallest")), name="networks_programme_size"),
            models.CheckConstraint(condition=Q(budget__gte=0), name="networks_programme_budget"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def in_turn(self) -> bool:
        """Whether the members lead the meetings themselves, in turn."""
        return self.facilitation == Facilitation.MEMBERS


class ProgrammePurpose(models.Model):
    """A purpose of a programme, at its rank. An own purpose has its words in `words`."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="purposes")
    rank = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["programme", "rank"], name="networks_purpose_rank")]

    def __str__(self) -> str:
        return self.words or str(self.get_purpose_display())


class Exclusion(models.Model):
    """A leader whom a programme leaves out, with the reason HR gave."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="exclusions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("grund"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="networks_exclusion_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.reason}"


class PairRule(models.Model):
    """Two leaders who must, or must not, share a network. The reason is HR's own and shown to nobody else."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="pairs")
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=PairKind.choices)
    reason = models.CharField(_("grund"), max_length=200, blank=True)

    class Meta:
        ordering = ["kind", "one__name"]
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="networks_pairrule_order"),
            models.UniqueConstraint(fields=["programme", "one", "other"], name="networks_pairrule_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} – {self.other_id} {self.kind}"

    @property
    def words(self) -> str:
        """The reason as its reader reads it."""
        return reason_words(self.reason)


class Availability(models.Model):
    """The weekdays on which a leader can meet in a programme's networks; without a row, all five."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="availabilities")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    days = models.JSONField(_("ugedage"), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="networks_availability_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.days}"


class Facilitator(models.Model):
    """A person who prepares and runs meetings.

    `capacity` is how many networks they can carry at once, `hours` what is agreed a month (0: nothing), `rate` what an
    hour of somebody from outside costs. `days` are the weekdays on which they can meet; none named is all five.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    external = models.BooleanField(_("ekstern"), default=False)
    capacity = models.PositiveSmallIntegerField(_("højst så mange netværk"), default=2)
    hours = models.PositiveSmallIntegerField(_("timer om måneden"), default=0)
    rate = models.DecimalField(_("timepris i kroner"), max_digits=8, decimal_places=2, null=True, blank=True)
    days = models.JSONField(_("ugedage"), default=list)
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["person__name"]

    def __str__(self) -> str:
        return self.person.name
