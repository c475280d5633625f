"""Development programmes: whom the clock takes in and out, what is told, and who reads what."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse

from networks.actions.cohorts import follow_organisation, form_cohorts, leave_out_of_cohort, place_in_cohort
from networks.actions.development import announce_development, cancel_development, copy_development
from networks.actions.modules import add_module, book_module_days, cancel_module_day, note_turnout
from networks.actions.practice import (
    correct_task,
    drop_task,
    finish_practice,
    give_task,
    remind_of_task,
    set_task,
    write_practice,
)
from networks.models import CohortPlace, Module, Task
from networks.queries.development_people import places_on
from networks.rules.development import Work
from networks.tasks.development import look_after_developments
from organisation.actions.letters import send_waiting_letters
from organisation.models import AuditEntry, Holding, Letter
from organisation.queries.agenda import agenda_of
from organisation.queries.letters import outbox
from organisation.rules.refusals import Refused
from tests.networks.development_world import (
    add_developments,
    make_cohort,
    make_development,
    make_goal,
)
from tests.networks.world import add_networks
from tests.world import NOW, TODAY, make_holding, make_person, make_unit, make_world, wall

WHEN = {"starts": wall(40, 9), "ends": wall(40, 15), "place": "Rådhuset"}


@pytest.fixture
def world(db):
    return add_developments(add_networks(make_world()))


def people_in(cohort):
    return sorted(place.person.name for place in places_on(cohort.development, TODAY).filter(cohort=cohort))


def letters_to(world, key):
    return list(Letter.objects.filter(person=world.people[key]).order_by("pk").values_list("template", flat=True))


def test_while_it_is_prepared_nobody_hears_and_then_everybody_does(world):
    found = make_development(world, title="Ny som leder")
    form_cohorts(development=found, number=2, by=world.hr, at=NOW)
    assert sorted(len(people_in(cohort)) for cohort in found.cohorts.all()) == [2, 2]
    before = Letter.objects.count()
    module = add_module(development=found, title="Rammer", about="", by=world.hr, at=NOW)
    book_module_days(module=module, cohorts=list(found.cohorts.all()), by=world.hr, at=NOW, **WHEN)
    assert Letter.objects.count() == before
    announce_development(development=found, by=world.hr, at=NOW)
    told = Counter(Letter.objects.order_by("pk").values_list("template", flat=True)[before:])
    assert told == {"development_begins": 4, "invitation": 4}
    with pytest.raises(Refused):
        form_cohorts(development=found, number=3, by=world.hr, at=NOW)
    with pytest.raises(Refused, match="har allerede en dag"):
        book_module_days(module=module, cohorts=list(found.cohorts.all()), by=world.hr, at=NOW, **WHEN)


def test_the_clock_takes_in_who_is_new_and_out_who_leads_no_more(world):
    things = world.things
    assert people_in(things.cohort) == ["Carl Chefsen", "Mette Møller"]
    Holding.objects.filter(person=world.people["chief"]).update(ends=TODAY - timedelta(days=1))
    make_person(world, "new", "Nora Ny")
    make_holding(world, "new", "Havnbjerg", level=4, title="leder", starts=TODAY)
    follow_organisation(development=things.development, by=None, at=NOW)
    assert people_in(things.cohort) == ["Mette Møller", "Nora Ny", "Ole Øgaard", "Åse Aagaard"]
    assert letters_to(world, "new") == ["development_begins", "invitation"]
    assert [one.appointment.title for one in agenda_of(world.people["chief"], NOW)] == []
    assert [one.appointment.title for one in agenda_of(world.people["new"], NOW)] == ["Modul 1: Mål og mening"]
    rows = CohortPlace.objects.count()
    follow_organisation(development=things.development, by=None, at=NOW)
    assert CohortPlace.objects.count() == rows


def test_whoever_hr_took_out_is_not_brought_in_again_until_hr_says_so(world):
    things = world.things
    leave_out_of_cohort(place=things.cohort_place, by=world.hr, at=NOW)
    follow_organisation(development=things.development, by=None, at=NOW)
    assert "Mette Møller" not in people_in(things.cohort)
    place_in_cohort(cohort=things.cohort, person=world.people["leader"], by=world.hr, at=NOW)
    assert "Mette Møller" in people_in(things.cohort)
    with pytest.raises(Refused, match="allerede på holdet"):
        place_in_cohort(cohort=things.cohort, person=world.people["leader"], by=world.hr, at=NOW)
    other = make_cohort(things.development, world, "Hold 2")
    place_in_cohort(cohort=other, person=world.people["leader"], by=world.hr, at=NOW)
    assert people_in(other) == ["Mette Møller"]
    assert people_in(things.cohort) == ["Carl Chefsen", "Ole Øgaard", "Åse Aagaard"]


def test_a_task_is_told_of_on_its_day_and_reminded_of_once(world):
    things = world.things
    for running in (things.development, things.other_development):
        follow_organisation(development=running, by=None, at=NOW)
    Task.objects.all().delete()
    days = {"given_on": TODAY, "due": TODAY + timedelta(days=8)}
    task = set_task(development=things.development, title="Prøv", words="Gør det", by=world.hr, at=NOW, **days)
    finish_practice(task=task, person=world.people["chief"], by=world.accounts["chief"], at=NOW)
    before = letters_to(world, "leader")
    look_after_developments()
    assert letters_to(world, "leader")[len(before) :] == ["development_task"]
    Task.objects.update(due=TODAY + timedelta(days=6))
    for _visit in range(2):
        look_after_developments()
    assert letters_to(world, "leader")[len(before) :] == ["development_task", "development_task_reminder"]
    assert "development_task" not in letters_to(world, "chief")
    task.refresh_from_db()
    facts = {"title": "Prøv", "words": "Gør det", "given_on": TODAY}
    correct_task(task=task, due=TODAY + timedelta(days=20), by=world.hr, at=NOW, **facts)
    assert letters_to(world, "leader")[-1] == "development_task"
    with pytest.raises(Refused, match="i gang med opgaven"):
        drop_task(task=task, by=world.hr, at=NOW)


def test_whoever_is_told_of_a_task_in_its_last_week_is_not_reminded_as_well(world):
    things = world.things
    for running in (things.development, things.other_development):
        follow_organisation(development=running, by=None, at=NOW)
    Task.objects.all().delete()
    days = {"given_on": TODAY, "due": TODAY + timedelta(days=6)}
    task = set_task(development=things.development, title="Prøv", words="Gør det", by=world.hr, at=NOW, **days)
    before = letters_to(world, "leader")
    look_after_developments()
    assert letters_to(world, "leader")[len(before) :] == ["development_task"]
    facts = {"title": "Prøv", "words": "Gør det", "given_on": TODAY, "due": TODAY + timedelta(days=5)}
    correct_task(task=task, by=world.hr, at=NOW, **facts)
    look_after_developments()
    assert letters_to(world, "leader")[len(before) :] == ["development_task", "development_task"]


def test_what_cannot_be_is_refused_with_its_reason(world):
    things = world.things
    outside = {"given_on": TODAY, "due": TODAY + timedelta(days=900)}
    with pytest.raises(Refused, match="uden for forløbet") as caught:
        set_task(development=things.development, title="x", words="x", by=world.hr, at=NOW, **outside)
    assert caught.value.field == "due"
    with pytest.raises(Refused, match="ikke holdt endnu"):
        note_turnout(day=things.module_day, came=1, by=world.hr, at=NOW)
    cancel_module_day(day=things.module_day, reason="Syg", by=world.hr, at=NOW)
    cancel_development(development=things.development, reason="Vi venter", by=world.hr, at=NOW)
    assert letters_to(world, "leader")[-2:] == ["cancelled", "development_cancelled"]
    with pytest.raises(Refused, match="aflyst"):
        finish_practice(task=things.task, person=world.people["leader"], by=None, at=NOW)
    copy = copy_development(
        development=things.development, title="Igen", starts=TODAY + timedelta(days=364), by=world.hr, at=NOW
    )
    assert [one.title for one in copy.modules.all()] == ["Mål og mening"]
    assert copy.tasks.get().due > things.task.due


def test_own_words_are_read_by_the_nearest_leader_only_where_they_are_shared(world, client):
    things, leader = world.things, world.people["leader"]
    goal = make_goal(world, "leader")
    secret = "Det gik slet ikke, som jeg ville"
    facts = {"task": things.task, "person": leader, "by": world.accounts["leader"], "at": NOW, "goal": goal}
    write_practice(words=secret, shared=False, **facts)
    places = [
        ("director", reverse("networks:development_team", args=[things.development.pk])),
        ("director", reverse("networks:development_numbers", args=[things.development.pk])),
        ("hr", reverse("networks:development", args=[things.development.pk])),
        ("hr", reverse("networks:correct_task", args=[things.task.pk])),
        ("hr", reverse("trail")),
    ]
    for role, path in places:
        client.force_login(world.accounts[role])
        text = client.get(path).content.decode()
        assert secret not in text, path
        assert goal.title not in text, path
    assert "praksisopgave i" not in text
    write_practice(words=secret, shared=True, **facts)
    shown = []
    for role, path in places:
        client.force_login(world.accounts[role])
        shown.append(secret in client.get(path).content.decode())
    assert shown == [True, False, False, False, False]


def with_leaders(world, *houses):
    """The programme with nobody in it but leaders of units: so many below the director's, or below another unit."""
    things, number = world.things, 0
    things.development.places.all().delete()
    for above, size in houses:
        for name in [f"more{number + one}" for one in range(size)]:
            make_person(world, name, f"{name.title()} Nielsen")
            make_unit(world, f"Hus {name}", above, "Skole")
            make_holding(world, name, f"Hus {name}", level=4, title="leder")
            CohortPlace.objects.create(
                development=things.development, cohort=things.cohort, person=world.people[name], starts=TODAY
            )
        number += size


def numbers_read(world, client, role):
    """The numbers of the task, and the page's words."""
    client.force_login(world.accounts[role])
    path = reverse("networks:development_numbers", args=[world.things.development.pk])
    page = re.sub(r"[\s\xa0]+", " ", re.sub(r"<[^>]*>", " ", client.get(path).content.decode()))
    return re.findall(r"(?:\w+: )?\d+ af \d+(?! kom)", page), page


@pytest.mark.parametrize("role", ["director", "hr"])
@pytest.mark.parametrize(("size", "told"), [(4, []), (5, ["0 af 5"]), (9, ["0 af 9"])])
def test_numbers_are_told_of_five_leaders_and_more_to_hr_as_well(world, client, role, size, told):
    with_leaders(world, ("Kommunen", size))
    found, page = numbers_read(world, client, role)
    assert found == told
    assert ("så få vises der ikke tal for" in page or "som der kan vises tal for" in page) == (not told)
    client.force_login(world.hr)
    plan = client.get(reverse("networks:development", args=[world.things.development.pk])).content.decode()
    assert ("for få med til, at der kan vises tal" in plan) == (not told)
    assert (f"0 af {size} har gjort den" in plan) == bool(told)


def test_no_two_readers_find_the_few_between_their_numbers(world, client):
    make_unit(world, "Skoleområdet", "Kommunen", "Skole")
    with_leaders(world, ("Skoleområdet", 6), ("Kommunen", 2))
    group, page = numbers_read(world, client, "hr")
    assert (group, numbers_read(world, client, "director")[0]) == (["0 af 6"], ["0 af 6"])
    assert "2 ledere er der for få omkring til, at de tælles med." in page


def test_groups_of_five_stand_beside_each_other(world, client):
    make_unit(world, "Skoleområdet", "Kommunen", "Skole")
    make_unit(world, "Ældreområdet", "Kommunen", "Skole")
    with_leaders(world, ("Skoleområdet", 6), ("Ældreområdet", 5))
    first = CohortPlace.objects.filter(development=world.things.development).order_by("pk")[0].person
    finish_practice(task=world.things.task, person=first, by=None, at=NOW)
    assert numbers_read(world, client, "hr")[0] == ["Skoleområdet: 1 af 6", "Ældreområdet: 0 af 5", "1 af 11"]


def test_the_outbox_does_not_tell_who_is_not_done(world, client):
    task, at = world.things.task, NOW
    Task.objects.filter(pk=task.pk).update(told=False, reminded=False)
    client.force_login(world.hr)
    task = give_task(task=task, by=None, at=at)
    task = correct_task(
        task=task,
        title=task.title,
        words=task.words,
        given_on=task.given_on,
        due=task.due + timedelta(days=1),
        by=world.hr,
        at=at,
    )
    Task.objects.filter(pk=task.pk).update(reminded=False, due=TODAY + timedelta(days=3))
    remind_of_task(task=task, by=None, at=at)
    written = Letter.objects.filter(template__startswith="development_task")
    assert written.filter(person=world.people["leader"]).count() == 3
    assert not outbox().filter(template__startswith="development_task").exists()
    send_waiting_letters()
    assert not written.exists()
    rows = AuditEntry.objects.filter(verb__in=["give_task", "remind_of_task"])
    assert [row.after for row in rows] == [{}, {}]


def test_who_is_no_longer_in_a_programme_still_opens_what_they_wrote(world, client):
    CohortPlace.objects.filter(person=world.people["leader"]).update(ends=TODAY - timedelta(days=1))
    client.force_login(world.accounts["leader"])
    page = client.get(reverse("networks:my_development", args=[world.things.development.pk])).content.decode()
    assert "Du er ikke længere med. Det, du har skrevet, kan du stadig læse." in page


def test_a_leader_does_a_task_and_takes_it_up_again_on_the_page(world, client):
    things = world.things
    goal = make_goal(world, "leader")
    client.force_login(world.accounts["leader"])
    page = client.get(reverse("networks:my_development", args=[things.development.pk])).content.decode()
    assert "Mål og mening" in page
    assert "Tæt på praksis" in page
    path = reverse("networks:own_task", args=[things.task.pk])
    answer = client.post(path, {"words": "Vi prøvede", "goal": goal.pk})
    assert answer.url == path
    things.practice.refresh_from_db()
    assert (things.practice.words, things.practice.goal, things.practice.shared) == ("Vi prøvede", goal, False)
    for name, state in (("finish_practice", Work.DONE), ("take_up_practice", Work.BEGUN)):
        client.post(reverse(f"networks:{name}", args=[things.task.pk]))
        things.practice.refresh_from_db()
        assert things.practice.state == state
    assert "Tæt på praksis" in client.get(reverse("my_day")).content.decode()
    foreign = make_goal(world, "other_leader")
    for address in (path, reverse("networks:finish_practice", args=[things.task.pk])):
        answer = client.post(address, {"words": "Nyt", "goal": foreign.pk})
        assert answer.status_code == 200
        assert "Nyt" in answer.content.decode()
    things.practice.refresh_from_db()
    assert (things.practice.words, things.practice.state) == ("Vi prøvede", Work.BEGUN)
    client.post(address, {"words": "Nyt", "goal": goal.pk})
    things.practice.refresh_from_db()
    assert (things.practice.words, things.practice.state) == ("Nyt", Work.DONE)


def test_hr_plans_a_programme_from_end_to_end_on_the_pages(world, client):
    client.force_login(world.hr)
    day = f"{TODAY:%d.%m.%Y}"
    facts = {"title": "Ny som leder", "aim": "Fra fag til ledelse", "starts": day, "ends": day, "mix": "across"}
    answer = client.post(reverse("networks:new_development"), facts)
    assert "Sidste dag skal ligge efter første dag" in answer.content.decode()
    facts |= {"ends": f"{TODAY + timedelta(days=365):%d.%m.%Y}", "levels": ["2", "4"]}
    answer = client.post(reverse("networks:new_development"), facts | {"starts": "24.11.1999"})
    assert "24.11.1999: Er årstallet skrevet rigtigt?" in answer.content.decode()
    plan = client.post(reverse("networks:new_development"), facts).url
    pk = int(plan.rstrip("/").rsplit("/", 1)[1])
    answer = client.post(reverse("networks:form_cohorts", args=[pk]), {"number": "9"})
    assert "færre ledere end hold" in answer.content.decode()
    client.post(reverse("networks:form_cohorts", args=[pk]), {"number": "2"})
    client.post(reverse("networks:add_module", args=[pk]), {"title": "Rammer"})
    module = Module.objects.get(development=pk)
    cohorts = list(module.development.cohorts.all())
    when = {"day": f"{TODAY + timedelta(days=30):%d.%m.%Y}", "starts": "9.00", "ends": "15.00", "place": "Rådhuset"}
    client.post(reverse("networks:book_module_days", args=[module.pk]), when | {"cohorts": [one.pk for one in cohorts]})
    given = {"given_on": day, "due": f"{TODAY + timedelta(days=60):%d.%m.%Y}"}
    client.post(reverse("networks:set_task", args=[pk]), {"title": "Tal med én", "words": "Spørg"} | given)
    text = client.get(plan).content.decode()
    assert text.count("indkaldes, når forløbet er meldt ud") == 2
    assert "Meld ud til 4 ledere" in text
    asking = client.get(reverse("networks:announce_development", args=[pk])).content.decode()
    assert "4 ledere får et brev i dag, og der bliver sendt 4 indkaldelser til de dage, der kommer." in asking
    assert Module.objects.get(pk=module.pk).development.is_draft
    client.post(reverse("networks:announce_development", args=[pk]))
    text = client.get(plan).content.decode()
    assert "0 af 2 har sagt ja" in text
    assert "Tal med én" in text


def sent_by_the_page(page):
    """What a browser would send of the form on a page, as it stands."""
    soup = page.split("<main")[1]
    found = dict(
        re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', re.sub(r"(value=\S+) (name=\S+)", r"\2 \1", soup))
    )
    return found | dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\s*([^<]*)</textarea>', soup))


@pytest.mark.parametrize(
    ("name", "thing", "theirs", "field"),
    [
        ("correct_development", "development", "aim", "title"),
        ("correct_module", "module", "about", "title"),
        ("correct_task", "task", "words", "title"),
    ],
)
def test_who_corrects_second_reads_the_first_and_overwrites_nothing_unread(world, client, name, thing, theirs, field):
    found = getattr(world.things, thing)
    client.force_login(world.hr)
    address = reverse(f"networks:{name}", args=[found.pk])
    shown = sent_by_the_page(client.get(address).content.decode()) | {"mix": "across"}
    client.post(address, shown | {theirs: "Det, den første skrev"})
    mine = shown | {field: "Det, den anden skrev"}
    answer = client.post(address, mine)
    page = answer.content.decode()
    assert "har ændret det, mens du skrev" in page
    assert "Sådan er det gemt nu:" in page
    assert "Det, den første skrev" in page
    assert "Det, den anden skrev" in page
    found.refresh_from_db()
    assert (getattr(found, theirs), getattr(found, field) == "Det, den anden skrev") == ("Det, den første skrev", False)
    client.post(address, mine | {"seen": sent_by_the_page(page)["seen"]})
    found.refresh_from_db()
    assert getattr(found, field) == "Det, den anden skrev"
