"""Fjordby Kommune, which does not exist: its administrations, institutions and teams, and the chairs that lead them."""

from ledernet.demo.care import HOME_CARE, elderly, health
from ledernet.demo.tree import DIRECTOR, HEAD, LEADER_OF_LEADERS, Node, place, team

SCHOOLS = (
    "Strandskolen Bakkeskolen Fjordskolen Østskolen Lilleskolen Vestermarkskolen Skovbakkeskolen Åskolen Søndre_Skole "
    "Nordhavnsskolen Kildeskolen"
).split()
PARTS_OF_SCHOOL = (("Indskolingen", "skole", 22), ("Udskolingen", "skole", 24), ("SFO", "sfo", 12))
DAY_AREAS = {
    "Dagtilbud Nord": ("Muslingen", "Regnbuen", "Tangloppen", "Bølgen", "Stjernehuset", "Skovtrolden"),
    "Dagtilbud Syd": ("Solstrålen", "Børnehuset Dønning", "Naturhuset", "Kastanjen", "Mariehønen", "Pilehytten"),
    "Dagtilbud Øst": ("Myretuen", "Æblehaven", "Møllehuset", "Lærken", "Egernet", "Hyldebær"),
    "Dagtilbud Vest": ("Fyrtårnet", "Søstjernen", "Troldhøj", "Kløvermarken", "Humlebien", "Ådalen"),
}
HOMES = (
    "Bostedet Ankeret",
    "Bostedet Dalsgård",
    "Bostedet Egely",
    "Bostedet Hedebo",
    "Bostedet Kærgård",
    "Bostedet Søvang",
)


def schools(count: int) -> tuple[Node, ...]:
    """Schools with their departments; the third is led by two, the fifth has its chair empty."""
    return tuple(
        Node(
            name.replace("_", " "),
            "skole",
            place(number),
            "skoleleder",
            LEADER_OF_LEADERS,
            names=("Grethe Olsen", "Rasmus Dahl") if number == 2 else ("Ole Thomsen",) if number == 0 else (),
            staff=(("skole", 4),),
            chair="vacant" if number == 4 else "",
            children=tuple(
                team(f"{part}, {name.replace('_', ' ')}", "afdelingsleder", (profile, size))
                for part, profile, size in PARTS_OF_SCHOOL
            ),
        )
        for number, name in enumerate(SCHOOLS[:count])
    )


def day_care(areas: int, houses: int) -> tuple[Node, ...]:
    """Areas of day care with their houses."""
    return tuple(
        Node(
            area,
            "dagtilbud",
            place(number),
            "områdeleder",
            LEADER_OF_LEADERS,
            staff=(("kontor", 1),),
            children=tuple(
                team(house, "daglig leder", ("dagtilbud", 15), place=place(number + turn), chair=chair_of(turn, number))
                for turn, house in enumerate(DAY_AREAS[area][:houses])
            ),
        )
        for number, area in enumerate(list(DAY_AREAS)[:areas])
    )


def chair_of(turn: int, number: int) -> str:
    """Here and there a chair is empty, new, held by somebody acting, or its holder on leave."""
    return {(1, 0): "new", (3, 1): "leave", (2, 2): "vacant", (4, 3): "acting"}.get((turn, number), "")


def directorate(name: str, field: str, at: str, *children: Node, clerks: int = 4, names: tuple[str, ...] = ()) -> Node:
    """An administration under a director, who has so many clerks."""
    staff = (("kontor", clerks),)
    return Node(name, field, at, "direktør", DIRECTOR, names=names, staff=staff, children=children)


def department(
    name: str, title: str, *children: Node, staff: tuple[str, int], field: str = "", colleagues: tuple = ()
) -> Node:
    """A department under a head, with staff of its own."""
    return Node(name, field, title=title, level=HEAD, staff=(staff,), children=children, colleagues=colleagues)


def job_centre(*teams: str) -> Node:
    """The job centre with so many of its teams."""
    return department(
        "Jobcentret",
        "jobcenterchef",
        *(team(f"Jobcentret, {name}", "teamleder", ("job", 18)) for name in teams),
        staff=("kontor", 4),
    )


def social() -> Node:
    """The job centre, benefits and the handicap area."""
    job_teams = (
        "Unge",
        "Dagpenge",
        "Sygedagpenge",
        "Integration",
        "Virksomhedsservice",
        "Fleksjob",
        "Job og Uddannelse",
    )
    return directorate(
        "Beskæftigelse og Social",
        "beskæftigelse",
        "Fjordby",
        job_centre(*job_teams),
        team("Ydelse", "ydelseschef", ("kontor", 26), level=HEAD),
        department(
            "Handicap og Psykiatri",
            "socialchef",
            *(team(name, "leder af bosted", ("bosted", 30), place=place(n)) for n, name in enumerate(HOMES)),
            team("Voksenrådgivningen", "teamleder", ("rådgivning", 22)),
            team("Støtte i eget hjem", "teamleder", ("bosted", 26)),
            team("Rusmiddelcentret", "centerleder", ("rådgivning", 16)),
            staff=("rådgivning", 8),
            field="handicap",
        ),
    )


def technical() -> Node:
    """Plans, environment, roads, buildings."""
    return directorate(
        "Teknik og Miljø",
        "teknik og miljø",
        "Nordhavn",
        department(
            "Plan og Byg",
            "plan- og bygchef",
            team("Byggesag", "teamleder", ("byg", 16)),
            team("Plan", "teamleder", ("byg", 10)),
            staff=("kontor", 3),
        ),
        department(
            "Natur og Miljø",
            "miljøchef",
            team("Naturteamet", "teamleder", ("miljø", 12)),
            team("Virksomhed og Spildevand", "teamleder", ("miljø", 12)),
            staff=("miljø", 4),
        ),
        department(
            "Vej og Park",
            "vej- og parkchef",
            team("Parkteamet", "driftsleder", ("park", 24)),
            team("Vejteamet", "driftsleder", ("park", 24)),
            team("Genbrugspladsen", "pladsleder", ("drift", 12)),
            staff=("kontor", 3),
        ),
        department(
            "Ejendomme",
            "ejendomschef",
            *(team(f"Rengøring {name}", "serviceleder", ("rengøring", 24)) for name in HOME_CARE[:4]),
            team("Teknisk service", "driftsleder", ("drift", 28)),
            staff=("kontor", 4),
        ),
        team("Beredskabet", "beredskabschef", ("beredskab", 34), level=HEAD),
    )


def culture() -> Node:
    """Libraries, music, sport, citizens' service."""
    return directorate(
        "Kultur og Borgerservice",
        "kultur",
        "Fjordby",
        department(
            "Kultur og Fritid",
            "kulturchef",
            team("Hovedbiblioteket", "biblioteksleder", ("bibliotek", 24)),
            team("Musikskolen", "musikskoleleder", ("musik", 26)),
            team("Idræt og haller", "halleder", ("kultur", 18)),
            staff=("kultur", 5),
        ),
        department(
            "Borgerservice",
            "borgerservicechef",
            team("Borgerservice, ekspeditionen", "teamleder", ("borgerservice", 20)),
            team("Kontaktcentret", "teamleder", ("borgerservice", 14)),
            staff=("kontor", 2),
            field="borgerservice",
        ),
        clerks=3,
    )


def human_resources() -> Node:
    """HR, where two of those whom the demo knows by name work."""
    return department(
        "HR og Udvikling",
        "HR-chef",
        team("Løn", "lønchef", ("kontor", 18)),
        staff=("hr", 14),
        colleagues=(("Sofie Abildgaard", "HR-konsulent"), ("Jonas Rahbek", "proceskonsulent")),
    )


def staff_functions() -> tuple[Node, ...]:
    """Finance, HR, IT and the secretariat."""
    return (
        department(
            "Økonomi",
            "økonomichef",
            team("Budget og analyse", "teamleder", ("økonomi", 12)),
            team("Regnskab og indkøb", "teamleder", ("økonomi", 14)),
            staff=("økonomi", 8),
        ),
        human_resources(),
        department(
            "Digitalisering og IT",
            "it-chef",
            team("IT-drift", "teamleder", ("it", 18)),
            team("Digitalisering", "teamleder", ("it", 10)),
            staff=("it", 6),
        ),
        team("Sekretariat og Jura", "sekretariatschef", ("kontor", 18), level=HEAD),
    )


def children_and_schools(school_count: int, areas: int, houses: int) -> Node:
    """Schools, day care, families."""
    return directorate(
        "Børn og Skole",
        "skole",
        "Fjordby",
        department("Skoleafdelingen", "skolechef", *schools(school_count), staff=("kontor", 5)),
        department(
            "Dagtilbudsafdelingen",
            "dagtilbudschef",
            *day_care(areas, houses),
            team("Dagplejen", "dagplejeleder", ("dagpleje", 40)),
            staff=("kontor", 5),
            field="dagtilbud",
        ),
        department(
            "Familie og PPR",
            "familiechef",
            team("PPR", "leder af PPR", ("ppr", 22)),
            team("Familierådgivningen", "teamleder", ("rådgivning", 22)),
            team("Familiebehandlingen", "teamleder", ("rådgivning", 14)),
            staff=("kontor", 4),
        ),
        names=("Dorthe Munk",),
    )


def fjordby(clerks: int, *children: Node) -> Node:
    """Fjordby Kommune itself, with its chief executive."""
    staff = (("kontor", clerks),)
    return Node(
        "Fjordby Kommune", "administration", "Fjordby", "kommunaldirektør", DIRECTOR, staff=staff, children=children
    )


def municipality() -> Node:
    """The whole of Fjordby Kommune."""
    return fjordby(
        3,
        children_and_schools(len(SCHOOLS), 4, 6),
        directorate("Ældre og Sundhed", "ældre", "Havnbjerg", elderly(8, 8), health()),
        social(),
        technical(),
        culture(),
        *staff_functions(),
    )


def small_municipality() -> Node:
    """A corner of Fjordby Kommune: few of each, the people whom the demo knows by name among them."""
    return fjordby(
        2,
        children_and_schools(3, 1, 4),
        directorate("Ældre og Sundhed", "ældre", "Havnbjerg", elderly(2, 1), clerks=2),
        directorate(
            "Beskæftigelse og Social", "beskæftigelse", "Fjordby", job_centre("Unge", "Sygedagpenge"), clerks=2
        ),
        human_resources(),
    )
