"""What is done on the floors and in the districts for the elderly, and what some have set for themselves."""

from goals.rules.goals import State
from ledernet.demo.aims import (
    ACTIVITY,
    ADJUST,
    BAND,
    FORTNIGHT,
    OVER,
    QUARTER,
    SERVICE,
    SOFT,
    UP,
    Aim,
    Gauge,
    Try,
)
from ledernet.demo.personas import EMPLOYEE, LEADER, RESPONDENT

SERVICES = (
    Aim(
        key="hjem",
        kind=SERVICE,
        title="Alle beboere får en hjemkomstsamtale inden for et døgn efter udskrivning",
        why="Her opdager vi, hvad epikrisen ikke fortæller.",
        unit="Havnbjerg",
        rank=1,
        due=13,
        towards=(("genindlaeg", "Samtalen fanger fejl i medicin og planer, mens de kan rettes.", ""),),
        tries=(
            Try(
                name="Fast hjemkomstsygeplejerske",
                what="Amra tager alle hjemkomster på hverdage; afdelingslederne dækker weekenden.",
                for_whom="Beboere, der kommer hjem fra sygehus",
                why="Den samme spørger om det samme hver gang og kender lægen på sygehuset.",
                verdict=ADJUST,
                evidence="På hverdage når vi 96 procent. I weekenden når vi kun hver anden.",
            ),
        ),
        gauges=(
            Gauge(
                name="Hjemkomstsamtaler inden for et døgn",
                good=UP,
                start="70",
                latest="84",
                low="95",
                sway="2",
                near="3",
                tail=("88", "84", "81", "79"),
                source="Optælling ved tavlen",
                n=24,
                notes=((0, "Fem af de manglende var hjemme fredag efter kl. 15."),),
            ),
            Gauge(
                name="Beboere, der følte sig ventet, da de kom hjem",
                good=UP,
                start="74",
                latest="91",
                low="90",
                sway="2",
                cadence=QUARTER,
                nature=SOFT,
                n=33,
                source="Tre spørgsmål efter en uge",
            ),
        ),
    ),
    Aim(
        key="maaltid",
        kind=SERVICE,
        title="Alle måltider er fælles, og mindst én medarbejder sidder med",
        unit="Havnbjerg",
        rank=2,
        due=13,
        towards=(("vaegt", "Man spiser mere, når nogen spiser med.", ""),),
        gauges=(
            Gauge(
                name="Middage, hvor en medarbejder sad med hele måltidet",
                good=UP,
                start="48",
                latest="77",
                low="80",
                sway="3",
                cadence=FORTNIGHT,
                source="Køkkenets liste",
            ),
        ),
    ),
    Aim(
        key="solbakken",
        kind=SERVICE,
        title="Beboere i risiko for vægttab har en plan inden syv dage",
        unit="Plejecenter Solbakken",
        rank=1,
        due=13,
        towards=(("vaegt", "En plan i tide standser vægttabet, før det bliver farligt.", ""),),
        gauges=(
            Gauge(
                name="Planer inden syv dage",
                good=UP,
                start="66",
                latest="91",
                low="90",
                sway="3",
                n=19,
                source="Omsorgssystemet",
            ),
        ),
    ),
    Aim(
        key="nord",
        kind=SERVICE,
        title="Borgere med ændret tilstand er vurderet af en sygeplejerske samme dag",
        unit="Hjemmeplejen Nord",
        rank=1,
        due=13,
        towards=(
            (
                "indlaeg",
                "Blærebetændelse opdaget om formiddagen er ikke en indlæggelse om natten.",
                "Tidlig opsporing hver uge",
            ),
        ),
        gauges=(
            Gauge(
                name="Vurderet samme dag",
                good=UP,
                start="71",
                latest="88",
                low="90",
                sway="2",
                near="4",
                source="Omsorgssystemet",
                n=143,
            ),
            Gauge(
                name="Forskellige medarbejdere hos en borger på en uge",
                good=BAND,
                start="9.5",
                latest="7.4",
                measured_in="medarbejdere",
                low="3",
                high="8",
                decimals=1,
                sway="0.4",
                source="Ruteplanen",
            ),
        ),
    ),
    Aim(
        key="nordtraen",
        kind=SERVICE,
        title="Borgere i træning vælger selv deres mål ved første besøg",
        unit="Nord, genoptræning",
        rank=1,
        due=13,
        towards=(("mindre", "Et mål, man selv har valgt, træner man også efter uge to.", ""),),
        gauges=(
            Gauge(
                name="Forløb med borgerens eget mål",
                good=UP,
                start="55",
                latest="82",
                low="95",
                sway="3",
                cadence=QUARTER,
                silent=2,
            ),
        ),
    ),
)

ACTIVITIES = (
    Aim(
        key="tavle",
        kind=ACTIVITY,
        title="Vi gennemgår alle udskrivninger ved tavlen kl. 13 samme dag",
        unit="Havnbjerg, 1. sal",
        rank=1,
        due=7,
        towards=(
            (
                "hjem",
                "Gennemgangen fordeler, hvem der tager samtalen, inden vagtskiftet.",
                "Fast hjemkomstsygeplejerske",
            ),
        ),
        gauges=(
            Gauge(
                name="Dage med gennemgang", good=OVER, start="80", latest="93", low="90", sway="4", cadence=FORTNIGHT
            ),
        ),
    ),
    Aim(
        key="weekend",
        kind=ACTIVITY,
        title="Afdelingslederne ringer til sygehuset fredag kl. 11 om weekendens hjemkomster",
        unit="Havnbjerg",
        rank=3,
        due=4,
        part_of="hjem",
    ),
    Aim(
        key="lis",
        kind=ACTIVITY,
        title="Jeg er fast kontakt for fire beboere og ringer til deres pårørende hver anden fredag",
        why="De pårørende ved, hvad der plejer at hjælpe.",
        unit="Havnbjerg",
        mail=EMPLOYEE,
        due=7,
        towards=(
            ("hjem", "Pårørende, der kender mig, fortæller, hvad der er anderledes, når beboeren er kommet hjem.", ""),
        ),
        gauges=(
            Gauge(
                name="Opkald til pårørende", good=OVER, start="5", latest="8", low="8", measured_in="opkald", sway="1"
            ),
        ),
    ),
    Aim(
        key="amra",
        kind=ACTIVITY,
        title="Jeg lærer to kolleger på hver sal op i hjemkomstsamtalen inden jul",
        unit="Havnbjerg",
        mail=RESPONDENT,
        due=1,
        towards=(("hjem", "Så hænger samtalen ikke på, at jeg er på arbejde.", "Fast hjemkomstsygeplejerske"),),
    ),
    Aim(
        key="bord",
        kind=ACTIVITY,
        title="To fra hver vagt spiser med kl. 12 og 17.30",
        unit="Havnbjerg, 2. sal",
        state=State.PROPOSED,
        due=7,
        towards=(("maaltid", "Pladserne er givet på forhånd, så det ikke er den travleste, der rejser sig.", ""),),
    ),
    Aim(
        key="nordaften",
        kind=ACTIVITY,
        title="Aftenholdet ringer til sygeplejersken i den faste telefontid kl. 19",
        unit="Nord, aften",
        due=7,
        towards=(("nord", "Det, dagholdet ikke nåede at se, bliver vurderet inden natten.", ""),),
    ),
)

PERSONAL = (
    Aim(
        key="lis-selv",
        kind=ACTIVITY,
        title="Jeg vil turde sige fra ved tavlen, når en plan ikke hænger sammen",
        unit="",
        mail=EMPLOYEE,
        is_personal=True,
        due=7,
    ),
    Aim(
        key="mette-selv",
        kind=ACTIVITY,
        title="Jeg bruger to timer om ugen sammen med afdelingslederne på gulvet",
        unit="",
        mail=LEADER,
        is_personal=True,
        due=7,
        gauges=(
            Gauge(
                name="Timer på gulvet",
                good=OVER,
                start="0.5",
                latest="1.5",
                low="2",
                measured_in="timer",
                decimals=1,
                sway="0.5",
            ),
        ),
    ),
)

FRONT = (*SERVICES, *ACTIVITIES, *PERSONAL)
