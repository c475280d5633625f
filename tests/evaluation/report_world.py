"""A leader with a report worth reading: twenty employees, six fellow leaders and a superior, each with a view."""

from collections.abc import Mapping, Sequence

from evaluation.actions.ballots import submit_ballot
from evaluation.models import Assessment, Invitation, Round
from evaluation.rules.ballots import open_keys
from evaluation.rules.rounds import State
from tests.evaluation.world import add_teams, closed, opened
from tests.world import NOW, World, make_holding, make_person, make_unit, make_world

# What each group answers on average, in quarters of a step, theme by theme.
VIEWS: Mapping[str, Mapping[str, int]] = {
    "self": {"trust": 13, "across": 14, "direction": 16, "people": 15, "follow": 18, "room": 17},
    "superior": {"trust": 16, "across": 16, "direction": 15, "people": 14, "follow": 14, "room": 16},
    "employees": {"trust": 18, "across": 16, "direction": 16, "people": 14, "follow": 12, "room": 13},
    "peers": {"trust": 17, "across": 17, "direction": 14, "people": 15, "follow": 13, "room": 15},
}
WORDS = {
    "employees": [
        "Hun lytter altid, men jeg ved ikke, hvad der bliver af det bagefter.",
        "Tavlen er god. Den må gerne komme frem hver uge.",
        "Vi aftaler meget. Jeg savner, at nogen spørger til det.",
        "Bliv ved med at tage de svære samtaler med det samme.",
        "Ros <b>os</b> & hinanden.\nGerne højt.",
        "Sig til, når noget er godt nok.",
        "Mere tid ude hos os.",
        "Godt, at du spørger.",
    ],
    "peers": ["Du er let at lave aftaler med.", "Del gerne jeres erfaringer.", "Kom tidligere med dine tvivl."],
    "superior": ["Hold fast i roen."],
    "self": ["Jeg vil gerne følge bedre op."],
}


def populated(*, employees: int = 19, peers: int = 5) -> World:
    """The municipality with leaders beside Mette, and people under her; Emil and Carl come on top of the numbers."""
    world = add_teams(make_world(), {"Havnbjerg": employees})
    for number in range(peers):
        unit, person = f"Center {number}", f"peer{number}"
        make_unit(world, unit, "Ældre og Sundhed")
        make_person(world, person, f"Leder Nummer {number}")
        make_holding(world, person, unit, level=4, title="centerleder")
    return world


def reported(
    world: World, *, hidden_value: int | None = None, hidden_words: str = "", hidden_silent: int = 0, **rules
) -> Assessment:
    """Mette's assessment in a published round.

    With `hidden_value` her fellow leaders answer that, and write that; `hidden_silent` of them do not answer.
    """
    round = opened(world, **rules)
    mette = round.assessments.get(leader=world.people["leader"])
    seen: dict[str, int] = {}
    for invitation in Invitation.objects.filter(assessment=mette).select_related("round__questionnaire"):
        at = seen[invitation.group] = seen.get(invitation.group, -1) + 1
        if invitation.group == "peers" and hidden_value is not None:
            if at >= hidden_silent:
                give(invitation, dict.fromkeys(keys(round), hidden_value), hidden_words)
        else:
            texts = WORDS[invitation.group]
            give(invitation, views(round, invitation.group, at), texts[at] if at < len(texts) else "")
    closed(round)
    Round.objects.filter(pk=round.pk).update(state=State.PUBLISHED, published_on=round.deadline.date())
    return Assessment.objects.get(pk=mette.pk)


def keys(round: Round) -> Sequence[str]:
    return [item.key for item in round.questionnaire.questions.items]


def views(round: Round, group: str, at: int) -> dict[str, int | None]:
    """What the one with a number in a group answers; two fellow leaders do not know how much room Mette gives."""
    found: dict[str, int | None] = {}
    for theme in round.questionnaire.questions.themes:
        for place, item in enumerate(theme.items):
            quarters = VIEWS[group][theme.key] + (at + 2 * place) % 4
            unknown = group == "peers" and theme.key == "room" and at < 2
            found[item.key] = None if unknown else max(1, min(5, quarters // 4))
    return found


def give(invitation: Invitation, values: Mapping[str, int | None], words: str) -> None:
    questions = invitation.round.questionnaire.questions
    written = dict.fromkeys(list(open_keys(questions))[:1], words) if words else {}
    submit_ballot(invitation=invitation, values=values, words=written, at=NOW)
