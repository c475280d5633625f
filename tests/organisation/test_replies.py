"""Replies in a mailbox of files and of a server: answers count once; forged, foreign and large ones change nothing."""

import mailbox
import socketserver
import threading
from contextlib import closing
from email.message import EmailMessage
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import CommandError, call_command

from organisation.formats.calendar import UnreadableReply, read_mailed_reply
from organisation.formats.calendar.replies import MAX_BYTES
from organisation.models import AuditEntry
from organisation.rules.calendar import Answer
from organisation.tasks.mailboxes import unread_mails
from organisation.tasks.replies import read_replies
from tests.organisation.calendar_people import account, invitee, letters, meeting, person
from tests.world import NOW, wall

pytestmark = pytest.mark.django_db
CHECKED = "mx.fjordby.example; spf=pass; dmarc=pass header.from=fjordby.example"


@pytest.fixture
def mette():
    return person("Mette Møller")


@pytest.fixture
def booked(mette):
    by = account(person("Jonas Juul"))
    return meeting(mette, by.person, by=by, at=NOW, starts=wall(20, 13), ends=wall(20, 15))


def reply_of(who, answer, **changes):
    """What a mail program sends: the invitation turned into a reply of one guest."""
    lines = letters(who)[0].calendar.replace("\r\n ", "").replace("METHOD:REQUEST", "METHOD:REPLY").split("\r\n")
    own = [line for line in lines if not line.startswith("ATTENDEE") or who.email in line]
    text = "\r\n".join(own).replace("PARTSTAT=NEEDS-ACTION", f"PARTSTAT={answer}")
    for was, becomes in changes.get("swap", []):
        text = text.replace(was, becomes)
    mail = EmailMessage()
    mail["From"] = changes.get("sender", who.email)
    mail["Subject"] = "Accepteret"
    for told in changes.get("checked", []):
        mail["Authentication-Results"] = told
    mail.set_content("Mette kommer." + "x" * changes.get("padding", 0))
    mail.add_attachment(text.encode(), maintype="text", subtype="calendar", params={"method": "REPLY"})
    return mail.as_bytes()


def hostile(mette, booked):
    """Mails that must change nothing, and what is said of each."""
    return [
        (reply_of(mette, "ACCEPTED", sender="jonas@fjordby.example"), "from another address"),
        (reply_of(mette, "ACCEPTED", swap=[(booked.uid, "another")]), "hører ikke til en invitation"),
        (reply_of(mette, "ACCEPTED", swap=[(mette.email, "x@y.example")], sender="x@y.example"), "hører ikke til"),
        (reply_of(mette, "ACCEPTED", swap=[("SEQUENCE:0", "SEQUENCE:7")]), "ældre end mødet"),
        (reply_of(mette, "DELEGATED"), "neither yes, no nor perhaps"),
        (reply_of(mette, "ACCEPTED", swap=[("METHOD:REPLY", "METHOD:CANCEL")]), "not a REPLY"),
        (reply_of(mette, "ACCEPTED", padding=MAX_BYTES), "too large"),
        (b"From: spam@example.com\nSubject: Win\n\nHello", "no calendar part"),
        (b"\xff\xfe\x00", "no calendar part"),
        (headed(mette, b"From: a:b;c@d,<"), "cannot be read"),
        (headed(mette, b"From: a@["), "cannot be read"),
        (reply_of(mette, "ACCEPTED", swap=[("DTSTAMP:2", "DTSTAMP:yesterday 2")]), "does not say when"),
        (reply_of(mette, "ACCEPTED", swap=[(booked.uid, f"{booked.uid}\0")]), "cannot be read"),
    ]


def headed(mette, sender):
    """A reply with a sender that the standard library trips over."""
    return reply_of(mette, "ACCEPTED").replace(f"From: {mette.email}".encode(), sender)


def maildir(folder, *mails):
    box = mailbox.Maildir(folder / "box", create=True)
    for mail in mails:
        box.add(mail)
    return f"maildir://{folder / 'box'}"


def mbox(folder, *mails):
    box = mailbox.mbox(folder / "box")
    for mail in mails:
        box.add(mail)
    box.close()
    return f"mbox://{folder / 'box'}"


def read(address):
    out, err = StringIO(), StringIO()
    call_command("read_replies", address, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue()


@pytest.mark.parametrize("kind", [maildir, mbox])
@pytest.mark.parametrize("answer", [Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE])
def test_an_answer_in_a_mailbox_is_taken_in_once(tmp_path, mette, booked, kind, answer):
    address = kind(tmp_path, reply_of(mette, answer.upper()))
    assert read(address) == ("taken in: 1, not taken in: 0", "")
    assert invitee(booked, mette).answer == answer
    assert read(address) == ("taken in: 0, not taken in: 0", "")
    assert AuditEntry.objects.filter(verb="answer_invitation").count() == 1


@pytest.mark.parametrize("kind", [maildir, mbox])
def test_what_is_no_answer_changes_nothing_and_keeps_no_other_from_counting(tmp_path, mette, booked, kind):
    wrong = hostile(mette, booked)
    address = kind(tmp_path, *[mail for mail, _said in wrong])
    out, err = read(address)
    assert out == f"taken in: 0, not taken in: {len(wrong)}"
    assert [said for _mail, said in wrong if said not in err] == []
    assert invitee(booked, mette).answer == Answer.NEEDS_ACTION
    assert read(kind(tmp_path, reply_of(mette, "ACCEPTED")))[0] == "taken in: 1, not taken in: 0"


def test_mails_stay_where_they_are(tmp_path, mette, booked):
    for kind, read_box in ((maildir, mailbox.Maildir), (mbox, mailbox.mbox)):
        folder = tmp_path / kind.__name__
        folder.mkdir()
        read(kind(folder, reply_of(mette, "ACCEPTED"), b"From: a@b.example\n\nHej"))
        with closing(read_box(folder / "box")) as box:
            assert len(box) == 2


@pytest.mark.parametrize(
    ("checked", "is_genuine"),
    [
        ([CHECKED], True),
        ([], False),
        (["mx.fjordby.example; spf=pass; dmarc=fail"], False),
        (["mx.elsewhere.example; dmarc=pass"], False),
        (["mx.fjordby.example; dmarc=none", CHECKED], False),
        (["mx.fjordby.example; spf=pass smtp.mailfrom=dmarc=pass"], False),
    ],
)
def test_where_a_mail_server_checks_senders_its_newest_word_counts(mette, booked, checked, is_genuine):
    mail = reply_of(mette, "ACCEPTED", checked=checked)
    assert read_mailed_reply(mail).answer == "accepted"
    if is_genuine:
        assert read_mailed_reply(mail, trusted="mx.fjordby.example").mail == mette.email
    else:
        with pytest.raises(UnreadableReply, match="genuine"):
            read_mailed_reply(mail, trusted="mx.fjordby.example")


@pytest.mark.parametrize(("trusted", "said"), [("", "taken in"), ("mx.fjordby.example", "genuine")])
def test_a_mail_that_a_server_hands_over_is_checked_as_one_in_the_mailbox(
    settings, monkeypatch, mette, booked, trusted, said
):
    settings.REPLIES_CHECKED_BY = trusted
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(reply_of(mette, "ACCEPTED"))))
    out, err = StringIO(), StringIO()
    call_command("receive_reply", stdout=out, stderr=err)
    assert said in out.getvalue() + err.getvalue()
    assert invitee(booked, mette).answer == (Answer.NEEDS_ACTION if trusted else Answer.ACCEPTED)


@pytest.mark.parametrize("address", ["maildir:///nowhere/at/all", "mbox:///nowhere/at/all", "imap://127.0.0.1:9"])
def test_a_mailbox_that_is_not_there_is_said_and_stops_nothing(settings, address):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("read_replies", address)
    settings.REPLIES = address
    read_replies()


def test_without_a_mailbox_there_is_nothing_to_read():
    read_replies()
    with pytest.raises(CommandError, match="no mailbox"):
        call_command("read_replies")


class Imap(socketserver.StreamRequestHandler):
    """As much of an IMAP server as a mailbox of a few mails takes (RFC 3501)."""

    def handle(self):
        self.say("* OK ready")
        for line in self.rfile:
            tag, verb, *words = line.decode().split()
            self.server.heard.append(" ".join([verb, *words]))
            getattr(self, verb.lower(), self.nothing)(*words)
            self.say(f"{tag} OK done")

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def nothing(self, *words):
        pass

    def capability(self, *words):
        self.say("* CAPABILITY IMAP4rev1")

    def select(self, *words):
        self.say(f"* {len(self.server.mails)} EXISTS")

    def search(self, *words):
        unseen = [str(number) for number in self.server.mails if number not in self.server.seen]
        self.say(f"* SEARCH {' '.join(unseen)}")

    def fetch(self, number, what):
        mail = self.server.mails[int(number)]
        if "SIZE" in what:
            self.say(f"* {number} FETCH (RFC822.SIZE {len(mail)})")
            return
        self.wfile.write(f"* {number} FETCH (BODY[] {{{len(mail)}}}\r\n".encode() + mail + b")\r\n")

    def store(self, number, *words):
        self.server.seen.add(int(number))


@pytest.fixture
def imap():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Imap) as server:
        server.daemon_threads = True
        server.mails, server.seen, server.heard = {}, set(), []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_folder_on_a_server_is_read_once_and_large_mail_is_not_fetched(imap, mette, booked):
    large = reply_of(mette, "DECLINED", padding=MAX_BYTES)
    imap.mails = {1: b"From: a@b.example\r\n\r\nHej", 2: large, 3: reply_of(mette, "ACCEPTED")}
    address = f"imap://ledernet:a%40b@127.0.0.1:{imap.server_address[1]}/Svar"
    assert read(address)[0] == "taken in: 1, not taken in: 2"
    assert invitee(booked, mette).answer == Answer.ACCEPTED
    assert imap.seen == {1, 2, 3}
    opened = [line for line in imap.heard if line.startswith(("LOGIN", "SELECT"))]
    assert opened == ['LOGIN ledernet "a@b"', "SELECT Svar"]
    assert "FETCH 2 (BODY.PEEK[])" not in imap.heard
    assert list(unread_mails(address, MAX_BYTES)) == []
