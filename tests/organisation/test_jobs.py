"""Jobs: the row is the truth, one worker at a time, nothing is lost when a worker dies."""

from datetime import timedelta

import pytest
from django.urls import reverse

from organisation.actions.jobs import (
    cancel_job,
    claim_job,
    end_job,
    queue_job,
    report_progress,
    requeue_lost_jobs,
)
from organisation.models import AuditEntry, Job
from organisation.rules.jobs import LEASE, MOST_ATTEMPTS, State
from organisation.tasks.jobs import NotDone, working
from tests.world import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    return queue_job(kind="test", task="nothing", payload={"n": 1}, by=None, at=NOW)


def test_only_one_worker_gets_a_job(job):
    assert claim_job(pk=job.pk, at=NOW) == job
    assert claim_job(pk=job.pk, at=NOW) is None


def test_work_that_is_done_keeps_its_result(job):
    with working(job.pk) as work:
        assert work.payload == {"n": 1}
        work.result = {"answer": 42}
    job.refresh_from_db()
    assert (job.state, job.result, job.progress) == (State.DONE, {"answer": 42}, 1000)


def test_work_that_goes_wrong_says_what_but_shows_no_data(job):
    with working(job.pk):
        raise ValueError("Mette Møller")
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.error.startswith("ValueError")
    assert "Mette" not in job.error


def test_refused_work_tells_whoever_asked_why_and_work_gone_wrong_says_what_to_do(client, world, job):
    client.force_login(world.hr)
    with working(job.pk) as work:
        work.report(300, "Tæller")
        raise NotDone("Filen er ændret siden.")
    page = client.get(job.get_absolute_url()).content.decode()
    assert ("Filen er ændret siden." in page, "Noget uventet" in page, "Tæller" in page) == (True, False, False)
    Job.objects.update(message="")
    assert "Noget uventet stoppede arbejdet." in client.get(job.get_absolute_url()).content.decode()


def test_a_queued_job_is_stopped_at_once_and_nobody_works_on_it(job):
    cancel_job(job=job, by=None, at=NOW)
    with working(job.pk) as work:
        assert work is None
    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_a_running_job_learns_at_its_next_look_that_it_should_stop(job):
    with working(job.pk) as work:
        assert work.report(100, "i gang") is False
        cancel_job(job=job, by=None, at=NOW)
        work.check(200)
    job.refresh_from_db()
    assert (job.state, job.progress) == (State.CANCELLED, 200)


def test_the_job_of_a_dead_worker_is_queued_again_and_its_ghost_gets_no_say(job):
    ghost = claim_job(pk=job.pk, at=NOW)
    assert requeue_lost_jobs(at=NOW + LEASE / 2) == []
    assert requeue_lost_jobs(at=NOW + LEASE * 2) == [job]
    heir = claim_job(pk=job.pk, at=NOW + LEASE * 2)
    assert report_progress(job=ghost, progress=999, message="", at=NOW) is True
    assert end_job(job=ghost, to=State.DONE, at=NOW) is False
    assert end_job(job=heir, to=State.DONE, at=NOW, result={"by": "heir"}) is True
    assert Job.objects.get().result == {"by": "heir"}


def test_a_job_that_kills_its_workers_is_given_up(job):
    at = NOW
    for _ in range(MOST_ATTEMPTS):
        claim_job(pk=job.pk, at=at)
        at += LEASE + timedelta(seconds=1)
        requeue_lost_jobs(at=at)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, MOST_ATTEMPTS)


def test_a_job_asked_to_stop_whose_worker_died_is_stopped(job):
    claim_job(pk=job.pk, at=NOW)
    cancel_job(job=job, by=None, at=NOW)
    assert requeue_lost_jobs(at=NOW + LEASE * 2) == []
    job.refresh_from_db()
    assert job.state == State.CANCELLED


def test_progress_keeps_the_lease(job):
    running = claim_job(pk=job.pk, at=NOW)
    report_progress(job=running, progress=5, message="", at=NOW + LEASE)
    assert requeue_lost_jobs(at=NOW + LEASE * 1.5) == []


def test_queueing_stopping_and_ending_are_in_the_trail(job):
    cancel_job(job=job, by=None, at=NOW)
    cancel_job(job=job, by=None, at=NOW)
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == ["queue_job", "cancel_job"]


@pytest.mark.parametrize("end", [State.DONE, State.FAILED, State.CANCELLED])
def test_only_running_work_ends_and_an_end_is_an_end(job, end):
    assert end_job(job=job, to=end, at=NOW) is False
    running = claim_job(pk=job.pk, at=NOW)
    assert [end_job(job=running, to=to, at=NOW) for to in (end, State.DONE)] == [True, False]
    cancel_job(job=job, by=None, at=NOW)
    assert (claim_job(pk=job.pk, at=NOW), requeue_lost_jobs(at=NOW + LEASE * 2)) == (None, [])
    assert Job.objects.get().state == end


def test_the_page_of_a_job_says_what_it_is_who_asked_and_where_it_led(client, world):
    job = queue_job(kind="apply_import", task="none", payload={"page": "/hr/organisation/filer/"}, by=world.hr, at=NOW)
    client.force_login(world.hr)
    under_way = client.get(job.get_absolute_url()).content.decode()
    assert "<h1>Indlæsning af filer</h1>" in under_way
    assert "Sat i gang af Sofie Sand" in under_way
    assert "Se, hvad der kom ud af det" not in under_way
    end_job(job=claim_job(pk=job.pk, at=NOW), to=State.DONE, at=NOW)
    ended = client.get(job.get_absolute_url()).content.decode()
    assert '<a href="/hr/organisation/filer/">Se, hvad der kom ud af det</a>' in ended
    assert reverse("organisation:jobs") in ended


def test_the_list_of_jobs_calls_them_by_what_they_do(client, world):
    queue_job(kind="composition", task="none", payload={}, by=world.hr, at=NOW)
    client.force_login(world.hr)
    assert ">Sammensætning af netværk</a>" in client.get(reverse("organisation:jobs")).content.decode()
