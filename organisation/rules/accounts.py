"""The law of access given to many at once: to whom, and when it is worth writing again."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# As long as the link in the first letter works (PASSWORD_RESET_TIMEOUT of the settings).
LINK_WORKS = timedelta(days=3)


class Whom(TextChoices):
    """Those to whom access is given together."""

    LEADERS = "leaders", _("Ledere")
    EMPLOYED = "employed", _("Alle ansatte")


def written_before(at: datetime) -> datetime:
    """A first letter from before this moment has a link that works no more."""
    return at - LINK_WORKS
