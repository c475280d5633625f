"""Leadership levels, from the top: the fewer steps to the top, the lower the number."""

from django.db.models import IntegerChoices
from django.utils.translation import gettext_lazy as _


class Level(IntegerChoices):
    """The leadership pipeline as municipalities use it."""

    DIRECTOR = 1, _("direktør")
    HEAD_OF_AREA = 2, _("chef")
    LEADER_OF_LEADERS = 3, _("leder af ledere")
    LEADER_OF_EMPLOYEES = 4, _("leder af medarbejdere")
    EMPLOYEE = 5, _("medarbejder")


CHAIN_VIEWERS = frozenset({Level.DIRECTOR, Level.HEAD_OF_AREA})
