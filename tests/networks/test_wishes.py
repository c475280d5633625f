"""Wishes before composition, from the letter to the day they are gone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.scenarios import draft_scenario, keep_plan, publish
from networks.actions.wishes import (
    extend_wish_round,
    open_wish_round,
    remind_of_wishes,
    settle_apart,
    tell_wishes,
    withdraw_wish_round,
    withdraw_wishes,
)
from networks.models import ApartWish, Availability, Exclusion, PairRule, Scenario, Wishes, WishRound
from networks.queries.candidates import candidates_of
from networks.queries.problem import problem_of, wished_prices
from networks.queries.seating import seating_of
from networks.queries.seats import hand_of
from networks.queries.wishes import round_page, rounds_to_forget
from networks.rules.composition import OWN_LINE, PairKind
from networks.rules.wishes import State
from networks.tasks.wishes import look_after_wishes
from organisation.models import AuditEntry, Letter
from tests.networks.wish_world import THEMES, UNTIL, asked, ended, wishes_of
from tests.refusals import told_and_kept
from tests.world import NOW, TODAY, typed


@pytest.fixture
def round(world):
    return asked(world)


def letters(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def tell(world, round, key="leader", **facts):
    own = wishes_of(round, world, key)
    facts = {"days": ["mon", "tue", "wed", "thu", "fri"], "joins": True} | facts
    return tell_wishes(wishes=own, by=world.accounts[key], at=NOW, **facts)


def page_of(world, round, client, key="leader"):
    client.force_login(world.accounts[key])
    return reverse("networks:wishes", args=[round.pk])


def test_everybody_who_will_be_composed_is_asked_once(world, round):
    inside = {card.person for card in candidates_of(round.programme, round.programme.starts).inside}
    assert set(round.answers.values_list("person_id", flat=True)) == inside
    assert letters("wishes_asked") == sorted(person.name for person in world.people.values() if person.pk in inside)
    with pytest.raises(Exception, match="allerede spurgt"):
        open_wish_round(programme=round.programme, until=UNTIL, by=world.hr, at=NOW)
    round.answers.filter(person=world.people["leader"]).delete()
    extend_wish_round(round=round, until=UNTIL + timedelta(days=1), by=world.hr, at=NOW)
    assert letters("wishes_asked").count("Mette Møller") == 2
    assert round.answers.count() == len(inside)


def test_a_leader_answers_on_the_page_changes_it_and_takes_it_back(world, round, client):
    url = page_of(world, round, client)
    assert "Hvad ønsker du af dit netværk?" in client.get(reverse("my_day")).content.decode()
    sent = {"joins": "ja", "days": ["mon", "tue"], "best_day": "tue", "themes": THEMES[:2], "first": ""}
    sent |= {"first": world.people["third_leader"].pk, "facilitates": "on", "words": "Gerne tidligt"}
    assert client.post(url, sent).status_code == 302
    own = wishes_of(round, world, "leader")
    assert (own.joins, own.best_day, own.themes, own.facilitates) == (True, "tue", THEMES[:2], True)
    assert Availability.objects.get(programme=round.programme).days == ["mon", "tue"]
    assert [row.other for row in own.apart.all()] == [world.people["third_leader"]]
    assert "Hvad ønsker du af dit netværk?" not in client.get(reverse("my_day")).content.decode()
    assert client.post(url, sent | {"joins": "nej", "first": ""}).status_code == 302
    assert Exclusion.objects.get(programme=round.programme).person == world.people["leader"]
    assert not ApartWish.objects.exists()
    client.post(reverse("networks:withdraw_wishes", args=[round.pk]))
    own = wishes_of(round, world, "leader")
    assert (own.answered_at, own.joins, own.words) == (None, None, "")
    assert not Exclusion.objects.filter(programme=round.programme).exists()
    assert not Availability.objects.filter(programme=round.programme).exists()


def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(world, round, client):
    url, other = page_of(world, round, client), world.people["chief"].pk
    sent = {"days": ["mon"], "best_day": "fri", "themes": [*THEMES, "Andet"], "first": other, "second": other}
    text = client.post(url, sent | {"words": "Mine ord"}).content.decode()
    for words in ("Vælg ja eller nej.", "Vælg en af de dage, du kan.", "Du har allerede valgt den leder.", "Mine ord"):
        assert words in text
    assert wishes_of(round, world, "leader").answered_at is None


def test_hr_learns_of_the_two_and_not_of_whose_wish_it_was_and_only_when_the_day_is_over(world, round, hr):
    tell(world, round, apart=[world.people["third_leader"]], words="Ikke om aftenen")
    before = hr.get(reverse("networks:wish_round", args=[round.pk])).content.decode()
    assert "Ikke om aftenen" not in before
    assert "Åse Aagaard" not in before
    leader, third = world.people["leader"], world.people["third_leader"]
    pair = {"pk": round.pk, "one": leader.pk, "other": third.pk}
    address = reverse("networks:settle_apart", kwargs=pair)
    assert hr.post(address, {"svar": "ja"}).status_code == 404
    with pytest.raises(Exception, match="når ønskerunden er slut"):
        settle_apart(round=round, one=leader, other=third, accepted=True, by=world.hr, at=NOW)
    page = round_page(ended(round), TODAY)
    assert [(one.one, one.other) for one in page.pairs] == [(leader, third)]
    assert hr.post(address, {"svar": "ja"}).status_code == 302
    rule = PairRule.objects.get(programme=round.programme)
    assert (rule.kind, rule.reason) == (PairKind.FORBIDDEN, "wished")
    assert "holdes adskilt" in hr.get(page_of(world, round, hr)).content.decode()
    hr.force_login(world.hr)
    hr.post(address, {"svar": "nej"})
    assert not PairRule.objects.filter(programme=round.programme).exists()
    words = str(AuditEntry.objects.filter(verb="tell_wishes").values_list("before", "after"))
    assert str(third.pk) not in words.replace(str(round.pk), "")


def freeze(scenario):
    """The proposal with its problem asked for, as the verb that composes does it."""
    scenario.asked_wished = wished_prices(scenario)
    scenario.asked = problem_of(scenario, wished=scenario.asked_wished)
    scenario.save(update_fields=["asked", "asked_wished"])


def test_the_wished_day_is_a_price_and_a_reason_in_words(world, round):
    for key in ("leader", "chief"):
        tell(world, round, key, best_day="tue")
    scenario = draft_scenario(programme=round.programme, by=world.hr, at=NOW)
    frame = [entry | {"days": [day]} for entry, day in zip(scenario.frame, ("tue", "wed"), strict=False)]
    Scenario.objects.filter(pk=scenario.pk).update(frame=frame)
    scenario.refresh_from_db()
    problem = problem_of(scenario)
    prices = {one["id"]: one.get("costs") for one in problem["people"]}
    assert prices[str(world.people["leader"].pk)] == {frame[1]["id"]: 5}
    assert prices[str(world.people["third_leader"].pk)] is None
    seats = {one["id"]: frame[number % 2]["id"] for number, one in enumerate(problem["people"])}
    seats[str(world.people["leader"].pk)] = frame[0]["id"]
    freeze(scenario)
    scenario = keep_plan(scenario=scenario, assignment=seats, version=scenario.version, seed=1, at=NOW)
    hand = hand_of(seating_of(scenario), str(world.people["leader"].pk))
    assert "Ønsket: her mødes de en dag, Mette helst vil." in hand.why


def test_publishing_forgets_every_wish_and_keeps_the_numbers(world, round):
    tell(world, round, best_day="tue", apart=[world.people["third_leader"]])
    round = ended(round)
    scenario = draft_scenario(programme=round.programme, by=world.hr, at=NOW)
    other = draft_scenario(programme=round.programme, by=world.hr, at=NOW)
    for draft in (scenario, other):
        freeze(draft)
    keys = ["director", "chief", "leader", "other_leader", "third_leader"]
    first, second = (entry["id"] for entry in scenario.frame)
    seats = {str(world.people[key].pk): first if key in ("leader", "chief") else second for key in keys}
    # The director is everybody's superior at the top of this small chain: she is left out of the programme.
    Exclusion.objects.create(programme=round.programme, person=world.people["director"], reason="topchef")
    del seats[str(world.people["director"].pk)]
    freeze(scenario)
    scenario = keep_plan(scenario=scenario, assignment=seats, version=scenario.version, seed=1, at=NOW)
    publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)
    assert WishRound.objects.get(pk=round.pk).state == State.USED
    assert not Wishes.objects.filter(round=round).exists()
    assert not ApartWish.objects.exists()
    kept = Scenario.objects.filter(programme=round.programme)
    assert [(draft.wished, draft.asked_wished) for draft in kept] == [({}, {})] * 2
    people = [one for draft in kept for problem in (draft.problem, draft.asked) for one in problem.get("people", [])]
    assert {cost for one in people for cost in one.get("costs", {}).values()} <= {OWN_LINE}
    row = AuditEntry.objects.get(verb="forget_wishes")
    assert (row.before, row.after) == ({}, {"asked": 5, "answered": 1})


def test_the_clock_reminds_once_and_forgets_what_is_left_too_long(world, round):
    tell(world, round)
    asked_at = NOW - timedelta(days=3)
    WishRound.objects.filter(pk=round.pk).update(until=TODAY + timedelta(days=2), opened_at=asked_at)
    look_after_wishes()
    look_after_wishes()
    assert "Mette Møller" not in letters("wishes_reminder")
    assert letters("wishes_reminder").count("Carl Chefsen") == 1
    WishRound.objects.filter(pk=round.pk).update(until=TODAY - timedelta(days=180))
    assert not rounds_to_forget(TODAY).exists()
    WishRound.objects.filter(pk=round.pk).update(until=TODAY - timedelta(days=181))
    look_after_wishes()
    assert WishRound.objects.get(pk=round.pk).state == State.LAPSED


def test_after_the_last_day_nothing_is_told_and_a_withdrawn_round_is_nobodys(world, round, client):
    own = tell(world, round)
    round = ended(round)
    for late in (lambda: tell(world, round), lambda: withdraw_wishes(wishes=own, by=world.hr, at=NOW)):
        with pytest.raises(Exception, match="Ønskerunden er slut"):
            late()
    assert "Det ønskede du" in client.get(page_of(world, round, client)).content.decode()
    withdraw_wish_round(round=round, by=world.hr, at=NOW)
    assert letters("wishes_withdrawn") == ["Mette Møller"]
    assert client.get(page_of(world, round, client)).status_code == 404
    with pytest.raises(Exception, match="slettet"):
        remind_of_wishes(round=round, by=None, at=NOW)


def test_hr_opens_a_round_with_lists_of_its_own(world, round, hr):
    withdraw_wish_round(round=round, by=world.hr, at=NOW)
    url = reverse("networks:open_wish_round", args=[round.programme_id])
    assert "Ny som leder" in hr.get(url).content.decode()
    assert "Vælg en dag efter i dag." in hr.post(url, {"until": typed(TODAY)}).content.decode()
    assert hr.post(url, {"until": typed(UNTIL), "themes": "Tillid\n\n Tillid \nTid"}).status_code == 302
    opened = WishRound.objects.get(state=State.OPEN)
    assert (opened.themes, opened.places) == (["Tillid", "Tid"], [])
    assert hr.get(url).url == reverse("networks:wish_round", args=[opened.pk])


def test_what_was_written_stays_when_the_last_day_is_over_or_somebody_was_first(world, round, client):
    late = page_of(world, ended(round), client)
    sent = {"joins": "ja", "days": ["mon"], "words": "Mine ord"}
    assert told_and_kept(client.post(late, sent), "Ønskerunden er slut, så der kan ikke ændres mere.", "Mine ord")
    client.force_login(world.hr)
    lists = {"until": typed(UNTIL), "themes": "Tillid"}
    again = client.post(reverse("networks:open_wish_round", args=[round.programme_id]), lists)
    assert told_and_kept(again, "Lederne bliver allerede spurgt.", "Tillid", typed(UNTIL))
    withdraw_wish_round(round=round, by=world.hr, at=NOW)
    longer = client.post(reverse("networks:extend_wish_round", args=[round.pk]), {"until": typed(UNTIL)})
    assert told_and_kept(longer, "Ønskerunden er afsluttet", typed(UNTIL))
