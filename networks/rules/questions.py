"""The twenty questions that a management answers before it has networks, in four themes.

Source: the network guide (KL 2008), which gives six questions on page 8, four on page 10, five on page 13 and five on
page 15; the words here are the house's own. A question is answered in words, by choices, or both: a choice is a `Part`,
and what it decides about the programme stands in `rules/sheets.py`. Purpose and type are answered first, the rest may
follow by a date; what is operational (page 12 to 14) is handed to HR by the question about the cut.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    """The four themes, in the order in which they are answered."""

    PURPOSE = "purpose", _("Formål")
    TYPE = "type", _("Type og deltagelse")
    FRAMES = "frames", _("Rammer")
    ALIVE = "alive", _("Hold netværkene i live")


class Part(TextChoices):
    """A choice within an answer."""

    PURPOSES = "purposes"
    LEADERS_NEED = "leaders_need"
    WHOLE_NEEDS = "whole_needs"
    KIND = "kind"
    FIELDS = "fields"
    ATTENDANCE = "attendance"
    HOURS = "hours"
    BUDGET = "budget"
    MANDATE = "mandate"
    FACILITATION = "facilitation"
    DELEGATED = "delegated"
    PLACEMENT_DAYS = "placement_days"
    TRIAL_MONTHS = "trial_months"
    TRIAL_PROOF = "trial_proof"
    ROTATE_MONTHS = "rotate_months"
    EVALUATE_MONTHS = "evaluate_months"
    DECIDE_MONTHS = "decide_months"
    CRITERIA = "criteria"
    LEAST_SHARE = "least_share"
    MOST_IDLE = "most_idle"
    OWN_CRITERION = "own_criterion"


class Matter(TextChoices):
    """What is operational, and HR's to settle where management hands it over."""

    SIZE = "size", _("hvor store netværkene er")
    COMPOSITION = "composition", _("hvem der sidder i hvilket netværk")
    RHYTHM = "rhythm", _("hvor ofte de mødes")
    FACILITATORS = "facilitators", _("hvem der er facilitator hvor")
    ARRIVALS = "arrivals", _("hvor nye ledere får plads")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its words, why it is asked, the guide's page, and the choices that are part of the answer.

    `is_first` questions are answered before any network is formed. Without a choice the answer is words.
    """

    key: str
    theme: Theme
    page: int
    words: str | Promise
    help: str | Promise
    parts: tuple[Part, ...] = ()
    is_first: bool = False

    @property
    def needs_words(self) -> bool:
        """Whether there is nothing but words to answer with."""
        return not self.parts


QUESTIONS: tuple[Question, ...] = (
    Question(
        "aim",
        Theme.PURPOSE,
        8,
        _("Hvad er netværkene først og fremmest til for?"),
        _(
            "Vælg få formål, og sæt dem i rækkefølge. Det øverste afgør, hvad et godt møde er, og hvilken type netværk"
            " der passer. Står alle formål lige højt, har ingen af dem fået forrang."
        ),
        (Part.PURPOSES,),
        is_first=True,
    ),
    Question(
        "practice",
        Theme.PURPOSE,
        8,
        _("Hvad gør lederne anderledes i hverdagen, når netværkene virker?"),
        _(
            "Beskriv noget, man kan se eller høre: en samtale, der bliver taget, en beslutning, der bliver prøvet af på"
            " andre først. Det er det, I kan spørge til, når netværkene skal vurderes."
        ),
    ),
    Question(
        "gain_leader",
        Theme.PURPOSE,
        8,
        _("Hvad skal den enkelte leder få med hjem?"),
        _(
            "En travl leder kommer igen, når tiden er givet godt ud. Skriv, hvad lederen kan bruge allerede ugen efter,"
            " og hvad der først viser sig efter et år."
        ),
    ),
    Question(
        "gain_whole",
        Theme.PURPOSE,
        8,
        _("Hvad skal kommunen som helhed få ud af det?"),
        _(
            "Målet er bedre ledelse for dem, kommunen er til for. Det kan også blive lettere at holde på gode ledere og"
            " finde nye. Skriv det, som direktionen vil spørge efter."
        ),
    ),
    Question(
        "ownership",
        Theme.PURPOSE,
        8,
        _("Hvordan bliver netværkene deltagernes egne?"),
        _(
            "Et netværk lever af det, deltagerne selv lægger i det. Skriv, hvad de selv bestemmer, hvad de har ansvar"
            " for, og hvordan de bliver spurgt, før noget ligger fast."
        ),
    ),
    Question(
        "telling",
        Theme.PURPOSE,
        8,
        _("Hvordan får deltagerne og alle andre at vide, hvad netværkene er til for?"),
        _(
            "Medarbejderne skal vide, hvor deres leder er, og hvorfor. LederNet viser formålet for hele kommunen, når I"
            " offentliggør. Skriv, hvem der desuden siger det højt, og hvornår."
        ),
    ),
    Question(
        "leaders_need",
        Theme.TYPE,
        10,
        _("Hvad har lederne mest brug for?"),
        _(
            "Den, der er alene om sit fag, savner ofte ligesindede. Den, der har ligesindede hver dag, savner ofte et"
            " blik udefra. Svaret her og det næste peger på typen."
        ),
        (Part.LEADERS_NEED,),
    ),
    Question(
        "whole_needs",
        Theme.TYPE,
        10,
        _("Hvad har kommunen mest brug for?"),
        _(
            "Det samme netværk kan ikke både samle et fag og blande alle fag. Vælg det, der haster mest; det andet kan"
            " blive det næste program."
        ),
        (Part.WHOLE_NEEDS,),
    ),
    Question(
        "kind",
        Theme.TYPE,
        10,
        _("Hvilken type netværk tjener formålene bedst?"),
        _(
            "Se på formålene ét for ét: hvilke trives mellem ledere fra samme fag, og hvilke kræver, at fagene mødes?"
            " Begge typer har noget, der taler for, og noget, I skal holde øje med."
        ),
        (Part.KIND, Part.FIELDS),
        is_first=True,
    ),
    Question(
        "attendance",
        Theme.TYPE,
        10,
        _("Skal alle være med, eller er det frivilligt?"),
        _(
            "Lyst giver engagement, men travle folk melder fra. Pligt giver ro og fælles sprog og viser, at ledelsen"
            " mener det. Vælg ud fra formålet, ikke ud fra, hvad der er lettest at melde ud."
        ),
        (Part.ATTENDANCE,),
        is_first=True,
    ),
    Question(
        "expectations",
        Theme.FRAMES,
        13,
        _("Hvad venter vi af netværkene, og hvad giver vi dem at gøre det med?"),
        _(
            "Sig, hvor megen tid hver leder må bruge, hvor mange penge der er, og hvad netværket selv må beslutte. Er"
            " det uklart, bruger de første møder tiden på at gætte."
        ),
        (Part.HOURS, Part.BUDGET, Part.MANDATE),
    ),
    Question(
        "backing",
        Theme.FRAMES,
        13,
        _("Hvordan kan lederne mærke, at ledelsen bakker op?"),
        _(
            "Lov noget, man kan holde øje med: at åbne programmet, at værne om tiden i kalenderen, at svare på forslag"
            " inden for en frist. Deltagerne læser svaret som ledelsens løfte."
        ),
    ),
    Question(
        "facilitation",
        Theme.FRAMES,
        13,
        _("Hvem leder møderne, og skal hjælpen komme udefra?"),
        _(
            "En facilitator bringer metoder med, holder netværket fast på formålet og forstyrrer, når alle er enige."
            " Interne skal have oplæring og tid, eksterne koster penge."
        ),
        (Part.FACILITATION,),
    ),
    Question(
        "administration",
        Theme.FRAMES,
        13,
        _("Hvem tager sig af det praktiske?"),
        _(
            "Der er mere i det, end man tror: roller, materiale, kalender, til- og afgang. Skriv, hvem der har opgaven,"
            " hvor megen tid der er sat af, og hvem der træder til."
        ),
    ),
    Question(
        "cut",
        Theme.FRAMES,
        13,
        _("Hvad beslutter ledelsen selv, og hvad beslutter HR?"),
        _(
            "Formål, type og rammer er ledelsens. Det daglige går bedst, når HR kan afgøre det uden at spørge. Sæt"
            " kryds ved det, I giver fra jer; resten kommer HR til jer med."
        ),
        (Part.DELEGATED,),
    ),
    Question(
        "turnover",
        Theme.ALIVE,
        15,
        _("Hvad gør vi, når nogen kommer til, og andre rejser?"),
        _(
            "Nye ledere har mest brug for et netværk og mindst tid til at finde et. Sæt en frist for, hvornår de har en"
            " plads, og skriv, hvordan de bliver taget imod."
        ),
        (Part.PLACEMENT_DAYS,),
    ),
    Question(
        "term",
        Theme.ALIVE,
        15,
        _("Begynder netværkene på prøve, og hvornår blander vi kortene igen?"),
        _(
            "En prøvetid gør det lettere at turde noget og let at stoppe. Derefter tager det tid at blive trygge, og"
            " efter to til fire år begynder de fleste at køre i ring."
        ),
        (Part.TRIAL_MONTHS, Part.TRIAL_PROOF, Part.ROTATE_MONTHS),
    ),
    Question(
        "evaluation",
        Theme.ALIVE,
        15,
        _("Hvornår og hvordan ser vi efter, om formålet bliver nået?"),
        _(
            "Datoen skal ligge fast, når netværkene begynder, ellers kommer den aldrig. Skriv, hvem der bliver spurgt,"
            " og hvad svarene skal bruges til."
        ),
        (Part.EVALUATE_MONTHS, Part.DECIDE_MONTHS),
    ),
    Question(
        "ending",
        Theme.ALIVE,
        15,
        _("Hvornår er et netværk ikke tiden værd længere?"),
        _(
            "Det er lettere at blive enige om, før der er et navn på netværket. De kriterier, I vælger, følger med"
            " hvert nyt netværk, og LederNet siger til, når de er opfyldt."
        ),
        (Part.CRITERIA, Part.LEAST_SHARE, Part.MOST_IDLE, Part.OWN_CRITERION),
    ),
    Question(
        "fit",
        Theme.ALIVE,
        15,
        _("Hvad skal få os til at tænke det hele om?"),
        _(
            "Kommunen ændrer sig: ny struktur, nye opgaver, nye ledere. Skriv de tegn, der gør, at formål, type og"
            " rammer skal spørges om forfra. Så laver I en ny udgave, og den gamle bliver stående."
        ),
    ),
)
BY_KEY = {question.key: question for question in QUESTIONS}
FIRST = tuple(question.key for question in QUESTIONS if question.is_first)


def in_theme(theme: Theme) -> tuple[Question, ...]:
    """The questions of a theme."""
    return tuple(question for question in QUESTIONS if question.theme == theme)


def after(key: str) -> Question | None:
    """The question that comes next."""
    place = QUESTIONS.index(BY_KEY[key]) + 1
    return QUESTIONS[place] if place < len(QUESTIONS) else None


def before(key: str) -> Question | None:
    """The question that came before."""
    place = QUESTIONS.index(BY_KEY[key])
    return QUESTIONS[place - 1] if place else None
