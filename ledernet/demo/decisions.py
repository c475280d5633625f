"""Management's decisions in the demo: one sheet signed and open to everybody, one being heard with comments."""

from datetime import timedelta
from typing import Any

from ledernet.demo.personas import DIRECTOR, LEADER
from ledernet.demo.rounds import ACROSS, SET_UP, WHY_ACROSS
from ledernet.demo.stage import Stage
from networks.actions.hearings import (
    close_hearing,
    comment_on,
    finish_commenting,
    invite_to_hearing,
    reply_to_comment,
)
from networks.actions.sheets import (
    answer_question,
    ask_to_sign,
    begin_sheet,
    plan_programme,
    publish_sheet,
    sign_sheet,
)
from networks.models import Programme, Sheet
from networks.queries.hearings import directors_on
from organisation.models import Account, Person

HEARD_AT_MOST, HEARING_DAYS, ANSWERS_DAYS, BEGINS_IN = 5, 10, 90, 70
Told = dict[str, tuple[str, dict[str, Any]]]

ON_ACROSS: Told = {
    "aim": (
        "Ledelse skal være et fag, man bliver bedre til sammen med andre, også når de leder noget helt andet.",
        {"purposes": [[purpose.value, words] for purpose, words in WHY_ACROSS]},
    ),
    "practice": (
        "Ledere prøver en svær beslutning af på netværket, før de melder den ud, og fortæller bagefter, hvordan det gik.",
        {},
    ),
    "gain_leader": ("Et sted at være i tvivl, og mindst ét greb, der er prøvet af inden næste møde.", {}),
    "gain_whole": ("At en borger møder den samme måde at lede på, uanset hvilken dør der bliver åbnet.", {}),
    "ownership": ("Netværkene vælger selv emner. Ved det første møde aftaler de spilleregler.", {}),
    "telling": (
        "Direktøren fortæller om det på ledermødet, og hver leder fortæller sine medarbejdere, hvor de er.",
        {},
    ),
    "leaders_need": ("", {"leaders_need": "cross"}),
    "whole_needs": ("", {"whole_needs": "cross"}),
    "kind": ("Formålene kræver, at områderne mødes.", {"kind": "cross"}),
    "attendance": ("Er det frivilligt, mangler netop dem, der har travlest.", {"attendance": "mandatory"}),
    "expectations": (
        "Vi venter, at tiden bliver brugt på ledelse og ikke på orientering.",
        {"hours": ACROSS["hours"], "budget": str(ACROSS["budget"]), "mandate": ACROSS["mandate"]},
    ),
    "backing": (ACROSS["backing"], {}),
    "facilitation": ("Hvert netværk har en fast facilitator det første år.", {"facilitation": "both"}),
    "administration": ("HR har opgaven med en halv stilling.", {}),
    "cut": (
        "HR kommer til direktionen, hvis et netværk skal nedlægges.",
        {"delegated": ["size", "composition", "rhythm", "facilitators", "arrivals"]},
    ),
    "turnover": ("Den nye får en makker fra netværket de første tre måneder.", {"placement_days": 60}),
    "term": ("Vi blander kortene igen efter tre år.", {"trial_months": 0, "rotate_months": 36}),
    "evaluation": (
        "Deltagerne bliver spurgt uden navn, og svarene bliver drøftet i netværket.",
        {"evaluate_months": 12, "decide_months": 24},
    ),
    "ending": ("", {"criteria": ["share", "idle"], "least_share": 40, "most_idle": 4}),
}
LATE = ("fit", "En ny struktur, eller at halvdelen af pladserne er skiftet på et år.")
PLANNED = "Netværk for nye ledere"
ON_PLANNED: Told = {
    "aim": (
        "Det første år som leder er det mest ensomme.",
        {"purposes": [["reflection", ""], ["motivation", ""], ["own", "At nye ledere bliver"]]},
    ),
    "gain_leader": ("At vide, hvem man ringer til, når det brænder på.", {}),
    "leaders_need": ("", {"leaders_need": "professional"}),
    "whole_needs": ("", {"whole_needs": "cross"}),
    "kind": ("De nye kender endnu ingen uden for deres eget område.", {"kind": "cross"}),
    "attendance": ("", {"attendance": "voluntary"}),
    "facilitation": ("", {"facilitation": "internal"}),
    "term": (
        "Et netværk varer til sommerferien.",
        {"trial_months": 6, "trial_proof": "at de nye selv ringer til hinanden mellem møderne"},
    ),
}


def decided(stage: Stage, programme: Programme, answers: Told) -> Sheet:
    """The decisions about a programme: answered, heard, signed by Karsten Vang, and made known."""
    karsten = Account.objects.get(email=DIRECTOR)
    at = stage.clock(stage.day(SET_UP), 13)
    sheet = begin_sheet(programme=programme, answer_by=at.date() + timedelta(ANSWERS_DAYS), by=stage.hr, at=at)
    told(stage, sheet, answers, at)
    people = list(directors_on(at.date())[:HEARD_AT_MOST])
    heard_by = at.date() + timedelta(days=HEARING_DAYS)
    sheet = invite_to_hearing(sheet=sheet, people=people, heard_by=heard_by, by=stage.hr, at=at)
    sheet = close_hearing(sheet=sheet, by=stage.hr, at=at + timedelta(hours=1))
    sheet = ask_to_sign(sheet=sheet, signer=karsten.person, by=stage.hr, at=at + timedelta(hours=1))
    sign_sheet(sheet=sheet, edition=sheet.edition, by=karsten, at=at + timedelta(hours=2))
    return publish_sheet(sheet=sheet, by=stage.hr, at=at + timedelta(hours=3))


def told(stage: Stage, sheet: Sheet, answers: Told, at: Any) -> None:
    """HR writes the answers in."""
    for question, (words, chosen) in answers.items():
        answer_question(sheet=sheet, question=question, words=words, chosen=chosen, by=stage.hr, at=at)


def answered_late(stage: Stage, sheet: Sheet) -> None:
    """The last question is answered this morning, and waits for Karsten Vang's name."""
    question, words = LATE
    at = stage.clock(stage.on, 7)
    answer_question(sheet=sheet, question=question, words=words, chosen={}, by=stage.hr, at=at)
    ask_to_sign(sheet=sheet, signer=Person.objects.get(email=DIRECTOR), by=stage.hr, at=at)


def being_heard(stage: Stage) -> Sheet:
    """A programme to come: half of it answered, heard this week, with comments and what they led to."""
    at, today = stage.clock(stage.day(6), 9), stage.on
    starts, answer_by = today + timedelta(BEGINS_IN), today + timedelta(BEGINS_IN - HEARING_DAYS)
    sheet = plan_programme(name=PLANNED, starts=starts, answer_by=answer_by, by=stage.hr, at=at)
    told(stage, sheet, ON_PLANNED, at)
    karsten, mette = (Account.objects.get(email=mail) for mail in (DIRECTOR, LEADER))
    others = [person for person in directors_on(today)[:HEARD_AT_MOST] if person.pk != karsten.person_id]
    people = [karsten.person, mette.person, *others]
    sheet = invite_to_hearing(
        sheet=sheet, people=people, heard_by=today + timedelta(days=5), by=stage.hr, at=at + timedelta(hours=2)
    )
    later = stage.clock(stage.day(4), 14)
    words = "De nye har mest brug for nogen, der kender deres hverdag. Kan de få begge dele?"
    comment = comment_on(sheet=sheet, question="kind", words=words, by=mette, at=later)
    reply = "De bliver sat sammen på tværs, og hver får en makker fra sit eget område."
    reply_to_comment(comment=comment, reply=reply, by=stage.hr, at=later + timedelta(hours=1))
    words = "Skal det ikke være obligatorisk det første år? Ellers kommer de, der klarer sig i forvejen."
    comment_on(sheet=sheet, question="attendance", words=words, by=karsten, at=later + timedelta(hours=2))
    finish_commenting(
        invitation=sheet.invitations.get(person=karsten.person_id), by=karsten, at=later + timedelta(hours=2)
    )
    return sheet
