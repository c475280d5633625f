"""A programme whose purpose and type management has not decided: said so everywhere, and nobody is asked anything."""

import pytest
from django.urls import reverse

from networks.actions.availability import tell_weekdays
from networks.actions.sheets import begin_sheet
from networks.actions.wishes import open_wish_round
from networks.models import Programme, WishRound
from networks.queries.availability import wishes_of
from networks.queries.programmes import programmes_with_counts
from networks.queries.sheets import FRAMES, open_frames
from organisation.models import Letter
from organisation.rules.refusals import Refused
from tests.networks.sheet_world import FIRST_ANSWERS, LATER, answered, asked_to_sign, begun, published, told
from tests.networks.views.test_lives import words
from tests.networks.wish_world import UNTIL
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
OPEN = "Type og deltagelse er ikke besluttet endnu"


def named(name="Nye netværk"):
    return Programme.objects.get(name=name)


def asking(world, key="leader"):
    return [wish.programme.name for wish in wishes_of(world.people[key], TODAY)]


def in_list(name="Nye netværk"):
    return programmes_with_counts(TODAY).get(name=name).undecided


@pytest.mark.parametrize("place", [begun, answered, asked_to_sign])
def test_until_the_sheet_is_published_nobody_is_asked_for_weekdays(world, client, place):
    before = asking(world)
    place(world)
    assert asking(world) == before
    client.force_login(world.accounts["leader"])
    assert client.get(reverse("networks:weekdays", args=[named().pk])).status_code == 404
    assert "Nye netværk begynder" not in words(client.get("/"))


def test_once_it_is_published_leaders_are_asked(world, client):
    before = asking(world)
    published(world)
    assert sorted(asking(world)) == sorted([*before, "Nye netværk"])
    client.force_login(world.accounts["leader"])
    assert "Nye netværk begynder" in words(client.get("/"))


def test_who_told_their_days_before_a_sheet_was_begun_may_still_see_them(world):
    programme = world.things.programme
    Programme.objects.filter(pk=programme.pk).update(state="draft")
    tell_weekdays(programme=programme, person=world.people["leader"], days=["mon"], by=world.hr, at=NOW)
    begin_sheet(programme=programme, answer_by=LATER, by=world.hr, at=NOW)
    assert (asking(world), asking(world, "third_leader")) == ([programme.name], [])


def test_no_round_of_wishes_is_opened_before(world):
    programme = answered(world).programme
    with pytest.raises(Refused, match="Formål og type er ikke besluttet endnu"):
        open_wish_round(programme=programme, until=UNTIL, by=world.hr, at=NOW)
    assert (WishRound.objects.count(), Letter.objects.filter(template="wishes_asked").count()) == (0, 0)


def test_the_list_and_the_page_say_what_is_not_decided(world, hr):
    programme = answered(world).programme
    listed = words(hr.get(reverse("networks:programmes")))
    page = words(hr.get(reverse("networks:programme", args=[programme.pk])))
    assert f"Nye netværk {OPEN}" in listed
    assert OPEN in page
    for said in ("Penge ikke besluttet endnu", "Tid ikke besluttet endnu", "Nye ledere ikke besluttet endnu"):
        assert said in page
    assert "Formålet er ikke besluttet endnu." in page
    assert "type og fagområder er ikke besluttet endnu" in page
    assert (in_list(), in_list(world.things.programme.name)) == (True, False)


def test_the_form_and_the_budget_of_it_say_so_too(world, hr):
    programme = answered(world).programme
    form = hr.get(reverse("networks:correct_programme", args=[programme.pk]))
    assert "Formål, type, fagområder og deltagelse er ikke besluttet endnu." in words(form)
    assert 'name="kind"' not in form.content.decode()
    assert "er ikke besluttet endnu" in words(hr.get(reverse("networks:set_budget", args=[programme.pk])))


def test_what_the_form_sends_of_an_undecided_programme_keeps_what_stood(world, hr):
    programme = answered(world).programme
    facts = {"name": "Nyt navn", "starts": "1.3.2027", "smallest": 4, "largest": 6, "hours": 3, "budget": "0"}
    facts |= {"placement_days": 60, "weeks": 4, "mandate": "", "backing": "", "evaluate_months": 0, "rotate_months": 0}
    response = hr.post(reverse("networks:correct_programme", args=[programme.pk]), facts)
    assert response.url == reverse("networks:programme", args=[programme.pk])
    assert (named("Nyt navn").kind, named("Nyt navn").smallest) == ("cross", 4)


def test_what_the_published_sheet_does_not_speak_of_is_open_until_hr_has_set_it(world, hr):
    sheet = published(world)
    assert open_frames(sheet.programme) == {"facilitation"}
    sheet.answers.filter(question="expectations").delete()
    Programme.objects.filter(pk=sheet.programme_id).update(hours=3, budget=0, mandate="Egne møder")
    assert open_frames(named()) == {"hours", "budget", "facilitation"}
    Programme.objects.filter(pk=sheet.programme_id).update(budget=9000)
    assert open_frames(named()) == {"hours", "facilitation"}
    assert "Tid ikke besluttet endnu" in words(hr.get(reverse("networks:programme", args=[sheet.programme_id])))


def test_a_programme_set_up_by_its_form_is_decided_there(world):
    assert open_frames(world.things.programme) == frozenset()
    assert open_frames(told(world, begun(world), FIRST_ANSWERS).programme) == FRAMES
