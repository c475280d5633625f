"""Goals as Django knows them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoalsConfig(AppConfig):
    """Goals, indicators and boards."""

    name = "goals"
    verbose_name = _("Mål")
