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
    return Node(
        "Beskæftigelse og Social",
        "beskæftigelse",
        "Fjordby",
        "direktør",
        DIRECTOR,
        staff=(("kontor", 4),),
        children=(
            Node(
                "Jobcentret",
                title="jobcenterchef",
                level=HEAD,
                staff=(("kontor", 4),),
                children=tuple(team(f"Jobcentret, {name}", "teamleder", ("job", 18)) for name in job_teams),
            ),
            team("Ydelse", "ydelseschef", ("kontor", 26), level=HEAD),
            Node(
                "Handicap og Psykiatri",
                "handicap",
                title="socialchef",
                level=HEAD,
                staff=(("rådgivning", 8),),
                children=(
                    *(team(name, "leder af bosted", ("bosted", 30), place=place(n)) for n, name in enumerate(HOMES)),
                    team("Voksenrådgivningen", "teamleder", ("rådgivning", 22)),
                    team("Støtte i eget hjem", "teamleder", ("bosted", 26)),
                    team("Rusmiddelcentret", "centerleder", ("rådgivning", 16)),
                ),
            ),
        ),
    )


def technical() -> Node:
    """Plans, environment, roads, buildings."""
    return Node(
        "Teknik og Miljø",
        "teknik og miljø",
        "Nordhavn",
        "direktør",
        DIRECTOR,
        staff=(("kontor", 4),),
        children=(
            Node(
                "Plan og Byg",
                title="plan- og bygchef",
                level=HEAD,
                staff=(("kontor", 3),),
                children=(team("Byggesag", "teamleder", ("byg", 16)), team("Plan", "teamleder", ("byg", 10))),
            ),
            Node(
                "Natur og Miljø",
                title="miljøchef",
                level=HEAD,
                staff=(("miljø", 4),),
                children=(
                    team("Naturteamet", "teamleder", ("miljø", 12)),
                    team("Virksomhed og Spildevand", "teamleder", ("miljø", 12)),
                ),
            ),
            Node(
                "Vej og Park",
                title="vej- og parkchef",
                level=HEAD,
                staff=(("kontor", 3),),
                children=(
                    team("Parkteamet", "driftsleder", ("park", 24)),
                    team("Vejteamet", "driftsleder", ("park", 24)),
                    team("Genbrugspladsen", "pladsleder", ("drift", 12)),
                ),
            ),
            Node(
                "Ejendomme",
                title="ejendomschef",
                level=HEAD,
                staff=(("kontor", 4),),
                children=tuple(team(f"Rengøring {name}", "serviceleder", ("rengøring", 24)) for name in HOME_CARE[:4])
                + (team("Teknisk service", "driftsleder", ("drift", 28)),),
            ),
            team("Beredskabet", "beredskabschef", ("beredskab", 34), level=HEAD),
        ),
    )


def culture() -> Node:
    """Libraries, music, sport, citizens' service."""
    return Node(
        "Kultur og Borgerservice",
        "kultur",
        "Fjordby",
        "direktør",
        DIRECTOR,
        staff=(("kontor", 3),),
        children=(
            Node(
                "Kultur og Fritid",
                title="kulturchef",
                level=HEAD,
                staff=(("kultur", 5),),
                children=(
                    team("Hovedbiblioteket", "biblioteksleder", ("bibliotek", 24)),
                    team("Musikskolen", "musikskoleleder", ("musik", 26)),
                    team("Idræt og haller", "halleder", ("kultur", 18)),
                ),
            ),
            Node(
                "Borgerservice",
                "borgerservice",
                title="borgerservicechef",
                level=HEAD,
                staff=(("kontor", 2),),
                children=(
                    team("Borgerservice, ekspeditionen", "teamleder", ("borgerservice", 20)),
                    team("Kontaktcentret", "teamleder", ("borgerservice", 14)),
                ),
            ),
        ),
    )


def staff_functions() -> tuple[Node, ...]:
    """Finance, HR, IT and the secretariat."""
    hr = Node(
        "HR og Udvikling",
        title="HR-chef",
        level=HEAD,
        colleagues=(("Sofie Abildgaard", "HR-konsulent"), ("Jonas Rahbek", "proceskonsulent")),
        staff=(("hr", 14),),
        children=(team("Løn", "lønchef", ("kontor", 18)),),
    )
    return (
        Node(
            "Økonomi",
            title="økonomichef",
            level=HEAD,
            staff=(("økonomi", 8),),
            children=(
                team("Budget og analyse", "teamleder", ("økonomi", 12)),
                team("Regnskab og indkøb", "teamleder", ("økonomi", 14)),
            ),
        ),
        hr,
        Node(
            "Digitalisering og IT",
            title="it-chef",
            level=HEAD,
            staff=(("it", 6),),
            children=(team("IT-drift", "teamleder", ("it", 18)), team("Digitalisering", "teamleder", ("it", 10))),
        ),
        team("Sekretariat og Jura", "sekretariatschef", ("kontor", 18), level=HEAD),
    )


def children_and_schools(school_count: int, areas: int, houses: int) -> Node:
    """Schools, day care, families."""
    return Node(
        "Børn og Skole",
        "skole",
        "Fjordby",
        "direktør",
        DIRECTOR,
        names=("Dorthe Munk",),
        staff=(("kontor", 4),),
        children=(
            Node(
                "Skoleafdelingen", title="skolechef", level=HEAD, staff=(("kontor", 5),), children=schools(school_count)
            ),
            Node(
                "Dagtilbudsafdelingen",
                "dagtilbud",
                title="dagtilbudschef",
                level=HEAD,
                staff=(("kontor", 5),),
                children=(*day_care(areas, houses), team("Dagplejen", "dagplejeleder", ("dagpleje", 40))),
            ),
            Node(
                "Familie og PPR",
                title="familiechef",
                level=HEAD,
                staff=(("kontor", 4),),
                children=(
                    team("PPR", "leder af PPR", ("ppr", 22)),
                    team("Familierådgivningen", "teamleder", ("rådgivning", 22)),
                    team("Familiebehandlingen", "teamleder", ("rådgivning", 14)),
                ),
            ),
        ),
    )


def municipality() -> Node:
    """The whole of Fjordby Kommune."""
    return Node(
        "Fjordby Kommune",
        "administration",
        "Fjordby",
        "kommunaldirektør",
        DIRECTOR,
        staff=(("kontor", 3),),
        children=(
            children_and_schools(len(SCHOOLS), 4, 6),
            Node(
                "Ældre og Sundhed",
                "ældre",
                "Havnbjerg",
                "direktør",
                DIRECTOR,
                staff=(("kontor", 4),),
                children=(elderly(8, 8), health()),
            ),
            social(),
            technical(),
            culture(),
            *staff_functions(),
        ),
    )


def small_municipality() -> Node:
    """A corner of Fjordby Kommune: few of each, the people whom the demo knows by name among them."""
    return Node(
        "Fjordby Kommune",
        "administration",
        "Fjordby",
        "kommunaldirektør",
        DIRECTOR,
        staff=(("kontor", 2),),
        children=(
            children_and_schools(3, 1, 4),
            Node(
                "Ældre og Sundhed",
                "ældre",
                "Havnbjerg",
                "direktør",
                DIRECTOR,
                staff=(("kontor", 2),),
                children=(elderly(2, 2),),
            ),
            staff_functions()[1],
        ),
    )
