"""Signing in: mail and password, a forgotten password, a code from an app, and the way out."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from django.utils import timezone

from organisation.models import Account, Letter, Person
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


def test_too_much_asking_is_told_on_a_page_of_our_own(client, world):
    client.force_login(world.accounts["leader"])
    facts = {"oldpassword": "x", "password1": "x", "password2": "x"}
    pages = [client.post(reverse("account_change_password"), facts) for _ in range(12)]
    assert pages[-1].status_code == 429
    assert "<h1>Vent lidt</h1>" in pages[-1].content.decode()


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


def test_after_a_changed_password_the_day_goes_on(client, world):
    sign_in(client)
    new = "en-helt-ny-adgangskode"
    facts = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    page = client.post(reverse("account_change_password"), facts, follow=True)
    assert page.redirect_chain == [(reverse("my_day"), 302)]
    assert [str(message) for message in page.context["messages"]] == ["Din nye adgangskode er gemt."]


@pytest.fixture
def still(monkeypatch):
    """The clock of the codes stands still: no code runs out between two lines of a test."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


def turn_on(client):
    """Sign in and turn the second step on; the app's key and the page with the emergency codes."""
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    codes = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)
    return secret, codes.context["unused_codes"]


def answer(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_with_an_app_a_code_is_asked_for_after_the_password(client, world, still):
    secret, _codes = turn_on(client)
    client.logout()
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert not is_in(client)
    wrong = answer(client, "000000").context["form"].errors["code"]
    assert wrong == ["Koden passer ikke. Vent, til appen viser en ny, og prøv igen."]
    assert not is_in(client)
    answer(client, code_for(secret))
    assert is_in(client)


def test_a_code_from_the_app_lets_in_once(client, world, still):
    secret, _codes = turn_on(client)
    for expected in (True, False):
        client.logout()
        sign_in(client)
        answer(client, code_for(secret))
        assert is_in(client) == expected


def test_an_emergency_code_lets_in_once(client, world, still):
    _secret, codes = turn_on(client)
    assert len(set(codes)) == 10
    for expected in (True, False):
        client.logout()
        sign_in(client)
        answer(client, codes[0])
        assert is_in(client) == expected


def test_the_file_of_emergency_codes_holds_those_that_still_work(client, world, still):
    _secret, codes = turn_on(client)
    lines = client.get(reverse("mfa_download_recovery_codes")).content.decode().split("\n\n", 1)[1].split()
    assert lines == codes


@pytest.mark.parametrize(("language", "word"), [("da", "nødkoder"), ("en", "emergency codes")])
@pytest.mark.parametrize("name", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"])
def test_the_pages_behind_the_password_speak_the_readers_language(client, world, still, name, language, word):
    turn_on(client)
    Account.objects.update(language=language)
    text = client.get(reverse(name)).content.decode()
    assert f'lang="{language}"' in text
    assert word in text.lower()


def test_turning_the_second_step_off_makes_the_password_enough_again(client, world, still):
    turn_on(client)
    client.post(reverse("mfa_deactivate_totp"))
    client.logout()
    sign_in(client)
    assert is_in(client)


def test_before_the_sign_in_is_changed_the_password_is_asked_for_again(client, world):
    sign_in(client)
    page = reverse("mfa_activate_totp")
    again = client.get(page).url
    assert again.startswith(reverse("account_reauthenticate"))
    client.post(again, {"password": "forkert-kodeord"})
    assert client.get(page).status_code == 302
    assert client.post(again, {"password": PASSWORD}).url == page
    assert client.get(page).status_code == 200


def test_who_has_no_password_to_be_asked_for_meets_a_page_of_our_own(client, world):
    account = world.accounts["leader"]
    account.set_unusable_password()
    account.save()
    client.force_login(account)
    answer = client.get(reverse("account_reauthenticate"))
    assert answer.status_code == 403
    assert "<h1>Siden findes ikke</h1>" in answer.content.decode()


def test_who_chose_a_new_password_can_turn_the_second_step_on(client, world):
    client.post(reverse("account_reset_password"), {"email": MAIL})
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_apps_picture_is_drawn_in_the_page_and_the_key_can_be_typed(client, world):
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    text, key = page.content.decode(), page.context["form"].secret_in_fours
    assert text.count('<svg role="img" aria-label="Billede, som appen læser" ') == 1
    assert f"<code>{key}</code>" in text
    assert {len(part) for part in key.split()} == {4}
    assert key.replace(" ", "") == page.context["form"].secret


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
