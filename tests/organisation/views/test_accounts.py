"""Access given to many at once: who is counted, what they are written, and what a second press does."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisation.actions.accounts import close_account, open_account, welcome
from organisation.models import Account, AuditEntry, Job, Letter, Person
from organisation.queries.accounts import locked_out
from organisation.rules.accounts import Whom
from organisation.rules.jobs import State
from organisation.tasks import accounts as tasks
from organisation.tasks.accounts import give_access, write_again
from tests.world import NOW, TODAY, make_person

pytestmark = pytest.mark.django_db
PAGE = reverse("organisation:access")


@pytest.fixture
def desk(client, world):
    client.force_login(world.hr)
    return client


@pytest.fixture
def two_leaders(world):
    """The two leaders of the world as they come from HR's file: employed, and without a key."""
    people = [world.people["leader"], world.people["other_leader"]]
    Account.objects.filter(person__in=people).delete()
    return people


def words(response):
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def carried_out(answer):
    """The page that HR is sent to, once the work that was begun is done."""
    for job in Job.objects.filter(state=State.QUEUED):
        {"give_access": give_access, "write_again": write_again}[job.kind](job.pk)
    return answer


def give(desk, number, **asked):
    return carried_out(desk.post(PAGE, {"whom": "leaders", "unit": "", "number": number} | asked, follow=True))


def test_leaders_without_access_are_shown_and_get_it_with_a_letter_each(desk, world, two_leaders):
    shown = words(desk.get(PAGE))
    assert "2 har ingen adgang" in shown
    assert all(one.name in shown for one in two_leaders)
    assert "Adgang til flere" in words(give(desk, 2))
    assert sorted(Letter.objects.filter(template="first_login").values_list("person", flat=True)) == sorted(
        one.pk for one in two_leaders
    )
    assert AuditEntry.objects.filter(verb="open_account", by=world.hr).count() == 2
    assert "Alle, du har valgt, har adgang." in words(desk.get(PAGE))


def test_a_second_press_gives_nobody_a_second_key_or_letter(desk, two_leaders):
    give(desk, 2)
    give(desk, 2)
    assert Letter.objects.filter(template="first_login").count() == 2


def test_who_has_come_since_the_list_was_shown_is_shown_before_anybody_is_written_to(desk, two_leaders):
    shown = words(give(desk, 1))
    assert "Listen har ændret sig." in shown
    assert "2 har ingen adgang" in shown
    assert Letter.objects.count() == 0


def test_who_has_no_mail_address_is_named_and_not_written_to(desk, two_leaders):
    mute, reached = two_leaders
    Person.objects.filter(pk=mute.pk).update(email="")
    shown = words(desk.get(PAGE))
    assert f"Uden mailadresse i HR-systemet, så de kan ikke få adgang: {mute.name}" in shown
    give(desk, 1)
    assert Account.objects.filter(person__in=two_leaders).get().person == reached


def test_a_unit_counts_with_all_below_it_and_employees_are_asked_for_by_themselves(world, two_leaders):
    unit = world.units["Havnbjerg"]
    everybody = locked_out(Whom.EMPLOYED, None, TODAY).reachable
    assert set(two_leaders) <= set(everybody)
    here = set(locked_out(Whom.LEADERS, unit.pk, TODAY).reachable)
    assert here == {one for one in two_leaders if one.holdings.filter(position__versions__unit=unit).exists()}
    assert set(locked_out(Whom.LEADERS, None, TODAY).reachable) == set(two_leaders)


def test_an_unknown_choice_is_asked_about_at_its_field_and_gives_nothing(desk, two_leaders):
    answer = give(desk, 2, whom="alle")
    assert "Vælg en gyldig mulighed" in words(answer) or "ikke en af de tilgængelige" in words(answer)
    assert Account.objects.filter(person__in=two_leaders).count() == 0


def test_who_never_came_is_written_to_again_when_the_link_works_no_more(desk, world, two_leaders):
    Account.objects.update(last_login=timezone.now())
    now = timezone.now()
    for person, days in zip(two_leaders, (4, 2), strict=True):
        open_account(person=person, by=world.hr, at=now - timedelta(days=days))
    assert "1 har fået adgang for mere end tre dage siden og aldrig logget ind." in words(desk.get(PAGE))
    again = reverse("organisation:write_again")
    assert "Nye links til dem" in words(carried_out(desk.post(again, follow=True)))
    carried_out(desk.post(again, follow=True))
    assert Letter.objects.filter(person=two_leaders[0]).count() == 2
    assert Letter.objects.filter(person=two_leaders[1]).count() == 1


def test_who_has_come_left_or_been_closed_out_is_not_written_to_again(desk, world, two_leaders):
    Account.objects.update(last_login=timezone.now())
    long_ago = timezone.now() - timedelta(days=30)
    gone, closed = (open_account(person=one, by=world.hr, at=long_ago) for one in two_leaders)
    Person.objects.filter(pk=gone.person_id).update(employed_to=TODAY - timedelta(days=1))
    close_account(account=closed, by=world.hr, at=NOW)
    assert "Har aldrig logget ind" not in words(desk.get(PAGE))
    welcome(person=closed.person, by=world.hr, at=long_ago)
    assert "Har aldrig logget ind" in words(desk.get(PAGE))


def test_the_house_is_small_and_each_leader_of_it_is_asked_about_in_min_dag(desk, world, two_leaders):
    assert "2 ledere har ingen adgang endnu" in words(desk.get(reverse("my_day")))
    give(desk, 2)
    assert "ingen adgang endnu" not in words(desk.get(reverse("my_day")))


def test_one_external_without_a_key_is_not_among_the_employees(world):
    guest = make_person(world, "guest", "Gitte Gæst")
    Person.objects.filter(pk=guest.pk).update(hr_id=None)
    assert guest not in locked_out(Whom.EMPLOYED, None, TODAY).reachable


def test_the_work_is_done_some_at_a_time_and_stopped_where_it_is(desk, world, two_leaders, monkeypatch):
    monkeypatch.setattr(tasks, "BATCH", 1)
    desk.post(PAGE, {"whom": "leaders", "unit": "", "number": 2})
    job = Job.objects.get(kind="give_access")
    monkeypatch.setattr(tasks.Work, "report", lambda self, progress, message="": "1 af 2" in message)
    give_access(job.pk)
    job.refresh_from_db()
    assert (job.state, Letter.objects.filter(template="first_login").count()) == (State.CANCELLED, 1)
    monkeypatch.undo()
    give(desk, 1)
    assert Letter.objects.filter(template="first_login").count() == 2


def test_a_job_that_is_handed_out_twice_writes_once(desk, two_leaders):
    give(desk, 2)
    give_access(Job.objects.get(kind="give_access").pk)
    assert Letter.objects.filter(template="first_login").count() == 2
