"""Where one is on the pages of a decision sheet, and that every way back is open to the reader."""

import re

from django.urls import reverse

from networks.actions.hearings import close_hearing, invite_to_hearing
from networks.actions.sheets import ask_to_sign, begin_sheet
from networks.models import Sheet
from tests.networks.sheet_world import HEARD_BY, LATER, published
from tests.world import NOW


def at(name, *args):
    return reverse(f"networks:{name}", args=args)


def crumbs(response):
    trail = re.search(r'<nav class="ln-crumb".*?</nav>', response.content.decode(), re.DOTALL)[0]
    return re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", trail), re.findall(r'href="([^"]+)"', trail)


def test_every_page_of_a_sheet_says_where_one_is(world, as_one):
    published(world)
    programme = Sheet.objects.get().programme
    sheet = begin_sheet(programme=programme, answer_by=LATER, by=world.hr, at=NOW)
    people = [world.people["leader"], world.people["director"]]
    invite_to_hearing(sheet=sheet, people=people, heard_by=HEARD_BY, by=world.hr, at=NOW)
    close_hearing(sheet=sheet, by=world.hr, at=NOW)
    ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    hearing, own = at("hearing", sheet.pk), reverse("my_day")
    desk = ["HR", "Netværksprogrammer", "Nye netværk", "Ledelsens beslutninger"]
    for key, page, names, way in (
        ("leader", "hearing", ["Min dag", "Høringen"], [own]),
        ("leader", "compare_sheets", ["Min dag", "Høringen", "To udgaver"], [own, hearing]),
        ("director", "sign_sheet", ["Min dag", "Skriv under"], [own]),
        ("hr", "hearing", [*desk, "Høringen"], None),
        ("hr", "compare_sheets", [*desk, "Høringen", "To udgaver"], None),
    ):
        said_names, said_way = crumbs(as_one(key).get(at(page, sheet.pk)))
        assert said_names == names
        assert way in (None, said_way)
        assert all(as_one(key).get(address).status_code == 200 for address in said_way)
