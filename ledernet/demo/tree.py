"""The drawing of an organisation before anybody works there: places in a tree, their leaders' chairs, their staff."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledernet.demo.people import LEADERS

DIRECTOR, HEAD, LEADER_OF_LEADERS, LEADER, EMPLOYEE = 1, 2, 3, 4, 5

# Who works there: titles with how often each is met, and how many of them are women, in a hundred.
PROFILES: dict[str, tuple[int, dict[str, int]]] = {
    "skole": (
        70,
        {"lærer": 60, "pædagog": 14, "børnehaveklasseleder": 6, "skolesekretær": 3, "teknisk servicemedarbejder": 4},
    ),
    "sfo": (68, {"pædagog": 55, "pædagogmedhjælper": 45}),
    "dagtilbud": (86, {"pædagog": 56, "pædagogisk assistent": 14, "pædagogmedhjælper": 30}),
    "dagpleje": (96, {"dagplejer": 95, "dagplejepædagog": 5}),
    "pleje": (
        91,
        {
            "social- og sundhedshjælper": 38,
            "social- og sundhedsassistent": 42,
            "sygeplejerske": 6,
            "ufaglært afløser": 8,
            "ergoterapeut": 3,
        },
    ),
    "sygepleje": (94, {"sygeplejerske": 78, "social- og sundhedsassistent": 22}),
    "træning": (82, {"fysioterapeut": 55, "ergoterapeut": 40, "kliniksekretær": 5}),
    "sundhed": (88, {"sundhedsplejerske": 60, "sundhedskonsulent": 25, "diætist": 8, "sekretær": 7}),
    "tandpleje": (90, {"tandlæge": 22, "tandplejer": 24, "klinikassistent": 54}),
    "bosted": (72, {"pædagog": 48, "social- og sundhedsassistent": 20, "omsorgsmedhjælper": 26, "nattevagt": 6}),
    "rådgivning": (80, {"socialrådgiver": 74, "administrativ medarbejder": 14, "familiebehandler": 12}),
    "ppr": (85, {"psykolog": 40, "tale-høre-konsulent": 35, "specialpædagogisk konsulent": 25}),
    "job": (
        74,
        {
            "beskæftigelseskonsulent": 60,
            "socialrådgiver": 18,
            "virksomhedskonsulent": 14,
            "administrativ medarbejder": 8,
        },
    ),
    "kontor": (68, {"administrativ medarbejder": 40, "konsulent": 30, "fuldmægtig": 20, "kontorassistent": 10}),
    "økonomi": (55, {"økonomikonsulent": 60, "controller": 20, "regnskabsmedarbejder": 20}),
    "it": (28, {"it-konsulent": 50, "systemadministrator": 30, "digitaliseringskonsulent": 20}),
    "hr": (72, {"HR-konsulent": 40, "proceskonsulent": 20, "arbejdsmiljøkonsulent": 20, "jurist": 20}),
    "byg": (48, {"byggesagsbehandler": 45, "ingeniør": 25, "planlægger": 20, "arkitekt": 10}),
    "miljø": (52, {"miljøsagsbehandler": 50, "biolog": 25, "ingeniør": 25}),
    "park": (16, {"gartner": 35, "specialarbejder": 45, "vejmand": 20}),
    "drift": (20, {"teknisk servicemedarbejder": 60, "håndværker": 30, "driftstekniker": 10}),
    "rengøring": (82, {"rengøringsassistent": 90, "serviceassistent": 10}),
    "køkken": (80, {"ernæringsassistent": 55, "køkkenmedhjælper": 30, "kok": 15}),
    "beredskab": (14, {"brandmand": 70, "beredskabsassistent": 30}),
    "bibliotek": (70, {"bibliotekar": 55, "biblioteksassistent": 35, "formidler": 10}),
    "kultur": (55, {"kulturkonsulent": 35, "formidler": 35, "idrætsassistent": 30}),
    "musik": (50, {"musikskolelærer": 92, "administrativ medarbejder": 8}),
    "borgerservice": (78, {"borgerrådgiver": 30, "borgerservicemedarbejder": 70}),
    "sengeafsnit": (
        88,
        {"sygeplejerske": 62, "social- og sundhedsassistent": 24, "sekretær": 6, "serviceassistent": 8},
    ),
    "læger": (52, {"overlæge": 42, "afdelingslæge": 26, "læge i uddannelsesstilling": 32}),
    "ambulatorium": (90, {"sygeplejerske": 70, "lægesekretær": 30}),
    "laboratorium": (80, {"bioanalytiker": 84, "laborant": 16}),
    "røntgen": (72, {"radiograf": 80, "lægesekretær": 20}),
    "psykiatri": (74, {"sygeplejerske": 45, "social- og sundhedsassistent": 35, "pædagog": 12, "psykolog": 8}),
    "ambulance": (24, {"paramediciner": 45, "ambulancebehandler": 55}),
}
PLACES = ("Fjordby", "Nordhavn", "Sønderby", "Østermarke", "Vesterås", "Havnbjerg")


@dataclass
class Node:
    """A place in the organisation: what it is called, who leads it and with which title, who works there.

    `names` are people the demo knows by name; two share the chair. `chair` says what is special about it: vacant,
    acting, new (taken up within the last weeks) or leave. `colleagues` are known by name too: (name, title).
    """

    name: str
    field: str = ""
    place: str = ""
    title: str = ""
    level: int = LEADER
    names: tuple[str, ...] = ()
    staff: tuple[tuple[str, int], ...] = ()
    children: Sequence["Node"] = ()
    chair: str = ""
    colleagues: tuple[tuple[str, str], ...] = ()
    key: str = ""
    parent: str = ""


def place(number: int) -> str:
    """A place of the municipality, in turn."""
    return PLACES[number % len(PLACES)]


def team(name: str, title: str, *staff: tuple[str, int], level: int = LEADER, **facts) -> Node:
    """A place with a leader and employees."""
    return Node(name, title=title, level=level, staff=staff, **facts)


def numbered(root: Node, prefix: str) -> list[Node]:
    """All places with keys as HR has them, each one's parent, and the leaders whom the demo knows by name."""
    places: list[Node] = []

    def visit(node: Node, parent: str) -> None:
        key = f"{prefix}{100 + len(places)}"
        node.key, node.parent = key, parent
        if node.title and not node.names and node.name in LEADERS:
            node.names = (LEADERS[node.name],)
        places.append(node)
        for child in node.children:
            visit(replace(child, field=child.field or node.field, place=child.place or node.place), key)

    visit(root, "")
    return places


def filled_up(places: Sequence[Node], employees: int) -> None:
    """Make staff numbers add up to exactly so many employees, leaders included, by the size that places have."""
    fixed = sum(len(node.colleagues) for node in places)
    fixed += len({name for node in places for name in node.names})
    fixed += sum(1 for node in places if node.title and not node.names and node.chair != "vacant")
    fixed += sum(1 for node in places if node.chair == "leave")
    wanted = employees - fixed
    drawn = sum(count for node in places for _, count in node.staff)
    shares = [(node, number) for node in places for number, _ in enumerate(node.staff)]
    given, running = 0, 0
    for node, number in shares:
        running += node.staff[number][1]
        until = wanted * running // drawn
        profile = node.staff[number][0]
        node.staff = (*node.staff[:number], (profile, until - given), *node.staff[number + 1 :])
        given = until
