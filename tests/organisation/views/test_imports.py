"""HR's pages about imports: hand in, read, say yes; and what happens when something is in the way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisation.formats import wrong_rows
from organisation.formats.hr_files.tables import MOST_BYTES
from organisation.forms.imports import FilesField
from organisation.models import AuditEntry, Job, Person, Unit, UnitVersion
from organisation.queries.import_jobs import APPLY, CHECK, import_page
from organisation.rules.imports import Wrong
from organisation.rules.jobs import State
from organisation.tasks import imports as tasks
from tests.organisation.import_world import PEOPLE, POSITIONS, UNITS, handed_in, tried
from tests.world import NOW, TODAY, typed

NEW = UNITS + "n1;Nordby;;Kultur;;;\nn2;Biblioteket på Åen;n1;Kultur;;;\n"
ON = typed(TODAY)
KEEP = "".join(
    f"u-{name};{name};{parent and 'u-' + parent};{field};Havn;;\n"
    for name, parent, field in (
        ("Kommunen", "", ""),
        ("Børn og Skole", "Kommunen", "skole"),
        ("Ældre og Sundhed", "Kommunen", "ældre"),
        ("Åskolen", "Børn og Skole", "skole"),
        ("Bakkeskolen", "Børn og Skole", "skole"),
        ("Havnbjerg", "Ældre og Sundhed", "ældre"),
    )
)


@pytest.fixture
def hr(client, world):
    """HR's browser. No worker hears the bell; the tests carry the jobs out themselves."""
    client.force_login(world.hr)
    return client


def file(text, name="enheder.csv"):
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def send(client, *files, on=ON):
    return client.post(reverse("organisation:imports"), {"hr_files": list(files), "on": on})


def page_of(client, job):
    return client.get(reverse("organisation:import", kwargs={"key": job.key})).content.decode()


def say_yes(client, job, **data):
    return client.post(reverse("organisation:apply_import", kwargs={"key": job.key}), data)


def carry_out(job):
    carrying = Job.objects.filter(kind=APPLY, payload__check=str(job.key)).latest("pk")
    tasks.carry_out_import(carrying.pk)
    carrying.refresh_from_db()
    return carrying


def folders():
    return [folder.name for folder in tasks.shelf().iterdir()] if tasks.shelf().is_dir() else []


def test_from_files_to_an_organisation(hr, world):
    units = file((NEW + KEEP).encode("cp1252"), "C:\\hr\\enheder.csv")
    response = send(hr, units)
    job = Job.objects.get(kind=CHECK)
    assert response.url == reverse("organisation:import", kwargs={"key": job.key})
    assert "Prøver filerne" in page_of(hr, job)
    tasks.check_import(job.pk)
    page = page_of(hr, job)
    assert "Filerne er klar til at blive indlæst" in page
    assert "2 oprettes" in page
    assert "Biblioteket på Åen" in page
    assert Unit.objects.filter(hr_id="n1").count() == 0
    assert say_yes(hr, job).url == response.url
    assert "Indlæser filerne" in page_of(hr, job)
    assert carry_out(job).result == {"applied": True}
    assert "Filerne er indlæst" in page_of(hr, job)
    assert UnitVersion.objects.get(unit__hr_id="n2").name == "Biblioteket på Åen"
    entry = AuditEntry.objects.get(kind="organisation.import")
    assert (entry.by, entry.key) == (world.hr, str(TODAY))
    assert job.payload["folder"] not in folders()


def test_wrong_rows_are_listed_and_can_be_fetched(hr, world):
    job = tried(UNITS + KEEP + "n1;=1+1;;;;;\n", by=world.hr, at=NOW)
    page = page_of(hr, job)
    assert "1 række skal rettes først" in page
    assert "Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet." in page
    assert "Indlæs filerne</button>" not in page
    listed = hr.get(reverse("organisation:wrong_rows", kwargs={"key": job.key}))
    assert listed.content.decode("utf-8-sig").splitlines() == [
        "fil;række;kolonne;fejl",
        "fil1.csv;8;navn;Teksten begynder med »=« og kan blive læst som en formel. Fjern tegnet.",
    ]
    assert job.payload["folder"] not in folders()
    say_yes(hr, job)
    assert Job.objects.filter(kind=APPLY).count() == 0


def test_a_file_that_cannot_be_read_is_told_in_the_readers_language(hr, world):
    assert "fil1.csv: Overskrifterne ligner hverken" in page_of(hr, tried("hej\n", by=world.hr, at=NOW))
    job = tried(PEOPLE.replace("telefon;", ""), by=world.hr, at=NOW)
    page = page_of(hr, job)
    assert "En fil kan ikke læses" in page
    assert "fil1.csv: Personer mangler kolonnen telefon." in page
    assert hr.get(reverse("organisation:wrong_rows", kwargs={"key": job.key})).status_code == 200


def crowd(count):
    return PEOPLE + "".join(f"p{number};Person {number};;;;;;\n" for number in range(count))


def test_many_leavers_need_their_number_written(hr, world):
    tasks.check_import(handed_in(crowd(1), by=world.hr, at=NOW).pk)
    Person.objects.bulk_create(Person(hr_id=f"p{number}", name=f"Person {number}") for number in range(20))
    job = tried(crowd(5), by=world.hr, at=NOW)
    leaving = Person.objects.filter(hr_id__isnull=False).count() - 5
    page = page_of(hr, job)
    assert f"{leaving} personer fratræder, hvis filerne bliver indlæst" in page
    assert "Er du sikker?" in page
    answer = say_yes(hr, job, leavers=leaving - 1).content.decode()
    assert f"Skriv {leaving}, hvis det er rigtigt." in answer
    assert "Skriv" in say_yes(hr, job).content.decode()
    assert Job.objects.filter(kind=APPLY).count() == 0
    say_yes(hr, job, leavers=leaving)
    assert carry_out(job).result == {"applied": True}
    assert Person.objects.filter(hr_id__isnull=False, employed_to=None).count() == 5


def test_a_change_since_the_dry_run_stops_it(hr, world):
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    say_yes(hr, job)
    Person.objects.update(phone="59 00 00 00")
    assert carry_out(job).result == {"refused": "stale"}
    page = page_of(hr, job)
    assert "Organisationen er ændret siden prøvekørslen. Intet er gemt." in page
    assert "Indlæs filerne</button>" not in page


def test_files_that_are_gone_stop_it(hr, world):
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    say_yes(hr, job)
    tasks.erase_files(tasks.shelf(), job.payload["folder"])
    assert carry_out(job).result == {"refused": "erased"}
    assert "Filerne er slettet igen" in page_of(hr, job)


def test_a_job_handed_out_twice_is_carried_out_once(hr, world):
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    say_yes(hr, job)
    carrying = carry_out(job)
    Job.objects.filter(pk=carrying.pk).update(state=State.QUEUED, result={})
    assert carry_out(job).result == {"applied": True}
    assert AuditEntry.objects.filter(kind="organisation.import").count() == 1


def test_two_yeses_are_one_import(hr, world):
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    say_yes(hr, job)
    first = Job.objects.get(kind=APPLY)
    Job.objects.create(kind=APPLY, task=first.task, payload=first.payload, queued_at=NOW, queued_by=world.hr)
    second = carry_out(job)
    tasks.carry_out_import(first.pk)
    assert second.result == {"applied": True}
    assert import_page(job).is_applied
    say_yes(hr, job)
    assert Job.objects.filter(kind=APPLY).count() == 2


def test_stopped_work_says_so(hr, world):
    job = handed_in(NEW + KEEP, by=world.hr, at=NOW)
    Job.objects.filter(pk=job.pk).update(state=State.CANCELLED)
    page = page_of(hr, job)
    assert "Arbejdet blev stoppet, før det var færdigt. Intet er gemt." in page
    assert "Afbrudt" in hr.get(reverse("organisation:imports")).content.decode()


def test_nothing_new_is_told_and_asks_for_nothing(hr, world):
    job = tried(UNITS + KEEP, by=world.hr, at=NOW)
    page = page_of(hr, job)
    assert "Filerne siger ikke noget nyt" in page
    assert "Indlæs filerne</button>" not in page
    assert "Intet nyt" in hr.get(reverse("organisation:imports")).content.decode()


def test_the_history_names_files_people_and_outcomes(hr, world):
    waiting = tried(NEW + KEEP, by=world.hr, at=NOW)
    tried("hej\n", by=world.hr, at=NOW)
    handed_in(NEW, by=world.hr, at=NOW)
    page = hr.get(reverse("organisation:imports")).content.decode()
    assert page.count("Sofie Sand") >= 3
    assert ("Venter på et ja" in page, "Kunne ikke læses" in page, "I gang" in page) == (True, True, True)
    assert page.index("I gang") < page.index("Kunne ikke læses") < page.index("Venter på et ja")
    assert reverse("organisation:import", kwargs={"key": waiting.key}) in page


def test_the_empty_history_knows_of_imports_that_passed_the_page_by(hr, world):
    address = reverse("organisation:imports")
    assert "Ingen har indlæst filer endnu." in hr.get(address).content.decode()
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    say_yes(hr, job)
    carry_out(job)
    Job.objects.all().delete()
    page = hr.get(address).content.decode()
    assert "Ingen har indlæst filer på denne side endnu." in page
    assert "Organisationen blev indlæst uden om siden" in page


@pytest.mark.parametrize(
    ("files", "on", "complaint"),
    [
        ([], ON, "Skriv eller vælg noget her."),
        (["a", "b", "c", "d"], ON, "Vælg højst tre filer: Enheder, Personer og Stillinger."),
        ([""], ON, "Den indsendte fil er tom."),
        (["a"], "31.11.2026", "31. november findes ikke."),
    ],
)
def test_what_cannot_be_handed_in(hr, files, on, complaint):
    response = send(hr, *[file(text) for text in files], on=on)
    assert complaint in response.content.decode()
    assert Job.objects.filter(kind=CHECK).count() == 0


def test_a_file_that_is_too_large_is_not_taken():
    large = file("abc")
    large.size = MOST_BYTES + 1
    with pytest.raises(ValidationError) as refused:
        FilesField().clean([file("abc"), large])
    assert refused.value.messages == ["Filen enheder.csv fylder mere end 64 MB. Del den i mindre filer."]


def test_files_older_than_a_day_are_erased_by_the_next_dry_run(world):
    job = tried(NEW + KEEP, by=world.hr, at=NOW)
    assert job.payload["folder"] in folders()
    tasks.erase_old_files(tasks.shelf(), datetime.now(UTC) + timedelta(hours=23))
    assert job.payload["folder"] in folders()
    tasks.erase_old_files(tasks.shelf(), datetime.now(UTC) + timedelta(hours=25))
    assert job.payload["folder"] not in folders()


def test_the_list_of_wrong_rows_holds_nothing_that_comes_alive():
    wrong = [Wrong("=cmd.csv", None, "enhed_id", "unknown_unit", {"id": "7"})]
    assert (
        wrong_rows.wrong_rows_csv(wrong).decode("utf-8-sig").splitlines()[1]
        == "'=cmd.csv;;enhed_id;Enheden 7 findes ikke."
    )


def test_the_whole_set_of_three_on_the_page(hr, world):
    people = PEOPLE + "x1;Eva Krag;eva@fjordby.example;;1-1-2020;;;\n"
    positions = POSITIONS + "x1;x1;u-Kommunen;Udviklingschef;ja;chef;nej;;\n"
    send(hr, file(people, "personer.csv"), file(positions, "stillinger.csv"))
    job = Job.objects.get(kind=CHECK)
    tasks.check_import(job.pk)
    page = page_of(hr, job)
    assert "Personer" in page
    assert "1 oprettes" in page
