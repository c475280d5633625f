"""People: the employed, as HR's files name them, and the external, whom HR writes in."""

from datetime import date

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from organisation.models.dated import Dated
from organisation.rules.genders import Gender
from organisation.rules.roles import Role
from organisation.rules.words import initials_of


class Person(models.Model):
    """A human being. `hr_id` is the number in HR's files; who has none is external and never touched by them."""

    hr_id = models.CharField(max_length=64, unique=True, null=True, blank=True)
    name = models.CharField(_("navn"), max_length=200, db_collation="danish", db_index=True)
    email = models.EmailField(_("mail"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    gender = models.CharField(_("køn"), max_length=1, choices=Gender.choices, blank=True)
    employed_from = models.DateField(_("ansat fra"), null=True, blank=True)
    employed_to = models.DateField(_("ansat til"), null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="organisation_person_one_mail_each"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def has_left(self, on: date) -> bool:
        """Whether the person's last working day is behind them."""
        return self.employed_to is not None and self.employed_to < on

    def is_employed(self, on: date) -> bool:
        """Whether HR's files know the person as at work in the municipality on a day."""
        has_begun = self.employed_from is None or self.employed_from <= on
        return self.hr_id is not None and has_begun and not self.has_left(on)

    @property
    def first_name(self) -> str:
        """The name a colleague would say."""
        return self.name.split(" ")[0]

    @property
    def initials(self) -> str:
        """Two letters for a round mark."""
        return initials_of(self.name)


class Leave(Dated):
    """A person away from work for a period: maternity, sickness, study. Why is nobody's business here."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="leaves")

    class Meta(Dated.Meta):
        ordering = ["starts"]


class RoleGrant(Dated):
    """A role that a person has been given for a period."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(_("rolle"), max_length=32, choices=Role.choices)

    class Meta(Dated.Meta):
        ordering = ["role", "starts"]
