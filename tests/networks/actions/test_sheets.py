"""The decision sheet through its verbs: answers, hearing, signature, publication, and what they steer."""

from datetime import timedelta

import pytest

from networks.actions.hearings import (
    close_hearing,
    comment_on,
    finish_commenting,
    invite_to_hearing,
    remind_invited,
    reply_to_comment,
    withdraw_comment,
)
from networks.actions.programmes import correct_programme
from networks.actions.scenarios import draft_scenario, publish
from networks.actions.sheets import (
    answer_question,
    ask_to_sign,
    begin_sheet,
    drop_sheet,
    publish_sheet,
    send_back_sheet,
    sign_sheet,
    withdraw_signature,
)
from networks.models import Network, Programme, Scenario, Sheet, SheetAnswer
from networks.queries.sheets import settled_facts
from networks.rules.cycle import State as Life
from networks.rules.programmes import Purpose
from networks.rules.sheets import State, Undecided
from organisation.models import Field, Letter
from organisation.rules.refusals import Refused
from tests.networks.crew import NAMES, frame_of
from tests.networks.sheet_world import (
    FIRST_ANSWERS,
    HEARD_BY,
    LATER,
    answered,
    asked_to_sign,
    begun,
    commented,
    heard,
    in_hearing,
    published,
    signed,
    told,
)
from tests.world import NOW, TODAY


def fresh(sheet):
    return Sheet.objects.get(pk=sheet.pk)


def letters(template):
    return sorted(Letter.objects.filter(template=template).values_list("person__name", flat=True))


def test_a_programme_begins_with_its_questions(world):
    sheet = begun(world)
    assert (sheet.number, sheet.state, sheet.answers.count()) == (1, State.DRAFT, 0)
    assert (sheet.programme.name, sheet.programme.starts, sheet.answer_by) == ("Nye netværk", LATER, LATER)


def test_one_version_at_a_time(world):
    sheet = begun(world)
    with pytest.raises(Refused):
        begin_sheet(programme=sheet.programme, answer_by=LATER, by=world.hr, at=NOW)


def test_what_the_form_was_told_is_not_told_again(world):
    programme = world.things.programme
    programme.fields.add(Field.objects.get(name="skole"))
    Programme.objects.filter(pk=programme.pk).update(kind="professional", backing="Vi kommer.")
    sheet = begin_sheet(programme=programme, answer_by=LATER, by=world.hr, at=NOW)
    assert {answer.question: answer.plain for answer in sheet.answers.all()} == {
        "aim": ("", {"purposes": [["reflection", ""]]}),
        "kind": ("", {"kind": "professional", "fields": ["skole"]}),
        "attendance": ("", {"attendance": "mandatory"}),
        "expectations": ("", {"hours": 3, "budget": "0.00", "mandate": ""}),
        "turnover": ("", {"placement_days": 60}),
        "backing": ("Vi kommer.", {}),
    }


def test_nothing_is_heard_before_purpose_and_type(world):
    with pytest.raises(Refused, match="Formål og type"):
        invite_to_hearing(sheet=begun(world), people=[world.people["leader"]], heard_by=HEARD_BY, by=world.hr, at=NOW)


def test_a_hearing_ends_on_a_day_to_come(world):
    with pytest.raises(Refused):
        invite_to_hearing(sheet=answered(world), people=[], heard_by=TODAY, by=world.hr, at=NOW)


def test_those_invited_get_a_letter_once_and_a_hearing_can_grow(world):
    sheet = in_hearing(world)
    assert letters("sheet_hearing") == ["Dorthe Dahl", "Mette Møller"]
    more = [world.people["leader"], world.people["chief"]]
    invite_to_hearing(sheet=sheet, people=more, heard_by=HEARD_BY, by=world.hr, at=NOW)
    assert letters("sheet_hearing") == ["Carl Chefsen", "Dorthe Dahl", "Mette Møller"]
    assert sheet.invitations.count() == 3


def test_only_the_silent_are_reminded(world):
    sheet = in_hearing(world, "director", "leader", "chief")
    commented(world, "leader", sheet=sheet)
    finish_commenting(
        invitation=sheet.invitations.get(person=world.people["chief"]), by=world.accounts["chief"], at=NOW
    )
    assert remind_invited(sheet=sheet, by=world.hr, at=NOW) == 1
    assert letters("sheet_reminder") == ["Dorthe Dahl"]


def test_own_words_are_taken_back_until_hr_has_answered(world):
    sheet = in_hearing(world)
    first, second = (commented(world, sheet=sheet) for _number in range(2))
    withdraw_comment(comment=first, by=world.accounts["leader"], at=NOW)
    reply_to_comment(comment=second, reply="Det er rettet.", by=world.hr, at=NOW)
    with pytest.raises(Refused):
        withdraw_comment(comment=second, by=world.accounts["leader"], at=NOW)
    assert list(sheet.comments.values_list("reply", flat=True)) == ["Det er rettet."]


def test_a_closed_hearing_is_closed_and_can_be_opened_again(world):
    sheet = heard(world)
    with pytest.raises(Refused):
        comment_on(sheet=sheet, question="kind", words="For sent", by=world.accounts["leader"], at=NOW)
    with pytest.raises(Refused):
        close_hearing(sheet=sheet, by=world.hr, at=NOW)
    sheet.invitations.update(done_at=NOW)
    again = invite_to_hearing(sheet=sheet, people=[world.people["leader"]], heard_by=HEARD_BY, by=world.hr, at=NOW)
    assert again.state == State.HEARING
    assert not sheet.invitations.filter(done_at__isnull=False).exists()
    assert letters("sheet_hearing") == ["Dorthe Dahl", "Mette Møller", "Mette Møller"]


def test_nobody_is_asked_to_sign_before_it_was_heard(world):
    with pytest.raises(Refused, match="Høringen"):
        ask_to_sign(sheet=answered(world), signer=world.people["director"], by=world.hr, at=NOW)


def test_a_signature_is_for_what_was_seen(world):
    sheet = asked_to_sign(world)
    assert letters("sheet_signature") == ["Dorthe Dahl"]
    answer_question(sheet=sheet, question="fit", words="En fusion", chosen={}, by=world.hr, at=NOW)
    with pytest.raises(Refused, match="ændret"):
        sign_sheet(sheet=sheet, edition=sheet.edition, by=world.accounts["director"], at=NOW)
    with pytest.raises(Refused):
        sign_sheet(sheet=sheet, edition=sheet.edition + 1, by=world.accounts["chief"], at=NOW)
    signature = sign_sheet(sheet=sheet, edition=sheet.edition + 1, by=world.accounts["director"], at=NOW)
    assert "fit" in signature.questions
    with pytest.raises(Refused):
        answer_question(sheet=sheet, question="fit", words="Andet", chosen={}, by=world.hr, at=NOW)


def test_a_director_sends_it_back_with_a_word(world):
    sheet = asked_to_sign(world)
    with pytest.raises(Refused):
        send_back_sheet(sheet=sheet, words="Nej", by=world.accounts["chief"], at=NOW)
    back = send_back_sheet(sheet=sheet, words="Hvor er pengene?", by=world.accounts["director"], at=NOW)
    assert (back.state, back.asked_at) == (State.HEARD, None)
    assert back.comments.get(question="").words == "Hvor er pengene?"


def test_a_signature_is_taken_back_until_it_is_known(world):
    sheet = signed(world)
    with pytest.raises(Refused):
        withdraw_signature(sheet=sheet, by=world.accounts["chief"], at=NOW)
    back = withdraw_signature(sheet=sheet, by=world.accounts["director"], at=NOW)
    assert (back.state, back.signatures.count()) == (State.HEARD, 0)
    with pytest.raises(Refused):
        withdraw_signature(sheet=published(world, "En til"), by=world.accounts["director"], at=NOW)


def test_answers_steer_the_programme_when_they_are_made_known(world):
    sheet = signed(world)
    assert Programme.objects.get(pk=sheet.programme_id).hours == 3
    publish_sheet(sheet=sheet, by=world.hr, at=NOW)
    programme = Programme.objects.get(pk=sheet.programme_id)
    facts = ("kind", "attendance", "hours", "budget", "mandate", "backing", "placement_days")
    assert [getattr(programme, name) for name in facts] == [
        "cross",
        "voluntary",
        4,
        120000,
        "Egne møder",
        "Vi åbner programmet.",
        45,
    ]
    assert [(row.purpose, row.words) for row in programme.purposes.all()] == [
        ("reflection", ""),
        ("own", "Færre sygedage"),
    ]
    assert letters("sheet_published") == ["Dorthe Dahl", "Mette Møller"]


def test_members_are_told_too(world):
    sheet = begin_sheet(programme=world.things.programme, answer_by=LATER, by=world.hr, at=NOW)
    sheet = invite_to_hearing(sheet=sheet, people=[world.people["chief"]], heard_by=HEARD_BY, by=world.hr, at=NOW)
    sheet = close_hearing(sheet=sheet, by=world.hr, at=NOW)
    sheet = ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    sign_sheet(sheet=sheet, edition=sheet.edition, by=world.accounts["director"], at=NOW)
    publish_sheet(sheet=fresh(sheet), by=world.hr, at=NOW)
    assert letters("sheet_published") == ["Carl Chefsen", "Dorthe Dahl", "Mette Møller", "Ole Øgaard"]


def test_a_redesign_starts_from_what_counts_and_takes_its_place(world):
    first = published(world)
    second = begin_sheet(programme=first.programme, answer_by=LATER, by=world.hr, at=NOW)
    assert (second.number, second.answers.count()) == (2, first.answers.count())
    second = told(world, second, {"kind": ("", {"kind": "professional", "fields": ["skole"]})})
    second = invite_to_hearing(sheet=second, people=[world.people["leader"]], heard_by=HEARD_BY, by=world.hr, at=NOW)
    second = close_hearing(sheet=second, by=world.hr, at=NOW)
    second = ask_to_sign(sheet=second, signer=world.people["director"], by=world.hr, at=NOW)
    sign_sheet(sheet=second, edition=second.edition, by=world.accounts["director"], at=NOW)
    publish_sheet(sheet=fresh(second), by=world.hr, at=NOW)
    assert (fresh(first).state, fresh(second).state) == (State.REPLACED, State.PUBLISHED)
    programme = Programme.objects.get(pk=first.programme_id)
    assert (programme.kind, list(programme.fields.values_list("name", flat=True))) == ("professional", ["skole"])


def test_the_rest_is_answered_afterwards_and_counts_when_it_is_signed(world):
    sheet = published(world)
    sheet.signatures.update(questions=sorted(FIRST_ANSWERS))
    SheetAnswer.objects.filter(sheet=sheet).exclude(question__in=FIRST_ANSWERS).delete()
    with pytest.raises(Refused):
        answer_question(sheet=sheet, question="kind", words="", chosen={"kind": "cross"}, by=world.hr, at=NOW)
    with pytest.raises(Refused, match="ikke noget nyt"):
        ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    answer_question(sheet=sheet, question="turnover", words="", chosen={"placement_days": 20}, by=world.hr, at=NOW)
    ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    assert Programme.objects.get(pk=sheet.programme_id).placement_days == 45
    sign_sheet(sheet=sheet, edition=fresh(sheet).edition, by=world.accounts["director"], at=NOW)
    assert Programme.objects.get(pk=sheet.programme_id).placement_days == 20
    assert fresh(sheet).state == State.PUBLISHED


def test_only_what_nobody_has_seen_is_dropped(world):
    drop_sheet(sheet=begun(world), by=world.hr, at=NOW)
    assert not Sheet.objects.exists()
    with pytest.raises(Refused):
        drop_sheet(sheet=in_hearing(world), by=world.hr, at=NOW)


def test_no_network_is_formed_before_purpose_and_type(world, programme):
    sheet = begin_sheet(programme=programme, answer_by=LATER, by=world.hr, at=NOW)
    with pytest.raises(Undecided):
        draft_scenario(programme=programme, by=world.hr, at=NOW)
    drop_sheet(sheet=sheet, by=world.hr, at=NOW)
    assert draft_scenario(programme=programme, by=world.hr, at=NOW).letter == "A"


def test_nor_is_one_published_when_they_are_taken_up_meanwhile(world, scenario):
    begin_sheet(programme=scenario.programme, answer_by=LATER, by=world.hr, at=NOW)
    with pytest.raises(Undecided):
        publish(scenario=scenario, version=scenario.version, by=world.hr, at=NOW)


def test_networks_that_run_go_on_while_a_new_version_is_made(world):
    begin_sheet(programme=world.things.programme, answer_by=LATER, by=world.hr, at=NOW)
    assert draft_scenario(programme=world.things.programme, by=world.hr, at=NOW)
    assert settled_facts(world.things.programme) == frozenset()


def test_new_networks_begin_as_management_decided(world, scenario):
    sheet = begin_sheet(programme=scenario.programme, answer_by=LATER, by=world.hr, at=NOW)
    answers = FIRST_ANSWERS | {
        "term": ("", {"trial_months": 6}),
        "evaluation": ("", {"decide_months": 24}),
        "ending": ("", {"criteria": ["members", "idle"]}),
    }
    sheet = told(world, sheet, answers)
    sheet = invite_to_hearing(sheet=sheet, people=[world.people["leader"]], heard_by=HEARD_BY, by=world.hr, at=NOW)
    sheet = ask_to_sign(
        sheet=close_hearing(sheet=sheet, by=world.hr, at=NOW), signer=world.people["director"], by=world.hr, at=NOW
    )
    sign_sheet(sheet=sheet, edition=sheet.edition, by=world.accounts["director"], at=NOW)
    publish_sheet(sheet=fresh(sheet), by=world.hr, at=NOW)
    publish(scenario=Scenario.objects.get(pk=scenario.pk), version=scenario.version, by=world.hr, at=NOW)
    network = Network.objects.filter(scenario=scenario).first()
    assert len(frame_of("Fjord", "Bro", "Mole")) == Network.objects.filter(scenario=scenario).count()
    assert (network.state, network.memberships.count()) == (Life.TRIAL, len(NAMES) // 3)
    assert timedelta(175) < network.trial_ends - network.starts < timedelta(190)
    assert network.decide_by.year == network.starts.year + 2
    assert sorted(network.criteria.values_list("kind", "limit")) == [("idle", 6), ("members", None)]


def test_what_the_sheet_settles_is_not_changed_by_the_form(world):
    programme = Programme.objects.get(pk=published(world).programme_id)
    facts = {
        "purposes": [(Purpose.REFLECTION, ""), (Purpose.OWN, "Færre sygedage")],
        "fields": [],
        "kind": "cross",
        "hours": 4,
        "smallest": 4,
        "by": world.hr,
        "at": NOW,
    }
    correct_programme(programme=programme, **facts)
    for change in ({"kind": "professional"}, {"hours": 5}, {"purposes": []}):
        with pytest.raises(Refused, match="ny udgave"):
            correct_programme(programme=programme, **facts | change)
    assert Programme.objects.get(pk=programme.pk).smallest == 4
