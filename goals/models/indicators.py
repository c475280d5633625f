"""Indicators of a goal: their targets for periods and their measurements."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goals.models.goals import Goal
from goals.rules.indicators import Cadence, Direction, Nature


class Indicator(models.Model):
    """What shows whether a goal is on its way. `near` is how far from the target still counts as close."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("indikator"), max_length=160)
    measured_in = models.CharField(_("måles i"), max_length=20, blank=True)
    nature = models.CharField(_("art"), max_length=5, choices=Nature.choices, default=Nature.HARD)
    direction = models.CharField(_("god udvikling"), max_length=10, choices=Direction.choices)
    baseline = models.DecimalField(_("udgangspunkt"), max_digits=14, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("målt den"), null=True, blank=True)
    near = models.DecimalField(_("tæt på er inden for"), max_digits=14, decimal_places=4, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimaler"), default=0)
    cadence = models.CharField(_("måles"), max_length=10, choices=Cadence.choices, default=Cadence.MONTH)
    source = models.CharField(_("kilde"), max_length=200, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """What an indicator shall reach, or stay within, in a period: at least `low`, at most `high`."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    starts = models.DateField(_("fra"))
    ends = models.DateField(_("til"), null=True, blank=True)
    low = models.DecimalField(_("mindst"), max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("højst"), max_digits=14, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["starts", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "starts"], name="goals_target_once"),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False), name="goals_target_says_something"
            ),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")), name="goals_target_low_high"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.low}–{self.high}"


class Measurement(models.Model):
    """The value of an indicator for the period that ended on a day; `n` is how many it rests on."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField(_("målt den"))
    value = models.DecimalField(_("måling"), max_digits=14, decimal_places=4)
    n = models.PositiveIntegerField(_("antal bag"), null=True, blank=True)
    uncertainty = models.DecimalField(_("usikkerhed"), max_digits=14, decimal_places=4, null=True, blank=True)
    note = models.CharField(_("forklaring"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="goals_measurement_once")]

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"
