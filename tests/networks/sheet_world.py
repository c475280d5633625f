"""Decision sheets for tests, at each place of their life."""

from datetime import timedelta
from typing import Any

from networks.actions.hearings import close_hearing, comment_on, invite_to_hearing
from networks.actions.sheets import (
    answer_question,
    ask_to_sign,
    begin_sheet,
    plan_programme,
    publish_sheet,
    sign_sheet,
)
from networks.models import Sheet
from tests.world import NOW, TODAY, World

LATER = TODAY + timedelta(days=60)
HEARD_BY = TODAY + timedelta(days=14)
FIRST_ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "aim": ("Ledelse er et fag.", {"purposes": [["reflection", ""], ["own", "Færre sygedage"]]}),
    "kind": ("", {"kind": "cross"}),
    "attendance": ("Alle skal med.", {"attendance": "voluntary"}),
}
MORE_ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "expectations": ("Vi venter os meget.", {"hours": 4, "budget": "120000", "mandate": "Egne møder"}),
    "backing": ("Vi åbner programmet.", {}),
    "turnover": ("Nye ledere får en makker.", {"placement_days": 45}),
    "term": ("", {"trial_months": 12}),
    "evaluation": ("Alle bliver spurgt.", {"decide_months": 24}),
    "ending": ("", {"criteria": ["members", "idle"]}),
}


def begun(world: World, name: str = "Nye netværk") -> Sheet:
    """A sheet with no answers yet, and its programme under preparation."""
    return plan_programme(name=name, starts=LATER, answer_by=LATER, by=world.hr, at=NOW)


def told(world: World, sheet: Sheet, answers: dict[str, tuple[str, dict[str, Any]]]) -> Sheet:
    """The sheet with these answers."""
    for question, (words, chosen) in answers.items():
        answer_question(sheet=sheet, question=question, words=words, chosen=chosen, by=world.hr, at=NOW)
    return Sheet.objects.get(pk=sheet.pk)


def answered(world: World, name: str = "Nye netværk") -> Sheet:
    """A sheet with purpose and type and a few more."""
    return told(world, begun(world, name), FIRST_ANSWERS | MORE_ANSWERS)


def in_hearing(world: World, *people: str, name: str = "Nye netværk") -> Sheet:
    """A sheet on which these are heard; without any, the director and the leader."""
    asked = [world.people[key] for key in people or ("director", "leader")]
    return invite_to_hearing(sheet=answered(world, name), people=asked, heard_by=HEARD_BY, by=world.hr, at=NOW)


def commented(world: World, who: str = "leader", **facts: Any):
    """What somebody says in a hearing of their own."""
    sheet = facts.pop("sheet", None) or in_hearing(world)
    return comment_on(sheet=sheet, question="kind", words="Husk dagtilbud.", by=world.accounts[who], at=NOW)


def heard(world: World, name: str = "Nye netværk") -> Sheet:
    """A sheet whose hearing is over."""
    return close_hearing(sheet=in_hearing(world, name=name), by=world.hr, at=NOW)


def asked_to_sign(world: World, name: str = "Nye netværk") -> Sheet:
    """A sheet that waits for the director's name."""
    return ask_to_sign(sheet=heard(world, name), signer=world.people["director"], by=world.hr, at=NOW)


def signed(world: World, name: str = "Nye netværk", sheet: Sheet | None = None) -> Sheet:
    """A sheet that the director has signed: the one that has been heard, or a usual one."""
    sheet = (
        ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
        if sheet
        else asked_to_sign(world, name)
    )
    sign_sheet(sheet=sheet, edition=sheet.edition, by=world.accounts["director"], at=NOW)
    return Sheet.objects.get(pk=sheet.pk)


def published(world: World, name: str = "Nye netværk") -> Sheet:
    """A sheet that everybody can read."""
    return publish_sheet(sheet=signed(world, name), by=world.hr, at=NOW)


def add_sheets(world: World) -> World:
    """For the door table: a sheet the leader is heard on, one that waits for the director, one that is published.

    `other_sheet` is heard by the director alone. The published one has a version before it.
    """
    things = world.things
    things.sheet = in_hearing(world, "leader", name="Netværk i høring")
    things.other_sheet = in_hearing(world, "third_leader", name="Netværk for andre")
    things.comment, things.other_comment = (
        commented(world, who, sheet=sheet)
        for who, sheet in (("leader", things.sheet), ("third_leader", things.other_sheet))
    )
    things.asked_sheet = asked_to_sign(world, name="Netværk til underskrift")
    things.other_asked_sheet = ask_to_sign(
        sheet=heard(world, "Andre til underskrift"), signer=world.people["chief"], by=world.hr, at=NOW
    )
    things.published_sheet = published(world, "Netværk, der er besluttet")
    things.decided = things.published_sheet.programme
    things.first_draft = begun(world, "Netværk i kladde")
    things.next_sheet = begin_sheet(programme=things.decided, answer_by=LATER, by=world.hr, at=NOW)
    return world
