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
