"""The composition studio by keyboard alone and by mouse: the consequence is said before anybody is moved."""

import pytest

from networks.models import Scenario
from organisation.models import Person
from tests.browser.looks import accessibility_faults, expect_none, too_wide
from tests.networks.crew import add_crew, composed, frame_of, refreeze
from tests.networks.world import add_networks
from tests.world import make_holding, make_person, make_unit, make_world


@pytest.fixture
def world(transactional_db):
    return add_networks(make_world())


@pytest.fixture
def scenario(world):
    return composed(world, add_crew(world))


@pytest.fixture
def studio(open_page, world, scenario):
    return open_page(f"/netvaerk/hr/forslag/{scenario.pk}/", world.hr, width="desktop")


def seat_of(scenario, world, name):
    return Scenario.objects.get(pk=scenario.pk).assignment[str(world.people[name].pk)]


def focused(page, attribute):
    return page.evaluate(f"document.activeElement.closest('[{attribute}]')?.getAttribute('{attribute}')")


def held_over(page, place, mark):
    """Somebody held over a place moves a little all the time, as a hand does, until the page has marked the place:
    a single movement may fall where the place stood before its price came."""
    for turn in range(60):
        place.hover(position={"x": 20 + turn % 5, "y": 8 + turn % 3})
        if page.locator(mark).is_visible():
            return
        page.wait_for_timeout(250)
    pytest.fail(f"held over the place for fifteen seconds: no {mark}")


def test_a_leader_is_taken_in_hand_and_moved_with_the_keys(studio, world, scenario):
    anna = world.people["Anna"].pk
    studio.focus(f"#p{anna}")
    studio.keyboard.press("Enter")
    studio.wait_for_selector("#haand")
    studio.wait_for_selector("[data-seat]:focus")
    first = focused(studio, "data-net")
    said = studio.inner_text("#hvis")
    assert "Anna" in said
    studio.keyboard.press("ArrowDown")
    assert focused(studio, "data-net") != first
    assert studio.inner_text("#hvis") != said
    studio.keyboard.press("ArrowUp")
    assert (focused(studio, "data-net"), studio.inner_text("#hvis")) == (first, said)
    assert seat_of(scenario, world, "Anna") == "1"
    studio.keyboard.press("Enter")
    studio.wait_for_selector("text=Anna sidder nu i")
    assert seat_of(scenario, world, "Anna") == first


def test_escape_lets_go_without_moving_anybody(studio, world, scenario):
    studio.focus(f"#p{world.people['Anna'].pk}")
    studio.keyboard.press("Enter")
    studio.wait_for_selector("#haand")
    studio.keyboard.press("Escape")
    studio.wait_for_selector("#haand", state="detached")
    assert Scenario.objects.get(pk=scenario.pk).assignment == scenario.assignment


def test_dragging_shows_prices_and_drops_on_a_seat(studio, world, scenario):
    chip, heading = studio.locator(f"#p{world.people['Anna'].pk}"), studio.locator('[data-net="2"] h3')
    chip.hover()
    studio.mouse.down()
    heading.hover()
    studio.wait_for_selector('[data-net="2"] button[data-seat]')
    held_over(studio, heading, "#hvis h3")
    assert "Anna" in studio.inner_text("#hvis")
    assert seat_of(scenario, world, "Anna") == "1"
    studio.mouse.up()
    studio.wait_for_selector("text=Anna sidder nu i Bro")
    assert seat_of(scenario, world, "Anna") == "2"


def test_dropping_one_leader_on_another_changes_their_places_in_one_step(studio, world, scenario):
    anna, eva = (studio.locator(f"#p{world.people[name].pk}") for name in ("Anna", "Eva"))
    anna.hover()
    studio.mouse.down()
    eva.hover()
    studio.wait_for_selector(f"#p{world.people['Eva'].pk} [data-lifted]")
    held_over(studio, eva, f"#p{world.people['Eva'].pk}.is-partner")
    studio.mouse.up()
    studio.wait_for_selector("text=Anna sidder nu i Bro og Eva i Fjord")
    assert (seat_of(scenario, world, "Anna"), seat_of(scenario, world, "Eva")) == ("2", "1")
    studio.locator("[data-undo]").click()
    studio.wait_for_selector("text=Den sidste ændring er taget tilbage")
    assert Scenario.objects.get(pk=scenario.pk).assignment == scenario.assignment


def test_two_change_places_with_the_keys(studio, world, scenario):
    studio.focus(f"#p{world.people['Anna'].pk}")
    studio.keyboard.press("Enter")
    studio.wait_for_selector("[data-seat]:focus")
    studio.keyboard.press("ArrowRight")
    name = studio.evaluate("document.activeElement.matches('button.ln-chip') && document.activeElement.value")
    partner = next(key for key, person in world.people.items() if str(person.pk) == name)
    there = seat_of(scenario, world, partner)
    studio.keyboard.press("Enter")
    studio.wait_for_selector("text=Anna sidder nu i")
    assert (seat_of(scenario, world, "Anna"), seat_of(scenario, world, partner)) == (there, "1")


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_with_a_leader_in_hand_the_page_can_be_used_by_everyone(open_page, world, scenario, width):
    path = f"/netvaerk/hr/forslag/{scenario.pk}/?person={world.people['Anna'].pk}"
    page = open_page(path, world.hr, width=width)
    expect_none(accessibility_faults(page) + too_wide(page))


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_no_name_is_cut_off(open_page, world, scenario, width):
    longest = "Alberte Christina Vestergaard Bjerregaard-Kirkegaard"
    Person.objects.filter(pk=world.people["Anna"].pk).update(name=longest)
    page = open_page(f"/netvaerk/hr/forslag/{scenario.pk}/?person={world.people['Bo'].pk}", world.hr, width=width)
    name = page.locator(f"#p{world.people['Anna'].pk} .ln-chip__n")
    assert name.inner_text() == longest
    assert name.evaluate("e => [getComputedStyle(e).textOverflow, getComputedStyle(e).whiteSpace]") == [
        "clip",
        "normal",
    ]
    inside = "e => e.getBoundingClientRect().right <= e.closest('[data-net]').getBoundingClientRect().right"
    assert name.evaluate(inside)
    expect_none(too_wide(page))


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_many_networks_and_a_newcomer_can_be_used_by_everyone(open_page, world, width):
    programme = add_crew(world)
    scenario = composed(world, programme)
    scenario.frame = frame_of(*(f"N{place}" for place in range(13)), smallest=0, largest=12)
    scenario = refreeze(scenario)
    scenario.save(update_fields=["frame"])
    make_person(world, "Nina", "Nina Nielsen")
    make_unit(world, "Hus Nina", "Kommunen", "Skole")
    make_holding(world, "Nina", "Hus Nina", level=3, title="leder")
    page = open_page(f"/netvaerk/hr/forslag/{scenario.pk}/", world.hr, width=width)
    assert page.locator(".ln-nets--dense").count() == 1
    assert page.locator('button[form="oensker"]').count() == 3
    expect_none(accessibility_faults(page) + too_wide(page))
    page.goto(f"/netvaerk/hr/forslag/{scenario.pk}/netvaerk/")
    expect_none(accessibility_faults(page) + too_wide(page))
