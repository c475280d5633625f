"""What the networks' jobs are called on a page, by their kind."""

from django.utils.translation import gettext_lazy as _

JOBS = {"composition": _("Sammensætning af netværk"), "rotation": _("Plan for årene frem i et netværksprogram")}
