"""Hvilke ugedage kan du? as a leader answers it."""

import re

import pytest
from django.urls import reverse

from networks.models import Availability

pytestmark = pytest.mark.django_db


def words(response):
    return re.sub(r"[\s\xa0]+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL))


def test_tell_and_take_back(client, world):
    client.force_login(world.accounts["leader"])
    address = reverse("networks:weekdays", args=[world.things.programme.pk])
    assert client.get(address).content.decode().count("checked") == 5
    page = client.post(address, {"days": ["tue", "wed"]}, follow=True)
    assert "Tak. Dine ugedage er gemt" in words(page)
    assert page.content.decode().count("checked") == 2
    assert Availability.objects.get().days == ["tue", "wed"]
    page = client.post(reverse("networks:forget_weekdays", args=[world.things.programme.pk]), follow=True)
    assert "Dit svar er slettet." in words(page)
    assert not Availability.objects.exists()


def test_no_day_says_what_to_do_instead(client, world):
    client.force_login(world.accounts["leader"])
    page = client.post(reverse("networks:weekdays", args=[world.things.programme.pk]), {"days": []})
    assert "Vælg mindst én dag. Kan du slet ikke mødes, så skriv til HR" in words(page)
    assert not Availability.objects.exists()
