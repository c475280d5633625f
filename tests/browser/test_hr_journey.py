"""HR's way from files to a first meeting, by keyboard alone: import, compose, publish, book."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ledernet.celery import app
from ledernet.demo.files import write_files
from networks.models import Meeting, Membership, Network
from organisation.actions.accounts import grant_role, open_account
from organisation.actions.people import add_external_person
from organisation.models import Job, Letter, Person
from organisation.rules.jobs import OPEN
from organisation.rules.roles import Role
from tests.browser.test_members import press, write


@pytest.fixture
def hr(transactional_db):
    now = timezone.now()
    person = add_external_person(name="Sofie Sand", email="sofie@hr.example", by=None, at=now)
    grant_role(person=person, role=Role.HR, starts=timezone.localdate(), by=None, at=now)
    return open_account(person=person, by=None, at=now, welcome=False)


def carry_out_jobs():
    """What a worker would do."""
    app.loader.import_default_modules()
    while job := Job.objects.filter(state__in=OPEN).first():
        app.tasks[job.task](job.pk)
        job.refresh_from_db()
        assert job.state == "done"


def test_from_files_to_a_first_meeting(open_page, hr, tmp_path):
    today = timezone.localdate()
    page = open_page(reverse("organisation:imports"), hr, width="desktop")
    page.set_input_files("#id_hr_files", write_files(tmp_path, size="small", seed=1, on=today))
    press(page, "Prøv filerne")
    carry_out_jobs()
    page.reload()
    press(page, "Indlæs filerne")
    carry_out_jobs()
    assert Person.objects.filter(employed_to=None).exclude(hr_id=None).count() == 300

    page.goto(reverse("networks:new_programme"))
    write(page, "name", "Netværk på tværs")
    for choice in ("chosen][value=reflection", "kind][value=cross", "attendance][value=mandatory"):
        page.focus(f"[name={choice}]")
        page.keyboard.press("Space")
    for field, text in (("smallest", "5"), ("largest", "9"), ("hours", "3"), ("budget", "0"), ("placement_days", "60")):
        page.focus(f"#id_{field}")
        page.keyboard.type(text)
    press(page, "Gem")
    press(page, "Sammensæt netværkene")
    press(page, "Sammensæt netværkene")
    carry_out_jobs()
    page.reload()
    press(page, "Se breve og offentliggør")
    assert Letter.objects.count() == 0
    press(page, "Ja, offentliggør")
    networks = Network.objects.count()
    assert networks > 3
    assert Letter.objects.filter(template="network_place").count() == Membership.objects.count() > 30

    network = Network.objects.first()
    page.goto(reverse("networks:book_meeting", args=[network.pk]))
    day = today + timedelta(days=14 - today.weekday())
    for field, text in (("day", f"{day:%d.%m.%Y}"), ("starts", "13.00"), ("ends", "15.00"), ("place", "Havnehuset")):
        write(page, field, text)
    press(page, "Book mødet")
    meeting = Meeting.objects.get(network=network)
    assert (
        Letter.objects.filter(template="invitation", calendar_method="REQUEST").count() == network.memberships.count()
    )
    assert timezone.localtime(meeting.appointment.starts).hour == 13
