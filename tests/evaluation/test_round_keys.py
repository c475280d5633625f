"""Opening and closing a round on its pages: what is said first, passphrases, and that closing happens once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from evaluation import keyfiles
from evaluation.actions import closing
from evaluation.actions.forgetting import Busy
from evaluation.models import Round
from evaluation.queries.rounds import rules_digest
from evaluation.rules.rounds import State
from evaluation.tasks.rounds import close_in_background
from organisation.actions.jobs import queue_job
from organisation.models import Job
from tests.evaluation.pages import at, text_of, with_representative
from tests.evaluation.world import answer_all, drafted, opened
from tests.world import NOW, TODAY

KEYS = ("havnens-gamle-fyr", "fem-blå-cykler")
TYPED = {"hr": KEYS[0], "hr_again": KEYS[0], "representative": KEYS[1], "representative_again": KEYS[1]}


@pytest.fixture
def world(db):
    return with_representative()


@pytest.fixture
def hr(client, world):
    client.force_login(world.hr)
    return client


def test_opening_says_what_cannot_be_undone_and_letters_follow(hr, world, monkeypatch):
    rung = []
    monkeypatch.setattr("evaluation.views.opening.ring_for_rounds", lambda: rung.append(1))
    round = drafted(world)
    page = text_of(hr.get(at("open_round", round.pk)))
    assert "25 personer får brev nu om 5 ledere." in page
    assert "Rundens nøglefil findes ét sted uden kopi. Forsvinder den, er alle svar tabt." in page
    hr.post(at("open_round", round.pk))
    round.refresh_from_db()
    assert (round.state, rung) == (State.OPEN, [1])


def test_a_round_waits_for_its_review(hr, world):
    round = drafted(world, representative=world.people["employee"])
    assert "Emil Eriksen har ikke set løfte" in text_of(hr.get(at("open_round", round.pk)))
    refused = text_of(hr.post(at("open_round", round.pk)))
    assert "Medarbejderrepræsentanten har endnu ikke set løftet og reglerne igennem." in refused
    round.refresh_from_db()
    assert round.state == State.DRAFT


BAD_KEYS = [
    (TYPED | {"hr_again": "noget-helt-andet"}, "De to er ikke ens. Skriv kodeordet igen begge steder."),
    (TYPED | {"representative": ""}, "Skriv eller vælg noget her."),
    (dict.fromkeys(TYPED, KEYS[0]), "De to kodeord skal være forskellige."),
    (TYPED | {"hr": "kort", "hr_again": "kort"}, "Et kodeord skal have mindst 12 tegn."),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD_KEYS)
def test_passphrases_that_will_not_do_are_never_written_back(hr, world, typed, sentence):
    round = drafted(world, two_keys=True, representative=world.people["employee"])
    Round.objects.update(reviewed_on=TODAY)
    page = text_of(hr.post(at("open_round", round.pk), typed))
    assert sentence in page
    assert page.count('type="password"') == 4
    assert [word for word in {*typed.values(), *KEYS} - {""} if word in page] == []
    round.refresh_from_db()
    assert (round.state, round.key_name) == (State.DRAFT, "")


def test_one_key_is_closed_as_a_job_after_the_deadline_only(hr, world):
    round = opened(world)
    assert hr.post(at("close_round", round.pk), follow=True).redirect_chain[-1][0] == round.get_absolute_url()
    assert not Job.objects.exists()
    Round.objects.update(deadline=NOW - timedelta(hours=1))
    assert "Vil du lukke" in text_of(hr.get(at("close_round", round.pk)))
    response = hr.post(at("close_round", round.pk))
    job = Job.objects.get()
    assert response.url == reverse("organisation:job", args=[job.key])
    assert (job.kind, job.payload) == ("close_round", {"round": round.pk, "page": round.get_absolute_url()})


def refused_closing(hr, round, **changed):
    """What the job page says when the worker has looked at a round whose deadline has passed."""
    Round.objects.filter(pk=round.pk).update(deadline=NOW - timedelta(hours=1), **changed)
    hr.post(at("close_round", round.pk))
    return refused_by_the_worker(hr, Job.objects.get())


def refused_by_the_worker(hr, job):
    close_in_background(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "NotDone")
    return text_of(hr.get(reverse("organisation:job", args=[job.key])))


def test_a_closing_that_is_refused_says_why_on_the_page_of_its_job(hr, world):
    page = refused_closing(hr, opened(world), rules_digest="another")
    assert "Regler eller lister er ændret, siden runden åbnede. Den lukkes ikke, og intet tal vises." in page
    assert "Gik galt" in page


def test_a_key_file_that_is_gone_is_told_on_the_page_of_the_job(hr, world):
    round = opened(world)
    keyfiles.destroy(round.key_name)
    assert "Rundens nøglefil er væk, så svarene kan ikke læses. Kontakt drift." in refused_closing(hr, round)


def test_a_round_lost_before_the_worker_came_has_nothing_to_count(hr, world):
    round = opened(world)
    Round.objects.update(deadline=NOW - timedelta(hours=1))
    hr.post(at("close_round", round.pk))
    Round.objects.update(state=State.LOST)
    page = refused_by_the_worker(hr, Job.objects.get())
    assert "Runden er gået tabt, så der er ingen svar at tælle op." in page


def test_a_worker_never_turns_two_keys(hr, world):
    round = opened(world, two_keys=True, passphrases=KEYS)
    job = queue_job(kind="close_round", task="close", payload={"round": round.pk}, by=world.hr, at=NOW)
    said = "Runden har to nøgler. Luk den på dens egen side, hvor begge kodeord skrives."
    assert said in refused_by_the_worker(hr, job)


def test_a_database_in_use_delays_publication_and_says_so(hr, world, monkeypatch):
    monkeypatch.setattr(closing, "let_the_database_forget", raise_busy)
    round = opened(world)
    Round.objects.update(deadline=NOW - timedelta(hours=1), rules_digest="")
    round.refresh_from_db()
    page = refused_closing(hr, round, rules_digest=rules_digest(round))
    round.refresh_from_db()
    assert "Svarene er talt op, men databasen er i brug." in page
    assert round.state == State.CLOSED


def raise_busy():
    raise Busy


def two_keys_opened(world):
    round = drafted(world, two_keys=True, representative=world.people["employee"])
    Round.objects.update(reviewed_on=TODAY)
    return round


def close_now(client, round, first, second):
    return client.post(at("close_round", round.pk), {"hr": first, "representative": second}, follow=True)


@pytest.mark.django_db(transaction=True)
def test_two_keys_are_turned_on_the_page_and_never_queued(client):
    world = with_representative()
    client.force_login(world.hr)
    round = two_keys_opened(world)
    client.post(at("open_round", round.pk), TYPED)
    answer_all(round)
    Round.objects.update(deadline=NOW - timedelta(hours=1), rules_digest="")
    round.refresh_from_db()
    Round.objects.update(rules_digest=rules_digest(round))
    wrong = close_now(client, round, KEYS[1], KEYS[0])
    assert "Nøglen passer ikke. Intet er ændret." in text_of(wrong)
    assert [word for word in KEYS if word in text_of(wrong)] == []
    right = close_now(client, round, *KEYS)
    round.refresh_from_db()
    assert (round.state, keyfiles.is_there(round.key_name)) == (State.PUBLISHED, False)
    assert "er lukket og offentliggjort." in text_of(right)
    again = close_now(client, round, *KEYS)
    assert "Runden kan først lukkes, når den er åben" in text_of(again)
    assert not Job.objects.exists()


def test_a_round_that_cannot_be_published_yet_says_so_calmly(hr, world, monkeypatch):
    round = opened(world, two_keys=True, passphrases=KEYS)
    Round.objects.update(deadline=NOW - timedelta(hours=1))
    round.refresh_from_db()
    Round.objects.update(rules_digest=rules_digest(round))

    def busy():
        raise Busy

    monkeypatch.setattr("evaluation.actions.closing.let_the_database_forget", busy)
    page = text_of(close_now(hr, round, *KEYS))
    assert "Den offentliggøres om lidt, når nøglen er slettet." in page
    assert "Lukket. Offentliggøres, når nøglen er slettet." in page


def test_without_its_key_file_a_round_cannot_be_closed(hr, world):
    round = opened(world, two_keys=True, passphrases=KEYS)
    Round.objects.update(deadline=NOW - timedelta(hours=1))
    keyfiles.destroy(round.key_name)
    page = text_of(close_now(hr, round, *KEYS))
    assert "Rundens nøglefil er væk, så svarene kan ikke læses. Kontakt drift." in page


def test_a_round_whose_rules_were_changed_behind_its_back_says_why_it_does_not_close(hr, world):
    round = opened(world)
    assert "er ændret, siden runden åbnede" not in text_of(hr.get(round.get_absolute_url()))
    Round.objects.update(deadline=NOW - timedelta(hours=1))
    assert "er ændret, siden runden åbnede" in text_of(hr.get(round.get_absolute_url()))
