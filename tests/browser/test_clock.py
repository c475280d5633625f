"""The clock on a phone and on the wall: right after sleep, moved on from another screen, spoken once a phase."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from networks.actions.agenda import begin_clock, go_on
from networks.models import Point
from tests.browser.looks import too_wide
from tests.browser.test_leader_journey import sign_in
from tests.networks.meeting_world import add_meeting_life
from tests.networks.world import add_networks
from tests.world import make_world


@pytest.fixture
def world(transactional_db):
    return add_meeting_life(add_networks(make_world()))


@pytest.fixture
def page(open_page, world):
    """The leader's phone, at the clock of a point that began a minute ago."""
    begin_clock(point=world.things.point, by=None, at=timezone.now() - timedelta(minutes=1))
    page = open_page(reverse("networks:clock", args=[world.things.point.pk]))
    page.clock.install()
    sign_in(page)
    return page


def left(page):
    minutes, seconds = page.inner_text(".ln-run__left b").split(".")
    return int(minutes) * 60 + int(seconds)


def test_a_phone_that_slept_is_right_at_once(page):
    assert page.inner_text(".ln-run__phase") == "Dilemmaet"
    assert 400 <= left(page) <= 420
    page.route("**/stand/", lambda route: None)  # nobody answers a phone that has just woken
    page.clock.fast_forward("09:00")
    expect(page.locator(".ln-run__phase")).to_have_text("Spørgsmål")
    assert page.locator(".ln-run__steps [aria-current]").inner_text().count("Spørgsmål") == 1
    assert too_wide(page) == []


def test_the_wall_follows_the_phone(page, world):
    go_on(point=Point.objects.get(pk=world.things.point.pk), phase=0, by=None, at=timezone.now())
    page.clock.fast_forward("00:06")
    expect(page.locator(".ln-run__phase")).to_have_text("Spørgsmål")
    assert 590 <= left(page) <= 600


def test_what_is_left_is_written_as_the_language_writes_a_time(open_page, world):
    begin_clock(point=world.things.point, by=None, at=timezone.now())
    address = reverse("networks:clock", args=[world.things.point.pk])
    for language, written in (("da", r"^\d\.\d\d$"), ("en", r"^\d:\d\d$")):
        page = open_page(address, world.accounts["leader"], language=language)
        expect(page.locator(".ln-run__left b")).to_have_text(re.compile(written))
