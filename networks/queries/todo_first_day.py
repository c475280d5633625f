"""Where HR begins with networks, as long as nobody has begun anything."""

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluation.models import Round
from networks.models import Programme
from organisation.models import RoleGrant, UnitVersion
from organisation.queries.waiting import Given, in_shape
from organisation.rules.roles import Role
from organisation.rules.todo import Deed, Todo


def untouched_desk() -> QuerySet:
    """HR's own role, once there is an organisation and as long as nobody has begun a programme or an evaluation."""
    asked = RoleGrant.objects.on(Given("today")).filter(person=Given("person"), role=Role.HR)
    begun = Exists(Programme.objects.all()) | Exists(Round.objects.all())
    return in_shape(asked.filter(~begun, Exists(UnitVersion.objects.all())), "untouched")


def desk_to_begin() -> Todo:
    """Where most municipalities begin."""
    return Todo(
        heading=_("Begynd med ledernetværkene"),
        text=_(
            "Tyve spørgsmål til ledelsen, hvis svar styrer programmet. Kører der netværk allerede, kan de hentes ind."
        ),
        deeds=(
            Deed(_("Begynd med spørgsmålene"), reverse("networks:plan_programme")),
            Deed(_("Opret et program uden"), reverse("networks:new_programme")),
        ),
    )
