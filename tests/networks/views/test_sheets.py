"""The pages of decision sheets: what they say, what they refuse and keep, and who reads what."""

import re
from datetime import date

import pytest
from django.urls import reverse

from networks.actions.sheets import answer_question, ask_to_sign, begin_sheet, publish_sheet
from networks.models import Programme, Sheet, SheetAnswer, SheetComment
from networks.rules.questions import QUESTIONS
from networks.rules.sheets import State
from organisation.actions.accounts import grant_role
from organisation.models import Letter
from organisation.rules.roles import Role
from tests.networks.crew import words_of
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
)
from tests.refusals import told_and_kept
from tests.world import NOW, TODAY, typed


def said(response):
    return words_of(response.content.decode())


def at(name, *args):
    return reverse(f"networks:{name}", args=args)


def test_a_programme_is_begun_with_its_questions(world, hr):
    sent = {"name": "Nye netværk", "starts": typed(LATER), "answer_by": typed(LATER)}
    response = hr.post(at("plan_programme"), sent)
    sheet = Sheet.objects.get()
    assert response.url == at("sheet", sheet.pk)
    page = said(hr.get(response.url))
    assert "0 af 20 spørgsmål er besvaret." in page
    assert "Besvar formål og type først." in page
    assert "Til beslutningerne" in said(hr.get(at("programme", sheet.programme_id)))


@pytest.mark.parametrize("answer_by", ["", "31.02.2027", typed(TODAY)])
def test_a_day_that_will_not_do_is_said_and_nothing_is_lost(world, hr, answer_by):
    response = hr.post(at("plan_programme"), {"name": "Nye netværk", "starts": typed(LATER), "answer_by": answer_by})
    assert response.status_code == 200
    assert 'value="Nye netværk"' in response.content.decode()
    assert not Sheet.objects.exists()


def test_an_answer_leads_to_the_next_question(world, hr):
    sheet = begun(world)
    sent = {"order": ["culture", "tools"], "chosen": ["tools", "culture"], "own": "", "words": "", "next": "1"}
    response = hr.post(at("answer_question", sheet.pk, "aim"), sent)
    assert response.url == at("answer_question", sheet.pk, "practice")
    assert sheet.answers.get().chosen == {"purposes": [["culture", ""], ["tools", ""]]}
    assert "Jeres svar" in said(hr.get(response.url))
    response = hr.post(response.url, {"words": "  Vi spørger hinanden.  "})
    assert response.url == at("sheet", sheet.pk)
    assert sheet.answers.get(question="practice").words == "Vi spørger hinanden."


def test_purposes_are_moved_without_being_answered(world, hr):
    sheet = begun(world)
    sent = {"order": ["culture", "tools"], "chosen": ["tools"], "own": "", "words": "Fordi", "move": "up:tools"}
    page = hr.post(at("answer_question", sheet.pk, "aim"), sent).content.decode()
    assert page.index('value="up:tools"') < page.index('value="up:culture"')
    assert "Fordi" in page
    assert not sheet.answers.exists()


@pytest.mark.parametrize(
    ("question", "sent", "complaint"),
    [
        ("practice", {"words": "   "}, "Skriv eller vælg noget her"),
        ("kind", {"words": "Fordi", "kind": "professional"}, "Vælg ét eller flere"),
        ("kind", {"words": "Fordi", "kind": "andet"}, "andet"),
        ("expectations", {"words": "Fordi", "hours": "-1", "budget": "mange"}, "0"),
        ("aim", {"words": "Fordi"}, "Vælg mindst ét formål."),
    ],
)
def test_a_wrong_answer_is_said_at_its_field_and_nothing_is_lost(world, hr, question, sent, complaint):
    sheet = begun(world)
    response = hr.post(at("answer_question", sheet.pk, question), sent)
    page = response.content.decode()
    assert response.status_code == 200
    assert complaint in page
    assert sent["words"].strip() in page
    assert not sheet.answers.exists()


def carried(response):
    """The mark that an open page carries of what stood there."""
    return re.search(r'name="seen"(?: value="([0-9a-f]*)")?', response.content.decode())[1] or ""


@pytest.mark.parametrize("first_answer", [None, "Vi mødes."])
def test_who_comes_second_at_an_answer_reads_the_first_and_keeps_their_own_words(world, hr, first_answer):
    sheet = begun(world)
    where = at("answer_question", sheet.pk, "practice")
    if first_answer:
        answer_question(sheet=sheet, question="practice", words=first_answer, chosen={}, by=world.hr, at=NOW)
    seen = carried(hr.get(where))
    grant_role(person=world.people["chief"], role=Role.HR, starts=TODAY, by=None, at=NOW)
    chief = world.accounts["chief"]
    answer_question(sheet=sheet, question="practice", words="Vi spørger hinanden.", chosen={}, by=chief, at=NOW)
    second = hr.post(where, {"words": "Vi går på besøg.", "seen": seen})
    assert second.status_code == 200
    page = said(second)
    assert "Carl Chefsen har ændret det, mens du skrev." in page
    assert "Det har Carl Chefsen gemt imens Vi spørger hinanden." in page
    assert "Vi går på besøg." in page
    assert sheet.answers.get().words == "Vi spørger hinanden."
    hr.post(where, {"words": "Vi går på besøg.", "seen": carried(second)})
    assert sheet.answers.get().words == "Vi går på besøg."


def test_the_same_answer_sent_twice_is_nobody_overtaken(world, hr):
    sheet = begun(world)
    sent = {"words": "Vi spørger hinanden.", "seen": ""}
    for _time in range(2):
        assert hr.post(at("answer_question", sheet.pk, "practice"), sent).status_code == 302


def test_moving_a_purpose_forgets_nothing_of_what_was_seen(world, hr):
    sheet = begun(world)
    where = at("answer_question", sheet.pk, "aim")
    chosen = {"purposes": [["tools", ""]]}
    answer_question(sheet=sheet, question="aim", words="", chosen=chosen, by=world.hr, at=NOW)
    seen = carried(hr.get(where))
    sent = {"order": ["culture", "tools"], "chosen": ["tools"], "own": "", "words": "Fordi", "move": "up:tools"}
    assert carried(hr.post(where, sent | {"seen": seen})) == seen


def test_benefits_and_risks_stand_at_the_choice(world, hr):
    page = said(hr.get(at("answer_question", begun(world).pk, "kind")))
    for words in (
        "Snakken glider let fra ledelse over i faget.",
        "Ledelse i sig selv kommer på dagsordenen.",
        "side 10",
    ):
        assert words in page


def test_answers_that_pull_apart_are_said_where_they_stand(world, hr):
    sheet = answered(world)
    chosen = {"leaders_need": "professional"}
    answer_question(sheet=sheet, question="leaders_need", words="", chosen=chosen, by=world.hr, at=NOW)
    assert "Tal om det:" in said(hr.get(at("sheet", sheet.pk)))
    assert "Tal om det:" in said(hr.get(at("answer_question", sheet.pk, "kind")))


def test_an_unknown_question_is_absent(world, hr):
    assert hr.get(at("answer_question", begun(world).pk, "vejret")).status_code == 404


def test_a_signed_answer_is_not_changed_from_an_old_page(world, hr):
    sheet = signed(world)
    response = hr.post(at("answer_question", sheet.pk, "backing"), {"words": "Noget helt andet"})
    assert told_and_kept(response, "Svaret er underskrevet.", "Noget helt andet")


def test_hr_invites_by_a_tick_a_name_and_all_members(world, hr):
    sheet = begin_sheet(programme=world.things.programme, answer_by=LATER, by=world.hr, at=NOW)
    sent = {
        "heard_by": typed(HEARD_BY),
        "people": [world.people["director"].pk],
        "who": "Åse Aagaard",
        "members": "on",
    }
    response = hr.post(at("invite_to_hearing", sheet.pk), sent, follow=True)
    assert "Høringen er åben" in said(response)
    assert [one.person.name for one in sheet.invitations.all()] == [
        "Dorthe Dahl",
        "Mette Møller",
        "Ole Øgaard",
        "Åse Aagaard",
    ]


@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({"heard_by": typed(HEARD_BY)}, "Vælg mindst én, der skal høres."),
        ({"heard_by": typed(TODAY)}, "Vælg en dag efter i dag."),
        ({"heard_by": typed(HEARD_BY), "who": "Nogen Andre"}, "Nogen Andre"),
    ],
)
def test_a_hearing_of_nobody_is_not_opened(world, hr, sent, complaint):
    sheet = answered(world)
    assert complaint in hr.post(at("invite_to_hearing", sheet.pk), sent).content.decode()
    assert Sheet.objects.get(pk=sheet.pk).state == State.DRAFT


def test_somebody_invited_reads_writes_and_is_done(world, as_one):
    sheet = in_hearing(world)
    leader = as_one("leader")
    assert "Hvad siger du til beslutningerne?" in said(leader.get(at("hearing", sheet.pk)))
    assert "Skriv eller vælg noget her." in said(leader.post(at("comment_on", sheet.pk, "kind"), {"words": " "}))
    leader.post(at("comment_on", sheet.pk, "kind"), {"words": "Husk dagtilbud."})
    leader.post(at("comment_on", sheet.pk, "alt"), {"words": "Godt arbejde."})
    page = said(leader.post(at("finish_commenting", sheet.pk), follow=True))
    assert "Husk dagtilbud." in page
    assert "Du har sagt, at du er færdig." in page
    assert sorted(sheet.comments.values_list("question", flat=True)) == ["", "kind"]
    comment = sheet.comments.get(question="kind")
    leader.post(at("withdraw_comment", comment.pk))
    assert list(sheet.comments.values_list("question", flat=True)) == [""]


def test_others_in_the_hearing_read_a_comment_with_its_answer(world, as_one):
    comment = commented(world)
    hr = as_one("hr")
    assert "Husk dagtilbud." in said(hr.get(at("sheet", comment.sheet_id)))
    hr.post(at("reply_to_comment", comment.pk), {"reply": "De kommer med."})
    page = said(as_one("director").get(at("hearing", comment.sheet_id)))
    assert "Husk dagtilbud." in page
    assert "De kommer med." in page
    assert "Slet min bemærkning" not in page


def test_hr_reminds_closes_and_asks_for_a_signature(world, hr):
    sheet = in_hearing(world)
    assert "2 har fået en påmindelse." in said(hr.post(at("remind_invited", sheet.pk), follow=True))
    assert "Bed om underskrift" in said(hr.post(at("close_hearing", sheet.pk), follow=True))
    sent = {"signer": world.people["director"].pk}
    assert "Dorthe Dahl har fået et brev" in said(hr.post(at("ask_to_sign", sheet.pk), sent, follow=True))
    assert Letter.objects.filter(template="sheet_signature").count() == 1


def test_only_directors_can_be_asked(world, hr):
    sheet = heard(world)
    response = hr.post(at("ask_to_sign", sheet.pk), {"signer": world.people["leader"].pk})
    assert response.status_code == 200
    assert Sheet.objects.get(pk=sheet.pk).signer is None


def test_a_director_signs_what_was_on_the_screen(world, as_one):
    sheet = asked_to_sign(world)
    director = as_one("director")
    page = said(director.get(at("sign_sheet", sheet.pk)))
    assert "Jeg skriver under på ledelsens vegne: Dorthe Dahl." in page
    answer_question(sheet=sheet, question="fit", words="En fusion", chosen={}, by=world.hr, at=NOW)
    late = director.post(at("sign_sheet", sheet.pk), {"edition": sheet.edition}, follow=True)
    assert "Svarene er ændret" in said(late)
    director.post(at("sign_sheet", sheet.pk), {"edition": sheet.edition + 1})
    assert Sheet.objects.get(pk=sheet.pk).state == State.SIGNED
    director = as_one("director")
    director.post(at("withdraw_signature", sheet.pk))
    assert Sheet.objects.get(pk=sheet.pk).state == State.HEARD


def test_a_director_who_signs_what_is_new_in_decisions_that_are_known_hears_that_it_counts(world, as_one):
    sheet = asked_to_sign(world)
    sign = at("sign_sheet", sheet.pk)
    signed_now = said(as_one("director").post(sign, {"edition": sheet.edition}, follow=True))
    assert "Du har skrevet under. HR offentliggør beslutningerne." in signed_now
    sheet = publish_sheet(sheet=sheet, by=world.hr, at=NOW)
    answer_question(sheet=sheet, question="fit", words="En fusion", chosen={}, by=world.hr, at=NOW)
    sheet = ask_to_sign(sheet=sheet, signer=world.people["director"], by=world.hr, at=NOW)
    page = said(as_one("director").post(sign, {"edition": sheet.edition}, follow=True))
    assert "Du har skrevet under. Svarene gælder nu, og alle kan læse dem." in page
    assert "HR offentliggør" not in page


def test_of_a_sheet_that_is_answered_whole_no_rest_is_asked_for(world, hr):
    sheet = begun(world)
    for question in QUESTIONS:
        SheetAnswer.objects.get_or_create(sheet=sheet, question=question.key, defaults={"words": "Ja.", "at": NOW})
    page = said(hr.get(at("sheet", sheet.pk)))
    assert "Alle 20 spørgsmål er besvaret." in page
    assert "Resten skal" not in page


def test_a_director_who_sends_back_says_why(world, as_one):
    sheet = asked_to_sign(world)
    director = as_one("director")
    assert "Skriv eller vælg noget her." in said(director.post(at("send_back_sheet", sheet.pk), {"words": ""}))
    director.post(at("send_back_sheet", sheet.pk), {"words": "Hvor er pengene?"})
    assert "Hvor er pengene?" in said(as_one("hr").get(at("sheet", sheet.pk)))


def test_hr_sees_what_the_programme_becomes_and_publishes(world, hr):
    sheet = begin_sheet(programme=world.things.programme, answer_by=LATER, by=world.hr, at=NOW)
    SheetAnswer.objects.filter(sheet=sheet, question="turnover").update(chosen={"placement_days": 30})
    Sheet.objects.filter(pk=sheet.pk).update(state=State.SIGNED)
    page = said(hr.get(at("publish_sheet", sheet.pk)))
    assert "En ny leder har en plads efter højst 60 dage." in page
    assert "En ny leder har en plads efter højst 30 dage." in page
    assert "styrer nu programmet" in said(hr.post(at("publish_sheet", sheet.pk), follow=True))
    assert Programme.objects.get(pk=sheet.programme_id).placement_days == 30


def test_what_is_not_signed_is_not_published(world, hr):
    sheet = heard(world)
    assert "skal være underskrevet" in said(hr.get(at("publish_sheet", sheet.pk)))
    hr.post(at("publish_sheet", sheet.pk))
    assert Sheet.objects.get(pk=sheet.pk).state == State.HEARD


def test_everybody_reads_what_is_signed_and_nothing_that_was_said(world, as_one):
    sheet = signed(world)
    SheetComment.objects.create(sheet=sheet, question="kind", person=world.people["leader"], words="Hemmeligt", at=NOW)
    sheet = publish_sheet(sheet=sheet, by=world.hr, at=NOW)
    answer_question(sheet=sheet, question="fit", words="Ikke underskrevet", chosen={}, by=world.hr, at=NOW)
    employee = as_one("employee")
    assert "Færre sygedage" in said(employee.get(at("decisions_list")))
    page = said(employee.get(at("decisions", sheet.programme_id)))
    assert "Underskrevet af Dorthe Dahl" in page
    assert "Ledelse er et fag." in page
    assert "Hemmeligt" not in page
    assert "Ikke underskrevet" not in page


def test_versions_stand_side_by_side(world, hr):
    first = published(world)
    second = begin_sheet(programme=first.programme, answer_by=LATER, by=world.hr, at=NOW)
    assert "Svarene er de samme." in said(hr.get(at("compare_sheets", second.pk)))
    answer_question(sheet=second, question="backing", words="Vi betaler.", chosen={}, by=world.hr, at=NOW)
    page = said(hr.get(at("compare_sheets", second.pk)))
    assert "1 svar er anderledes." in page
    assert "Vi åbner programmet." in page
    assert "Vi betaler." in page
    assert hr.get(at("compare_sheets", first.pk)).status_code == 404


def test_a_draft_is_dropped_and_a_heard_one_is_not(world, hr):
    sheet = begun(world)
    assert "Kladden er kasseret." in said(hr.post(at("drop_sheet", sheet.pk), follow=True))
    other = in_hearing(world, name="Andre netværk")
    assert "kan ikke kasseres" in said(hr.post(at("drop_sheet", other.pk), follow=True))


def test_a_second_version_is_not_begun_beside_one(world, hr):
    sheet = begun(world)
    response = hr.post(at("begin_sheet", sheet.programme_id), {"answer_by": typed(LATER)})
    assert told_and_kept(response, "en udgave er allerede under arbejde", typed(LATER))


def test_what_is_decided_is_grey_on_the_programmes_form(world, hr):
    programme = Programme.objects.get(pk=published(world).programme_id)
    page = hr.get(at("correct_programme", programme.pk)).content.decode()
    assert "Det, der er gråt, har ledelsen besluttet" in page
    assert 'name="move"' not in page
    sent = {"name": "Nyt navn", "starts": typed(LATER), "smallest": "4", "largest": "9", "weeks": "6"}
    sent |= {"kind": "professional", "evaluate_months": "0", "rotate_months": "0"}
    assert hr.post(at("correct_programme", programme.pk), sent).status_code == 302
    programme.refresh_from_db()
    assert (programme.name, programme.smallest, programme.kind) == ("Nyt navn", 4, "cross")
    assert programme.purposes.count() == len(FIRST_ANSWERS["aim"][1]["purposes"])


def test_no_proposal_before_purpose_and_type(world, hr):
    response = hr.post(at("draft_scenario", begun(world).programme_id), follow=True)
    assert "Ledelsen skal først have besluttet formål og type." in said(response)


def test_a_comment_stays_when_the_hearing_was_closed_meanwhile(world, as_one):
    url = at("comment_on", heard(world).pk, "alt")
    leader = as_one("leader")
    assert told_and_kept(leader.post(url, {"words": "Husk dagtilbud."}), "Høringen er afsluttet.", "Husk dagtilbud.")
    assert leader.get(url).status_code == 404
    assert as_one("employee").post(url, {"words": "Husk dagtilbud."}).status_code == 404


def test_what_hr_chose_stays_when_the_sheet_has_come_further(world, hr):
    day = {"heard_by": typed(HEARD_BY), "who": "Åse Aagaard"}
    late = hr.post(at("invite_to_hearing", signed(world).pk), day)
    assert told_and_kept(late, "Beslutningerne er kommet videre", "Åse Aagaard", typed(HEARD_BY))
    signer = world.people["director"].pk
    early = hr.post(at("ask_to_sign", in_hearing(world, name="Andre").pk), {"signer": signer})
    assert told_and_kept(early, "Høringen skal være afsluttet", str(signer))
    assert early.context["form"]["signer"].value() == str(signer)


def test_what_the_director_wrote_stays_when_the_answers_changed_meanwhile(world, as_one):
    sheet = asked_to_sign(world)
    answer_question(sheet=sheet, question="fit", words="En fusion", chosen={}, by=world.hr, at=NOW)
    Sheet.objects.filter(pk=sheet.pk).update(asked_at=None)
    response = as_one("director").post(at("send_back_sheet", sheet.pk), {"words": "Hvor er pengene?"})
    assert told_and_kept(response, "Du er ikke længere bedt om at skrive under.", "Hvor er pengene?")


@pytest.mark.parametrize(
    ("on", "first"), [(date(2026, 11, 30), date(2027, 3, 1)), (date(2026, 9, 24), date(2027, 1, 4))]
)
def test_the_first_day_proposed_is_one_on_which_the_house_is_open(hr, monkeypatch, on, first):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda value=None: on)
    assert hr.get(at("plan_programme")).context["form"]["starts"].value() == first
