"""Pages in English say what an English reader expects, where Danish words have two meanings or another writing."""

import re

import pytest
from django.utils import timezone, translation
from django.utils.translation import pgettext

from organisation.models import Appointment
from tests.house.sources import templates
from tests.networks.world import add_networks
from tests.world import make_world


@pytest.fixture
def page(client, db):
    world = add_networks(make_world())
    account = world.accounts["leader"]
    account.language = "en"
    account.save(update_fields=["language"])
    client.force_login(account)
    return lambda address: client.get(address).content.decode()


def test_min_dag_writes_days_and_months_as_english_does(page):
    shown = page("/")
    starts = timezone.localtime(Appointment.objects.earliest("starts").starts)
    assert f"</b>{starts:%b}</span>" in shown
    assert f'<span aria-hidden="true">{starts:%A}</span>' in shown


def test_the_foot_of_a_page_gives_a_telephone(page):
    assert "HR and Development, telephone 59 00 00 00" in page("/")


def test_a_way_out_of_a_form_cancels_and_undoes_nothing():
    bare = re.compile(r'translate "Fortryd" %}')
    assert [source.path for source in templates() if bare.search(source.text)] == []
    with translation.override("en"):
        assert pgettext("way out", "Fortryd") == "Cancel"
