"""Circles for the test municipality: eight people who share one, three who share another, both inside a third."""

from datetime import timedelta
from typing import Any

from evaluation.actions.circles import Circle, open_circle_round
from evaluation.models import Round
from tests.evaluation.world import closed
from tests.world import NOW, World

LARGE, SMALL, WHOLE = "network-1", "network-2", "programme-1"


def questions(**more: Any) -> dict[str, Any]:
    """Two statements and an open question."""

    def said(danish: str, english: str) -> dict[str, dict[str, str]]:
        # Members are asked alike.
        return {key: {"da": danish, "en": english} for key in ("self", "others")}

    items = [
        {"key": "worth", "wording": said("Det er tiden værd.", "It is worth the time.")},
        {"key": "again", "wording": said("Jeg vil gerne fortsætte.", "I should like to go on.")},
    ]
    return {
        "key": "vores-kreds",
        "title": {"da": "Vores kreds", "en": "Our circle"},
        "about": {"da": "Om det, vi er sammen om.", "en": "About what we share."},
        "minutes": 1,
        "scale": {
            "low": 1,
            "high": 5,
            "lead": {"da": "Det passer", "en": "This is true"},
            "labels": {"da": ["a", "b", "c", "d", "e"], "en": ["a", "b", "c", "d", "e"]},
        },
        "themes": [
            {
                "key": "use",
                "name": {"da": "Udbytte", "en": "Use"},
                "about": {"da": "Om udbyttet.", "en": "About its use."},
                "items": items,
            }
        ],
        "open": [{"key": "change", "wording": said("Hvad skal ændres?", "What should change?")}],
    } | more


def circles(world: World) -> list[Circle]:
    """The whole first, then what it holds; `add_teams` has made the people."""
    large = tuple(world.people[f"ha{number}"].pk for number in range(8))
    small = tuple(world.people[f"ba{number}"].pk for number in range(3))
    return [
        Circle(WHOLE, "Alle netværk", "Programmet"),
        Circle(LARGE, "Netværk Fjord", "Programmet", large, inside=WHOLE),
        Circle(SMALL, "Netværk Bro", "Programmet", small, inside=WHOLE),
    ]


def opened_circles(world: World, **more: Any) -> Round:
    """An open round about the circles."""
    facts = {
        "title": "Er vi tiden værd?",
        "content": questions(),
        "circles": circles(world),
        "deadline": NOW + timedelta(days=14),
        "remind_at": None,
    }
    return open_circle_round(**(facts | more), by=world.hr, at=NOW)


def published_circles(round: Round) -> Round:
    """The round closed and published, for tests whose transaction cannot let the database forget."""
    closed(round)
    Round.objects.filter(pk=round.pk).update(state="published", published_on=round.deadline.date())
    round.refresh_from_db()
    return round
