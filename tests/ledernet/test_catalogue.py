import gettext
from io import BytesIO

import polib
import pytest

from ledernet.catalogue import (
    CATALOGUE,
    ROOT,
    Text,
    collect,
    compile_catalogue,
    faults,
    is_compiled,
    texts_in_python,
    texts_in_template,
    texts_in_use,
)

HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def catalogue(entries: str) -> polib.POFile:
    return polib.pofile(HEADER + entries)


def in_use(*texts: Text) -> dict[tuple[str, str], Text]:
    return {(text.context, text.msgid): text for text in texts}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('_("Netværk")', [Text("Netværk")]),
        ('x = gettext_lazy("Møde")', [Text("Møde")]),
        ('translation.gettext("Møde")', [Text("Møde")]),
        ('ngettext("%(n)s deltager", "%(n)s deltagere", n)', [Text("%(n)s deltager", "", "%(n)s deltagere")]),
        ('pgettext("knap", "Luk")', [Text("Luk", "knap")]),
        ('npgettext("liste", "en", "flere", n)', [Text("en", "liste", "flere")]),
        ("_(label)", []),
        ('print("Netværk")', []),
    ],
)
def test_texts_of_code(source, texts):
    assert list(texts_in_python(source)) == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('<p title="{% translate "Luk" %}">{{ _("Åbn") }}</p>', [Text("Luk"), Text("Åbn")]),
        ("{% translate 'Luk' context 'knap' %}", [Text("Luk", "knap")]),
        ("{% blocktranslate trimmed %}\n  To\n  linjer\n{% endblocktranslate %}", [Text("To linjer")]),
        (
            "{% blocktranslate count n=n %}{{ n }} møde{% plural %}{{ n }} møder{% endblocktranslate %}",
            [Text("%(n)s møde", "", "%(n)s møder")],
        ),
        ("<p>Netværk</p>", []),
    ],
)
def test_texts_of_a_template(source, texts):
    assert list(texts_in_template(source)) == texts


def test_collecting_keeps_the_english_adds_the_new_and_drops_the_unused():
    before = catalogue('msgid "Møde"\nmsgstr "Meeting"\n\nmsgid "Gammelt"\nmsgstr "Old"\n')
    after = collect(before, in_use(Text("Møde"), Text("Aftale")))
    assert [(entry.msgid, entry.msgstr) for entry in after] == [("Aftale", ""), ("Møde", "Meeting")]


def test_collecting_twice_changes_nothing():
    texts = in_use(Text("Møde"), Text("%(n)s møde", "", "%(n)s møder"), Text("Luk", "knap"))
    once = str(collect(catalogue(""), texts))
    assert str(collect(polib.pofile(once), texts)) == once


@pytest.mark.parametrize(
    ("entries", "texts", "fault"),
    [
        ("", [Text("Møde")], "not collected (make messages): 'Møde'"),
        ('msgid "Møde"\nmsgstr "Meeting"\n', [], "no longer used (make messages): 'Møde'"),
        ('msgid "Møde"\nmsgstr ""\n', [Text("Møde")], "no English for 'Møde'"),
        ('#, fuzzy\nmsgid "Møde"\nmsgstr "Mode"\n', [Text("Møde")], "the English is marked as unsure for 'Møde'"),
        (
            'msgid "Hej %(navn)s"\nmsgstr "Hello %(name)s"\n',
            [Text("Hej %(navn)s")],
            "other placeholders in the English for 'Hej %(navn)s'",
        ),
        (
            'msgid "et"\nmsgid_plural "flere"\nmsgstr[0] "one"\nmsgstr[1] ""\n',
            [Text("et", "", "flere")],
            "no English for 'et'",
        ),
        ('msgid "Møde"\nmsgstr "Meeting"\n', [Text("Møde")], None),
    ],
)
def test_faults_of_the_english(entries, texts, fault):
    assert list(faults(catalogue(entries), in_use(*texts))) == [fault] * (fault is not None)


def test_the_compiled_form_says_what_the_catalogue_says(tmp_path):
    path = tmp_path / "django.po"
    path.write_text(HEADER + 'msgid "Møde"\nmsgstr "Meeting"\n', encoding="utf-8")
    assert not is_compiled(path)
    compile_catalogue(path)
    assert is_compiled(path)
    english = gettext.GNUTranslations(BytesIO(path.with_suffix(".mo").read_bytes()))
    assert english.gettext("Møde") == "Meeting"
    path.write_text(HEADER + 'msgid "Møde"\nmsgstr "Gathering"\n', encoding="utf-8")
    assert not is_compiled(path)


def test_the_english_is_whole():
    assert "\n".join(faults(polib.pofile(str(CATALOGUE)), texts_in_use(ROOT))) == ""
