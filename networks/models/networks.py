"""Networks, their members and their meetings."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.models.programmes import Facilitator, Programme
from networks.models.scenarios import Scenario
from networks.rules.composition import DAY_NAMES
from networks.rules.cycle import State, never_begins
from networks.rules.series import Rhythm
from organisation.models import Person
from organisation.models.calendar import Appointment
from organisation.models.dated import Dated


class Network(Dated):
    """A leader network that has been published.

    `state`, `trial_ends` and `decide_by` are its life (rules/cycle.py), `origin` the network that it begins anew;
    `version` counts what is decided, so that two people do not decide at once.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="networks")
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, null=True, related_name="networks")
    name = models.CharField(_("navn"), max_length=120, db_collation="danish")
    day = models.CharField(_("ugedag"), max_length=3, choices=list(DAY_NAMES.items()), blank=True)
    place = models.CharField(_("mødested"), max_length=120, blank=True)
    facilitator = models.ForeignKey(
        Facilitator, on_delete=models.PROTECT, null=True, blank=True, related_name="networks"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    trial_ends = models.DateField(_("prøveperioden slutter"), null=True, blank=True)
    decide_by = models.DateField(_("næste beslutning senest"), null=True, blank=True)
    origin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")
    version = models.PositiveIntegerField(default=0)

    class Meta(Dated.Meta):
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def never_begins(self) -> bool:
        """Whether it was given up before its first day."""
        return never_begins(self.state, self.starts, self.ends)

    @property
    def is_led_in_turn(self) -> bool:
        """Whether its members lead the meetings themselves."""
        return self.facilitator_id is None and self.programme.in_turn

    def get_absolute_url(self) -> str:
        """The members' page."""
        return reverse("networks:network", args=[self.pk])


class Membership(Dated):
    """A leader's time in a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["network_id", "person__name", "pk"]


class Series(models.Model):
    """Meetings that were booked at once, so many weeks apart. Each is a meeting of its own."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="series")
    weeks = models.PositiveSmallIntegerField(choices=Rhythm.choices)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.get_weeks_display()}"


class Meeting(models.Model):
    """A network's meeting. Time, place and answers live in its appointment on the ground floor.

    `minutes_version` counts how often the minutes were written, so that nobody overwrites what they have not read.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="meetings")
    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings")
    agenda = models.TextField(_("dagsorden"), blank=True)
    minutes = models.TextField(_("referat"), blank=True)
    minutes_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["appointment__starts"]

    def __str__(self) -> str:
        return str(self.appointment)

    def get_absolute_url(self) -> str:
        """The meeting's page for its members."""
        return reverse("networks:meeting", args=[self.appointment.uid])
