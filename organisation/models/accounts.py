"""Accounts: the keys to the house. Most employees have none and need none."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from organisation.models.people import Person


class AccountManager(BaseUserManager["Account"]):
    """Accounts come with their person, since every page needs both."""

    def get_queryset(self):
        """One query for the two."""
        return super().get_queryset().select_related("person")


class Account(AbstractBaseUser):
    """What a person signs in with. The mail address is the name of the account."""

    email = models.EmailField(_("mail"), unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    language = models.CharField(
        _("sprog"), max_length=2, choices=[("da", _("Dansk")), ("en", _("English"))], default="da"
    )
    is_active = models.BooleanField(default=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="organisation_account_one_mail_each")]

    def __str__(self) -> str:
        return self.email
