"""Writing together and signing: neither overwrites the other, a signed text stands, and HR sees nothing of it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from goals.actions.goals import change_goal
from goals.rules.goals import State as GoalState
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused
from performance.actions.agreements import change_agreement, drop_agreement, propose_goal, settle_agreement
from performance.actions.preparing import be_ready, prepare_dialogue
from performance.actions.signing import reopen_dialogue, take_back_signature
from performance.models import Agreement, Dialogue, Signature
from performance.rules.dialogues import Outcome, Side, State, Theme
from performance.rules.preparing import Said
from tests.goals.world import add_goals
from tests.performance.talk_world import agree, revealed, sign, views_of
from tests.performance.test_preparing import at, client_of
from tests.performance.world import make_dialogue
from tests.world import NOW, make_world


@pytest.fixture
def world(db):
    return make_world()


def words_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_change_from_a_page_that_is_out_of_date_is_said_and_what_was_typed_stays(world):
    dialogue = revealed(world)
    first = agree(dialogue)
    client, path = client_of(world, "employee"), reverse("performance:change_agreement", args=[first.pk])
    sent = {"version": "1", "words": "Vagten svares i marts", "side": "leader", "due": "", "follow_up": ""}
    change_agreement(agreement=first, words="Vagten svares i februar", version=1, by=None, at=NOW)
    told = client.post(path, sent).content.decode()
    assert "Aftalerne er ændret, mens du skrev." in told
    assert "Vagten svares i marts</textarea>" in told
    assert "Sådan står aftalen nu: Vagten svares i februar" in told
    assert client.post(path, sent | {"version": "2"}).status_code == 302
    assert Agreement.objects.get().words == "Vagten svares i marts"


def test_an_agreement_sent_twice_is_one(world):
    dialogue, client = revealed(world), client_of(world, "leader")
    sent = {"words": "Vi ses i marts", "side": "employee", "due": "1.3.2037", "follow_up": "på mødet"}
    for _time in range(2):
        client.post(at("add_agreement", dialogue), sent)
    assert dialogue.agreements.count() == 1
    text = client.get(at("dialogue", dialogue)).content.decode()
    assert "Emil · senest den 1. marts 2037 · på mødet" in " ".join(text.split())


def test_nothing_changes_under_a_signature_and_it_can_be_taken_back(world):
    dialogue = revealed(world)
    made = agree(dialogue)
    sign(dialogue, Side.EMPLOYEE)
    for verb, facts in ((change_agreement, {"words": "Andet"}), (drop_agreement, {})):
        with pytest.raises(Refused, match="En af jer har skrevet under"):
            verb(agreement=made, by=None, at=NOW, **facts)
    take_back_signature(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)
    change_agreement(agreement=made, words="Andet", by=None, at=NOW)
    assert list(Signature.objects.values_list("side", "withdrawn_at")) == [("employee", NOW)]
    sign(dialogue)
    with pytest.raises(Refused, match="begge skrevet under"):
        take_back_signature(dialogue=dialogue, side=Side.EMPLOYEE, by=None, at=NOW)


def test_one_signs_what_one_has_read_and_not_before_it_has_begun(world):
    ahead = revealed(world, days=3)
    with pytest.raises(Refused, match="begyndt"):
        sign(ahead, Side.LEADER)
    Dialogue.objects.update(state=State.CANCELLED)
    dialogue = revealed(world)
    agree(dialogue)
    with pytest.raises(Refused, match="Læs dem igen"):
        sign(dialogue, Side.LEADER, version=0)
    told = client_of(world, "leader").post(at("sign", dialogue), {"version": "0", "comment": "Tak for snakken"})
    assert "Læs dem igen" in told.content.decode()
    assert "Tak for snakken</textarea>" in told.content.decode()
    assert f'hx-get="{at("dialogue", dialogue)}?set=' in told.content.decode()


def test_both_sign_each_with_own_words_and_get_a_letter_without_any(world):
    dialogue = revealed(world)
    client_of(world, "leader").post(at("sign", dialogue), {"version": "0", "comment": "Tak for en ærlig snak"})
    sent = {"version": "0", "disagreement": "at jeg går uden om møderne"}
    for _time in range(2):
        client_of(world, "employee").post(at("sign", dialogue), sent)
    dialogue.refresh_from_db()
    assert (dialogue.state, Signature.objects.count()) == (State.SIGNED, 2)
    letters = Letter.objects.filter(template="dialogue_signed")
    assert {one.person for one in letters} == {world.people["employee"], world.people["leader"]}
    assert [one for one in letters if "snak" in one.text or "møder" in one.text or "Emil" in one.subject] == []
    text = client_of(world, "leader").get(at("dialogue", dialogue)).content.decode()
    assert "Samtalen med Emil er underskrevet" in text
    assert "Emil er uenig i:</strong> at jeg går uden om møderne" in text


def test_a_proposed_goal_counts_when_both_have_signed(world):
    add_goals(world)
    dialogue = revealed(world)
    facts = {"title": "Fri om fredagen", "towards": world.things.goal, "by": None, "at": NOW}
    goal = propose_goal(dialogue=dialogue, **facts)
    assert (goal.state, goal.is_personal, goal.owner_person) == (GoalState.PROPOSED, True, world.people["employee"])
    text = client_of(world, "leader").get(at("dialogue", dialogue)).content.decode()
    assert "Bidrager til dit mål »Besøg inden for et døgn«" in text
    sign(dialogue)
    goal.refresh_from_db()
    assert goal.state == GoalState.ACTIVE


def test_a_goal_keeps_the_name_under_which_it_was_signed(world):
    add_goals(world)
    goal = world.things.personal_goal
    dialogue = revealed(world, views=views_of(goal))
    change_goal(goal=goal, title="Jeg ringer inden middag", by=None, at=NOW)
    sign(dialogue)
    change_goal(goal=goal, title="Jeg skriver i stedet", by=None, at=NOW)
    text = client_of(world, "leader").get(at("dialogue", dialogue)).content.decode()
    assert "Jeg ringer inden middag" in text
    assert "Jeg skriver i stedet" not in text


def test_a_signed_dialogue_is_opened_again_with_a_reason_that_both_read(world):
    dialogue = revealed(world)
    made = agree(dialogue, "Vagten svares i marts")
    sign(dialogue)
    held = dialogue.signed_at
    client = client_of(world, "employee")
    assert client.post(at("reopen", dialogue), {"reason": ""}).status_code == 200
    client.post(at("reopen", dialogue), {"reason": "En dato er forkert"})
    change_agreement(agreement=made, words="Vagten svares i april", by=None, at=NOW)
    text = client_of(world, "leader").get(at("dialogue", dialogue)).content.decode()
    for words in ("En dato er forkert", "<li>Vagten svares i marts</li>", "Vagten svares i april", "taget tilbage"):
        assert words in text
    sign(dialogue, at=NOW + timedelta(hours=1))
    assert (dialogue.state, dialogue.signed_at, Letter.objects.filter(template="dialogue_signed").count()) == (
        State.SIGNED,
        held,
        2,
    )


def test_it_is_not_opened_again_when_the_next_one_is_booked_or_the_leader_is_another(world):
    dialogue = sign(revealed(world))
    make_dialogue(world, "leader", "employee")
    with pytest.raises(Refused, match="næste samtale"):
        reopen_dialogue(dialogue=dialogue, reason="x", by=world.accounts["leader"], at=NOW)
    with pytest.raises(Refused, match="afsluttet"):
        agree(dialogue, "z")


def test_what_is_open_meets_the_two_again_and_is_settled_or_taken_along(world):
    before = revealed(world, days=-200)
    kept, dropped, lasting = (agree(before, words) for words in ("Først", "Siden", "Stadig"))
    sign(before)
    dialogue, client = revealed(world), client_of(world, "employee")
    text = client.get(at("dialogue", dialogue)).content.decode()
    assert "Sidst aftalte I" in text
    back = f"?next={at('dialogue', dialogue)}"
    for one, outcome in ((kept, "kept"), (dropped, "dropped")):
        sent = client.post(reverse("performance:settle_agreement", args=[one.pk]) + back, {"outcome": outcome})
        assert sent.url == at("dialogue", dialogue)
    client.post(reverse("performance:carry_agreement", args=[dialogue.pk, lasting.pk]))
    text = client.get(at("dialogue", dialogue)).content.decode()
    for words in ("holdt", "droppet", "gælder stadig, står herunder", "fra sidst"):
        assert words in text
    assert dialogue.agreements.get().carried_from == lasting
    with pytest.raises(Refused, match="allerede gjort op"):
        settle_agreement(agreement=kept, outcome=Outcome.DROPPED, by=None, at=NOW)


def test_the_paper_is_tagged_and_the_same_for_both_without_the_mark(world):
    dialogue = revealed(world)
    agree(dialogue, "Vagten svares i marts")
    sign(dialogue, Side.EMPLOYEE, disagreement="at jeg går uden om møderne")
    papers = [client_of(world, who).get(at("dialogue_paper", dialogue)) for who in ("employee", "leader")]
    texts = [words_of(one.content) for one in papers]
    assert texts[0] == texts[1]
    whole = " ".join(texts[0].split())
    for words in ("Jeg mangler to aftenvagter", "fredagsmøderne", "Vagten svares i marts", "Emil er uenig i: at jeg"):
        assert words in whole
    assert "ørste gang" not in whole
    reader = PdfReader(BytesIO(papers[0].content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "da-DK"


def test_a_paper_has_room_for_whatever_the_two_wrote(world):
    dialogue = make_dialogue(world, "leader", "employee", days=-1)
    long = {theme: Said("Vi taler om vagterne. " * 90 + "\n\nOg om ferien.") for theme in Theme}
    for side in Side:
        prepare_dialogue(dialogue=dialogue, side=side, thoughts=long, views={}, by=None, at=NOW)
        be_ready(dialogue=dialogue, side=side, by=None, at=NOW)
    agree(dialogue, "Vi ser på vagterne. " * 14)
    sign(dialogue, comment="Tak. " * 190, disagreement="at det haster. " * 60)
    whole = words_of(client_of(world, "leader").get(at("dialogue_paper", dialogue)).content)
    assert whole.count("Og om ferien.") == 8


def test_hr_reads_in_the_trail_that_it_was_booked_and_nothing_of_what_came_after(world):
    dialogue = revealed(world)
    agree(dialogue)
    sign(dialogue)
    reopen_dialogue(dialogue=dialogue, reason="En dato", by=world.accounts["employee"], at=NOW)
    assert AuditEntry.objects.filter(kind=Dialogue._meta.label).count() == 9
    text = client_of(world, "hr").get(reverse("trail")).content.decode()
    lines = [line for line in text.splitlines() if "samtale" in line.lower()]
    assert text.count("aftalte en samtale") == 1
    assert [line for line in lines if "arbejdede" in line] == []
