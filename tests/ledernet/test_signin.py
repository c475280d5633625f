"""Signing in: mail and password, a forgotten password, a code from an app, and the way out."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from django.utils import timezone

from organisation.models import Letter, Person
from tests.world import PASSWORD, make_world

pytestmark = pytest.mark.django_db
MAIL = "leader@fjordby.example"


@pytest.fixture
def world():
    return make_world()


def sign_in(client, mail=MAIL, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": mail, "password": password})


def is_in(client):
    return client.get(reverse("my_day")).status_code == 200


def code_for(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_mail_and_password_let_in_whatever_the_case_of_the_mail(client, world):
    sign_in(client, MAIL.upper())
    assert is_in(client)


@pytest.mark.parametrize(("mail", "password"), [(MAIL, "forkert-kodeord"), ("ingen@fjordby.example", PASSWORD)])
def test_a_wrong_one_is_told_in_danish_without_saying_which(client, world, mail, password):
    answer = sign_in(client, mail, password)
    assert not is_in(client)
    assert "Godmorgen" not in answer.content.decode()
    errors = [str(error) for error in answer.context["form"].non_field_errors()]
    assert len(errors) == 1
    assert errors == [str(error) for error in sign_in(client, "x@y.example", "z").context["form"].non_field_errors()]


def test_many_wrong_ones_are_slowed_down(client, world):
    for _ in range(12):
        sign_in(client, password="forkert-kodeord")
    sign_in(client)
    assert not is_in(client)


def test_nobody_registers(client, world):
    assert client.get("/konto/opret/").status_code in {302, 404}
    assert client.get("/accounts/signup/").status_code in {302, 404}


def test_a_forgotten_password_is_replaced_by_a_letter_that_works_once(client, world):
    client.post(reverse("account_reset_password"), {"email": MAIL})
    letter = Letter.objects.get(address=MAIL)
    address = re.search(r"https?://[^/]+(/konto/adgangskode/noegle/\S+)", letter.text)[1]
    form = client.get(address, follow=True)
    new = "en-helt-ny-adgangskode"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    sign_in(client, password=new)
    assert is_in(client)
    client.logout()
    assert client.get(address, follow=True).context["token_fail"] is True


def test_asking_for_an_unknown_mails_password_looks_the_same_and_writes_to_nobody(client, world):
    known = client.post(reverse("account_reset_password"), {"email": MAIL})
    unknown = client.post(reverse("account_reset_password"), {"email": "ingen@fjordby.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert Letter.objects.filter(address="ingen@fjordby.example").count() == 0


@pytest.mark.parametrize("weak", ["kort", "12345678901234", "password1234"])
def test_a_weak_password_is_refused(client, world, weak):
    client.force_login(world.accounts["leader"])
    facts = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    client.post(reverse("account_change_password"), facts)
    client.logout()
    sign_in(client, password=weak)
    assert not is_in(client)


def test_with_an_app_a_code_is_asked_for_after_the_password(client, world):
    sign_in(client)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    client.logout()
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(client)
    codes = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert codes.status_code == 302 or is_in(client) is False


def test_signing_out_is_a_deed_not_a_link(client, world):
    sign_in(client)
    client.get(reverse("account_logout"))
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_who_has_left_is_let_in_no_more_and_an_open_session_ends(client, world):
    sign_in(client)
    assert is_in(client)
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=timezone.localdate() - timedelta(days=1))
    assert not is_in(client)
    sign_in(client)
    assert not is_in(client)


def test_the_last_working_day_is_a_working_day(client, world):
    Person.objects.filter(pk=world.people["leader"].pk).update(employed_to=timezone.localdate())
    sign_in(client)
    assert is_in(client)
