"""A leader's way from the invitation in the mail to the meeting in an own calendar, on a phone, by keyboard alone."""

import re
import subprocess
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from networks.actions.meetings import book_meeting
from networks.models import Network
from organisation.rules.calendar import Answer
from organisation.tasks.letters import deliver_letters
from tests.browser.looks import too_wide
from tests.browser.test_members import press, write
from tests.networks.world import add_networks
from tests.parts import require_part
from tests.world import PASSWORD, make_world

KHAL_SETTINGS = """[calendars]
[[ledernet]]
path = {folder}/kept
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Copenhagen
[sqlite]
path = {folder}/khal.sqlite3
"""


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def appointment(world):
    """A meeting in two weeks at one, booked with its letters by the facilitator."""
    now = timezone.localtime()
    starts = (now + timedelta(days=14)).replace(hour=13, minute=0, second=0, microsecond=0)
    return book_meeting(
        network=Network.objects.get(pk=world.things.network.pk),
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Havnehuset",
        by=world.accounts["facilitator"],
        at=now,
    ).appointment


def link_in_the_mail():
    """The path of the link to answer by, from the text of the mail about the meeting at one."""
    deliver_letters()
    to_leader = [sent.body for sent in mail.outbox if sent.to == ["leader@fjordby.example"]]
    text = next(body for body in to_leader if "13.00–15.00" in body)
    found = re.search(r"https?://\S+/kalender/svar/\S+", text)
    assert found, text
    return urlsplit(found[0]).path


def sign_in(page):
    """Write one's address and password on the page of the door."""
    write(page, "login", "leader@fjordby.example")
    write(page, "password", PASSWORD)
    press(page, "Log ind")


def fetch(live_server, address):
    """What a calendar program gets at the address, which stands for the suite's own server."""
    with urlopen(live_server.url + urlsplit(address).path) as answer:  # noqa: S310 - the suite's own server
        assert answer.headers["Content-Type"].startswith("text/calendar")
        return answer.read().decode()


def calendar_address(page):
    """A calendar address of one's own, made on the page."""
    page.goto(reverse("organisation:my_calendar"))
    press(page, "Lav en kalenderadresse")
    return page.input_value("#address")


def unfolded(feed):
    """The feed's lines, long ones put together again."""
    return feed.replace("\r\n ", "").split("\r\n")


def test_from_the_mail_to_a_calendar_of_ones_own(open_page, live_server, world, appointment):
    page = open_page(link_in_the_mail())
    assert page.get_by_role("heading", name=appointment.title).is_visible()
    press(page, "Ja, jeg kommer")
    assert page.get_by_text("Dit svar er gemt.").is_visible()
    assert appointment.invitees.get(person=world.people["leader"]).answer == Answer.ACCEPTED
    assert too_wide(page) == []

    network = reverse("networks:network", args=[world.things.network.pk])
    page.goto(network)
    assert page.url.startswith(live_server.url + reverse(settings.LOGIN_URL))
    sign_in(page)
    assert page.url == live_server.url + network
    row = page.get_by_role("listitem").filter(has_text=re.compile(r"13\.00\W+15\.00"))
    assert row.get_by_text("Du kommer", exact=True).is_visible()
    assert too_wide(page) == []

    address = calendar_address(page)
    assert too_wide(page) == []
    lines = unfolded(fetch(live_server, address))
    assert f"UID:{appointment.uid}" in lines
    assert f"DTSTART;TZID=Europe/Copenhagen:{timezone.localtime(appointment.starts):%Y%m%dT%H%M%S}" in lines


def test_khal_lists_the_meeting(open_page, live_server, world, appointment, tmp_path):
    khal = require_part("khal")
    page = open_page("/", world.accounts["leader"])
    feed, config = tmp_path / "ledernet.ics", tmp_path / "khal.conf"
    feed.write_text(fetch(live_server, calendar_address(page)), newline="")
    config.write_text(KHAL_SETTINGS.format(folder=tmp_path))
    (tmp_path / "kept").mkdir()
    subprocess.run([khal, "-c", config, "import", "--batch", "-a", "ledernet", feed], check=True, capture_output=True)
    day = f"{timezone.localtime(appointment.starts):%Y-%m-%d}"
    listing = [khal, "-c", config, "list", "--day-format", "", "--format", "{start-time} {title}", day, day]
    listed = subprocess.run(listing, check=True, capture_output=True, text=True)
    assert f"13:00 {appointment.title}" in listed.stdout
