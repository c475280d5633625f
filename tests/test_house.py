"""The house rules of docs/house.md on every file of the project, and that each of them can fail."""

import re

import pytest

from ledernet.rules.jobs import JOBS
from ledernet.rules.trail import VERBS
from tests.house import pages, rooms, sizes, sources, trail, words
from tests.house.sources import documents, read, tracked_files

CODE = sources.code()
TESTS = sources.tests()
TEMPLATES = sources.templates()

OF_CODE = [
    sizes.long_functions,
    sizes.long_files,
    sizes.fat_classes,
    sizes.long_views,
    words.drawers,
    words.empty_verbs,
    rooms.idle_views,
    rooms.hidden_clocks,
    rooms.lawless_rules,
    rooms.wired_formats,
    rooms.hidden_effects,
    rooms.signals,
    rooms.walks_upstairs,
    rooms.lasting_names,
]
OF_ALL_PYTHON = [words.bare_silence]
OF_TESTS = [sizes.long_files]
OF_TEMPLATES = [pages.inline_code, pages.bare_words]
OF_EVERY_FILE = [words.unfinished, words.machine_words]

# What the clock and the workers do for nobody in particular, each with the reason why it leaves no audit row.
SILENT = {
    "evaluation.submit_ballot": "nothing but the sealed ballot may tell that somebody answered",
    "organisation.claim_job": "the job's own row tells who works on it",
    "organisation.report_progress": "the job's own row tells how far it is",
    "organisation.requeue_lost_jobs": "the job's own row tells how often it was tried",
    "organisation.forget_old_busy_times": "when somebody is busy is told to nobody; it is forgotten after a day",
    "organisation.keep_busy_times": "the consent's own row tells when the calendar answered",
    "organisation.note_unanswered": "the consent's own row tells when the calendar was asked",
    "organisation.note_sent": "the letter's own row tells when it was sent",
    "organisation.send_waiting_letters": "the letter's own row tells when it was sent",
    "organisation.write_letter": "the verb that writes the letter has one",
}
# What has an audit row, and no account behind it.
NOBODYS = {"organisation.end_job": "the worker that did the job ends it"}


def expect_none(complaints):
    if found := list(complaints):
        pytest.fail("\n".join(found), pytrace=False)


def complaints(rule, sources):
    return [complaint for source in sources for complaint in rule(source)]


def name(rule):
    return rule.__name__


@pytest.mark.parametrize("rule", OF_CODE, ids=name)
def test_the_product_keeps(rule):
    expect_none(complaints(rule, CODE))


@pytest.mark.parametrize("rule", OF_ALL_PYTHON, ids=name)
def test_all_python_keeps(rule):
    expect_none(complaints(rule, CODE + TESTS))


@pytest.mark.parametrize("rule", OF_TESTS, ids=name)
def test_the_tests_keep(rule):
    expect_none(complaints(rule, TESTS))


@pytest.mark.parametrize("rule", OF_TEMPLATES, ids=name)
def test_every_template_keeps(rule):
    expect_none(complaints(rule, TEMPLATES))


@pytest.mark.parametrize("rule", OF_EVERY_FILE, ids=name)
def test_every_file_keeps(rule):
    readable = {".py", ".html", ".txt", ".md", ".toml", ".po", ".css", ".js", ".svg", ".yml", ".json", ""}
    files = read([path for path in tracked_files() if path.suffix in readable])
    assert len(files) > 100
    expect_none(complaints(rule, files))


def test_every_verb_leaves_an_audit_row():
    expect_none(trail.untold_verbs(CODE, SILENT))


def test_every_verb_says_who_and_when():
    expect_none(trail.loose_verbs(CODE, SILENT | NOBODYS))


def test_every_verb_has_words_for_the_trail():
    words = {name.partition(" ")[0] for name in VERBS}
    expect_none(trail.wordless(CODE, {"record", "entry", "AuditEntry"}, "verb", words))


def test_every_kind_of_job_has_words():
    expect_none(trail.wordless(CODE, {"queue_job"}, "kind", JOBS))


def test_views_are_a_fifth_of_the_lines_at_most():
    assert sizes.share_of_views(CODE) <= 0.20


def test_functions_are_short_and_files_too():
    figures = sizes.figures(CODE, TESTS)
    assert figures["function, median"] <= 8
    assert figures["function, 95 %"] <= 25
    assert figures["file, 95 %"] <= 250


def test_tests_use_real_parts():
    """At most two mocks in a hundred tests."""
    text = "\n".join(source.text for source in TESTS)
    mocks = len(re.findall(r"\b(?:Mock|MagicMock|AsyncMock|create_autospec|mock\.patch|monkeypatch\.setattr)\(", text))
    cases = len(re.findall(r"^\s*def test_", text, re.MULTILINE))
    assert mocks <= 0.02 * cases


def test_every_template_that_code_names_is_there():
    there = {source.path.removeprefix("templates/") for source in TEMPLATES}
    named = re.compile(r"[\"']((?:evaluation|ledernet|networks|organisation|parts)/[\w/.-]+\.(?:html|txt))[\"']")
    wanted = {name for source in CODE + TEMPLATES for name in named.findall(source.text)}
    expect_none(sorted(wanted - there))


def test_every_command_that_the_documents_name_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (sources.ROOT / "Makefile").read_text(), re.MULTILINE))
    commands = {source.path.rpartition("/")[2].removesuffix(".py") for source in CODE if "/management/" in source.path}
    djangos = {"makemigrations", "migrate", "check", "createsuperuser", "collectstatic", "shell", "dbshell"}
    missing = []
    for page in documents():
        missing += [
            f"{page.path}: make {word}" for word in re.findall(r"\bmake ([a-z-]+)`", page.text) if word not in targets
        ]
        named = re.findall(r"manage\.py ([a-z_]+)", page.text)
        missing += [f"{page.path}: manage.py {word}" for word in named if word not in commands | djangos]
    expect_none(missing)
