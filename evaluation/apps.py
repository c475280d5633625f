"""The evaluation engine as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationConfig(AppConfig):
    """360° leader evaluation: rounds, sealed ballots, released figures."""

    name = "evaluation"
    verbose_name = _("Ledelsesevaluering")
