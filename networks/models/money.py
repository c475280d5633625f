"""What facilitators have learnt, the hours they work, their invoices, and the money a programme has in a year."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Meeting, Network
from networks.models.programmes import Facilitator, Programme
from networks.rules import money


class Training(models.Model):
    """A course that a facilitator has taken."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, related_name="trainings")
    kind = models.CharField(_("slags"), max_length=12, choices=money.Training.choices)
    title = models.CharField(_("forløb"), max_length=120)
    ended_on = models.DateField(_("afsluttet den"))

    class Meta:
        ordering = ["-ended_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Settled(models.Model):
    """What a facilitator tells and HR settles: waiting, approved, or rejected with a reason."""

    state = models.CharField(max_length=8, choices=money.State.choices, default=money.State.WAITING)
    reason = models.CharField(_("grund"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def is_waiting(self) -> bool:
        """Whether HR has not settled it."""
        return self.state == money.State.WAITING

    @property
    def is_approved(self) -> bool:
        """Whether HR has approved it."""
        return self.state == money.State.APPROVED


class Hours(Settled):
    """Time that a facilitator worked for a network on a day. `rate` is the hourly rate of the day it was told."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.PROTECT, related_name="hours_worked")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="hours_worked")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, related_name="+")
    worked_on = models.DateField(_("dag"))
    minutes = models.PositiveSmallIntegerField()
    work = models.CharField(_("arbejde"), max_length=12, choices=money.Work.choices)
    note = models.CharField(_("bemærkning"), max_length=200, blank=True)
    rate = models.DecimalField(max_digits=8, decimal_places=2, null=True)

    class Meta(Settled.Meta):
        ordering = ["-worked_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=money.SHORTEST), name="networks_hours_minutes"),
            models.UniqueConstraint(
                fields=["facilitator", "network", "worked_on", "work", "minutes"], name="networks_hours_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worked_on}: {self.minutes}"


class Invoice(Settled):
    """An external facilitator's invoice for one network."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.PROTECT, related_name="invoices")
    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="invoices")
    number = models.CharField(_("fakturanummer"), max_length=40)
    amount = models.DecimalField(_("beløb i kroner"), max_digits=10, decimal_places=2)
    dated = models.DateField(_("fakturadato"))

    class Meta(Settled.Meta):
        ordering = ["-dated", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["facilitator", "number"], name="networks_invoice_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="networks_invoice_amount"),
        ]

    def __str__(self) -> str:
        return self.number


class YearBudget(models.Model):
    """What a programme may spend on facilitation in a year."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="year_budgets")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.DecimalField(
        _("budget i kroner"), max_digits=10, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="networks_yearbudget_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="networks_yearbudget_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}"
