"""A talk about attendance: noted by the facilitator, told to the member, and a number to the nearest leader alone."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.urls import reverse

from networks.actions.agenda import add_point
from networks.actions.attendance import note_attendance_talk, withdraw_attendance_talk
from networks.models import (
    AttendanceTalk,
    Dilemma,
    Facilitator,
    Meeting,
    Membership,
    Network,
    Presence,
    Programme,
)
from networks.queries.attendance_talks import talks_with_people_of
from networks.rules.programmes import Attendance
from networks.tasks.wiping import forget_ended_networks
from organisation.actions.letters import note_sent
from organisation.models import AuditEntry, Holding, Leave, Letter, Person
from organisation.queries.letters import outbox
from organisation.rules.refusals import Refused
from tests.networks.meeting_world import add_absentee
from tests.networks.views.test_meetings import words
from tests.networks.world import add_meeting
from tests.visits import body
from tests.world import LONG_AGO, NOW, TODAY, make_account, make_holding, make_person, typed

DAY = timedelta(days=1)
BEFORE = NOW - timedelta(days=100)
NUMBER = "Med til 1 af 3 møder"


@pytest.fixture
def place(world):
    """Åse, whose nearest leader is Carl, missed the three meetings that were noted before anybody talked with her."""
    place = add_absentee(world)
    for meeting in Meeting.objects.filter(presences__person=place.person):
        move(meeting, days=-120)
    return place


def move(meeting, *, days):
    appointment = meeting.appointment
    appointment.starts += timedelta(days=days)
    appointment.ends += timedelta(days=days)
    appointment.save(update_fields=["starts", "ends"])


def note(place, world, *, by="facilitator", held_on=TODAY, at=NOW):
    return note_attendance_talk(membership=place, held_on=held_on, by=world.accounts[by], at=at)


def meet(world, place, *was_there):
    """Noted meetings of the last days."""
    for number, was in enumerate(was_there, 1):
        meeting = add_meeting(world, place.network, "leader", days=-(len(was_there) - number) - 1)
        Presence.objects.create(meeting=meeting, person=place.person, was_there=was)


@pytest.fixture
def talked(world, place):
    """A talk with Åse was noted a hundred days ago; since then she came to one of three meetings."""
    note(place, world, held_on=BEFORE.date(), at=BEFORE)
    meet(world, place, False, True, False)
    return place


@pytest.fixture
def visit(client, world):
    def visit(name, *args, role="facilitator", **given):
        client.force_login(world.accounts[role])
        address = reverse(f"networks:{name}", args=args)
        return client.post(address, given, follow=True) if given else client.get(address)

    return visit


def test_a_note_is_a_day_and_nothing_else_and_the_trail_names_nobody(world, place):
    talk = note(place, world, held_on=TODAY - DAY)
    facts = {field.name for field in AttendanceTalk._meta.get_fields()}
    assert facts == {"id", "membership", "held_on", "noted_at", "by"}
    assert (talk.membership, talk.held_on, talk.noted_at) == (place, TODAY - DAY, NOW)
    withdraw_attendance_talk(membership=place, by=world.accounts["facilitator"], at=NOW)
    rows = AuditEntry.objects.filter(verb__endswith="attendance_talk").order_by("pk")
    told = [(row.verb, row.kind, row.key, row.before, row.after) for row in rows]
    kind, key = Network._meta.label, str(place.network_id)
    assert told == [("note_attendance_talk", kind, key, {}, {}), ("withdraw_attendance_talk", kind, key, {}, {})]


def test_the_member_is_told_the_same_day_and_the_outbox_keeps_nothing_of_it(world, place):
    note(place, world)
    letter = Letter.objects.get(template="attendance_talk")
    assert (letter.person, letter.written_at) == (place.person, NOW)
    assert "Carl Chefsen, som er din nærmeste leder, fra i dag se, hvor mange møder du kommer til" in letter.text
    assert "Din leder ser ikke hvilke møder, ikke hvorfor" in letter.text
    assert letter not in outbox()
    note_sent(letter=letter, at=NOW)
    assert not Letter.objects.filter(template="attendance_talk").exists()


def test_who_has_no_mail_address_is_told_by_the_facilitator_and_nobody_says_that_a_letter_went(world, place, visit):
    Person.objects.filter(pk=place.person_id).update(email="")
    Letter.objects.all().delete()
    page = words(visit("note_attendance_talk", place.pk))
    assert "Åse Aagaard har ingen mailadresse og får intet brev. Sig selv, hvad der står her, samme dag" in page
    assert "får et brev om det i dag" not in page
    noted = words(visit("note_attendance_talk", place.pk, held_on=typed(TODAY)))
    assert "Åse Aagaard har ingen mailadresse og har intet brev fået: sig det selv i dag." in noted
    withdrawn = words(visit("withdraw_attendance_talk", place.pk, x="1"))
    assert (
        "Noten er taget tilbage. Åse Aagaard har ingen mailadresse og har intet brev fået: sig det selv." in withdrawn
    )
    assert not Letter.objects.exists()
    assert not AttendanceTalk.objects.exists()


def test_it_is_noted_once_and_withdrawn_once(world, place):
    note(place, world)
    with pytest.raises(Refused, match="allerede noteret"):
        note(place, world)
    withdraw_attendance_talk(membership=place, by=world.accounts["facilitator"], at=NOW)
    assert Letter.objects.get(template="attendance_talk_withdrawn").person == place.person
    with pytest.raises(Refused, match="ikke noteret"):
        withdraw_attendance_talk(membership=place, by=world.accounts["facilitator"], at=NOW)


def test_a_voluntary_network_has_no_button_no_page_and_no_verb(world, place, visit):
    Programme.objects.update(attendance=Attendance.VOLUNTARY)
    page = words(visit("network", place.network_id))
    assert "Åse Aagaard 0 af 3 møder" in page
    assert "Notér en snak om fremmøde" not in page
    assert "nærmeste leder" not in page
    assert visit("note_attendance_talk", place.pk).status_code == 404
    assert visit("note_attendance_talk", place.pk, held_on=typed(TODAY)).status_code == 404
    with pytest.raises(Refused, match="frivilligt"):
        note(place, world)


def test_meetings_of_an_earlier_time_in_the_network_do_not_count(world, place):
    Membership.objects.filter(pk=place.pk).update(starts=TODAY - timedelta(days=10))
    with pytest.raises(Refused, match="tre møder"):
        note(place, world)


def test_what_was_called_off_does_not_count(world, place):
    meeting = Meeting.objects.filter(presences__person=place.person).first()
    type(meeting.appointment).objects.filter(pk=meeting.appointment_id).update(state="cancelled")
    with pytest.raises(Refused, match="tre møder"):
        note(place, world)


def test_the_facilitator_notes_it_beside_whoever_missed_the_meetings_and_takes_it_back(world, place, visit):
    page = visit("network", place.network_id).content.decode()
    assert page.count(reverse("networks:note_attendance_talk", args=[place.pk])) == 1
    assert page.count("Notér en snak om fremmøde") == 1
    asked = words(visit("note_attendance_talk", place.pk))
    assert "Carl Chefsen, som er nærmeste leder for Åse Aagaard, kan fra nu af se" in asked
    late = visit("note_attendance_talk", place.pk, held_on=typed(TODAY + DAY)).content.decode()
    assert "Den dag er ikke kommet." in late
    assert f'value="{typed(TODAY + DAY)}"' in late
    assert "Det er noteret, og Åse Aagaard har fået et brev." in words(
        visit("note_attendance_talk", place.pk, held_on=typed(TODAY))
    )
    page = words(visit("network", place.network_id))
    assert "Nærmeste leder kan se antallet siden." in page
    assert "Notér en snak om fremmøde" not in page
    page = words(visit("withdraw_attendance_talk", place.pk, x="1"))
    assert "Noten er taget tilbage." in page
    assert "Notér en snak om fremmøde" in page
    assert "Der er ikke noteret en snak" in words(visit("withdraw_attendance_talk", place.pk, x="1"))


def test_a_facilitator_from_outside_notes_it_in_their_own_network_alone(world, place, visit):
    make_person(world, "guest", "Gitte Gæst")
    make_account(world, "guest")
    guest = Facilitator.objects.create(person=world.people["guest"], capacity=1, external=True)
    Network.objects.filter(pk=world.things.other_network.pk).update(facilitator=guest)
    assert visit("note_attendance_talk", place.pk, role="guest").status_code == 404
    Network.objects.filter(pk=place.network_id).update(facilitator=guest)
    visit("note_attendance_talk", place.pk, role="guest", held_on=typed(TODAY))
    assert AttendanceTalk.objects.get().membership == place
    assert visit("followed_attendance", place.pk, role="guest").status_code == 404


def test_the_nearest_leader_finds_the_number_and_everybody_else_what_is_absent(world, talked, visit):
    assert "Åse Aagaard" in words(visit("my_networks", role="chief"))
    page = words(visit("followed_attendance", talked.pk, role="chief"))
    assert "Fremmøde: Åse Aagaard" in page
    assert NUMBER in page
    for role in ("third_leader", "leader", "other_leader", "director", "hr", "facilitator", "employee"):
        assert "Se tallet" not in words(visit("my_networks", role=role))
        forbidden = visit("followed_attendance", talked.pk, role=role)
        absent = visit("followed_attendance", 987654321, role=role)
        assert (forbidden.status_code, body(forbidden)) == (404, body(absent))


def test_a_member_with_whom_nobody_talked_is_nobodys_to_follow(world, place, visit):
    assert visit("followed_attendance", place.pk, role="chief").status_code == 404


def test_over_an_empty_chair_it_is_the_next_one_above_and_a_new_leader_follows_the_old(world, talked, visit):
    Leave.objects.create(person=world.people["chief"], starts=TODAY, ends=TODAY)
    assert visit("followed_attendance", talked.pk, role="chief").status_code == 404
    assert NUMBER in words(visit("followed_attendance", talked.pk, role="director"))
    Leave.objects.all().delete()
    Holding.objects.filter(person=world.people["chief"]).update(ends=TODAY - DAY)
    make_holding(world, "other_leader", "Børn og Skole", level=2, title="skolechef", starts=TODAY)
    assert visit("followed_attendance", talked.pk, role="chief").status_code == 404
    assert NUMBER in words(visit("followed_attendance", talked.pk, role="other_leader"))


def test_only_meetings_after_the_member_was_told_count_and_there_is_no_number_before_the_third(world, place, visit):
    note(place, world, held_on=LONG_AGO, at=BEFORE)
    assert "Der er ikke noget tal endnu." in words(visit("followed_attendance", place.pk, role="chief"))
    meet(world, place, False, True)
    page = words(visit("followed_attendance", place.pk, role="chief"))
    assert "Der er ikke noget tal endnu." in page
    assert "af 2" not in page
    meet(world, place, False)
    assert NUMBER in words(visit("followed_attendance", place.pk, role="chief"))


def test_the_member_reads_who_sees_what_and_the_very_number_and_the_others_read_nothing_of_it(world, talked, visit):
    page = words(visit("network", talked.network_id, role="third_leader"))
    assert "Carl Chefsen, som er din nærmeste leder, kan nu se, hvor mange møder du kommer til" in page
    assert "Det tal, der kan ses nu: 1 af 3 møder" in page
    other = words(visit("network", talked.network_id, role="leader"))
    assert not any(said in other for said in ("Snak om", "Carl Chefsen", "noteret"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_but_the_number_reaches_the_leaders_page(world, place, visit, language):
    """Whatever is written at the meetings, whoever else was there, and whichever were missed: the page is the same."""
    world.accounts["chief"].language = language
    world.accounts["chief"].save(update_fields=["language"])
    note(place, world, held_on=BEFORE.date(), at=BEFORE)
    meet(world, place, *[False] * 5)
    last = Presence.objects.filter(person=place.person).order_by("-meeting__appointment__starts")[:5]
    pages = {}
    for there in range(6):
        for chosen in combinations([row.pk for row in last], there):
            Presence.objects.filter(pk__in=[row.pk for row in last]).update(was_there=False)
            Presence.objects.filter(pk__in=chosen).update(was_there=True)
            pages.setdefault(there, set()).add(body(visit("followed_attendance", place.pk, role="chief")))
    assert [len(pages[there]) for there in range(6)] == [1] * 6
    assert len(set.union(*pages.values())) == 6
    Presence.objects.filter(person=place.person).update(was_there=True)
    for meeting in Meeting.objects.filter(network=place.network):
        Presence.objects.get_or_create(meeting=meeting, person=world.people["leader"], defaults={"was_there": False})
        add_point(meeting=meeting, heading="Siden sidst", minutes=10, by=world.hr, at=NOW)
    Meeting.objects.update(agenda="Lønnen", minutes="Mette var syg")
    Dilemma.objects.create(network=place.network, person=place.person, title="Vagtplanen", brought_at=NOW)
    assert {body(visit("followed_attendance", place.pk, role="chief"))} == pages[5]
    AttendanceTalk.objects.update(held_on=LONG_AGO)
    assert {body(visit("followed_attendance", place.pk, role="chief"))} == pages[5]


def test_it_lapses_with_the_place_and_is_forgotten_the_day_after(world, talked, visit):
    Membership.objects.filter(pk=talked.pk).update(ends=TODAY)
    assert NUMBER in words(visit("followed_attendance", talked.pk, role="chief"))
    forget_ended_networks()
    assert AttendanceTalk.objects.exists()
    Membership.objects.filter(pk=talked.pk).update(ends=TODAY - DAY)
    assert visit("followed_attendance", talked.pk, role="chief").status_code == 404
    assert "Se tallet" not in words(visit("my_networks", role="chief"))
    forget_ended_networks()
    forget_ended_networks()
    assert not AttendanceTalk.objects.exists()
    assert AuditEntry.objects.filter(verb="forget_attendance_talks").count() == 1


def test_it_lapses_where_being_in_the_network_becomes_voluntary(world, talked, visit):
    Programme.objects.update(attendance=Attendance.VOLUNTARY)
    assert visit("followed_attendance", talked.pk, role="chief").status_code == 404
    assert "Snak om dit fremmøde" not in words(visit("network", talked.network_id, role="third_leader"))
    forget_ended_networks()
    assert not AttendanceTalk.objects.exists()


def test_a_network_that_is_wound_down_takes_its_talks_with_it(world, talked):
    Network.objects.filter(pk=talked.network_id).update(ends=TODAY - DAY)
    Membership.objects.filter(network=talked.network_id).update(ends=TODAY - DAY)
    forget_ended_networks()
    assert not AttendanceTalk.objects.exists()


def test_a_leaders_people_are_found_in_as_many_questions_however_many_they_are(
    world, talked, django_assert_num_queries
):
    for number in range(4):
        with django_assert_num_queries(3):
            found = talks_with_people_of(world.people["chief"], TODAY)
        assert [talk.membership.person.name for talk in found] == [f"Anna {n}" for n in range(number)] + ["Åse Aagaard"]
        make_person(world, f"anna{number}", f"Anna {number}")
        make_holding(world, f"anna{number}", "Åskolen", level=4, title="leder")
        more = Membership.objects.create(network=talked.network, person=world.people[f"anna{number}"], starts=LONG_AGO)
        AttendanceTalk.objects.create(membership=more, held_on=TODAY, noted_at=NOW)
