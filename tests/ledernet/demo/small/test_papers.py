"""Meetings of the demo have material that those in the network can fetch."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from ledernet.demo.gatherings import latest_held, next_ahead
from ledernet.demo.papers import AGREEMENT, MESSAGE, RELATIVES
from ledernet.demo.personas import EMPLOYEE, FACILITATOR, LEADER
from ledernet.demo.stage import Stage
from networks.models import Material, Network
from networks.queries.minutes import content_of
from organisation.models import Account
from tests.ledernet.demo.day import ON

pytestmark = pytest.mark.usefixtures("small")


def test_the_latest_and_the_next_meeting_of_mettes_network_have_a_page_each():
    stage, network = Stage(ON, 1), Network.objects.get(memberships__person__email=LEADER)
    shared = {meeting: meeting.material.get() for meeting in (latest_held(stage, network), next_ahead(stage, network))}
    assert [(one.name, one.person.email) for one in shared.values()] == [
        (f"{MESSAGE.name}.pdf", FACILITATOR),
        (f"{AGREEMENT.name}.pdf", LEADER),
    ]
    assert set(Material.objects.values_list("name", "content_type")) == {
        (f"{paper.name}.pdf", "application/pdf") for paper in (MESSAGE, AGREEMENT, RELATIVES)
    }


def test_what_is_fetched_is_what_was_written():
    page = PdfReader(BytesIO(content_of(Material.objects.get(name=f"{RELATIVES.name}.pdf"))), strict=True).pages[0]
    assert page.extract_text().strip().split("\n") == [RELATIVES.name, *filter(None, RELATIVES.lines)]


def test_members_fetch_it_and_others_do_not_know_of_it(client):
    address = reverse("networks:material", args=[Material.objects.get(name=f"{MESSAGE.name}.pdf").pk])
    found = {}
    for mail in (LEADER, FACILITATOR, EMPLOYEE):
        client.force_login(Account.objects.get(email=mail))
        found[mail] = client.get(address).status_code
    assert found == {LEADER: 200, FACILITATOR: 200, EMPLOYEE: 404}
