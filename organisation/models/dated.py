"""What every dated noun shares: a first day, a last day, and the question what counts on a day."""

from datetime import date

from django.db import models
from django.db.models import Expression, F, Q
from django.utils.translation import gettext_lazy as _

from organisation.rules.dates import covers


class DatedQuerySet(models.QuerySet):
    """Rows with a period of validity."""

    def on(self, day: date | Expression):
        """The rows that count on a day."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)

    def from_day(self, day: date | Expression):
        """The rows that count on a day or later."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day))


class Dated(models.Model):
    """Valid from `starts` to `ends`, both days included; without `ends` until further notice."""

    starts = models.DateField(_("fra"))
    ends = models.DateField(_("til"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="%(app_label)s_%(class)s_period"
            )
        ]

    def counts_on(self, day: date) -> bool:
        """Whether the row counts on a day."""
        return covers(self.starts, self.ends, day)
