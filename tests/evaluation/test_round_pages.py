"""HR's pages of rounds: the builder, the states, what freezes, and how coarsely turnout is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation import keyfiles
from evaluation.actions.closing import lose_round
from evaluation.actions.rounds import review_round
from evaluation.models import Invitation, ReleasedFigure, Round
from evaluation.queries.rounds import rounds_to_review
from evaluation.queries.withheld import few, withheld
from evaluation.rules.promises import is_short, promise_lines
from evaluation.rules.rounds import State
from ledernet.queries.trail import entries_found, lines_of
from organisation.models import Account, Leave, Letter, Person
from tests.evaluation.pages import at, text_of, with_representative
from tests.evaluation.world import answer_all, closed, drafted, opened, published
from tests.refusals import told_and_kept
from tests.world import LONG_AGO, NOW, TODAY


@pytest.fixture
def world(db):
    return with_representative()


@pytest.fixture
def hr(client, world):
    client.force_login(world.hr)
    return client


def written(**more):
    last = TODAY + timedelta(days=21)
    rules = {
        "title": "Efteråret",
        "on": f"{TODAY:%d.%m.%Y}",
        "scope": "alle",
        "deadline_day": f"{last:%d.%m.%Y}",
        "deadline_time": "23.59",
        "remind_day": f"{last - timedelta(days=7):%d.%m.%Y}",
        "remind_time": "9",
        "k": "5",
        "visibility": "superior",
        "two_keys": "nej",
        "representative": "",
    }
    return rules | more


def test_a_round_is_prepared_with_its_rules(hr, world):
    response = hr.post(at("new_round"), written(k="7", scope=str(world.units["Havnbjerg"].pk), visibility="chain"))
    round = Round.objects.get()
    assert response.url == round.get_absolute_url()
    assert (round.title, round.k, round.visibility, round.two_keys, round.state) == (
        "Efteråret",
        7,
        "chain",
        False,
        State.DRAFT,
    )
    assert timezone.localtime(round.deadline).strftime("%H.%M") == "23.59"
    assert timezone.localtime(round.remind_at).strftime("%H.%M") == "09.00"
    assert [one.name for one in round.assessments.all()] == ["Mette Møller"]
    assert not Letter.objects.exists()


WRONG = [
    ({"title": " "}, "title", "Skriv eller vælg noget her."),
    ({"k": "4"}, "k", "Denne værdi skal være større end eller lig 5."),
    ({"k": "21"}, "k", "Denne værdi skal være mindre end eller lig 20."),
    ({"deadline_day": "31.02.2027"}, "deadline_day", "31. februar findes ikke. Skriv en dato som 30.11.2026."),
    ({"deadline_day": "01.01.2020"}, "deadline_day", "Fristen er passeret. Vælg en senere dag."),
    ({"deadline_time": "kvart i"}, "deadline_time", "»kvart i« er ikke et klokkeslæt. Skriv et klokkeslæt som 13.00."),
    ({"remind_day": "01.01.2020"}, "remind_day", "Påmindelsen skal ligge senere end nu."),
    ({"remind_day": "01.01.2060"}, "remind_day", "Påmindelsen skal ligge før fristen."),
    ({"on": "01.01.2060"}, "on", "Dagen ligger efter fristen. Vælg en tidligere dag."),
    (
        {"two_keys": "ja"},
        "representative",
        "Med to nøgler skal en medarbejderrepræsentant have den ene.",
    ),
]


@pytest.mark.parametrize(("more", "field", "error"), WRONG)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(hr, world, more, field, error):
    response = hr.post(at("new_round"), written(visibility="leader") | more)
    form = response.context["form"]
    assert form.errors == {field: [error]}
    assert not Round.objects.exists()
    assert form["visibility"].value() == "leader"
    assert form[field].value() == (written() | more)[field]
    assert error in text_of(response)


def test_only_holders_of_the_role_can_be_the_representative(hr, world):
    form = hr.get(at("new_round")).context["form"]
    assert list(form.fields["representative"].queryset) == [world.people["employee"]]
    refused = hr.post(at("new_round"), written(representative=world.people["leader"].pk))
    assert list(refused.context["form"].errors) == ["representative"]


def test_the_promise_follows_the_choices_with_and_without_script(hr, world):
    asked = {"k": "9", "visibility": "chain", "two_keys": "ja", "deadline_day": f"{TODAY + timedelta(days=3):%d.%m.%Y}"}
    fragment = text_of(hr.get(at("round_promise"), asked, headers={"hx-request": "true"}))
    page = text_of(hr.post(at("new_round"), written(**asked) | {"show": "promise"}))
    for text in (fragment, page):
        assert "Tal vises kun, når mindst ni har svaret." in text
        assert "Rapporten læses af lederen, nærmeste leder og lederne over dem." in text
        assert "Nøglen kræver to kodeord" in text
        assert "Der er under syv dage til fristen." in text
    assert 'value="Efteråret"' in page
    assert not Round.objects.exists()
    assert hr.get(at("round_promise"), asked).url == at("new_round")


def test_a_promise_of_nonsense_is_that_of_the_first_choices(hr, world):
    text = text_of(hr.get(at("round_promise"), {"k": "1", "visibility": "alle"}, headers={"hx-request": "true"}))
    assert "Tal vises kun, når mindst fem har svaret." in text
    assert "Rapporten læses af lederen og nærmeste leder." in text


def test_time_to_answer_is_short_under_a_week():
    assert is_short(NOW + timedelta(days=7, seconds=-1), NOW)
    assert not is_short(NOW + timedelta(days=7), NOW)
    assert len(promise_lines(5, "leader", two_keys=False)) == 5


def test_rules_of_a_draft_change_and_are_reviewed_anew(hr, world):
    round = drafted(world, representative=world.people["employee"])
    hr.post(at("ask_for_review", round.pk))
    assert list(rounds_to_review(world.people["employee"])) == [round]
    review_round(round=round, by=world.accounts["employee"], at=NOW)
    assert not rounds_to_review(world.people["employee"])
    form = hr.get(at("change_round", round.pk)).context["form"]
    same = {name: form[name].value() for name in written()} | {"k": "8", "remind_day": "", "remind_time": ""}
    sent = {name: (f"{v:%d.%m.%Y}" if name.endswith("day") and v else v) for name, v in same.items()}
    hr.post(at("change_round", round.pk), sent | {"deadline_time": "23.59", "on": f"{TODAY:%d.%m.%Y}"})
    round.refresh_from_db()
    assert (round.k, round.remind_at, round.reviewed_on, round.review_asked_on) == (8, None, None, None)


def test_the_representative_is_asked_sees_it_all_in_two_languages_and_says_yes(client, world):
    round = drafted(world, representative=world.people["employee"])
    client.force_login(world.hr)
    client.post(at("ask_for_review", round.pk))
    letter = Letter.objects.get()
    assert (letter.template, letter.person) == ("evaluation_review", world.people["employee"])
    assert at("review_round", round.pk) in letter.text
    client.force_login(world.accounts["employee"])
    danish, english = (text_of(client.get(at("review_round", round.pk), {"sprog": one})) for one in ("da", "en"))
    assert "Jeg holder mine løfter." in danish
    assert "Mette holder sine løfter." in danish
    assert "I keep my promises." in english
    assert "Mindste antal svar" in danish
    assert "Jeg har set løfte, regler og spørgsmål igennem" in danish
    client.post(at("review_round", round.pk))
    round.refresh_from_db()
    assert round.reviewed_on == timezone.localdate()
    assert '<form method="post">' not in text_of(client.get(at("review_round", round.pk)))


def test_a_draft_shows_its_lists_its_letter_and_who_is_left_out(hr, world):
    Leave.objects.create(person=world.people["ha0"], starts=TODAY)
    round = drafted(world)
    page = text_of(hr.get(round.get_absolute_url()))
    assert "<strong>5 ledere</strong> evalueres." in page
    assert "(her kommer linket til dit svarskema)" in page
    assert "Det lover vi dig" in page
    assert "På orlov" in page
    assert "/svar/" not in page
    out = text_of(hr.get(at("round_left_out", round.pk), {"grund": "on_leave"}))
    assert "Havnbjerg Medarbejder 00" in out
    assert "spørges ikke om Mette Møller" in out
    assert "Ingen er holdt udenfor." in text_of(hr.get(at("round_left_out", round.pk), {"grund": "recently"}))


def test_the_organisation_can_be_read_again_and_a_draft_discarded(hr, world):
    round = drafted(world)
    Leave.objects.create(person=world.people["leader"], starts=TODAY)
    hr.post(at("derive_raters", round.pk))
    assert not round.assessments.filter(leader=world.people["leader"]).exists()
    assert "Vil du kassere" in text_of(hr.get(at("drop_round", round.pk)))
    assert hr.post(at("drop_round", round.pk)).url == at("rounds")
    assert not Round.objects.exists()
    assert "Der er ingen runder endnu." in text_of(hr.get(at("rounds")))


FROZEN = ["derive_raters", "ask_for_review", "drop_round", "open_round"]


@pytest.mark.parametrize("name", FROZEN)
def test_after_opening_nothing_changes_and_that_is_said(hr, world, name):
    round = opened(world, representative=None)
    before = Round.objects.values().get(), list(Invitation.objects.order_by("pk").values())
    response = hr.post(at(name, round.pk), written(k="9"), follow=True)
    assert response.redirect_chain[-1][0] == round.get_absolute_url()
    assert "Runden er åbnet. Regler og lister ligger fast." in text_of(response)
    assert (Round.objects.values().get(), list(Invitation.objects.order_by("pk").values())) == before


def test_rules_that_were_written_stay_on_the_page_when_the_round_has_opened_meanwhile(hr, world):
    round = opened(world, representative=None)
    before = Round.objects.values().get()
    response = hr.post(at("change_round", round.pk), written(title="Foråret"))
    assert told_and_kept(response, "Runden er åbnet. Regler og lister ligger fast.", "Foråret")
    assert hr.get(at("change_round", round.pk)).url == round.get_absolute_url()
    assert Round.objects.values().get() == before


def test_the_representative_cannot_review_an_open_round(client, world):
    round = drafted(world, representative=world.people["employee"])
    Round.objects.update(reviewed_on=LONG_AGO, state=State.OPEN)
    client.force_login(world.accounts["employee"])
    response = client.post(at("review_round", round.pk), follow=True)
    assert "Runden er åbnet. Regler og lister ligger fast." in text_of(response)
    round.refresh_from_db()
    assert round.reviewed_on == LONG_AGO


def test_every_state_is_told_in_words_on_the_list_and_on_its_page(hr, world):
    said = {
        State.DRAFT: ("under forberedelse", "Under forberedelse. Ingen har fået besked."),
        State.OPEN: ("åben", "Hvor langt er vi"),
        State.CLOSED: ("lukket, ikke offentliggjort", "Lukket. Offentliggøres, når nøglen er slettet."),
        State.PUBLISHED: ("offentliggjort", "Nøglen er slettet."),
        State.LOST: ("gået tabt", "Forbered en ny runde"),
    }
    round = opened(world)
    Round.objects.update(closed_on=TODAY, published_on=TODAY)
    for state, (word, sentence) in said.items():
        Round.objects.update(state=state)
        assert word in text_of(hr.get(at("rounds")))
        assert sentence in text_of(hr.get(round.get_absolute_url()))


def test_a_lost_round_says_what_happened_and_what_now(hr, world):
    round = opened(world)
    keyfiles.destroy(round.key_name)
    lose_round(round=round, by=None, at=NOW)
    page = text_of(hr.get(round.get_absolute_url()))
    assert "Gået tabt. Rundens nøglefil er væk" in page
    assert "Sig det til dem, der er spurgt" in page


def test_a_closed_round_shows_no_figure(hr, world):
    round = opened(world)
    answer_all(round)
    closed(round)
    context = hr.get(round.get_absolute_url()).context
    assert "withheld" not in context
    assert "turnout" not in context


def test_what_is_withheld_is_told_in_totals_that_point_at_nobody(hr, world):
    round = published(world)
    told = withheld(round)
    rows = ReleasedFigure.objects.filter(round=round, kind="leader", group__in=["employees", "peers"])
    shown = rows.filter(reason="").values("assessment", "group").distinct().count()
    asked = Invitation.objects.filter(group__in=["employees", "peers"]).values("assessment", "group").distinct().count()
    assert (shown, asked) == (2, 9)
    assert (told.groups_shown, told.groups_hidden) == ("under fem", "syv")
    assert [few(number) for number in (0, 1, 4, 5, 30)] == ["ingen", "under fem", "under fem", "fem", "30"]
    assert "Svargrupper med færre end 5 svar" in text_of(hr.get(round.get_absolute_url()))


def test_hr_is_told_when_the_representative_cannot_be_reached(hr, world):
    round = drafted(world, representative=world.people["employee"])
    assert "Åbn adgangen" not in text_of(hr.get(round.get_absolute_url()))
    Account.objects.filter(person=world.people["employee"]).update(is_active=False)
    Person.objects.filter(pk=world.people["employee"].pk).update(email="")
    page = text_of(hr.post(at("ask_for_review", round.pk), follow=True))
    assert "Emil Eriksen har ingen adgang til LederNet endnu." in page
    assert "Emil Eriksen har ingen mailadresse. Sig det på en anden måde." in page


def test_every_deed_of_a_round_is_told_in_the_trail(hr, world):
    round = drafted(world, representative=world.people["employee"])
    hr.post(at("ask_for_review", round.pk))
    review_round(round=round, by=world.accounts["employee"], at=timezone.now())
    hr.post(at("derive_raters", round.pk))
    hr.post(at("open_round", round.pk))
    told = [line.sentence for line in lines_of(entries_found(topic="evalueringsrunder"))]
    assert told == [
        "Sofie Sand åbnede runden »Efteråret«",
        "Sofie Sand hentede organisationen igen til runden »Efteråret«",
        "Emil Eriksen så løfte, regler og spørgsmål igennem i runden »Efteråret«",
        "Sofie Sand bad medarbejderrepræsentanten se runden »Efteråret« igennem",
        "Sofie Sand forberedte runden »Efteråret«",
    ]


def test_leaders_of_a_close_round_cannot_be_in_the_next(hr, world):
    first, second = drafted(world), drafted(world, title="For tæt på")
    hr.post(at("open_round", first.pk))
    page = text_of(hr.post(at("open_round", second.pk)))
    assert "Nogle af lederne er med i en anden runde, der ligger for tæt på." in page
    hr.post(at("derive_raters", second.pk))
    assert not second.assessments.exists()
    assert "Evalueret for under 60 dage siden" in text_of(hr.get(second.get_absolute_url()))
