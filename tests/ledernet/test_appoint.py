"""The first HR consultant is let in by a command."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from organisation.models import Account, Letter
from organisation.queries.people import standing_of
from tests.world import make_world

pytestmark = pytest.mark.django_db
NEW = "ny@fjordby.example"


def test_who_is_appointed_chooses_a_password_by_the_letter_and_is_let_in(client):
    call_command("appoint", NEW, name="Ny Konsulent")
    account = Account.objects.get(email=NEW)
    assert standing_of(account.person, timezone.localdate()).is_hr is True
    address = re.search(r"https?://[^/]+(/\S+)", Letter.objects.get(address=NEW).text)[1]
    form = client.get(address, follow=True)
    password = "en-lang-adgangskode-9"
    client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})
    client.post(reverse("account_login"), {"login": NEW, "password": password})
    assert client.get(reverse("hr_desk")).status_code == 200


def test_somebody_whom_the_organisation_knows_is_found_by_mail(capsys):
    world = make_world()
    call_command("appoint", "LEADER@fjordby.example", role="controller")
    assert standing_of(world.people["leader"], timezone.localdate()).roles == {"controller"}


@pytest.mark.parametrize("mail", ["ingen", "ukendt@fjordby.example"])
def test_nobody_is_let_in_by_mistake(mail):
    with pytest.raises(CommandError):
        call_command("appoint", mail)
    assert Account.objects.count() == 0
