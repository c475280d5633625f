"""The respondent's pages: what is promised, what is sent, and what is never kept."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from evaluation import keyfiles
from evaluation.actions.keys import turn_key
from evaluation.models import Invitation, Round, SealedBallot
from evaluation.rules.ballots import Ballot, item_keys, open_keys, unpacked
from evaluation.rules.rounds import WORDS_LIMIT, State
from organisation.models import AuditEntry
from tests.evaluation.world import add_teams, answer, opened
from tests.visits import body
from tests.world import make_world

QUERIES = 1
WRITES = 9


@pytest.fixture
def world(db):
    return add_teams(make_world())


@pytest.fixture
def invitation(world):
    opened(world)
    team = {"group": "employees", "assessment__leader": world.people["leader"]}
    return Invitation.objects.select_related("round__questionnaire", "assessment").filter(**team).first()


def address(name: str, invitation: Invitation) -> str:
    return reverse(f"evaluation:{name}", args=[keyfiles.link_token(invitation.round.key_name, invitation.pk)])


def full(invitation: Invitation, **more: str) -> dict[str, str]:
    """Every statement answered with a four."""
    return dict.fromkeys(item_keys(invitation.round.questionnaire.questions), "4") | more


def keys_of(invitation: Invitation) -> tuple[list[str], list[str]]:
    """The statements and the open questions, by their keys."""
    questions = invitation.round.questionnaire.questions
    return list(item_keys(questions)), list(open_keys(questions))


def stored(invitation: Invitation) -> Ballot | None:
    """What a ballot says, opened as closing does."""
    sealed = SealedBallot.objects.get(invitation=invitation)
    content = turn_key(Round.objects.get(pk=invitation.round_id), ())(bytes(sealed.ciphertext))
    return unpacked(content or b"", invitation.round.questionnaire.questions)


def test_what_is_sent_is_what_is_sealed(client, invitation):
    keys, words = (
        item_keys(invitation.round.questionnaire.questions),
        open_keys(invitation.round.questionnaire.questions),
    )
    sent = full(invitation) | {keys[0]: "unknown", keys[1]: "declined", words[0]: "Godt\nog venligt"}
    del sent[keys[2]]
    response = client.post(address("answer_questions", invitation), sent)
    assert (response.status_code, response["Location"]) == (302, address("answered", invitation))
    values = dict.fromkeys(keys, 4) | {keys[0]: None, keys[1]: None}
    del values[keys[2]]
    assert stored(invitation) == Ballot(values, {words[0]: "Godt\nog venligt"})


def test_an_empty_form_is_an_answer_too(client, invitation):
    assert client.post(address("answer_questions", invitation), {}).status_code == 302
    assert stored(invitation) == Ballot({}, {})


def test_a_choice_that_is_none_is_told_at_its_statement_and_nothing_is_stored_or_lost(client, invitation):
    key, own = (
        item_keys(invitation.round.questionnaire.questions)[3],
        open_keys(invitation.round.questionnaire.questions)[0],
    )
    page = client.post(address("answer_questions", invitation), full(invitation, **{key: "9", own: "mine ord"}))
    html = page.content.decode()
    assert (page.status_code, f'id="{key}-error"' in html, "mine ord" in html) == (200, True, True)
    assert html.count(" checked") == len(full(invitation)) - 1
    assert SealedBallot.objects.count() == 0


def test_words_too_long_are_told_at_their_field(client, invitation):
    own = open_keys(invitation.round.questionnaire.questions)[0]
    page = client.post(address("answer_questions", invitation), {own: "x" * (WORDS_LIMIT + 1)})
    assert (page.status_code, f'id="{own}-error"' in page.content.decode()) == (200, True)


def test_words_as_long_as_the_browser_allows_are_taken(client, invitation):
    own = open_keys(invitation.round.questionnaire.questions)[0]
    written = "\r\n".join(["x" * 99] * 15)
    assert client.post(address("answer_questions", invitation), {own: written}).status_code == 302
    assert stored(invitation) == Ballot({}, {own: written.replace("\r\n", "\n")})


def test_nobody_is_thanked_before_an_answer_is_stored(client, invitation):
    page = client.get(address("answered", invitation))
    assert (page.status_code, page["Location"]) == (302, address("answer", invitation))


def test_the_form_never_shows_an_earlier_answer(client, invitation):
    answer(invitation, value=2, words="mit første svar")
    html = client.get(address("answer_questions", invitation)).content.decode()
    assert (" checked" in html, "mit første svar" in html) == (False, False)


@pytest.mark.parametrize("name", ["answer", "answer_questions", "answered", "decline_to_answer"])
def test_no_browser_keeps_a_page_behind_a_link_or_tells_of_it(client, invitation, name):
    answer(invitation)
    page = client.get(address(name, invitation))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "strict-origin"


def test_a_wrong_link_and_a_closed_one_are_the_same_page(client, invitation):
    link = address("answer", invitation)
    Invitation.objects.update(token_hash="")
    false = link.replace(link[6:12], "xxxxxx")
    closed, wrong = client.get(link), client.get(false)
    assert (wrong.status_code, closed.status_code) == (404, 404)
    assert body(closed).replace(link[6:28].encode(), b"") == body(wrong).replace(false[6:28].encode(), b"")


def test_who_tries_many_links_is_told_to_wait(client, invitation):
    cache.clear()
    tried = [client.get(reverse("evaluation:answer", args=[f"{number:022}"])).status_code for number in range(40)]
    assert (tried[0], tried[-1], tried.count(404)) == (404, 429, 30)
    assert client.get(address("answer", invitation)).status_code == 200
    cache.clear()


def test_after_the_deadline_nothing_is_taken_and_the_page_says_so(client, invitation):
    Round.objects.update(deadline=timezone.now())
    page = client.post(address("answer_questions", invitation), full(invitation))
    assert (page.status_code, "Fristen er passeret" in page.content.decode()) == (410, True)
    assert SealedBallot.objects.count() == 0


def test_a_lost_round_says_so_behind_its_links(client, invitation):
    link = address("answer", invitation)
    Round.objects.update(state=State.LOST)
    assert "Runden er gået tabt" in client.get(link).content.decode()


def test_a_form_is_read_in_few_questions_to_the_database(client, invitation, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        client.get(address("answer_questions", invitation))


def test_an_answer_is_stored_in_few_questions_to_the_database(client, invitation, django_assert_max_num_queries):
    with django_assert_max_num_queries(WRITES):
        client.post(address("answer_questions", invitation), full(invitation))


def test_nothing_of_an_answer_is_in_session_cookie_log_or_trail(client, invitation, caplog):
    planted = "Solsortens-hemmelighed"
    own = open_keys(invitation.round.questionnaire.questions)[0]
    before = AuditEntry.objects.count()
    client.post(address("answer_questions", invitation), full(invitation, **{own: planted}))
    page = client.get(address("answered", invitation))
    assert planted not in page.content.decode()
    assert (AuditEntry.objects.count(), dict(client.session), planted in caplog.text) == (before, {}, False)
    assert planted not in json.dumps([str(cookie) for cookie in client.cookies.values()])


def test_an_error_while_storing_tells_nothing_of_the_answer(client, invitation, monkeypatch, caplog):
    planted = "Solsortens-hemmelighed"
    own = open_keys(invitation.round.questionnaire.questions)[0]
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("evaluation.actions.ballots.seal", fail)
    page = client.post(address("answer_questions", invitation), full(invitation, **{own: planted}))
    told = caplog.text + page.content.decode() + "".join(record.exc_text or "" for record in caplog.records)
    assert (page.status_code, planted in told, "the disk is full" in caplog.text) == (500, False, True)


@pytest.mark.parametrize("group", ["self", "superior", "employees", "peers"])
def test_every_capacity_is_promised_what_holds_for_it(client, world, group):
    opened(world)
    asked = {"group": group, "assessment__leader": world.people["other_leader"]}
    invitation = Invitation.objects.select_related("round").filter(**asked).first()
    html = client.get(address("answer", invitation)).content.decode()
    assert ("Ingen kan se, hvad du svarer." in html) == (group not in {"self", "superior"})
    questions = client.get(address("answer_questions", invitation)).content.decode()
    assert ("passer det på dig" in questions, "passer det på Ole" in questions) == (group == "self", group != "self")


def test_somebody_with_an_account_finds_what_they_are_asked_and_only_they_see_what_they_answered(client, world):
    round = opened(world)
    mine = list(Invitation.objects.filter(round=round, person=world.people["leader"]).order_by("pk"))
    answer(Invitation.objects.select_related("round__questionnaire").get(pk=mine[0].pk))
    client.force_login(world.accounts["leader"])
    html = client.get(reverse("evaluation:to_answer")).content.decode()
    assert (html.count("Besvaret"), sum(f"/evaluering/besvar/{one.pk}/" in html for one in mine)) == (1, len(mine))
    answer_page = client.get(reverse("evaluation:own_answer", args=[mine[1].pk]))
    assert answer_page["Location"] == address("answer", Invitation.objects.select_related("round").get(pk=mine[1].pk))
    client.force_login(world.accounts["hr"])
    assert client.get(reverse("evaluation:own_answer", args=[mine[1].pk])).status_code == 404
