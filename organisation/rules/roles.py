"""Roles that somebody is given. Leader, director and employee are not given: they follow from positions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person may be asked to do beside their position, for a period."""

    HR = "hr", _("HR-konsulent")
    FACILITATOR = "facilitator", _("facilitator")
    EMPLOYEE_REPRESENTATIVE = "employee_representative", _("medarbejderrepræsentant")
    FEEDBACK_CONSULTANT = "feedback_consultant", _("tilbagemeldingskonsulent")
    CONTROLLER = "controller", _("controller")
    POLITICAL_READER = "political_reader", _("politisk læser")


# Who has one of these is of the house though not employed in it. Facilitators and consultants may come from outside.
OF_THE_HOUSE = frozenset({Role.HR, Role.EMPLOYEE_REPRESENTATIVE, Role.CONTROLLER, Role.POLITICAL_READER})
