"""The law of indicators: what a measurement says against its target. Values are decimals, never floats."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    """What a good development is. The first two have a place to reach, the others a place to stay."""

    INCREASE = "increase", _("skal stige")
    DECREASE = "decrease", _("skal falde")
    ABOVE = "above", _("skal holdes over")
    BELOW = "below", _("skal holdes under")
    BAND = "band", _("skal holdes mellem")


class Nature(TextChoices):
    """Counted, or asked of those whom it is for."""

    HARD = "hard", _("hård")
    SOFT = "soft", _("blød")


class Cadence(TextChoices):
    """How often an indicator is measured, or a board meets."""

    FORTNIGHT = "fortnight", _("hver 14. dag")
    MONTH = "month", _("hver måned")
    QUARTER = "quarter", _("hvert kvartal")
    YEAR = "year", _("hvert år")


class Status(TextChoices):
    """How an indicator stands, computed when somebody asks."""

    DEVIATES = "deviates", _("Afviger")
    NEAR = "near", _("Tæt på")
    REACHED = "reached", _("Nået")
    UNKNOWN = "unknown", _("Ikke målt")
