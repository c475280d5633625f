"""One call of every verb of the evaluation engine; the respondent's own leaves no row, by name."""

from datetime import timedelta
from typing import Any

from evaluation import keyfiles
from evaluation.actions.giving_up import give_up_round
from evaluation.actions.opening import open_round
from evaluation.actions.rounds import make_round
from evaluation.actions.talks import book_talk
from evaluation.models import Assessment, Round
from evaluation.rules.rounds import State
from evaluation.rules.talks import Whom
from tests.evaluation.circle_world import circles, opened_circles, questions
from tests.evaluation.world import add_teams, drafted, opened, published, rules
from tests.verbs import Deed
from tests.world import NOW, TODAY, World


def of_draft(world: World, **more: Any) -> dict[str, Any]:
    """A round under preparation, with the employee as its representative."""
    return {"round": drafted(add_teams(world), representative=world.people["employee"])} | more


def of_open(world: World) -> dict[str, Any]:
    """A round that has opened."""
    return {"round": opened(add_teams(world))}


def of_circles(world: World) -> dict[str, Any]:
    """A round about circles that is about to open."""
    facts = {"title": "Er vi tiden værd?", "content": questions(), "circles": circles(add_teams(world))}
    return facts | {"deadline": NOW + timedelta(days=14), "remind_at": None}


def of_late(world: World) -> dict[str, Any]:
    """An open round whose deadline has passed."""
    before = NOW - timedelta(days=20)
    late = rules(on=TODAY - timedelta(days=20), deadline=NOW - timedelta(days=1))
    round = make_round(rules=late, by=world.hr, at=before)
    return {"round": open_round(round=round, by=world.hr, at=before)}


def of_keyless(world: World) -> dict[str, Any]:
    """An open round whose key file is gone."""
    given = of_open(world)
    keyfiles.destroy(given["round"].key_name)
    return given


def of_forgotten(world: World) -> dict[str, Any]:
    """A late round with two keys, whose passphrases are forgotten."""
    round = opened(add_teams(world), two_keys=True, passphrases=("havnens-gamle-fyr", "fem-blå-cykler"))
    Round.objects.filter(pk=round.pk).update(deadline=NOW - timedelta(days=1))
    return {"round": round}


def of_given_up(world: World) -> dict[str, Any]:
    """A round that has been given up."""
    return {"round": give_up_round(round=of_forgotten(world)["round"], by=world.hr, at=NOW)}


def of_closed(world: World) -> dict[str, Any]:
    """A round that has been counted and is not published."""
    round = published(add_teams(world))
    Round.objects.filter(pk=round.pk).update(state=State.CLOSED, published_on=None)
    round.refresh_from_db()
    return {"round": round}


def of_published(world: World) -> dict[str, Any]:
    """A round whose figures can be seen."""
    return {"round": published(add_teams(world))}


def of_report(world: World, **more: Any) -> dict[str, Any]:
    """A leader's report."""
    round = published(add_teams(world))
    return {"assessment": Assessment.objects.get(round=round, leader=world.people["leader"])} | more


def of_talk(world: World, **more: Any) -> dict[str, Any]:
    """A talk with the leader's superior, tomorrow."""
    return of_report(
        world, whom=Whom.SUPERIOR, starts=NOW + timedelta(days=1), ends=NOW + timedelta(days=1, hours=1), **more
    )


def of_booked(world: World) -> dict[str, Any]:
    """A talk that is booked."""
    given = of_talk(world)
    book_talk(**given, people=[world.people["director"]], by=world.accounts["leader"], at=NOW)
    return {"assessment": given["assessment"], "whom": given["whom"]}


def of_open_circles(world: World, **more: Any) -> dict[str, Any]:
    """An open round about circles."""
    return {"round": opened_circles(add_teams(world))} | more


def its_round(given: dict[str, Any]) -> Round:
    """The object of the row: the round that the verb was given."""
    return given["round"]


def its_report(given: dict[str, Any]) -> Assessment:
    """The object of the row: the leader's assessment."""
    return given["assessment"]


VERBS = {
    "make_round": Deed(lambda world: {"rules": rules()}),
    "open_circle_round": Deed(of_circles, also=("open_round",)),
    "move_circle_deadline": Deed(lambda world: of_open_circles(world, deadline=NOW + timedelta(days=20)), on=its_round),
    "withdraw_circle_round": Deed(lambda world: of_open_circles(world, reason="Forkerte spørgsmål."), on=its_round),
    "forget_words": Deed(lambda world: of_open_circles(world, circle="network-1"), on=its_round),
    "change_round": Deed(lambda world: of_draft(world, rules={"k": 7})),
    "derive_raters": Deed(of_draft),
    "drop_round": Deed(of_draft, on=its_round),
    "ask_for_review": Deed(of_draft),
    "review_round": Deed(of_draft),
    "open_round": Deed(lambda world: {"round": drafted(add_teams(world))}),
    "send_invitations": Deed(of_open, on=its_round),
    "send_reminders": Deed(of_open, on=its_round),
    "close_round": Deed(of_late),
    "publish_round": Deed(of_closed),
    "lose_round": Deed(of_keyless),
    "give_up_round": Deed(of_forgotten),
    "destroy_key": Deed(of_given_up),
    "tell_given_up": Deed(of_given_up, on=its_round),
    "tell_leaders": Deed(of_published, on=its_round),
    "open_report": Deed(of_report, on=its_report),
    "book_talk": Deed(
        lambda world: of_talk(world, people=[world.people["director"]]), on=its_report, also=("book_appointment",)
    ),
    "move_talk": Deed(
        lambda world: (
            of_booked(world)
            | {"starts": NOW + timedelta(days=2), "ends": NOW + timedelta(days=2, hours=1), "place": ""}
        ),
        on=its_report,
        also=("move_appointment",),
    ),
    "cancel_talk": Deed(of_booked, on=its_report, also=("cancel_appointment",)),
    "choose_focus": Deed(lambda world: of_report(world, steps={"trust": "Spørge først"}), on=its_report),
}
