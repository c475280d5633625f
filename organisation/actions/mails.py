"""Accounts follow the mail addresses of their people."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Lower

from organisation.actions.audit import record
from organisation.models import Account, Person


def follow_mails(*, by: Account | None, at: datetime) -> Sequence[Account]:
    """Let each account be named by its person's mail address, and return those that change.

    An account whose person has none keeps its name, unless that address has been given to somebody else: then it is
    closed, since a letter about its password would go astray.
    """
    with transaction.atomic():
        others = list(Account.objects.annotate(mail=Lower("person__email")).exclude(email=F("mail")))
        given = set(Person.objects.filter(email__in=[one.email for one in others]).values_list("email", flat=True))
        changing = [one for one in others if one.mail or one.email in given]
        before = {one.pk: {"email": one.email, "is_active": one.is_active} for one in changing}
        for account in changing:
            rename(account, f"{account.pk}@nobody.invalid")
        for account in changing:
            rename(account, account.mail or account.email, is_active=account.is_active and bool(account.mail))
            after = {"email": account.email, "is_active": account.is_active}
            record(verb="follow_mails", by=by, at=at, on=account, before=before[account.pk], after=after)
        EmailAddress.objects.filter(user__in=changing).delete()
    return changing


def rename(account: Account, email: str, *, is_active: bool | None = None) -> None:
    """Give an account another name. Two that swap names pass through one that nobody has."""
    account.email = email
    account.is_active = account.is_active if is_active is None else is_active
    account.save(update_fields=["email", "is_active"])
