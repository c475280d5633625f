"""Dialogues as Django knows them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PerformanceConfig(AppConfig):
    """Dialogues between a leader and an employee."""

    name = "performance"
    verbose_name = _("Samtaler")
