"""A talk about attendance on a phone by keyboard alone: noted, read by the member, followed by the nearest leader."""

import pytest
from django.urls import reverse

from networks.models import AttendanceTalk
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.browser.test_members import press
from tests.networks.meeting_world import add_absentee
from tests.networks.world import add_networks
from tests.world import TODAY, make_world


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


def checked(page):
    expect_none(accessibility_faults(page) + too_wide(page))


def test_a_talk_is_noted_read_followed_and_taken_back(open_page, world):
    place = add_absentee(world)
    address = reverse("networks:network", args=[place.network_id])
    page = open_page(address, world.accounts["facilitator"])
    press_summary(page)
    checked(page)
    press(page, "Notér en snak om fremmøde")
    press(page, "Notér snakken")
    assert AttendanceTalk.objects.get(membership=place).held_on == TODAY
    member = open_page(address, world.accounts["third_leader"])
    assert member.get_by_text("Snak om dit fremmøde").is_visible()
    checked(member)
    leader = open_page(reverse("networks:my_networks"), world.accounts["chief"])
    press(leader, "Se tallet")
    assert leader.get_by_text("Der er ikke noget tal endnu.").is_visible()
    press_summary(page)
    checked(page)
    press(page, "Tag noten tilbage")
    assert not AttendanceTalk.objects.exists()


def press_summary(page):
    """Open the list of who was there."""
    page.focus("summary:has-text('Hvem har været med')")
    page.keyboard.press("Enter")
