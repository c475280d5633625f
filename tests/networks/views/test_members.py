"""House rules, learning aims and proposals as those in the network, a director and HR meet them; and their end."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from networks.actions.watch import promise_backing
from networks.models import (
    Aim,
    Dilemma,
    HouseRules,
    Material,
    Meeting,
    Membership,
    Network,
    Outcome,
    PollTime,
    Proposal,
    Vote,
    Wiping,
)
from networks.queries.attendance import turnout_of
from networks.rules.polls import Wish
from networks.tasks.wiping import forget_ended_networks
from organisation.models import AuditEntry, Letter
from tests.networks.meeting_world import add_meeting_life
from tests.networks.members_world import OPENING, RULES, WORDS, add_members_side, drafted
from tests.networks.views.test_meetings import words
from tests.networks.world import add_meeting
from tests.refusals import told_and_kept
from tests.world import LONG_AGO, NOW, TODAY, typed

DAY = timedelta(days=1)


@pytest.fixture
def world(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return add_members_side(add_meeting_life(world))


@pytest.fixture
def send(client, world):
    def send(name, *args, role="leader", **given):
        client.force_login(world.accounts[role])
        address = reverse(f"networks:{name}", args=args)
        return client.post(address, given, follow=True) if given else client.get(address)

    return send


@pytest.fixture
def day(client, world):
    """Min dag of somebody."""

    def day(role):
        client.force_login(world.accounts[role])
        return client.get("/")

    return day


@pytest.fixture
def network(world):
    return world.things.network


def test_house_rules_have_a_day_and_the_earlier_ones_stay(send, network):
    page = words(send("house_rules", network.pk, rules="- Vi lytter\n- Vi er her til tiden", edition="1"))
    assert "Spillereglerne er gemt." in page
    assert "Tidligere spilleregler" in page
    late = send("house_rules", network.pk, role="facilitator", rules="Noget andet", edition="1")
    assert told_and_kept(late, "En anden har skrevet imens.", "Noget andet")
    assert [one.rules for one in HouseRules.objects.filter(network=network)] == [
        ["Vi lytter", "Vi er her til tiden"],
        RULES,
    ]
    assert not AuditEntry.objects.filter(after__icontains="lytter").exists()
    read = late.context["form"]["edition"].value()
    again = send("house_rules", network.pk, role="facilitator", rules="Noget andet", edition=read)
    assert "Spillereglerne er gemt." in words(again)


def test_an_aim_is_met_again_and_a_new_one_begins_after_it(send, network):
    assert "At lytte længere" in words(send("network", network.pk, role="facilitator"))
    send("aim", network.pk, words="At sige nej")
    page = words(send("look_back", network.pk, how="reached", looked_back="Jeg kan det nu."))
    assert "Jeg er nået derhen. Jeg kan det nu." in page
    send("aim", network.pk, words="At sige ja")
    told = Aim.objects.filter(network=network).values_list("words", "how").order_by("pk")
    assert list(told) == [("At sige nej", "reached"), ("At sige ja", "")]
    assert "Hvordan gik det?" in words(send("look_back", network.pk, how="x"))


def test_hr_and_directors_see_that_it_exists_and_none_of_it(send, day, world):
    Proposal.objects.filter(pk=world.things.sent_proposal.pk).update(sent_on=TODAY - 40 * DAY, answer_by=TODAY - DAY)
    for role in ("hr", "director"):
        page = words(send("existing", role=role))
        assert "1 forslag skulle have haft et svar" in page
        assert "Netværk med spilleregler 2 af 2" in page
        assert not any(said in page for said in ("lytte", "vagtplaner", "vikarpulje", RULES[0]))
    assert "1 forslag er over tiden" in words(day("hr"))


def test_a_proposal_is_the_majoritys_before_it_is_sent(send, world, network):
    Membership.objects.create(network=network, person=world.people["third_leader"], starts=LONG_AGO)
    draft = drafted(world, network, "leader", title="En fælles mandag")
    page = words(send("send_proposal", draft.pk, edition="1", answer_by=typed(TODAY + 30 * DAY)))
    assert "Mere end halvdelen af deltagerne skal stå bag" in page
    assert "Du står bag forslaget." in words(send("approve_proposal", draft.pk, role="third_leader", edition="1"))
    rewritten = {**WORDS, "to": world.people["director"].pk, "edition": "1"}
    assert "De andre skal sige igen" in words(send("rewrite_proposal", draft.pk, role="facilitator", **rewritten))
    assert draft.approvals.count() == 0
    assert "Læs det igen" in words(send("approve_proposal", draft.pk, edition="1"))
    for role in ("leader", "third_leader"):
        send("approve_proposal", draft.pk, role=role, edition="2")
    page = words(send("send_proposal", draft.pk, edition="2", answer_by=typed(TODAY + 30 * DAY)))
    assert "Forslaget er sendt til Dorthe Dahl." in page
    assert Letter.objects.filter(template="proposal_sent", person=world.people["director"]).count() == 2


def test_who_rewrites_a_draft_second_reads_the_other_words_and_may_save_on_top(send, world, network):
    draft = drafted(world, network, "leader", title="En fælles mandag")
    both = {"to": world.people["director"].pk, "why": "Vi mødes aldrig.", "edition": "1"}
    send("rewrite_proposal", draft.pk, role="facilitator", title="En fælles tirsdag", words="Tirsdage.", **both)
    late = send("rewrite_proposal", draft.pk, title="En fælles fredag", words="Fredage.", **both)
    page = words(late)
    assert "En anden har rettet forslaget imens." in page
    assert "Sådan står udkastet nu En fælles tirsdag til Dorthe Dahl Tirsdage." in page
    form = late.context["form"]
    assert (form["title"].value(), form["edition"].value()) == ("En fælles fredag", "2")
    again = both | {"edition": form["edition"].value()}
    assert "Udkastet er rettet." in words(
        send("rewrite_proposal", draft.pk, title="En fælles fredag", words="Fredage.", **again)
    )
    draft.refresh_from_db()
    assert (draft.title, draft.edition) == ("En fælles fredag", 3)


def test_who_would_send_a_draft_that_was_rewritten_reads_it_and_sends_with_the_day_that_was_typed(send, world, network):
    draft = drafted(world, network, "leader", title="En fælles mandag")
    Proposal.objects.filter(pk=draft.pk).update(edition=2, words="Hver mandag kl. 8.")
    day = typed(TODAY + 30 * DAY)
    late = send("send_proposal", draft.pk, edition="1", answer_by=day)
    page, form = words(late), late.context["form"]
    assert "En anden har rettet forslaget imens." in page
    assert "Hver mandag kl. 8." in page
    assert (form["answer_by"].value(), form["edition"].value()) == (day, "2")
    sent = send("send_proposal", draft.pk, edition=form["edition"].value(), answer_by=form["answer_by"].value())
    assert "Forslaget er sendt til Dorthe Dahl." in words(sent)


def test_a_draft_that_nobody_stands_behind_any_more_says_why_and_keeps_the_day(send, world, network):
    draft = drafted(world, network, "leader", title="En fælles mandag")
    rewritten = {**WORDS, "to": world.people["director"].pk, "edition": "1"}
    send("rewrite_proposal", draft.pk, role="facilitator", **rewritten)
    day = typed(TODAY + 30 * DAY)
    page = words(send("send_proposal", draft.pk, edition="1", answer_by=day))
    assert "En anden har rettet forslaget imens." in page
    assert f"Du havde skrevet: svar senest {day}." in page


def test_a_proposal_goes_to_those_above_and_to_nobody_else(send, world, network):
    page = words(send("draft_proposal", network.pk, to=world.people["chief"].pk, **WORDS))
    assert WORDS["why"] in page
    assert Proposal.objects.filter(to=world.people["chief"], network=network).count() == 0


def test_a_director_puts_off_once_and_then_answers_and_everybody_is_told(send, day, world):
    proposal = world.things.sent_proposal
    assert "Svar på »En fast vikarpulje«" in words(day("director"))
    later = {"answer": "later", "reason": "Budgettet er ikke klar."}
    page = words(send("answer_proposal", proposal.pk, role="director", **later))
    assert "Skriv, hvornår netværket får svar." in page
    send("answer_proposal", proposal.pk, role="director", until=typed(TODAY + 60 * DAY), **later)
    assert "Dorthe Dahl svarer senere" in words(send("proposal", proposal.pk))
    again = words(send("answer_proposal", proposal.pk, role="director", until=typed(TODAY + 70 * DAY), **later))
    assert "Svaret er allerede udskudt en gang." in again
    page = words(send("answer_proposal", proposal.pk, role="director", answer="yes", reason="Fra 1. marts."))
    assert "Svaret er sendt til netværket." in page
    told = Letter.objects.filter(template="proposal_answered").values_list("person__name", flat=True)
    assert sorted(told) == ["Jonas Juul", "Jonas Juul", "Mette Møller", "Mette Møller"]
    assert "Dorthe Dahl siger ja" in words(send("proposal", proposal.pk))
    late = send("answer_proposal", proposal.pk, role="director", answer="no", reason="Alligevel ikke.")
    assert told_and_kept(late, "Forslaget er ikke længere, som da du åbnede siden.", "Alligevel ikke.")
    assert send("withdraw_proposal", proposal.pk, x="1").status_code == 404


def test_what_is_withdrawn_asks_for_nothing_more(send, world):
    proposal = world.things.sent_proposal
    assert "trukket tilbage" in words(send("withdraw_proposal", proposal.pk, x="1"))
    assert send("answer_proposal", proposal.pk, role="director").status_code == 404
    assert Letter.objects.get(template="proposal_withdrawn").person == world.people["director"]


def test_the_promise_to_answer_is_worked_out_from_the_days(send, world, network):
    promise_backing(programme=world.things.programme, promised=["answers"], by=world.hr, at=NOW)
    said = "Regnet ud af dagene for netværkets forslag"
    assert f"{said}: ikke aktuelt endnu." in words(send("life", network.pk, role="facilitator"))
    assert "svare på netværkets forslag" not in words(send("watch", network.pk, role="facilitator"))
    Proposal.objects.filter(pk=world.things.sent_proposal.pk).update(sent_on=TODAY - 40 * DAY, answer_by=TODAY - DAY)
    assert f"{said}: nej." in words(send("life", network.pk, role="facilitator"))
    page = words(send("health", role="hr"))
    assert "Ledelsen har ikke holdt sit løfte om at svare på netværkets forslag." in page


def test_the_page_before_a_meeting_has_what_one_needs_and_nothing_to_write_down_yet(send, world, network):
    mine = Outcome.objects.get(meeting=world.things.meeting)
    Outcome.objects.filter(pk=mine.pk).update(words="Spørg kommunaldirektøren")
    later = add_meeting(world, network, "leader", days=30)
    page = words(send("meeting", later.appointment.uid))
    order = ["Tid og sted", "Hent mødet til din kalender", "Det tog du på dig sidst", "Dagsorden", "Spilleregler"]
    places = [page.index(part) for part in [*order, RULES[0], "Dit læringsmål", "At lytte længere"]]
    assert places == sorted(places)
    assert "Skriv referat" not in page
    Meeting.objects.filter(pk=later.pk).update(minutes="Vi talte.")
    assert "Vi talte." in words(send("meeting", later.appointment.uid))


def test_an_ended_network_is_told_of_and_wiped_and_what_was_sent_stays(
    send, world, network, django_capture_on_commit_callbacks
):
    material = Material.objects.get(network=network)
    kept, storage = material.file.name, material.file.storage
    storage.save("else", ContentFile(b"x"))
    Meeting.objects.filter(network=network).update(minutes="Fortroligt")
    meeting = Meeting.objects.get(network=network)
    meeting.presences.all().delete()
    meeting.presences.create(person=world.people["leader"], was_there=False)
    meeting.presences.create(person=world.people["third_leader"])
    turnout = turnout_of(meeting)
    time = PollTime.objects.filter(poll__network=network).first()
    Vote.objects.filter(time__poll__network=network).delete()
    time.votes.create(person=world.people["leader"], wish=Wish.NO, at=NOW)
    Network.objects.filter(pk=network.pk).update(ends=TODAY - DAY)
    Membership.objects.filter(network=network, ends=None).update(ends=TODAY - DAY)
    forget_ended_networks()
    forget_ended_networks()
    told = Letter.objects.filter(template="network_wiping")
    assert sorted(told.values_list("person__name", flat=True)) == ["Jonas Juul", "Mette Møller"]
    assert send("network", network.pk).status_code == 404
    page = words(send("papers", network.pk))
    assert all(said in page for said in ("Fortroligt", RULES[0], "At lytte længere", "To vagtplaner", OPENING))
    assert "Fortroligt" in send("papers_file", network.pk).content.decode()
    assert send("material", material.pk).status_code == 200
    for role in ("hr", "director", "employee"):
        assert send("papers", network.pk, role=role).status_code == 404
    Wiping.objects.filter(network=network).update(wipe_on=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):
        forget_ended_networks()
    for left in (HouseRules, Aim, Dilemma, Material):
        assert not left.objects.filter(network=network).exists()
    assert (Meeting.objects.filter(network=network, minutes="").count(), storage.exists(kept)) == (1, False)
    assert [one.state for one in Proposal.objects.filter(network=network)] == ["sent"]
    entry = AuditEntry.objects.get(verb="wipe_network")
    assert list(meeting.presences.order_by("pk").values_list("person", "was_there")) == [(None, False), (None, True)]
    assert turnout_of(meeting) == turnout
    gone = {"minutes", "material", "attendance", "rules", "aims", "dilemmas", "points", "outcomes", "proposals"}
    assert not time.votes.exists()
    assert entry.after == dict.fromkeys(gone | {"votes", "invitations"}, 1) | {"words": 0}
    assert send("papers", network.pk).status_code == 404
    forget_ended_networks()
    assert told.count() == 2


def test_who_came_is_forgotten_also_where_nothing_was_written(world):
    silent = Network.objects.create(programme=world.things.programme, name="Tavs", starts=LONG_AGO)
    Membership.objects.create(network=silent, person=world.people["other_leader"], starts=LONG_AGO)
    meeting = add_meeting(world, silent, "other_leader", days=-40)
    meeting.presences.create(person=world.people["other_leader"])
    Network.objects.filter(pk=silent.pk).update(ends=TODAY - DAY)
    forget_ended_networks()
    Wiping.objects.filter(network=silent).update(wipe_on=timezone.localdate())
    forget_ended_networks()
    assert list(meeting.presences.values_list("person", "was_there")) == [(None, True)]
    assert Letter.objects.filter(template="network_wiping").count() == 1
