"""What invented respondents think of invented leaders: every leader has strengths and weak sides of their own."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.rules.questionnaires import Questionnaire

UNKNOWN, DECLINED = "unknown", "declined"
SPREAD = 0.8
OWN_WORDS = (
    "Det er trygt at sige, når noget er svært. Det må endelig ikke forsvinde i en travl tid.",
    "Vi får hurtigt svar, og vi ved, hvad der gælder.",
    "Jeg savner, at vi vender tilbage til det, vi aftalte på sidste møde.",
    "Morgenmøderne er korte og gode. De samler os.",
    "Vi kunne bruge, at nogen skærer opgaver væk og ikke kun lægger nye til.",
    "Jeg får lov til at prøve selv, og der er hjælp, når det driller.",
    "Beslutningerne kommer nogle gange fra en mail. Jeg vil hellere høre dem på et møde.",
    "Der bliver lyttet, også til os, der ikke siger så meget.",
    "Jeg kender målene, men ikke altid grunden til dem.",
    "Samarbejdet med de andre huse er blevet meget bedre det sidste år.",
    "Det er rart at blive set for det daglige arbejde og ikke kun for projekterne.",
    "Mere tid sammen ude hos os ville hjælpe os alle.",
    "Vi siger tingene pænt til hinanden, men vi siger dem for sent.",
    "Der er styr på vagtplanen, og det giver ro.",
    "Jeg vil gerne have, at vi taler om faget og ikke kun om driften.",
    "Uenighed bliver taget alvorligt. Det har vi ikke altid prøvet.",
    "Ros er der nok af. Konkrete råd til næste gang må gerne fylde mere.",
    "Jeg ved, hvad jeg selv må bestemme, og det bruger jeg.",
)

ABOUT_NETWORKS = (
    "Vi skal blive ved med at tage to sager ad gangen. Det giver ro til at komme i dybden.",
    "Det er en gave at høre, hvordan de andre løser det samme.",
    "Jeg vil gerne have dagsordenen en uge før, så jeg kan nå at tænke mig om.",
    "Vi taler godt, men vi følger for lidt op på det, vi lovede hinanden.",
    "Runden i begyndelsen må gerne blive kortere.",
    "Måske skulle vi besøge hinandens steder i stedet for at mødes på rådhuset.",
    "Her kan jeg sige det, jeg ikke kan sige hjemme.",
    "Spørgsmålene fra dem uden for mit område er de bedste.",
)


@dataclass(frozen=True)
class Mood:
    """How a leader or a network is seen: the middle of each theme, and how the leader sees it instead."""

    middles: Mapping[str, float]
    own: Mapping[str, float]


def mood_of(whose: str, seed: int, questions: Questionnaire) -> Mood:
    """The same leader or network is seen alike by everybody who is asked, whenever the demo is made."""
    dice = random.Random(f"mood {seed} {whose}")  # noqa: S311 - invented opinions, not secrets
    level = dice.uniform(3.3, 4.3)
    middles = {theme.key: level + dice.gauss(0, 0.4) for theme in questions.themes}
    return Mood(middles, {key: middle + dice.gauss(0, 0.6) for key, middle in middles.items()})


def form_of(
    mood: Mood, questions: Questionnaire, dice: random.Random, *, is_own: bool, own_words: Sequence[str] = OWN_WORDS
) -> dict[str, str]:
    """One respondent's answers, as the form sends them."""
    middles = mood.own if is_own else mood.middles
    answers = {
        item.key: choice(middles[theme.key], questions, dice) for theme in questions.themes for item in theme.items
    }
    words = {question.key: dice.choice(own_words) for question in questions.open if dice.random() < 0.35}
    return answers | words


def choice(middle: float, questions: Questionnaire, dice: random.Random) -> str:
    """One mark on the scale, or one of the two ways out."""
    luck = dice.random()
    if luck < 0.04:
        return UNKNOWN
    if luck < 0.05:
        return DECLINED
    return str(min(questions.scale.high, max(questions.scale.low, round(dice.gauss(middle, SPREAD)))))
