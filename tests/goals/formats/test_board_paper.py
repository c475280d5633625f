"""The board on paper: one A3 page lying down, tagged, with everything that is on the board's own page."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from goals.actions.steps import pass_up
from goals.models import Step
from tests.goals.board_world import add_boards, make_step
from tests.world import NOW, TODAY, make_world


@pytest.fixture
def world(db):
    return add_boards(make_world())


def read(world, role="employee"):
    """The paper as somebody fetches it."""
    client = Client()
    client.force_login(world.accounts[role])
    response = client.get(reverse("goals:board_paper", args=[world.things.board.pk]))
    assert response["Content-Disposition"] == f'attachment; filename="tavle-{world.things.board.pk}-{TODAY}.pdf"'
    return PdfReader(BytesIO(response.content))


def words(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(part):
    """The names of the parts of a tree, in the order in which they are read."""
    part = part.get_object()
    kids = part.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [part["/S"]] if "/S" in part else []
    inside = [tag for kid in kids if hasattr(kid.get_object(), "get") for tag in tags(kid)]
    return found + inside


def test_it_is_one_tagged_page_of_a3_lying_down(world):
    reader = read(world)
    box = reader.pages[0].mediabox
    assert (len(reader.pages), round(box.width), round(box.height)) == (1, 1191, 842)
    root = reader.trailer["/Root"]
    assert (root["/Lang"], reader.metadata.title) == ("da-DK", "Tavlen for Havnbjerg")
    found = tags(root["/StructTreeRoot"]["/K"])
    assert [tag for tag in found if tag in {"/H1", "/H2", "/H3", "/Figure", "/Table"}] == [
        "/H1",
        "/H2",
        *["/H3", "/Figure"],
        "/H2",
        "/H3",
        *["/H3", "/Figure"],
        "/H2",
        "/Table",
    ]


def test_it_says_what_deviates_who_does_what_and_what_is_late(world):
    step = make_step(world, world.things.board, "Spørg de pårørende", owner="leader")
    pass_up(step=step, to=world.things.board_above, by=world.hr, at=NOW)
    Step.objects.filter(pk=world.things.step.pk).update(due=TODAY - timedelta(days=1))
    text = words(read(world))
    for said in (
        "Tavlen for Havnbjerg",
        "Det afviger",
        world.things.indicator.name,
        world.things.unmeasured.name,
        "Ring samme dag",
        "over tid",
        "sendt op til Ældre og Sundhed",
    ):
        assert said in text
