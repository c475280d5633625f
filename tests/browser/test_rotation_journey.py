"""HR's way through a rotation by keyboard: begin it, compare, take one back, publish, correct, and look years ahead."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ledernet.celery import app
from networks.actions.scenarios import publish
from networks.models import Membership, RoundsAhead, Scenario
from networks.rules.composition import State
from organisation.models import Job, Letter
from organisation.rules.jobs import OPEN
from tests.browser.test_members import press, write
from tests.networks.crew import add_crew, composed
from tests.networks.world import add_networks
from tests.world import make_world


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def programme(world):
    programme = add_crew(world)
    scenario = composed(world, programme)
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=timezone.now())
    return programme


def carry_out_jobs():
    """What a worker would do; searches are cut short."""
    app.loader.import_default_modules()
    while job := Job.objects.filter(state__in=OPEN).first():
        job.payload |= {"seconds": 1, "iterations": 2_000 if job.kind == "composition" else None}
        job.save(update_fields=["payload"])
        app.tasks[job.task](job.pk)
        job.refresh_from_db()
        assert job.state == "done"


def test_a_rotation_from_the_first_thought_to_the_years_ahead(open_page, world, programme):
    later = timezone.localdate() + timedelta(days=40)
    page = open_page(reverse("networks:programme", args=[programme.pk]), world.hr, width="desktop")
    press(page, "Begynd en rotation")
    write(page, "starts", f"{later:%d.%m.%Y}")
    page.focus("[name=limits][value=all]")
    page.keyboard.press("Space")
    press(page, "Lav forslagene")
    assert page.locator("text=Regner …").count() == 2
    carry_out_jobs()
    page.reload()
    assert "nye møder, hver gang en flytter" in page.inner_text("#sammenlign")
    few = Scenario.objects.get(programme=programme, state=State.DRAFT, max_moved=2)
    assert few.figures["moved"] <= 2

    page.goto(reverse("networks:studio", args=[few.pk]))
    press(page, "Fortryd sammensætningen")
    assert Scenario.objects.get(pk=few.pk).figures["moved"] == 0
    press(page, "Gentag sammensætningen")
    few.refresh_from_db()
    Letter.objects.all().delete()
    press(page, "Se breve og offentliggør")
    press(page, "Ja, offentliggør")
    assert Letter.objects.filter(template="network_moved").count() == few.figures["moved"] == 2
    assert Membership.objects.filter(network__programme=programme, starts=later).count() == 2

    page.goto(reverse("networks:studio", args=[few.pk]))
    press(page, "Ret det offentliggjorte")
    assert "Rettelse af det offentliggjorte" in page.inner_text("#studio")

    page.goto(reverse("networks:years_ahead", args=[programme.pk]))
    write(page, "rounds", "2")
    press(page, "Læg planen")
    carry_out_jobs()
    page.reload()
    assert "rækker til højst 2 runder med lutter nye" in page.inner_text("#aarene")
    assert len(RoundsAhead.objects.latest("pk").rounds) == 2
