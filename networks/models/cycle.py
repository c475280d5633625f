"""What belongs to a network's life: criteria fixed beforehand, dialogues held, decisions taken."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from networks.models.networks import Network
from networks.models.programmes import Programme
from networks.rules.criteria import Kind, Verdict, Wanted, why_of, words_of
from networks.rules.cycle import Choice
from organisation.rules.calendar import COPENHAGEN


class Criterion(models.Model):
    """One of the criteria, fixed beforehand, by which a network ought to be wound down."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="criteria")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    limit = models.PositiveSmallIntegerField(null=True)
    words = models.CharField(_("jeres eget kriterium"), max_length=200, blank=True)
    fixed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["network", "kind"], name="networks_criterion_once")]

    def __str__(self) -> str:
        return self.words or str(self.get_kind_display())

    @property
    def sentence(self) -> str | Promise:
        """The criterion as a sentence."""
        return words_of(self.wanted)

    @property
    def wanted(self) -> Wanted:
        """The criterion as the law reads it."""
        return Wanted(self.kind, self.limit, self.words)


class Dialogue(models.Model):
    """A talk with members and facilitator about how the network fares, in one line; no decision is taken without."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="dialogues")
    held_on = models.DateField(_("holdt den"))
    people = models.CharField(_("med hvem"), max_length=200)
    said = models.CharField(_("hvad den sagde"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["network", "held_on"], name="networks_dialogue_a_day")]

    def __str__(self) -> str:
        return self.said


class Decision(models.Model):
    """What was decided about a network, why, after which dialogue, and how things stood before.

    `verdicts` is what was known of each criterion on the day, as values. `before` is the state and the dates that an
    undoing gives back. `told` says whether letters went out: then it stands.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="decisions")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    reason = models.TextField(_("begrundelse"))
    early_reason = models.TextField(_("hvorfor så tidligt"), blank=True)
    adjustment = models.TextField(_("hvad der ændres"), blank=True)
    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, null=True, related_name="decisions")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    verdicts = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    told = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.get_choice_display())

    @property
    def day(self) -> date:
        """The day of the decision."""
        return self.at.astimezone(COPENHAGEN).date()

    @property
    def known(self) -> list[tuple[str | Promise, str | Promise, str]]:
        """Each criterion with the verdict on the day and why, in the language of whoever reads."""
        return [(Kind(one["kind"]).label, Verdict(one["verdict"]).label, why_of(one)) for one in self.verdicts]
