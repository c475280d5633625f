"""Accounts follow the mail addresses of their people, also when two swap and when one is given to somebody new."""

import pytest
from allauth.account.models import EmailAddress

from organisation.actions.accounts import open_account
from organisation.actions.mails import follow_mails
from organisation.models import Account, AuditEntry, Person
from tests.world import NOW

pytestmark = pytest.mark.django_db


def somebody(name: str, email: str) -> Account:
    return open_account(person=Person.objects.create(name=name, email=email), by=None, at=NOW, welcome=False)


def names() -> dict[str, tuple[str, bool]]:
    return {one.person.name: (one.email, one.is_active) for one in Account.objects.all()}


def give(**mails: str) -> None:
    Person.objects.filter(name__in=mails).update(email="")
    for name, email in mails.items():
        Person.objects.filter(name=name).update(email=email)


def test_a_new_address_is_the_new_name_of_the_account():
    ane, _ = somebody("Ane", "ane@fjordby.example"), somebody("Bo", "bo@fjordby.example")
    EmailAddress.objects.create(user=ane, email=ane.email, primary=True)
    give(Ane="Ane.Lund@fjordby.example")
    assert [one.pk for one in follow_mails(by=None, at=NOW)] == [ane.pk]
    assert names() == {"Ane": ("ane.lund@fjordby.example", True), "Bo": ("bo@fjordby.example", True)}
    assert EmailAddress.objects.count() == 0
    entry = AuditEntry.objects.get(verb="follow_mails")
    assert (entry.before["email"], entry.after["email"]) == ("ane@fjordby.example", "ane.lund@fjordby.example")
    assert follow_mails(by=None, at=NOW) == []


def test_two_accounts_can_swap_names():
    somebody("Ane", "a@fjordby.example")
    somebody("Bo", "b@fjordby.example")
    give(Ane="b@fjordby.example", Bo="a@fjordby.example")
    follow_mails(by=None, at=NOW)
    assert names() == {"Ane": ("b@fjordby.example", True), "Bo": ("a@fjordby.example", True)}


def test_an_address_given_to_somebody_new_closes_the_old_account():
    old = somebody("Ane", "ane@fjordby.example")
    give(Ane="")
    assert follow_mails(by=None, at=NOW) == []
    new = Person.objects.create(name="Ane den anden", email="ane@fjordby.example")
    follow_mails(by=None, at=NOW)
    assert names() == {"Ane": (f"{old.pk}@nobody.invalid", False)}
    assert open_account(person=new, by=None, at=NOW, welcome=False).email == "ane@fjordby.example"
    assert follow_mails(by=None, at=NOW) == []
