"""Region Nordkyst, which does not exist: hospitals, psychiatry and its administration, with some 2,000 leaders."""

from ledernet.demo.municipality import staff_functions
from ledernet.demo.tree import DIRECTOR, HEAD, LEADER_OF_LEADERS, Node, team

HOSPITALS = ("Nordkyst Universitetshospital", "Fjordby Sygehus", "Hospitalet Vest", "Hospitalet Øst", "Hospitalet Syd")
CLINICS = (
    "Hjertesygdomme Lungesygdomme Ortopædkirurgi Neurologi Onkologi Gynækologi Pædiatri Urologi Geriatri "
    "Akutmodtagelse Anæstesi Mavetarmkirurgi Hudsygdomme Øjensygdomme Nyresygdomme Infektion Reumatologi "
    "Endokrinologi Radiologi Klinisk_Biokemi Hæmatologi Karkirurgi Neurokirurgi Patologi Øre_Næse_Hals "
).split()
WARDS = ("sengeafsnit A", "sengeafsnit B", "sengeafsnit C", "ambulatorium", "dagafsnit", "operation", "sekretariat")
PSYCHIATRY = ("Voksenpsykiatri Nord", "Voksenpsykiatri Syd", "Børne- og Ungdomspsykiatri", "Retspsykiatri")
PROFILE = {"ambulatorium": "ambulatorium", "dagafsnit": "ambulatorium", "sekretariat": "kontor"}


def clinic(name: str, hospital: str, place: str) -> Node:
    """A department: two leaders who share it, its doctors, and its wards with sections."""
    wards = tuple(
        Node(
            f"{name}, {ward}, {hospital}",
            title="afdelingssygeplejerske",
            level=LEADER_OF_LEADERS,
            staff=((PROFILE.get(ward, "sengeafsnit"), 8),),
            children=(
                team(f"{name}, {ward}, dagteam, {hospital}", "funktionsleder", (PROFILE.get(ward, "sengeafsnit"), 14)),
            ),
        )
        for ward in WARDS
    )
    return Node(
        f"{name}, {hospital}", place=place, title="ledende overlæge", level=HEAD, staff=(("læger", 20),), children=wards
    )


def region() -> Node:
    """The whole region."""
    hospitals = tuple(
        Node(
            name,
            "sundhed",
            name.split()[-1],
            "hospitalsdirektør",
            DIRECTOR,
            staff=(("kontor", 8),),
            children=tuple(clinic(one.replace("_", " "), name, name.split()[-1]) for one in CLINICS),
        )
        for n, name in enumerate(HOSPITALS)
    )
    psychiatry = Node(
        "Psykiatrien",
        "psykiatri",
        "Fjordby",
        "psykiatridirektør",
        DIRECTOR,
        staff=(("kontor", 8),),
        children=tuple(clinic(name, "Psykiatrien", "Fjordby") for name in PSYCHIATRY)
        + tuple(clinic(f"{name}, lokalpsykiatri", "Psykiatrien", "Sønderby") for name in PSYCHIATRY),
    )
    elderly = Node(
        "Sammenhæng og Kvalitet",
        "administration",
        "Fjordby",
        "chef for kvalitet",
        HEAD,
        names=("Karsten Vang",),
        children=(team("Havnbjerg Rehabilitering", "centerleder", ("træning", 24), names=("Mette Lindegaard",)),),
    )
    return Node(
        "Region Nordkyst",
        "administration",
        "Fjordby",
        "regionsdirektør",
        DIRECTOR,
        staff=(("kontor", 10),),
        children=(*hospitals, psychiatry, elderly, *staff_functions()),
    )
