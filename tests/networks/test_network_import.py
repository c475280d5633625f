"""Networks that already run, brought in from a file: what is told, what is refused, what comes of it."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from networks.actions.network_import import import_networks
from networks.formats.network_files import COLUMNS, read_networks, template_csv
from networks.models import Facilitator, Membership, Network, Programme
from networks.queries.network_import import plan_for
from networks.rules.network_import import counts_words
from networks.rules.programmes import State
from organisation.models import AuditEntry, Letter
from organisation.rules.refusals import Refused, Stale
from tests.networks.actions.test_networks import colleague
from tests.networks.views.test_lives import words
from tests.world import LONG_AGO, NOW, TODAY

pytestmark = pytest.mark.django_db
NAME = "Tværfaglige netværk 2026"
HEAD = ";".join(COLUMNS) + "\n"
RUNNING = f"{NAME};Havn;01-09-2024;;onsdag;facilitator@fjordby.example;leader@fjordby.example;;\n"
JOINED = f"{NAME};Havn;01-09-2024;;;;p-other_leader;01-02-2025;\n"
EARLIER = f"{NAME};Gammel;01-09-2020;31-08-2024;;;Åse Aagaard;;\n"


@pytest.fixture(autouse=True)
def programme(world):
    return world.things.programme


def read(text):
    return read_networks("netvaerk.csv", (HEAD + text).encode())


def planned(text):
    return plan_for(*read(text))


def brought_in(text, world):
    return import_networks(plan=planned(text), by=world.hr, at=NOW)


def faults(text):
    return [(one.wrong.row, one.wrong.column, one.wrong.sentence) for one in planned(text).wrong]


def places(name):
    rows = Membership.objects.filter(network__name=name).order_by("person__name")
    return [(row.person.name, row.starts, row.ends) for row in rows]


def test_a_running_network_comes_in_with_its_members_and_an_earlier_round_with_its_end(world):
    letters = Letter.objects.count()
    assert counts_words(planned(RUNNING + JOINED + EARLIER)) == "2 nye netværk, 3 nye pladser"
    brought_in(RUNNING + JOINED + EARLIER, world)
    havn, gammel = Network.objects.get(name="Havn"), Network.objects.get(name="Gammel")
    assert (havn.starts, havn.ends, havn.day, havn.facilitator) == (
        date(2024, 9, 1),
        None,
        "wed",
        world.things.facilitator,
    )
    assert (gammel.starts, gammel.ends) == (date(2020, 9, 1), date(2024, 8, 31))
    assert places("Havn") == [("Mette Møller", date(2024, 9, 1), None), ("Ole Øgaard", date(2025, 2, 1), None)]
    assert places("Gammel") == [("Åse Aagaard", date(2020, 9, 1), date(2024, 8, 31))]
    assert Letter.objects.count() == letters
    assert AuditEntry.objects.get(verb="import_networks").after["networks"] == [havn.pk, gammel.pk]


OWN_PLACE = f"{NAME};Havn;01-09-2024;;;;hr@fjordby.example;;\n"
OWN_NETWORK = f"{NAME};Havn;01-09-2024;;;hr@fjordby.example;leader@fjordby.example;;\n"
OWN_PAST = f"{NAME};Gammel;01-09-2020;31-08-2024;;hr@fjordby.example;hr@fjordby.example;;\n"


@pytest.mark.parametrize("text", [OWN_PLACE, OWN_NETWORK])
def test_nobody_brings_themselves_into_a_network_that_runs(world, text):
    Facilitator.objects.create(person=world.people["hr"], capacity=1)
    with pytest.raises(Refused, match="Filen giver dig selv adgang til det, der bliver skrevet i Havn"):
        brought_in(text + EARLIER, world)
    assert not Network.objects.filter(name__in=["Havn", "Gammel"]).exists()
    import_networks(plan=planned(text), by=colleague(world), at=NOW)
    assert Network.objects.filter(name="Havn").exists()


def test_what_is_over_may_be_ones_own(world):
    Facilitator.objects.create(person=world.people["hr"], capacity=1)
    brought_in(OWN_PAST, world)
    assert places("Gammel") == [("Sofie Sand", date(2020, 9, 1), date(2024, 8, 31))]


def test_the_same_file_again_changes_nothing(world):
    brought_in(RUNNING + EARLIER, world)
    plan = planned(RUNNING + EARLIER)
    assert (plan.may_apply, counts_words(plan)) == (False, "0 nye netværk, 0 nye pladser, 2 pladser er her allerede")


def test_a_later_file_adds_a_member_to_a_network_that_is_there(world):
    brought_in(RUNNING, world)
    assert counts_words(planned(RUNNING + JOINED)) == "0 nye netværk, 1 ny plads, 1 plads er her allerede"
    brought_in(RUNNING + JOINED, world)
    assert len(places("Havn")) == 2


def test_a_programme_under_preparation_runs_when_a_running_network_comes_in(world, programme):
    for text, state in ((EARLIER, State.DRAFT), (RUNNING, State.RUNNING)):
        Programme.objects.filter(pk=programme.pk).update(state=State.DRAFT)
        brought_in(text, world)
        programme.refresh_from_db()
        assert programme.state == state


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (RUNNING.replace(NAME, "Ukendt"), (2, "program", "Vi kender intet program, der hedder »Ukendt«.")),
        (RUNNING.replace("leader@", "nobody@"), (2, "deltager", "Vi kender ingen »nobody@fjordby.example«.")),
        (RUNNING.replace("facilitator@", "leader@"), (2, "facilitator", "Vi kender ingen facilitator")),
        (RUNNING.replace("01-09-2024", "31-02-2024"), (2, "netvaerk_fra", "31-02-2024 findes ikke i kalenderen.")),
        (RUNNING.replace("01-09-2024", ""), (2, "netvaerk_fra", "Feltet er tomt, men skal udfyldes.")),
        (RUNNING.replace("onsdag", "lørdag"), (2, "ugedag", "»lørdag« er ikke en ugedag.")),
        (RUNNING + RUNNING, (3, "deltager", "Deltageren står også i række 2 for den samme tid.")),
        (RUNNING + JOINED.replace(";;;;p", ";;fredag;;p"), (3, "ugedag", "Række 2 siger noget andet")),
        (EARLIER.replace("31-08-2024", "31-08-2019"), (2, "netvaerk_til", "Netværkets sidste dag ligger før")),
        (EARLIER.replace("Aagaard;;", "Aagaard;01-01-2019;"), (2, "fra", "Deltagerens tid ligger uden for")),
        (EARLIER.replace("Aagaard;;", "Aagaard;;01-01-2026"), (2, "til", "Deltagerens tid ligger uden for")),
        (JOINED.replace("01-02-2025;", "01-02-2025;01-01-2025"), (2, "til", "Slutdatoen ligger før startdatoen.")),
        (RUNNING.replace("Havn;01-09-2024", "Fjord;01-09-2024"), (2, "netvaerk_fra", "Netværket er her allerede og")),
        (RUNNING.replace("Havn;01-09-2024;", "Fjord;01-01-2020;31-12-2026"), (2, "netvaerk_til", "Netværket er her")),
        (
            RUNNING.replace("Havn;01-09-2024", "Fjord;01-01-2020").replace("example;;", "example;01-02-2021;"),
            (2, "fra", "Deltageren er her allerede, med andre datoer."),
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_row_and_column_and_nothing_is_saved(world, text, fault):
    before = Network.objects.count(), Membership.objects.count()
    row, column, sentence = fault
    told = faults(text)
    assert (row, column) in [one[:2] for one in told]
    assert any(one[2].startswith(sentence) for one in told)
    with pytest.raises(Refused, match="forkerte rækker"):
        brought_in(text, world)
    assert (Network.objects.count(), Membership.objects.count()) == before


def test_two_of_a_name_are_told_apart_by_mail(world):
    person = world.people["other_leader"]
    person.name = "Mette Møller"
    person.save(update_fields=["name"])
    told = faults(RUNNING.replace("leader@fjordby.example", "mette møller"))
    assert told == [(2, "deltager", "Flere hedder »mette møller«. Skriv mailadressen i stedet.")]


def test_who_has_left_has_a_last_day(world):
    person = world.people["leader"]
    person.employed_to = date(2025, 1, 31)
    person.save(update_fields=["employed_to"])
    assert faults(RUNNING)[0][1:] == (
        "til",
        "Deltageren er fratrådt den 31. januar 2025. Skriv, hvornår pladsen sluttede.",
    )
    assert faults(RUNNING.replace("example;;\n", "example;;31-01-2025\n")) == []


def test_what_has_changed_since_is_not_overwritten(world):
    plan = planned(RUNNING)
    Network.objects.create(programme=world.things.programme, name="Havn", starts=LONG_AGO)
    with pytest.raises(Stale):
        import_networks(plan=plan, by=world.hr, at=NOW)


def test_the_number_of_questions_does_not_grow_with_the_file(world):
    def asked(text):
        with CaptureQueriesContext(connection) as seen:
            planned(text)
        return len(seen)

    assert asked(RUNNING) == asked(RUNNING + JOINED + EARLIER)


def upload(client, text, name="netvaerk.csv"):
    content = text if isinstance(text, bytes) else (HEAD + text).encode()
    return client.post(reverse("networks:import_networks"), {"file": SimpleUploadedFile(name, content)})


def test_on_the_page_a_dry_run_and_then_a_yes(hr, world):
    response = upload(hr, RUNNING + JOINED)
    page = words(response)
    assert "1 nyt netværk, 2 nye pladser" in page
    assert "Intet er gemt endnu." in page
    assert not Network.objects.filter(name="Havn").exists()
    kept = {"kept": response.context["kept"]}
    page = words(hr.post(reverse("networks:apply_networks"), kept, follow=True))
    assert "1 netværk er hentet ind." in page
    assert len(places("Havn")) == 2
    page = words(hr.post(reverse("networks:apply_networks"), kept))
    assert "Netværkene er ændret, siden du prøvede filen." in page
    page = words(hr.post(reverse("networks:apply_networks"), {"kept": "x"}, follow=True))
    assert "Prøvekørslen er for gammel." in page


def test_on_the_page_wrong_rows_are_told_and_there_is_nothing_to_say_yes_to(hr, world):
    response = upload(hr, RUNNING + RUNNING)
    assert "netvaerk.csv, række 3, kolonnen deltager: Deltageren står også i række 2" in words(response)
    assert response.context["kept"] == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [(b" ", "Filen er tom."), (b"program;netvaerk\n", "Filen mangler kolonnen netvaerk_fra, deltager.")],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(hr, content, said):
    assert said in str(upload(hr, content).context["form"].errors["file"])


def test_a_workbook_is_read_as_well(hr, world):
    book = Workbook()
    book.active.append(list(COLUMNS))
    book.active.append([NAME, "Havn", date(2024, 9, 1), None, "Onsdag", None, "Mette Møller", None, None])
    out = io.BytesIO()
    book.save(out)
    assert "1 nyt netværk, 1 ny plads" in words(upload(hr, out.getvalue(), "netvaerk.xlsx"))


def test_where_a_network_meets_comes_with_it_and_all_its_rows_agree(world):
    placed = RUNNING.replace(";;\n", ";;;Rådhuset\n")
    brought_in(placed + JOINED, world)
    assert Network.objects.get(name="Havn").place == "Rådhuset"
    other = JOINED.replace("01-02-2025;\n", "01-02-2025;;Biblioteket\n").replace("Havn", "Kaj")
    said = placed.replace("Havn", "Kaj") + other
    assert faults(said) == [(3, "moedested", "Række 2 siger noget andet om det samme netværk.")]
    head = HEAD.replace("moedested", "Mødested")
    assert read_networks("n.csv", (head + placed).encode())[0][0].place == "Rådhuset"


def test_without_a_programme_the_page_leads_to_one(hr, world):
    Programme.objects.update(state=State.ENDED)
    assert reverse("networks:new_programme") in hr.get(reverse("networks:import_networks")).content.decode()


def test_the_file_to_fill_in_can_be_read_back(hr, world):
    text = hr.get(reverse("networks:network_template")).content
    rows, wrong = read_networks("netvaerk.csv", text)
    assert ([row.programme for row in rows], wrong) == ([NAME] * 3, [])
    assert template_csv("").startswith("\ufeffprogram;".encode())


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("import_networks", *args, stdout=out, stderr=err)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue(), err.getvalue()


def test_from_a_terminal_with_several_files(world, tmp_path):
    now, earlier = tmp_path / "nu.csv", tmp_path / "foer.csv"
    now.write_text(HEAD + RUNNING)
    earlier.write_text(HEAD + EARLIER)
    assert run(str(now), str(earlier)) == (0, "2 nye netværk, 2 nye pladser\n", "")
    assert not Network.objects.filter(name="Havn").exists()
    status, out, _err = run(str(now), str(earlier), "--apply", "--json")
    assert (status, json.loads(out)) == (
        0,
        {"counts": {"networks": 2, "places": 2}, "wrong": [], "applied": True},
    )
    assert Network.objects.filter(name__in=["Havn", "Gammel"]).count() == 2


def test_from_a_terminal_wrong_rows_and_unreadable_files_have_their_status(world, tmp_path):
    file = tmp_path / "nu.csv"
    file.write_text(HEAD + RUNNING + RUNNING)
    status, out, _err = run(str(file), "--apply")
    assert (status, "nu.csv, række 3, kolonnen deltager" in out) == (1, True)
    assert not Network.objects.filter(name="Havn").exists()
    file.write_bytes(b"")
    assert run(str(file)) == (2, "", "nu.csv: Filen er tom.\n")
    status, out, _err = run(str(tmp_path / "nix.csv"), "--json")
    assert (status, json.loads(out)["applied"]) == (2, False)


def test_a_network_that_begins_later_can_come_in_too(world):
    later = (TODAY + timedelta(days=40)).isoformat()
    brought_in(RUNNING.replace("01-09-2024", later), world)
    assert Network.objects.get(name="Havn").starts == TODAY + timedelta(days=40)
