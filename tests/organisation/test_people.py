"""HR's pages about people, roles and accounts."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ledernet.templatetags.ledernet import danish_day
from organisation.actions.accounts import close_account
from organisation.models import Account, AuditEntry, Holding, Letter, Person, Position, PositionVersion, RoleGrant
from organisation.queries.people import Heads, found_people, heads_on, person_lines, person_page, standing_of
from tests.world import TODAY, make_person, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, world):
    client.force_login(world.hr)
    return client


def page(desk, name, *args, **query):
    return desk.get(reverse(f"organisation:{name}", args=args), query)


def test_people_are_found_by_parts_of_name_mail_or_number_in_danish_order(world):
    def found(words, **facts):
        return [person.name for person in found_people(words, TODAY, **facts)]

    assert [name.split()[0] for name in found("")] == [
        "Carl",
        "Dorthe",
        "Emil",
        "Jonas",
        "Mette",
        "Ole",
        "Sofie",
        "Åse",
    ]
    assert found("øgaard ole") == ["Ole Øgaard"]
    assert found("hr@fjordby") == ["Sofie Sand"]
    assert found("p-leader") == ["Mette Møller"]
    assert found("skoleleder") == ["Ole Øgaard", "Åse Aagaard"]
    assert found("skoleleder åskolen") == ["Ole Øgaard"]
    assert found("mette havnbjerg") == ["Mette Møller"]
    assert found("", leaders_only=True)[-1] == "Åse Aagaard"
    assert found("zzz") == []


def test_who_has_left_is_not_found_on_a_later_day_but_is_on_an_earlier(world):
    Person.objects.filter(pk=world.people["employee"].pk).update(employed_to=TODAY)
    assert found_people("Emil", TODAY).count() == 1
    assert found_people("Emil", TODAY + timedelta(days=1)).count() == 0


def test_the_list_says_what_people_do_and_where_on_the_day(desk, world):
    Holding.objects.filter(person=world.people["employee"]).update(ends=TODAY - timedelta(days=1))
    second = Position.objects.create(hr_id="s-second")
    facts = {"unit": world.units["Havnbjerg"], "starts": TODAY, "title": "vikar"}
    PositionVersion.objects.create(position=second, level=5, **facts)
    Holding.objects.create(position=second, person=world.people["leader"], starts=TODAY)
    lines = {line.person.name: line.seats for line in person_lines(found_people("", TODAY), TODAY)}
    assert lines["Mette Møller"] == (("centerleder", "Havnbjerg"), ("vikar", "Havnbjerg"))
    assert lines["Emil Eriksen"] == ()
    assert page(desk, "people").content.decode().count("skoleleder, ") == 2


def test_hr_desk_and_the_list_count_the_same_people(desk, world):
    Person.objects.create(name="Ekstern Ebbesen")
    Person.objects.filter(pk=world.people["employee"].pk).update(employed_to=TODAY - timedelta(days=1))
    words = "7 ansatte og 1 ekstern"
    assert heads_on(TODAY) == Heads(employed=7, external=1)
    assert words in page(desk, "people").content.decode()
    assert words in desk.get(reverse("hr_desk")).content.decode()
    assert "5 ledere" in page(desk, "people", ledere="on").content.decode()
    assert "5 ledere" in desk.get(reverse("hr_desk")).content.decode()


def test_a_persons_page_knows_positions_superior_and_other_times(world):
    leader = world.people["leader"]
    old = Holding.objects.get(person=leader)
    Holding.objects.create(position=world_position(world, "chief"), person=leader, starts=TODAY + timedelta(days=9))
    known = person_page(leader, TODAY)
    assert [post.title for post in known.now] == ["centerleder"]
    assert [post.title for post in known.before] == ["skolechef"]
    assert known.superior == world.people["director"]
    old.ends = TODAY - timedelta(days=1)
    old.save()
    assert person_page(leader, TODAY).now == ()


def world_position(world, key):
    return Holding.objects.get(person=world.people[key]).position


def test_hr_gives_and_takes_back_a_role(desk, world):
    leader = world.people["leader"]
    answer = desk.post(
        reverse("organisation:person", args=[leader.pk]), {"role": "controller", "starts": typed(TODAY)}, follow=True
    )
    assert "Rollen er givet." in answer.content.decode()
    grant = RoleGrant.objects.get(person=leader)
    assert (grant.role, grant.starts, grant.ends) == ("controller", TODAY, None)
    desk.post(reverse("organisation:end_role", args=[grant.pk]))
    assert standing_of(leader, timezone.localdate() + timedelta(days=1)).roles == frozenset()


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("31.11.2026", "", "31. november findes ikke. Skriv en dato som 30.11.2026."),
        ("i morgen", "", "»i morgen« er ikke en dato. Skriv en dato som 30.11.2026."),
        ("24.11.2026", "23.11.2026", "Den sidste dag er før den første."),
    ],
)
def test_a_wrong_date_is_told_at_the_field_and_what_was_written_stays(desk, world, starts, ends, words):
    path = reverse("organisation:person", args=[world.people["leader"].pk])
    text = desk.post(path, {"role": "controller", "starts": starts, "ends": ends}).content.decode()
    assert words in text
    assert f'value="{starts}"' in text
    assert RoleGrant.objects.filter(person=world.people["leader"]).count() == 0


def test_a_new_account_gets_a_letter_whose_link_chooses_a_password_once(desk, world, client):
    newcomer = make_person(world, "new", "Nina Ny")
    desk.post(reverse("organisation:open_account", args=[newcomer.pk]))
    address = re.search(r"https?://[^/]+(/\S+)", Letter.objects.get(person=newcomer).text)[1]
    client.logout()
    form = client.get(address, follow=True)
    assert form.status_code == 200
    words = {"password1": "en-lang-adgangskode-7", "password2": "en-lang-adgangskode-7"}
    client.post(form.request["PATH_INFO"], words)
    assert Account.objects.get(person=newcomer).check_password("en-lang-adgangskode-7")
    client.logout()
    assert client.get(address, follow=True).context["token_fail"] is True


def test_nobody_is_written_to_who_has_no_mail(desk, world):
    nobody = make_person(world, "mute", "Uden Mail")
    Person.objects.filter(pk=nobody.pk).update(email="")
    answer = desk.post(reverse("organisation:open_account", args=[nobody.pk]), follow=True)
    assert "Der er ingen mailadresse at skrive til." in answer.content.decode()
    assert Account.objects.filter(person=nobody).count() == 0


def test_a_closed_account_signs_in_no_more_and_is_opened_again_with_a_letter(desk, world, client):
    leader = world.people["leader"]
    desk.post(reverse("organisation:close_account", args=[leader.pk]))
    assert Account.objects.get(person=leader).is_active is False
    desk.post(reverse("organisation:open_account", args=[leader.pk]))
    assert Account.objects.get(person=leader).is_active is True
    assert Letter.objects.filter(person=leader, template="first_login").count() == 1


def test_hr_cannot_lock_themselves_out(desk, world):
    answer = desk.post(reverse("organisation:close_account", args=[world.people["hr"].pk]), follow=True)
    assert "Du kan ikke lukke din egen adgang." in answer.content.decode()
    assert Account.objects.get(pk=world.hr.pk).is_active is True


def test_who_is_closed_out_is_out_at_the_next_click(client, world):
    client.force_login(world.accounts["leader"])
    assert client.get(reverse("my_day")).status_code == 200
    close_account(account=world.accounts["leader"], by=world.hr, at=timezone.now())
    assert client.get(reverse("my_day")).status_code == 302


def test_an_external_is_written_in_and_corrected_and_the_account_follows(desk, world):
    facts = {"name": "Eva  Ekstern", "email": "Eva@proces.example", "phone": ""}
    desk.post(reverse("organisation:add_person"), facts)
    eva = Person.objects.get(email="eva@proces.example")
    assert eva.hr_id is None
    desk.post(reverse("organisation:open_account", args=[eva.pk]))
    desk.post(reverse("organisation:correct_person", args=[eva.pk]), facts | {"email": "eva@ny.example"})
    assert Account.objects.get(person=eva).email == "eva@ny.example"
    assert AuditEntry.objects.filter(verb="correct_external_person", by=world.hr).count() == 1


def test_two_people_cannot_share_a_mail_address(desk, world):
    answer = desk.post(reverse("organisation:add_person"), {"name": "To", "email": "LEADER@fjordby.example"})
    assert "En anden person har allerede den mailadresse." in answer.content.decode()


def test_the_employed_are_corrected_in_hrs_own_system(desk, world):
    leader = world.people["leader"]
    path = reverse("organisation:correct_person", args=[leader.pk])
    assert desk.post(path, {"name": "X", "email": "x@y.example"}).status_code == 302
    leader.refresh_from_db()
    assert leader.name == "Mette Møller"


def test_a_unit_tells_titles_once_and_who_leads_on_which_level(desk, world):
    shown = page(desk, "unit", world.units["Havnbjerg"].pk).content.decode()
    assert re.findall(r'<th scope="row">([^<]*)</th>', shown) == ["centerleder", "social- og sundhedsassistent"]
    assert re.findall(r"<td>([^<]*)</td>", shown) == ["leder af medarbejdere", "medarbejder"]


@pytest.mark.parametrize("name", ["units", "unit", "person"])
def test_a_day_that_does_not_exist_is_told_and_today_is_shown(desk, world, name):
    args = {"units": [], "unit": [world.units["Havnbjerg"].pk], "person": [world.people["leader"].pk]}[name]
    assert "dag-error" not in page(desk, name, *args, dag="24.11.2026").content.decode()
    shown = page(desk, name, *args, dag="31.11.2026").content.decode()
    assert "31. november findes ikke. Skriv en dato som 30.11.2026." in shown
    assert f"I stedet ser du {danish_day(TODAY)}." in shown
    assert 'value="31.11.2026"' in shown
    assert 'aria-describedby="dag-help dag-error" aria-invalid="true"' in shown


def test_pages_say_what_to_do_when_they_are_empty(desk):
    assert "Vi fandt ingen." in page(desk, "people", q="findes ikke").content.decode()
    assert "Der er ingen enheder på den dag." in page(desk, "units", dag="1.1.1999").content.decode()
