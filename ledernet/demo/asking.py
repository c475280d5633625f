"""Before composition in the demo: wishes that are in, a round that asks today, and a proposal that chefs are heard on."""

from datetime import timedelta
from typing import Any

from ledernet.demo.personas import DIRECTOR, LEADER
from ledernet.demo.stage import Stage
from networks.actions.programmes import set_up_programme
from networks.actions.soundings import begin_sounding, say_of_seats, settle_objection
from networks.actions.wishes import open_wish_round, settle_apart, tell_wishes
from networks.models import Programme, Scenario, Sounding, Wishes, WishRound
from networks.queries.participants import days_told
from networks.queries.wishes import pairs_of
from networks.rules.composition import WEEKDAYS
from networks.rules.programmes import Attendance, Kind, Purpose
from networks.rules.soundings import Handling, Says
from organisation.models import Person
from organisation.queries.people import leaders_on

OPENED, TOLD, HEARD_FOR, ASKS_FOR, BEGINS_IN = 14, 6, 4, 6, 80
MOST_TOLD, APART, TOLD_ALREADY = 24, 3, 5
THEMES = ["Svære samtaler", "At prioritere, når alt haster", "Forandringer, ingen har bedt om", "Ny som leder"]
PLACES = ["Rådhuset", "Havnehuset", "Hos hinanden på skift"]
WORDS = ("Jeg kan ikke i uge 7.", "Gerne nogen, der også leder på to adresser.", "Helst om formiddagen.")
VOLUNTARY: dict[str, Any] = {
    "name": "Netværk om at lede på afstand",
    "kind": Kind.CROSS,
    "attendance": Attendance.VOLUNTARY,
    "smallest": 5,
    "largest": 8,
    "hours": 2,
}
OBJECTIONS = ("De to har lige delt en svær sag og har brug for luft.", "Vi mister vores fælles eftermiddag.")
KEPT = "Der er ingen anden plads uden egen leder. Vi tager dagen op med facilitatoren."


def wishes_in(stage: Stage, programme: Programme) -> WishRound:
    """The round before the next rotation: over since yesterday, one pair kept apart by HR, the others waiting."""
    at, until = stage.clock(stage.on - timedelta(days=OPENED), 9), stage.on - timedelta(days=1)
    round = open_wish_round(programme=programme, until=until, themes=THEMES, places=PLACES, by=stage.hr, at=at)
    asked = list(round.answers.select_related("round__programme", "person").order_by("person__email"))
    mette = [one for one in asked if one.person.email == LEADER]
    told = [*mette, *stage.dice.sample([one for one in asked if one not in mette], min(MOST_TOLD, len(asked) * 2 // 3))]
    people = [one.person for one in told]
    for place, own in enumerate(told):
        tell(stage, own, apart=[people[-place]] if 0 < place <= APART else [], number=place)
    first = pairs_of(round)[0]
    early = stage.clock(stage.on, 8)
    settle_apart(round=round, one=first.one, other=first.other, accepted=True, by=stage.hr, at=early)
    return round


def tell(stage: Stage, own: Wishes, *, apart: list[Person], number: int, **facts: Any) -> None:
    """A leader answers on the phone; the days they have told before stand."""
    days = days_told(own.round.programme, own.person) or WEEKDAYS
    tell_wishes(
        wishes=own,
        days=days,
        best_day=stage.dice.choice([*days]) if number % 3 else "",
        themes=sorted(stage.dice.sample(own.round.themes, 2)) if own.round.themes else [],
        places=[stage.dice.choice(own.round.places)] if own.round.places and number % 2 else [],
        facilitates=number % 9 == 4,
        words=WORDS[number // 7] if number % 7 == 5 and number // 7 < len(WORDS) else "",
        apart=apart,
        by=stage.accounts.get(own.person_id),
        at=stage.clock(stage.on - timedelta(days=TOLD), 12),
        **facts,
    )


def wishes_asked(stage: Stage) -> WishRound:
    """A voluntary programme to come asks the leaders of Mette Lindegaard's level; some have answered, she has not."""
    mette = next(card for card in leaders_on(stage.on) if card.email == LEADER)
    at, until = stage.clock(stage.on - timedelta(days=TOLD + 1), 9), stage.on + timedelta(days=ASKS_FOR)
    programme = set_up_programme(
        purposes=[(Purpose.TOOLS, "")],
        fields=[],
        starts=stage.on + timedelta(days=BEGINS_IN),
        levels=[mette.level],
        by=stage.hr,
        at=at,
        **VOLUNTARY,
    )
    round = open_wish_round(programme=programme, until=until, themes=THEMES[:3], by=stage.hr, at=at)
    asked = round.answers.exclude(person__email=LEADER).select_related("round__programme", "person")
    for place, own in enumerate(asked.order_by("person__email")[:TOLD_ALREADY]):
        tell(stage, own, apart=[], number=place, joins=place != 3)
    return round


def heard(stage: Stage, scenario: Scenario) -> Sounding:
    """The first proposal is with the chefs since this morning: Karsten Vang has not answered, two others object."""
    at = stage.clock(stage.on, 11)
    until = stage.on + timedelta(days=HEARD_FOR)
    fresh = Scenario.objects.select_related("programme").get(pk=scenario.pk)
    sounding = begin_sounding(scenario=fresh, until=until, by=stage.hr, at=at)
    voices = sounding.voices.exclude(person__email=DIRECTOR).select_related("sounding__scenario__programme", "person")
    for place, voice in enumerate(voices.order_by("person__email")[: len(OBJECTIONS) + 2]):
        leaders = list(voice.words.order_by("leader__email").values_list("leader_id", flat=True))
        said = dict.fromkeys(leaders, (Says.FINE, ""))
        if place < len(OBJECTIONS):
            said[leaders[0]] = (Says.OBJECTS, OBJECTIONS[place])
        say_of_seats(voice=voice, said=said, by=stage.accounts.get(voice.person_id), at=at + timedelta(hours=1))
        if place == 1:
            word = voice.words.select_related("voice__sounding").get(says=Says.OBJECTS)
            later = at + timedelta(hours=2)
            settle_objection(word=word, handling=Handling.KEPT, reply=KEPT, by=stage.hr, at=later)
    return sounding
