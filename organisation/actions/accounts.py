"""Verbs of accounts and roles."""

from collections.abc import Iterable
from datetime import date, datetime

from allauth.account.forms import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.http import int_to_base36

from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Person, RoleGrant
from organisation.rules.dates import DAY
from organisation.rules.roles import Role


def open_account(
    *, person: Person, by: Account | None, at: datetime, welcome: bool = True, password: str | None = None
) -> Account:
    """Give a person a key to the house, with a first-login letter; without a password nobody can sign in yet."""
    with transaction.atomic():
        account = Account(email=person.email.lower(), person=person)
        account.set_password(password)
        account.save(force_insert=True)
        record(verb="open_account", by=by, at=at, on=account, after={"person": person.pk})
        if welcome:
            write_letter(template="first_login", to=person, context={"address": first_login_address(account)}, at=at)
    return account


def open_accounts(*, people: Iterable[Person], by: Account | None, at: datetime) -> list[Account]:
    """Give several people a key and the first-login letter, in one go; who has got one meanwhile is passed over."""
    with transaction.atomic():
        # Held first and asked about after, so that two who press at once give nobody two keys.
        held = list(Person.objects.select_for_update().filter(pk__in=[one.pk for one in people]).order_by("pk"))
        known = set(Account.objects.filter(person__in=held).values_list("person_id", flat=True))
        lacking = [one for one in held if one.pk not in known and one.email]
        return [open_account(person=person, by=by, at=at) for person in lacking]


def first_login_address(account: Account) -> str:
    """Where a newcomer chooses a password: valid for three days, once."""
    token = default_token_generator.make_token(account)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": int_to_base36(account.pk), "key": token})
    return absolute(path)


def close_account(*, account: Account, by: Account | None, at: datetime) -> Account:
    """Take the key back; what the person did stays."""
    with transaction.atomic():
        account.is_active = False
        account.save(update_fields=["is_active"])
        record(verb="close_account", by=by, at=at, on=account, before={"is_active": True}, after={"is_active": False})
    return account


def choose_language(*, account: Account, language: str, by: Account, at: datetime) -> Account:
    """Each person reads LederNet in the language they chose."""
    with transaction.atomic():
        before, account.language = account.language, language
        account.save(update_fields=["language"])
        record(
            verb="choose_language", by=by, at=at, on=account, before={"language": before}, after={"language": language}
        )
    return account


def grant_role(
    *, person: Person, role: Role, starts: date, by: Account | None, at: datetime, ends: date | None = None
) -> RoleGrant:
    """Give a person a role for a period; a role they have already is not given twice."""
    with transaction.atomic():
        grant, new = RoleGrant.objects.get_or_create(person=person, role=role, starts=starts, defaults={"ends": ends})
        if new:
            record(verb="grant_role", by=by, at=at, on=grant, after={"person": person.pk, "role": role})
    return grant


def end_role(*, grant: RoleGrant, on: date, by: Account | None, at: datetime) -> RoleGrant:
    """Let a role end with the day before; one that has not begun is gone with its first day."""
    with transaction.atomic():
        grant.ends = max(grant.starts, on - DAY)
        grant.save(update_fields=["ends"])
        record(verb="end_role", by=by, at=at, on=grant, after={"ends": grant.ends})
    return grant


def welcome(*, person: Person, by: Account | None, at: datetime) -> Account:
    """Give a person a key, or open a closed one again, and send the first-login letter with a fresh link."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        return open_account(person=person, by=by, at=at)
    with transaction.atomic():
        before, account.is_active = account.is_active, True
        account.save(update_fields=["is_active"])
        record(verb="welcome", by=by, at=at, on=account, before={"is_active": before}, after={"is_active": True})
        write_letter(template="first_login", to=person, context={"address": first_login_address(account)}, at=at)
    return account


def welcome_again(*, accounts: Iterable[Account], by: Account | None, at: datetime) -> list[Account]:
    """Send several people who have a key, and have not come, the first-login letter with a fresh link."""
    with transaction.atomic():
        return [welcome(person=account.person, by=by, at=at) for account in accounts]
