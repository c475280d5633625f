"""What may give a writer away is noticed, and ordinary sentences are left in peace."""

import json
import re
import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evaluation.rules.caution import Caution, cautions, patterns
from tests.parts import require_part

NAME, DATE, PHONE, CPR, MAIL = Caution.NAME, Caution.DATE, Caution.PHONE, Caution.CPR, Caution.MAIL
TEAM = ("Dorte", "Bo", "Jens", "Anne-Marie", "Łukasz", "Else")
QUIET = [
    "",
    "Jeg får altid svar, når jeg spørger. Det gør en forskel.",
    "Mette spørger altid til os først. Det er Mette god til, og Mettes møder er gode.",
    "Vi bor tæt på, ellers var det svært. Nogle bo er større end andre.",
    "Hun siger, at I gør det godt, og at De gamle rutiner er væk.",
    "HR og MED er med i HovedMED, og TR er taget i ed.",
    "Vi holder møder i Teams og skriver i Excel.",
    "Der er åbent 24/7, og jeg bruger 1/3 af tiden på det, i alt 3/4 stilling.",
    "Det koster 25.000.000 kr. eller 2.500,50 kr., og mødet begynder kl. 10.10–12.00.",
    "Det er den 3. gang, vi prøver, og the 1st time we tried.",
    "Majsmarken ligger bag junglen, og juniorerne spiller.",
    "I think she listens, and I'm glad that we try something else.",
    "Ring til 112 eller se side 45 i 2026.",
    "Vi er @hjemme, og prisen er 50% + moms.",
]
TOLD = [
    ("Da Dorte var syg i september, tog hun to vagter.", (NAME, DATE)),
    ("Dorte var syg.", (NAME,)),
    ("DORTE var syg.", (NAME,)),
    ("Dortes vagt blev byttet.", (NAME,)),
    ("Jens' vagt blev byttet, og Jens's shift too.", (NAME,)),
    ("Anne-Marie hjalp til.", (NAME,)),
    ("Łukasz hjalp til.", (NAME,)),
    ("Jeg talte med Sørine om det.", (NAME,)),
    ("Jeg talte med Şule, Željko og Augusta om det.", (NAME,)),
    ("Spørg os, Karl-Emil ved det.", (NAME,)),
    ("I januar var det svært.", (DATE,)),
    ("Maj var svær.", (DATE,)),
    ("Decembermødet var godt.", (DATE,)),
    ("In March we were short of staff.", (DATE,)),
    ("On Mondays we meet.", (DATE,)),
    ("Om mandagen og til fredagsmødet går det godt.", (DATE,)),
    ("Onsdag var jeg ked af det.", (DATE,)),
    ("Vi talte om det d. 12. og aftalte noget.", (DATE,)),
    ("Mødet den 3. var godt.", (DATE,)),
    ("On the 3rd we agreed.", (DATE,)),
    ("Det var 3. sept. eller 14 okt.", (DATE,)),
    ("Det var 3/9.", (DATE,)),
    ("Det var 03.09.2026.", (DATE,)),
    ("Det var 3/9/26.", (DATE,)),
    ("Det var 3-9-2026.", (DATE,)),
    ("Det var 2026-09-03.", (DATE,)),
    ("I uge 37 fik vi en plan.", (DATE,)),
    ("It came in week 5.", (DATE,)),
    ("Ring på 23456789.", (PHONE,)),
    ("Ring på 23 45 67 89.", (PHONE,)),
    ("Ring på 2345 6789.", (PHONE,)),
    ("Ring på +45 23 45 67 89.", (PHONE,)),
    ("Ring på 004523456789.", (PHONE,)),
    ("Call +44 20 7946 0958.", (PHONE,)),
    ("Mit nummer er 010180-1234.", (CPR,)),
    ("Mit nummer er 0101801234.", (CPR,)),
    ("Mit nummer er 31 12 80 1234.", (CPR,)),
    ("Mit nummer er 610180-1234.", (CPR,)),
    ("Skriv til mig@fjordby.dk.", (MAIL,)),
    ("Skriv til søren.å@ældre-og-omsorg.fjordby.dk nu.", (MAIL,)),
    ("Jeg bad Dorte skrive til hr@fjordby.dk eller ringe 23456789 i maj.", (NAME, DATE, PHONE, MAIL)),
]


@pytest.mark.parametrize("text", QUIET)
def test_ordinary_sentences_are_left_in_peace(text):
    assert cautions(text, TEAM, about="Mette Lindegaard") == ()


@pytest.mark.parametrize(("text", "kinds"), TOLD)
def test_what_may_give_the_writer_away_is_told_in_order(text, kinds):
    assert cautions(text, TEAM, about="Mette Lindegaard") == kinds


def test_a_name_that_opens_a_sentence_is_known_from_the_team():
    assert cautions("Sørine hjalp til.") == ()
    assert cautions("Sørine hjalp til.", ("Sørine Holm",)) == (NAME,)


def test_who_is_evaluated_may_be_named():
    assert cautions("Vi ved, at Mette lytter.") == (NAME,)
    assert cautions("Vi ved, at Mette Lindegaard lytter.", ("Mette",), about="Mette Lindegaard") == ()


def test_letters_in_two_parts_and_unseen_ones_hide_nothing():
    assert cautions("So\u0308ren og Do\u200brte", ("Dorte",)) == (NAME,)
    assert cautions("sep\u200btember") == (DATE,)
    assert cautions("Ring\u00a023\u00a045\u00a067\u00a089") == (PHONE,)


@pytest.mark.parametrize("text", ["godt arbejde\nDet var sent", "godt.\n- Vi ses"])
def test_a_new_line_begins_a_sentence(text):
    assert cautions(text) == ()


@given(st.text(max_size=200), st.sampled_from(TOLD))
def test_nothing_written_before_hides_what_comes_after(text, told):
    assert set(told[1]) <= set(cautions(f"{text}\n{told[0]}", TEAM))


@given(st.text(max_size=300), st.lists(st.text(max_size=12)), st.text(max_size=20))
@example("", [""], "")
def test_any_text_has_an_answer_in_the_order_of_the_kinds(text, names, about):
    found = cautions(text, names, about)
    assert found == tuple(kind for kind in Caution if kind in found)


SCRIPT = """
const { patterns, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = (source, text) => Array.from(text.matchAll(new RegExp(source, "gu")), (match) => match[0]);
const answer = {};
for (const [kind, source] of Object.entries(patterns)) answer[kind] = texts.map((text) => found(source, text));
console.log(JSON.stringify(answer));
"""


def test_a_browser_finds_the_same():
    texts = QUIET + [text for text, kinds in TOLD]
    asked = json.dumps({"patterns": patterns(), "texts": texts})
    node = require_part("node")
    answer = subprocess.run([node, "-e", SCRIPT], input=asked.encode(), capture_output=True, check=True, timeout=60)
    here = {
        kind: [[match.group() for match in re.finditer(source, text)] for text in texts]
        for kind, source in patterns().items()
    }
    assert json.loads(answer.stdout) == here
