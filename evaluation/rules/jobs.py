"""What the evaluation engine's jobs are called on a page, by their kind."""

from django.utils.translation import gettext_lazy as _

CLOSE = "close_round"
JOBS = {CLOSE: _("Lukning af en evalueringsrunde")}
