"""What a meeting leaves behind: minutes, decisions, steps that are carried on, and files."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from networks.formats.material import MOST_BYTES, Sort, WrongFile, named, sort_of
from networks.models import Material, Meeting, Outcome
from organisation.models import AuditEntry
from tests.networks.meeting_world import PDF, add_meeting_life
from tests.networks.views.test_meetings import words
from tests.networks.world import add_meeting
from tests.world import TODAY, typed


@pytest.fixture
def world(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return add_meeting_life(world)


@pytest.fixture
def send(client, world):
    def send(name, *args, role="leader", **sent):
        client.force_login(world.accounts[role])
        address = reverse(f"networks:{name}", args=args)
        return client.post(address, sent, follow=True) if sent else client.get(address)

    return send


@pytest.fixture
def key(world):
    return world.things.meeting.appointment.uid


def test_minutes_are_written_and_the_trail_holds_none_of_them(send, key, world):
    page = words(send("write_minutes", key, minutes="Vi talte om vagtplaner.", version="0"))
    assert "Referatet er gemt." in page
    assert "Vi talte om vagtplaner." in page
    assert not AuditEntry.objects.filter(after__icontains="vagtplaner").exists()


def test_nobody_overwrites_what_they_have_not_read(send, key):
    send("write_minutes", key, minutes="Først.", version="0")
    page = send("write_minutes", key, role="facilitator", minutes="Også først.", version="0")
    assert "En anden har skrevet imens." in words(page)
    assert "Også først." in words(page)
    assert "Sådan står referatet nu Først." in words(page)
    assert Meeting.objects.get(appointment__uid=key).minutes == "Først."
    read = page.context["form"]["version"].value()
    send("write_minutes", key, role="facilitator", minutes="Først og også.", version=read)
    assert Meeting.objects.get(appointment__uid=key).minutes == "Først og også."


def test_what_was_agreed_is_corrected_and_deleted(send, key, world):
    send("note_outcome", key, kind="step", words="Ring til Ole Olsen", owner="", due="")
    outcome = Outcome.objects.get(words="Ring til Ole Olsen")
    page = send("correct_outcome", key, outcome.pk)
    assert page.context["form"]["words"].value() == "Ring til Ole Olsen"
    seen = page.context["form"]["seen"].value()
    step = {"kind": "step", "owner": world.people["facilitator"].pk, "due": typed(TODAY)}
    assert "Det er rettet." in words(send("correct_outcome", key, outcome.pk, words="Ring", seen=seen, **step))
    stale = send("correct_outcome", key, outcome.pk, words="Skriv", seen=seen, **step)
    assert "En anden har rettet det imens. Nu står der: »Ring«." in words(stale)
    seen = stale.context["form"]["seen"].value()
    assert "Det er rettet." in words(send("correct_outcome", key, outcome.pk, words="Skriv", seen=seen, **step))
    outcome.refresh_from_db()
    assert (outcome.words, outcome.owner, outcome.due) == ("Skriv", world.people["facilitator"], TODAY)
    assert "Det er slettet." in words(send("drop_outcome", key, outcome.pk, go="1"))
    assert not Outcome.objects.filter(pk=outcome.pk).exists()
    assert not AuditEntry.objects.filter(after__icontains="Olsen").exists()


def test_a_step_follows_the_network_until_it_is_settled(send, key, world):
    later = add_meeting(world, world.things.network, "leader", days=30)
    owner = world.people["facilitator"].pk
    send("note_outcome", key, kind="step", words="Prøv morgenmøder", owner=owner, due=typed(TODAY))
    outcome = Outcome.objects.get(words="Prøv morgenmøder")
    page = words(send("meeting", later.appointment.uid))
    assert "Fra sidst" in page
    assert "Prøv morgenmøder Jonas Juul" in page
    page = words(send("settle_outcome", later.appointment.uid, outcome.pk, to="done"))
    assert "Prøv morgenmøder" not in page
    assert "Prøv morgenmøder Jonas Juul" in words(send("meeting", key))
    send("settle_outcome", key, outcome.pk, to="dropped")
    outcome.refresh_from_db()
    assert (outcome.state, outcome.settled_on) == ("done", TODAY)


def test_a_decision_has_no_owner_and_is_not_carried(send, key, world):
    later = add_meeting(world, world.things.network, "leader", days=30)
    send("note_outcome", key, kind="decision", words="Vi holder tiden", owner=world.people["leader"].pk, due="")
    assert Outcome.objects.get(words="Vi holder tiden").owner is None
    assert "Vi holder tiden" not in words(send("meeting", later.appointment.uid))


def test_somebody_outside_cannot_be_given_a_step(send, key, world):
    send("note_outcome", key, kind="step", words="Gør det", owner=world.people["other_leader"].pk, due="")
    assert not Outcome.objects.filter(words="Gør det").exists()


def packed(*names, mimetype=""):
    kept = BytesIO()
    with ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
        if mimetype:
            archive.writestr("mimetype", mimetype)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff\xe0...", "jpg"),
        (packed("word/document.xml"), "docx"),
        (packed("xl/workbook.xml"), "xlsx"),
        (packed("ppt/presentation.xml"), "pptx"),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
    ],
)
def test_a_file_is_what_its_bytes_say(content, ending):
    assert sort_of(content).ending == ending


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"%PDF-" + b"x" * MOST_BYTES, "for stor"),
        (b"<!doctype html><script>alert(1)</script>", "kan ikke lægges op"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kan ikke lægges op"),
        (b"PK\x03\x04 not a zip", "kan ikke lægges op"),
        (b"MZ\x90\x00", "kan ikke lægges op"),
        (packed("a.txt"), "kan ikke lægges op"),
        (packed("word/document.xml", "word/vbaProject.bin"), "makroer"),
    ],
)
def test_what_is_not_taken(content, said):
    with pytest.raises(WrongFile, match=said):
        sort_of(content)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Oplæg om tillid.PDF", "Oplæg om tillid.pdf"),
        ("..\\..\\etc/passwd", "passwd.pdf"),
        ("side.html", "side.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("...", "fil.pdf"),
        ("x" * 300, "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_one_line_with_the_ending_the_bytes_earned(name, shown):
    assert named(name, Sort("pdf", "application/pdf")) == shown


def test_a_file_is_put_up_fetched_as_a_file_and_deleted(send, key, world, client, django_capture_on_commit_callbacks):
    page = words(send("put_up", key, file=SimpleUploadedFile("Oplæg.html", PDF, "text/html")))
    assert "Filen er lagt op." in page
    material = Material.objects.get(name="Oplæg.pdf")
    assert "Oplæg" not in material.file.name
    response = send("material", material.pk)
    assert response.content == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "private, no-store"
    storage, kept = material.file.storage, material.file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert "Filen er slettet." in words(send("take_down", material.pk, go="1"))
    assert not storage.exists(kept)


@pytest.mark.parametrize("content", [b"<html></html>", b""])
def test_what_is_not_taken_is_said_at_the_field(send, key, content):
    page = words(send("put_up", key, file=ContentFile(content, name="x.pdf")))
    assert "Filen er lagt op." not in page
    assert "kan ikke lægges op" in page or "tom" in page


def test_only_its_own_and_the_facilitator_take_a_file_down(send, world):
    pk = world.things.material.pk
    material = Material.objects.get(pk=pk)
    material.person = world.people["facilitator"]
    material.save()
    assert send("take_down", pk, go="1").status_code == 404
    assert send("take_down", pk, role="facilitator", go="1").status_code == 200
