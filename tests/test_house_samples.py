"""Each house rule is fed something bad, and must say so; beside it something good, which must pass."""

import pytest

from tests.house import pages, rooms, sizes, trail, words
from tests.house.sources import Source

LONG = "\n".join(["def act():", *["    x = 1"] * 50])
VIEW = "\n".join(["def page(request):", *["    x = 1"] * 20])
FAT = "\n".join(["class Meeting:", *[f"    def word_{number}(self): ..." for number in range(13)]])
TWELVE = "\n".join(FAT.splitlines()[:-1])
DOCUMENTED = LONG.replace("def act():", 'def act():\n    """A rule\n    in two lines."""', 1).replace(
    "    x = 1\n", "", 1
)

# Each row: a rule, the path of the sample, a bad sample, a good one beside it.
SAMPLES = [
    (sizes.long_functions, "networks/actions/meetings.py", LONG, DOCUMENTED),
    (sizes.long_files, "networks/actions/meetings.py", "x = 1\n" * 401, "x = 1\n" * 400),
    (sizes.fat_classes, "networks/models/meetings.py", FAT, TWELVE),
    (sizes.long_views, "networks/views/meetings.py", VIEW, VIEW.replace("    x = 1\n", "", 1)),
    (words.drawers, "networks/actions/util.py", "", None),
    (words.drawers, "networks/actions/meeting_helpers.py", "", None),
    (words.drawers, "networks/models/meetings.py", "class MeetingService: ...", "class Score: ..."),
    (
        words.drawers,
        "networks/models/meetings.py",
        "class MeetingManager: ...",
        "class Ours(BaseUserManager[Account]): ...",
    ),
    (words.empty_verbs, "networks/actions/meetings.py", "def process_meeting(): ...", "def book(): ..."),
    (words.bare_silence, "a.py", "import x  # no" + "qa", "import x  # no" + "qa: F401 - re-exported"),
    (words.bare_silence, "a.py", "import x  # no" + "qa: F401", "import x  # type: " + "ignore[attr] - no types"),
    (words.unfinished, "a.py", "# TO" + "DO: later", "# todo lists are the domain's"),
    (words.machine_words, "a.md", "see /ro" + "ot/notes", "see docs/notes"),
    (words.machine_words, "a.txt", "https://py" + "pi.org/simple", "polib==1.2.0"),
    (
        rooms.idle_views,
        "networks/views/a.py",
        "def page(r): return Meeting.objects.all()",
        "def page(r): return ours(r)",
    ),
    (rooms.idle_views, "networks/views/a.py", "def page(r): meeting.save()", "def page(r): book(meeting=1)"),
    (rooms.idle_views, "networks/views/a.py", "from django.db import transaction", "from django.http import Http404"),
    (rooms.idle_views, "networks/views/a.py", "class Page(View): ...", "def page(r): ..."),
    (rooms.hidden_clocks, "networks/actions/a.py", "at = timezone.now()", "at = meeting.starts"),
    (rooms.hidden_clocks, "networks/rules/a.py", "on = date.today()", "on = day"),
    (rooms.hidden_clocks, "networks/models/a.py", "f = DateTimeField(default=timezone.now)", "f = DateTimeField()"),
    (rooms.hidden_clocks, "networks/queries/a.py", "on = localdate()", "on = localdate(at)"),
    (rooms.hidden_clocks, "networks/queries/a.py", "rows.filter(at__lt=Now())", "rows.filter(at__lt=at)"),
    (
        rooms.lawless_rules,
        "networks/rules/a.py",
        "from django.db import models",
        "from django.db.models import TextChoices",
    ),
    (rooms.lawless_rules, "networks/rules/a.py", "import django.urls", "from django.utils.translation import gettext"),
    (rooms.wired_formats, "networks/formats/a.py", "import socket", "import csv"),
    (rooms.wired_formats, "networks/formats/a.py", "rows = Unit.objects.all()", "rows = list(units)"),
    (rooms.hidden_effects, "networks/models/a.py", "class A(Model):\n def save(self): ...", "class A(Model):\n x = 1"),
    (rooms.hidden_effects, "networks/forms/a.py", "class F(Form):\n def save(self): ...", "class F(Form): ..."),
    (rooms.hidden_effects, "networks/models/a.py", "from django.core.mail import send_mail", "import datetime"),
    (rooms.signals, "networks/models/a.py", "from django.dispatch import receiver", "from django.db import models"),
    (rooms.signals, "networks/a.py", "from allauth.account.signals import user_logged_in", "import allauth.account"),
    (
        rooms.walks_upstairs,
        "networks/models/a.py",
        "from organisation.actions.audit import record",
        "from organisation.models import Person",
    ),
    (
        rooms.walks_upstairs,
        "networks/queries/a.py",
        "from organisation import access",
        "from organisation.queries.chain import below",
    ),
    (
        rooms.lasting_names,
        "networks/models/a.py",
        "f = models.ForeignKey('organisation.Person', CASCADE)",
        "f = models.ForeignKey('organisation.Person', CASCADE, related_name='+')",
    ),
    (
        rooms.lasting_names,
        "networks/models/a.py",
        "from organisation.models import Person\nf = models.ForeignKey(Person, CASCADE, related_name='networks')",
        "from networks.models.b import Network\nf = models.ForeignKey(Network, CASCADE, related_name='members')",
    ),
    (
        rooms.lasting_names,
        "networks/models/a.py",
        "f = models.ForeignKey(settings.AUTH_USER_MODEL, CASCADE)",
        "f = models.ForeignKey('self', CASCADE)",
    ),
    (pages.inline_code, "templates/a.html", "<script>go()</script>", '<script src="{% static "a.js" %}"></script>'),
    (pages.inline_code, "templates/a.html", "<style>p {}</style>", "<p>{# <style> #}</p>"),
    (pages.inline_code, "templates/a.html", '<p style="color: red">', '<p class="style">'),
    (pages.inline_code, "templates/a.html", '<p {% if x %}style="color: red"{% endif %}>', '<p data-style="x">'),
    (pages.inline_code, "templates/a.html", '<p onclick="go()">', '<p data-on="{% now "Y" %}">'),
    (pages.inline_code, "templates/a.html", '<img src="data:image/png;base64,x">', '<img src="a.svg" data-size="1">'),
    (pages.inline_code, "templates/a.html", "{{ name|safe }}", "{{ name }}"),
    (pages.inline_code, "templates/a.html", '<p style="">', "{% blocktranslate with one=a.b %}{{ one }}"),
    (pages.bare_words, "templates/a.html", "<p>Netværk</p>", '<p>{% translate "Netværk" %} · 3 %</p>'),
    (pages.bare_words, "templates/a.html", "<p>LederNet er</p>", "<p>{{ name }} {# note #} LederNet</p>"),
    (pages.bare_words, "templates/a.html", '<a title="Luk">', '<a title="{{ close }}" class="btn">'),
    (
        pages.bare_words,
        "templates/a.html",
        "{% blocktranslate %}Hej{% endblocktranslate %} dig",
        '{% blocktranslate %}Hej {{ name }}{% endblocktranslate %}{% comment "why" %}not seen{% endcomment %}',
    ),
]


@pytest.mark.parametrize(("rule", "path", "bad", "good"), SAMPLES)
def test_the_rule_sees(rule, path, bad, good):
    assert len(list(rule(Source(path, bad)))) >= 1
    assert good is None or list(rule(Source(path, good))) == []


def test_letters_may_carry_their_style():
    assert list(pages.inline_code(Source("templates/organisation/letters/a.html", '<p style="color: red">'))) == []


def test_a_kernel_may_be_longer_by_name():
    text = LONG.replace("def act", "def anneal")
    assert list(sizes.long_functions(Source("networks/composition/search.py", text))) == []
    assert len(list(sizes.long_functions(Source("networks/actions/search.py", text)))) == 1


RECORDED = """
def book(*, meeting, by, at):
    meeting.save()
    record(verb="book", by=by, at=at, on=meeting)
def book_series(*, meetings, by, at):
    _all(meetings, by, at)
def _all(meetings, by, at):
    for meeting in meetings:
        book(meeting=meeting, by=by, at=at)
"""


def test_a_verb_may_leave_its_audit_row_through_another():
    assert list(trail.untold_verbs([Source("networks/actions/a.py", RECORDED)], {})) == []


@pytest.mark.parametrize(
    "verb", ["def book(*, meeting, by, at): ...", "def book(*, meeting):\n    Row.objects.create(meeting=meeting)"]
)
def test_a_verb_without_an_audit_row_is_seen(verb):
    source = Source("networks/actions/a.py", verb)
    assert list(trail.untold_verbs([source], {})) == ["networks/actions/a.py:1: networks.book leaves no audit row"]
    assert list(trail.untold_verbs([source], {"networks.book": "writes nothing"})) == []


TOLD = """
KIND = "composition"
record(verb="book", by=by)
record(verb=f"scenario_{to}", by=by)
record(verb=KIND)
record(verb=verb)
"""


def test_a_verb_without_words_is_seen_and_words_without_a_verb():
    source, words = Source("networks/actions/a.py", TOLD), {"book", "composition", "scenario_draft"}
    assert list(trail.wordless([source], {"record"}, "verb", words)) == []
    assert list(trail.wordless([source], {"record"}, "verb", words - {"book"} | {"seat"})) == [
        "networks/actions/a.py:3: verb book has no words",
        "seat has words, and no code names it",
    ]


def test_what_only_verbs_are_made_of_is_no_verb():
    piece = "def seat(row):\n    row.save()\ndef book(*, row, by, at):\n    seat(row)\n    record(on=row)"
    below, above = Source("networks/actions/a.py", piece), Source("networks/views/a.py", "from a import seat")
    assert list(trail.untold_verbs([below], {})) == []
    assert len(list(trail.untold_verbs([below, above], {}))) == 1


@pytest.mark.parametrize(
    ("signature", "complaint"),
    [
        ("meeting, *, by, at", "networks.book takes an argument by its place"),
        ("*, meeting, by", "networks.book does not say who does it and when"),
        ("*, meeting, by, at", ""),
    ],
)
def test_a_verb_is_called_by_name_with_who_and_when(signature, complaint):
    source = Source("networks/actions/a.py", f"def book({signature}): ...")
    assert [line.partition(": ")[2] for line in trail.loose_verbs([source], {})] == [complaint] * bool(complaint)


def test_a_silent_verb_must_exist():
    assert list(trail.untold_verbs([], {"networks.book": ""})) == ["networks.book is named as silent and is no verb"]


def test_the_share_of_views_counts_lines():
    sources = [Source("networks/views/a.py", "x = 1\n" * 25), Source("networks/rules/a.py", "x = 1\n" * 75)]
    assert sizes.share_of_views(sources) == 0.25
