"""Units, positions and who holds them: each an identity that never changes and dated versions that do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.dated import Dated
from organisation.models.people import Person
from organisation.rules.levels import Level

# Six filled shapes, then the same six hollow, so that a dozen fields can be told apart without colour.
MARKS = [
    *("circle", "square", "triangle", "diamond", "hexagon", "cross"),
    *("ring", "frame", "wedge", "kite", "nut", "plus"),
]


class Field(models.Model):
    """A field (fagområde): skole, dagtilbud, ældre … `mark` is the shape that stands for it beside its name."""

    name = models.CharField(_("navn"), max_length=80, unique=True, db_collation="danish")
    mark = models.CharField(max_length=10, choices=[(mark, mark) for mark in MARKS], default="circle")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit's identity. What it is called and where it belongs is dated: `UnitVersion`."""

    hr_id = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.hr_id


class UnitVersion(Dated):
    """A unit as it was for a period."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="versions")
    name = models.CharField(_("navn"), max_length=200, db_collation="danish")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="child_versions")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    place = models.CharField(_("sted"), max_length=120, blank=True)

    class Meta(Dated.Meta):
        ordering = ["name", "unit_id", "starts"]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A chair's identity. It may be vacant, shared or held by someone acting."""

    hr_id = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.hr_id


class PositionVersion(Dated):
    """A chair as it was for a period: where it stood, its title, whether it leads and on what level."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="versions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="position_versions")
    title = models.CharField(_("titel"), max_length=200)
    is_leader = models.BooleanField(_("leder"), default=False)
    level = models.PositiveSmallIntegerField(_("niveau"), choices=Level.choices, null=True, blank=True)

    class Meta(Dated.Meta):
        ordering = ["position_id", "starts"]
        # Leaders are one in twenty, and most pages begin with them.
        indexes = [
            models.Index(
                fields=["position", "starts", "ends"], condition=models.Q(is_leader=True), name="chairs_leading"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Holding(Dated):
    """A person in a chair for a period. Two at once share it; none is a vacancy."""

    position = models.ForeignKey(Position, on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    acting = models.BooleanField(_("konstitueret"), default=False)

    class Meta(Dated.Meta):
        ordering = ["position_id", "starts"]


class LeadershipGroup(Dated):
    """Leaders side by side (ledergruppe): all school heads, a directorate."""

    name = models.CharField(_("navn"), max_length=200, db_collation="danish")

    class Meta(Dated.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class GroupMember(Dated):
    """A leader's time in a leadership group."""

    group = models.ForeignKey(LeadershipGroup, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="group_memberships")

    class Meta(Dated.Meta):
        ordering = ["group_id", "starts"]
