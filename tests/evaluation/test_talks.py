"""The talks after a report: booked by its leader, told without a word of the report, counted for five and more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from evaluation.models import Assessment, FocusArea
from evaluation.rules.rounds import OF_A_LEADER, Visibility
from evaluation.rules.talks import SUBJECTS, Whom
from organisation.actions.calendar import book_appointment
from organisation.models import Appointment, AuditEntry, Letter
from tests.evaluation.chain_world import planted
from tests.evaluation.report_world import populated, reported
from tests.evaluation.test_chains import page
from tests.world import NOW, TODAY, make_world

TALK = {"day": "1.12.2037", "starts": "13.00", "ends": "14.00", "place": "Rådhuset"}


@pytest.fixture
def world(db):
    return populated()


def client_of(world, who="leader"):
    client = Client()
    client.force_login(world.accounts[who])
    return client


def address(assessment, whom="leder", name="talk"):
    return reverse(f"evaluation:{name}", args=[assessment.pk, whom])


@pytest.mark.parametrize("visibility", OF_A_LEADER)
def test_a_talk_is_booked_moved_and_cancelled_from_the_report(world, visibility):
    mette, client = reported(world, visibility=visibility), client_of(world)
    asked = client.get(address(mette)).content.decode()
    assert "Dorthe Dahl får et brev med tid og sted." in asked
    told = client.post(address(mette), TALK, follow=True).content.decode()
    assert "Tal om det med din leder tirsdag den 1. december" in told
    talk = Appointment.objects.get(subject_kind="evaluation.superior", subject_id=mette.pk)
    assert {one.person for one in talk.invitees.all()} == {world.people["leader"], world.people["director"]}
    client.post(address(mette), TALK | {"starts": "14.00", "ends": "15.00"})
    talk.refresh_from_db()
    assert (talk.sequence, Appointment.objects.filter(subject_id=mette.pk).count()) == (1, 1)
    client.post(address(mette, name="cancel_talk"))
    assert "Book samtale med din leder" in client.get(reverse("evaluation:report", args=[mette.pk])).content.decode()
    verbs = ["book_talk", "cancel_talk", "move_talk"]
    assert list(AuditEntry.objects.filter(verb__in=verbs).order_by("verb").values_list("verb", flat=True)) == verbs


def test_the_invitation_says_nothing_of_the_report(world):
    mette = reported(world)
    client_of(world).post(address(mette), TALK)
    talk = Appointment.objects.get(subject_id=mette.pk)
    assert (talk.title, talk.description, talk.url_path) == ("Samtale efter ledelsesevalueringen", "", "")
    letters = [one for one in Letter.objects.all() if "Samtale efter" in one.subject]
    assert len(letters) == 2
    themes = [theme.name["da"] for theme in mette.round.questionnaire.questions.themes]
    assert not [theme for one in letters for theme in themes if theme in one.text]


def test_who_is_busy_is_told_first_and_it_can_be_booked_all_the_same(world):
    mette, client = reported(world), client_of(world)
    client.post(address(mette, "medarbejdere"), TALK)
    assert Appointment.objects.get(subject_kind="evaluation.employees").invitees.count() > 19
    warned = client.post(address(mette), TALK).content.decode()
    assert "Mette Møller er optaget." in warned
    assert not Appointment.objects.filter(subject_kind="evaluation.superior").exists()
    key = warned.partition('name="anyway" value="')[2].partition('"')[0]
    client.post(address(mette), TALK | {"anyway": key})
    assert Appointment.objects.filter(subject_kind="evaluation.superior").exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"day": "1.12.2020"}, "Det tidspunkt er gået."), ({"ends": "12.00"}, "efter det er begyndt")],
)
def test_a_time_that_cannot_be_booked_is_said_at_its_field(world, sent, said):
    mette = reported(world)
    assert said in client_of(world).post(address(mette), TALK | sent).content.decode()
    assert client_of(world).get(address(mette, "alle")).status_code == 404
    assert client_of(world, "director").get(address(mette)).status_code == 404


def hold(assessment, whom, *, days):
    starts = NOW + timedelta(days=days)
    facts = {"subject_kind": SUBJECTS[whom], "subject_id": assessment.pk, "by": None, "at": NOW}
    book_appointment(title="Samtale", starts=starts, ends=starts + timedelta(hours=1), people=[], **facts)


def test_coverage_counts_talks_that_are_over_and_names_nobody_by_subtraction(db):
    world = make_world()
    round = planted(world, 43, visibility=Visibility.SUPERIOR)
    one, other = Assessment.objects.filter(round=round, superior__isnull=False)[:2]
    hold(one, Whom.SUPERIOR, days=-3)
    hold(other, Whom.SUPERIOR, days=30000)
    hold(one, Whom.EMPLOYEES, days=-3)
    hold(other, Whom.EMPLOYEES, days=-3)
    FocusArea.objects.create(assessment=one, theme="trust", rank=1)
    text = page(world, round)
    for number, words in ((1, "talt med deres nærmeste leder"), (2, "talt med deres medarbejdere"), (1, "valgt fokus")):
        assert f'<b class="ln-num">{number} af 42</b> har {words}' in text
    assert round.published_on >= TODAY
