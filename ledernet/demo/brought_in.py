"""A second professional programme: networks for those who lead employees in elderly care, older than LederNet.

HR brought them in from a file when LederNet came, with those who have left since. Management has written down what they
are for, one of them has been continued and one adjusted, and they keep their own rules and minutes.
"""

from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from django.db.models import Count, F, Q

from ledernet.demo.decisions import Told, decided
from ledernet.demo.gatherings import latest_held
from ledernet.demo.lives import talk
from ledernet.demo.personas import FACILITATOR
from ledernet.demo.rounds import SET_UP
from ledernet.demo.sparring import runner_of
from ledernet.demo.stage import Stage
from ledernet.demo.voices import agree, want_to_learn
from networks.actions.cycle import set_criteria
from networks.actions.decisions import continue_network
from networks.actions.minutes import note_outcome, write_minutes
from networks.actions.network_import import import_networks
from networks.actions.programmes import set_up_programme
from networks.models import Facilitator, Network, Programme
from networks.queries.network_import import plan_for
from networks.rules.criteria import Kind as Criterion
from networks.rules.criteria import Wanted
from networks.rules.minutes import Kind as Outcome
from networks.rules.network_import import Row
from networks.rules.programmes import Attendance, Kind, Purpose
from organisation.models import Field, Person
from organisation.queries.people import LeaderCard, leaders_on
from organisation.rules.levels import Level

Place = tuple[str, date | None, date | None]
FIELD, FILE = "ældre", "netvaerk_aeldre.csv"
BEGAN_BEFORE = 2 * 365 + 210
JOINS_AFTER, NO_LATER_THAN = timedelta(days=40), timedelta(days=60)
NAMES = ("Syren", "Hyben", "Kaprifol", "Slåen", "Mirabel", "Kornel", "Liguster", "Hyld", "Berberis", "Jasmin")
ELDERLY: dict[str, Any] = {
    "name": "Faglige netværk på ældreområdet",
    "kind": Kind.PROFESSIONAL,
    "attendance": Attendance.MANDATORY,
    "smallest": 3,
    "largest": 6,
    "levels": [Level.LEADER_OF_EMPLOYEES.value],
    "hours": 2,
    "budget": 25_000,
    "mandate": "Netværket må ændre, hvordan vi gør det samme i vores egne huse, når det ikke koster mere.",
    "backing": "Ældrechefen kommer en halv time to gange om året og svarer på det, netværket spørger om.",
}
WHY = [
    (Purpose.OWN, "Borgeren møder den samme faglighed dag og aften"),
    (Purpose.PROFESSION, ""),
    (Purpose.FEEDBACK, ""),
]
ON_ELDERLY: Told = {
    "aim": (
        "Det må ikke betyde noget for borgeren, hvem der er på vagt.",
        {"purposes": [[purpose.value, words] for purpose, words in WHY]},
    ),
    "practice": ("To ledere følger hinanden en formiddag om året og taler om, hvad de så.", {}),
    "gain_leader": ("En kollega at ringe til, som kender både faget og aftenholdet.", {}),
    "gain_whole": ("Færre klager over, at det er forskelligt fra hus til hus.", {}),
    "ownership": ("Netværket laver sin egen plan for året, og ældrechefen læser den.", {}),
    "telling": ("Ældrechefen skriver om det i sit brev til medarbejderne, og hvert hus hænger formålet op.", {}),
    "leaders_need": ("De er alene i deres eget hus.", {"leaders_need": "professional"}),
    "whole_needs": ("", {"whole_needs": "professional"}),
    "kind": (
        "De skal kunne gå helt ned i det faglige. Netværkene på tværs har de også.",
        {"kind": "professional", "fields": [FIELD]},
    ),
    "attendance": ("Borgerne har krav på det samme overalt. Derfor er alle med.", {"attendance": "mandatory"}),
    "facilitation": ("En proceskonsulent hjælper, så deltagerne kan være deltagere.", {"facilitation": "internal"}),
    "administration": ("Ældrechefens sekretær booker lokalerne, og HR holder listerne.", {}),
    "cut": (
        "Ældrechefen vil spørges, hvis et netværk skal deles eller lægges sammen.",
        {"delegated": ["rhythm", "facilitators", "arrivals"]},
    ),
    "turnover": ("Den første måned følges en ny leder med en makker fra netværket.", {"placement_days": 60}),
    "term": (
        "De, der kender hinanden, bliver sammen. Vi ser på det igen om tre år.",
        {"trial_months": 0, "rotate_months": 0},
    ),
    "evaluation": ("Vi ser på klager og medicinfejl og spørger deltagerne, hvad netværket har betydet for dem.", {}),
    "ending": ("", {"criteria": [Criterion.SHARE.value, Criterion.PURPOSE.value]}),
    "fit": ("Hvis husene bliver lagt sammen, eller hvis hjemmeplejen flytter ind i dem.", {}),
}
MEASURED_BY = (Wanted(Criterion.SHARE, 50), Wanted(Criterion.PURPOSE))
RULES = (
    "Vi taler om borgere uden navn",
    "Den, der har prøvet noget, fortæller også, hvad der ikke lykkedes",
    "Vi ringer til hinanden imellem møderne",
)
TALKED, DECIDED, AGREED, NEXT_IN, LEARN_FROM = 72, 66, 100, 320, 6
GO_ON = (
    "Vi vil gerne fortsætte. Det er her, vi får taget det op, som driften ellers æder.",
    "Klagerne er faldet i de huse, der er med, og deltagerne vil gerne fortsætte.",
    "",
)
BE_CHANGED = (
    "Vi når for lidt på to timer på rådhuset, og vi vil gerne se det, vi taler om.",
    "Det virker bedst, når vi ser det med egne øjne, og det koster ikke mere tid.",
    "Hvert andet møde bliver holdt i et af husene og begynder med en runde på gangene.",
)
MINUTES = (
    "Tre huse fortalte, hvordan de tager imod en ny beboer den første aften. Alle prøver velkomstkortet fra ét af dem.",
    "Vi gennemgik to medicinfejl uden at lede efter en skyldig. Begge skete ved vagtskiftet.",
)
STEPS = (
    "Prøv velkomstkortet hos tre nye borgere, og spørg dem bagefter",
    "Se på jeres eget vagtskifte en aften, og tag ét spørgsmål med næste gang",
)


def brought_in(stage: Stage) -> list[Network]:
    """The programme and its networks, as HR's file has them; none where too few lead employees in the field."""
    began, at = stage.day(BEGAN_BEFORE), stage.clock(stage.day(SET_UP), 12)
    field, staying = Field.objects.filter(name=FIELD).first(), who_stayed(began, stage.on)
    if field is None or len(staying) < ELDERLY["smallest"]:
        return []
    programme = set_up_programme(purposes=WHY, fields=[field], by=stage.hr, at=at, starts=began, **ELDERLY)
    count = -(-len(staying) // ELDERLY["largest"])
    rows = rows_of(programme, [*staying, *who_left(began, at.date())], guides_for(count))
    networks = import_networks(plan=plan_for(rows, []), by=stage.hr, at=at)
    decided(stage, programme, ON_ELDERLY)
    return networks


def rows_of(programme: Programme, places: list[Place], guides: list[str]) -> list[Row]:
    """The rows of the file: a network for each facilitator, and the places dealt out one by one."""
    return [
        Row(
            file=FILE,
            number=number + 2,
            programme=programme.name,
            network=NAMES[number % len(guides)],
            starts=programme.starts,
            ends=None,
            day="",
            facilitator=guides[number % len(guides)],
            member=mail,
            member_from=first,
            member_to=last,
        )
        for number, (mail, first, last) in enumerate(places)
    ]


def leading(on: date) -> list[LeaderCard]:
    """Who leads employees in the field on a day, those of one house after each other, so that networks part them."""
    cards = [card for card in leaders_on(on) if card.field == FIELD and card.level == Level.LEADER_OF_EMPLOYEES]
    return sorted(cards, key=lambda card: (card.unit_name, card.email))


def who_stayed(began: date, on: date) -> list[Place]:
    """Who leads there today, from the beginning or from some weeks into the chair; the newest have no place yet."""
    joined = {card.email: max(began, card.since + JOINS_AFTER) for card in leading(on)}
    return [(mail, day if day > began else None, None) for mail, day in joined.items() if day <= on - NO_LATER_THAN]


def who_left(began: date, known_on: date) -> list[Place]:
    """Who sat there in the beginning and had left the municipality by the day of the file, with their last day."""
    gone = Person.objects.filter(pk__in=[card.person for card in leading(began)], employed_to__lt=known_on)
    return [(person.email, None, person.employed_to) for person in gone.order_by("email")]


def guides_for(count: int) -> list[str]:
    """The municipality's own facilitators by their addresses: Jonas first, then those with most room."""
    runs = Count("networks", filter=Q(networks__ends=None))
    own = Facilitator.objects.filter(external=False, active=True).annotate(room=F("capacity") - runs)
    others = own.exclude(person__email=FACILITATOR).order_by("-room", "person__email")
    return list(islice(cycle([FACILITATOR, *others.values_list("person__email", flat=True)]), count))


def carry_on(stage: Stage, networks: list[Network]) -> None:
    """What has happened since: rules, aims, minutes, what it is measured by; one is continued, and one adjusted."""
    for turn, network in enumerate(networks):
        day = stage.day(AGREED - turn)
        agree(stage, network, day, [*RULES])
        want_to_learn(stage, network, day, LEARN_FROM + turn)
        write_down(stage, network, turn % len(MINUTES))
        network.refresh_from_db()
        at = stage.clock(day, 16)
        set_criteria(network=network, chosen=[*MEASURED_BY], version=network.version, by=stage.hr, at=at)
    for network, told in zip(networks, (GO_ON, BE_CHANGED), strict=False):
        go_on(stage, network, *told)


def go_on(stage: Stage, network: Network, said: str, reason: str, adjustment: str) -> None:
    """A dialogue, and the decision that rests on it, with a day for the next one."""
    talk(stage, network, stage.day(TALKED), "deltagerne og facilitatoren", said)
    network.refresh_from_db()
    continue_network(
        network=network,
        reason=reason,
        adjustment=adjustment,
        decide_by=stage.on + timedelta(days=NEXT_IN),
        version=network.version,
        by=stage.hr,
        at=stage.clock(stage.day(DECIDED), 10),
    )


def write_down(stage: Stage, network: Network, turn: int) -> None:
    """Minutes of the latest meeting, and a step of the one who took it on."""
    meeting = latest_held(stage, network)
    if meeting is None:
        return
    by, at = runner_of(stage, network), meeting.appointment.ends
    write_minutes(meeting=meeting, minutes=MINUTES[turn], version=0, by=by, at=at)
    taker = network.memberships.filter(ends=None).select_related("person").order_by("person__email").first()
    if taker is not None:
        facts: dict[str, Any] = {"owner": taker.person, "due": stage.day(-12), "by": by, "at": at}
        note_outcome(meeting=meeting, kind=Outcome.STEP, words=STEPS[turn], **facts)
