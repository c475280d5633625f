"""The ground floor as Django knows it, and what every form of the house says of a field that is left empty."""

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """People, units, positions, and what everyone needs."""

    name = "organisation"
    verbose_name = _("Organisation")

    def ready(self) -> None:
        """One sentence for all fields that must be filled in, in the place of Django's own."""
        Field.default_error_messages["required"] = _("Skriv eller vælg noget her.")
