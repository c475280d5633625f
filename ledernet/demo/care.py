"""The care side of Fjordby Kommune: homes for the elderly, home care, nursing and training."""

from ledernet.demo.tree import HEAD, LEADER_OF_LEADERS, Node, place, team

CARE_HOMES = ("Solbakken", "Fjordglimt", "Lindehaven", "Ærtebjerg", "Kystparken", "Rosenhøj", "Møllevang", "Ålykke")
HOME_CARE = ("Nord", "Syd", "Øst", "Vest", "Midtby", "Havnen", "Landet", "Øerne")


def home_care(districts: int) -> tuple[Node, ...]:
    """Districts of home care with their teams."""
    return tuple(
        Node(
            f"Hjemmeplejen {name}",
            place=place(number),
            title="distriktsleder",
            level=LEADER_OF_LEADERS,
            staff=(("kontor", 2),),
            children=tuple(
                team(f"{name}, {when}", "teamleder", ("pleje", size))
                for when, size in (("dag", 26), ("aften", 18), ("genoptræning", 10))
            ),
        )
        for number, name in enumerate(HOME_CARE[:districts])
    )


def elderly(homes: int, districts: int) -> Node:
    """Care homes, home care, nursing and rehabilitation under Karsten Vang."""
    havnbjerg = Node(
        "Havnbjerg",
        place="Havnbjerg",
        title="centerleder",
        level=LEADER_OF_LEADERS,
        names=("Mette Lindegaard",),
        colleagues=(("Lis Toftegaard", "social- og sundhedsassistent"), ("Amra Begović", "sygeplejerske")),
        staff=(("pleje", 6),),
        children=(
            team("Havnbjerg, 1. sal", "afdelingsleder", ("pleje", 24)),
            team("Havnbjerg, 2. sal", "afdelingsleder", ("pleje", 24), chair="new"),
        ),
    )
    centres = tuple(
        Node(
            f"Plejecenter {name}",
            place=place(number),
            title="centerleder",
            level=LEADER_OF_LEADERS,
            staff=(("køkken", 4),),
            children=(
                team(f"{name}, hus A", "afdelingsleder", ("pleje", 22)),
                team(f"{name}, hus B", "afdelingsleder", ("pleje", 22), chair="acting" if number == 3 else ""),
                *((team(f"{name}, hus C", "afdelingsleder", ("pleje", 18)),) if number % 2 else ()),
            ),
        )
        for number, name in enumerate(CARE_HOMES[:homes])
    )
    return Node(
        "Ældre",
        title="ældrechef",
        level=HEAD,
        names=("Karsten Vang",),
        staff=(("kontor", 6),),
        children=(havnbjerg, *centres, *home_care(districts)),
    )


def health() -> Node:
    """Nursing, training, prevention."""
    nursing = tuple(team(f"Sygeplejen {name}", "teamleder", ("sygepleje", 16)) for name in HOME_CARE)
    return Node(
        "Sundhed",
        "sundhed",
        title="sundhedschef",
        level=HEAD,
        staff=(("sundhed", 6),),
        children=(
            Node(
                "Sygeplejen",
                title="leder af sygeplejen",
                level=LEADER_OF_LEADERS,
                staff=(("kontor", 2),),
                children=nursing,
            ),
            team("Træningscentret", "leder af træning", ("træning", 34)),
            team("Rehabilitering", "teamleder", ("træning", 18)),
            team("Tandplejen", "overtandlæge", ("tandpleje", 30)),
            team("Sundhedsplejen", "ledende sundhedsplejerske", ("sundhed", 24)),
            team("Hjælpemiddeldepotet", "depotleder", ("drift", 14)),
        ),
    )
