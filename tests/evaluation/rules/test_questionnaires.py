"""A questionnaire is read whole or refused with the place that is wrong; each role reads its own wording."""

import contextlib
import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.rules.questionnaires import (
    ROLES,
    Bilingual,
    Item,
    Malformed,
    OpenQuestion,
    Scale,
    Theme,
    read_questionnaire,
    wording,
)


def words(text):
    return {"da": text, "en": f"{text} (en)"}


def content():
    """A small questionnaire with everything that there can be."""
    goals = {"self": words("Jeg siger hvorfor."), "others": words("{leader} siger hvorfor.")}
    staff = {
        "self": words("De ved det."),
        "others": words("{leader_genitive} folk ved det."),
        "peers": words("{leader}"),
    }
    item = [{"key": "goals", "wording": goals}, {"key": "staff", "wording": staff}]
    return {
        "key": "vores-egen",
        "version": 3,
        "title": words("Vores egen"),
        "about": words("Om ledelse"),
        "minutes": 2,
        "scale": {
            "low": 0,
            "high": 1,
            "lead": words("Det passer"),
            "labels": {"da": ["nej", "ja"], "en": ["no", "yes"]},
        },
        "themes": [{"key": "direction", "name": words("Retning"), "about": words("Om retning"), "items": item}],
        "open": [{"key": "more", "wording": {"self": words("Mere?"), "others": words("Mere, {leader}?")}}],
    }


def changed(path, value):
    """The content with another value at a path: keys of groups and numbers of rows."""
    whole = content()
    *way, last = path
    place = whole
    for step in way:
        place = place[step]
    place[last] = value
    return whole


def without(*path):
    whole = content()
    *way, last = path
    place = whole
    for step in way:
        place = place[step]
    del place[last]
    return whole


def refusal(whole):
    with pytest.raises(Malformed) as caught:
        read_questionnaire(whole)
    return caught.value.path, str(caught.value)


def test_everything_is_read():
    read = read_questionnaire(content())
    assert (read.key, read.version, read.minutes) == ("vores-egen", 3, 2)
    assert (read.title, read.about) == (Bilingual(**words("Vores egen")), Bilingual(**words("Om ledelse")))
    assert read.scale == Scale(0, 1, Bilingual(**words("Det passer")), (Bilingual("nej", "no"), Bilingual("ja", "yes")))
    assert read.scale.steps == ((0, Bilingual("nej", "no")), (1, Bilingual("ja", "yes")))
    goals, staff = read.items
    assert goals == Item(
        "goals",
        {
            role: Bilingual(**words(text))
            for role, text in {"self": "Jeg siger hvorfor.", "others": "{leader} siger hvorfor."}.items()
        },
    )
    assert list(staff.wordings) == ["self", "peers", "others"]
    name, about = Bilingual(**words("Retning")), Bilingual(**words("Om retning"))
    assert read.themes == (Theme("direction", name, about, (goals, staff)),)
    assert (read.item("staff"), read.open_question("more")) == (staff, read.open[0])
    assert isinstance(read.open[0], OpenQuestion)


def test_what_is_read_can_be_compared_kept_in_sets_and_not_changed():
    read = read_questionnaire(content())
    assert {read, read_questionnaire(content())} == {read}
    with pytest.raises(TypeError):
        read.items[0].wordings["self"] = Bilingual("", "")


def test_unknown_keys_have_no_question():
    read = read_questionnaire(content())
    with pytest.raises(KeyError):
        read.item("more")
    with pytest.raises(KeyError):
        read.open_question("goals")


def test_texts_are_tidied():
    read = read_questionnaire(changed(("title",), {"da": " Vores\n egen\u200b ", "en": "Our  own"}))
    assert read.title == Bilingual("Vores egen", "Our own")


def test_what_is_as_long_and_as_high_as_may_be_is_taken():
    title = {"da": "x" * 60, "en": "x"}
    assert read_questionnaire(changed(("title",), title)).title == Bilingual(**title)
    assert read_questionnaire(changed(("minutes",), 60)).minutes == 60
    scale = {"low": 8, "high": 10, "lead": words("x"), "labels": {"da": list("abc"), "en": list("abc")}}
    assert [step for step, _label in read_questionnaire(changed(("scale",), scale)).scale.steps] == [8, 9, 10]


def test_there_may_be_no_open_questions():
    assert read_questionnaire(changed(("open",), [])).open == ()


@pytest.mark.parametrize(("language", "said"), [("da", "ja"), ("en", "yes"), ("en-gb", "yes"), ("kl", "ja")])
def test_other_languages_read_danish(language, said):
    assert Bilingual("ja", "yes")[language] == said


ITEM = ("themes", 0, "items", 1)
HERE = "themes[0].items[1]"
NAMES = "key, version, title, about, minutes, scale, themes, open"
GROUP = "skal være en gruppe af felter."
LIST = "skal være en liste."
LETTERS = "må kun have små bogstaver fra a til z, tal og bindestreger."
WRITE = "Skriv {leader} eller {leader_genitive}, hvor navnet skal stå."


@pytest.mark.parametrize(
    ("whole", "path", "sentence"),
    [
        ([], "", f"Spørgeskemaet {GROUP}"),
        (None, "", f"Spørgeskemaet {GROUP}"),
        (changed(("scale",), 5), "scale", f"scale {GROUP}"),
        (changed(("title",), "Titel"), "title", f"title {GROUP}"),
        (without("themes"), "themes", "themes mangler."),
        (without(*ITEM, "wording", "self", "da"), f"{HERE}.wording.self.da", f"{HERE}.wording.self.da mangler."),
        (without(*ITEM, "wording", "others"), f"{HERE}.wording.others", f"{HERE}.wording.others mangler."),
        (changed(("titel",), {}), "titel", f"titel er et felt, vi ikke kender. Kendte felter er: {NAMES}."),
        (
            changed((*ITEM, "wording", "boss"), words("x")),
            f"{HERE}.wording.boss",
            f"{HERE}.wording.boss er et felt, vi ikke kender. Kendte felter er: {', '.join(ROLES)}.",
        ),
        (changed(("themes",), {}), "themes", f"themes {LIST}"),
        (changed(("open",), None), "open", f"open {LIST}"),
        (changed(("themes",), []), "themes", "themes mangler."),
        (changed(("themes", 0, "items"), []), "themes[0].items", "themes[0].items mangler."),
        (changed(("about", "en"), 7), "about.en", "about.en skal være en tekst."),
        (changed(("about", "en"), " \u200b "), "about.en", "about.en mangler."),
        (changed(("about", "en"), "a" * 401), "about.en", "about.en er på 401 tegn. Der er plads til 400."),
        (changed(("title", "da"), "a" * 61), "title.da", "title.da er på 61 tegn. Der er plads til 60."),
        (
            changed((*ITEM, "wording", "peers", "da"), "a" * 201),
            f"{HERE}.wording.peers.da",
            f"{HERE}.wording.peers.da er på 201 tegn. Der er plads til 200.",
        ),
        (changed(("key",), "Ledelse 360"), "key", f"key {LETTERS}"),
        (changed(("themes", 0, "key"), "retning-"), "themes[0].key", f"themes[0].key {LETTERS}"),
        (changed((*ITEM, "key"), "mål"), f"{HERE}.key", f"{HERE}.key {LETTERS}"),
        (changed(("version",), 0), "version", "version skal være et helt tal fra 1 til 9999."),
        (changed(("version",), True), "version", "version skal være et helt tal fra 1 til 9999."),
        (changed(("minutes",), 8.0), "minutes", "minutes skal være et helt tal fra 1 til 60."),
        (changed(("minutes",), 61), "minutes", "minutes skal være et helt tal fra 1 til 60."),
        (changed(("scale", "low"), -1), "scale.low", "scale.low skal være et helt tal fra 0 til 9."),
        (changed(("scale", "high"), 0), "scale.high", "scale.high skal være et helt tal fra 1 til 10."),
        (changed(("scale", "high"), "5"), "scale.high", "scale.high skal være et helt tal fra 1 til 10."),
        (
            changed(("scale", "labels", "en"), ["no"]),
            "scale.labels.en",
            "scale.labels.en skal have 2 ord, ét for hvert trin. Der er 1.",
        ),
        (
            changed(("scale", "labels", "en"), ["no", "no"]),
            "scale.labels.en[1]",
            "scale.labels.en[1] er »no«, og det er scale.labels.en[0] også.",
        ),
        (
            changed((*ITEM, "key"), "goals"),
            f"{HERE}.key",
            f"{HERE}.key er »goals«, og det er themes[0].items[0].key også.",
        ),
        (changed(("open", 0, "key"), "staff"), "open[0].key", f"open[0].key er »staff«, og det er {HERE}.key også."),
        (
            changed(("themes",), content()["themes"] * 2),
            "themes[1].key",
            "themes[1].key er »direction«, og det er themes[0].key også.",
        ),
    ],
)
def test_what_is_wrong_is_refused_by_its_place(whole, path, sentence):
    assert refusal(whole) == (path, sentence)


@pytest.mark.parametrize("place", ["{}", "{navn}", "{leader.pk}", "{leader!r}", "{", "}", "{ leader }", "{{leader}}"])
def test_a_place_that_nobody_fills_in_is_refused(place):
    at = f"{HERE}.wording.self.en"
    seen = {"{{leader}}": "{"}.get(place, place)
    assert refusal(changed((*ITEM, "wording", "self", "en"), f"x {place} y")) == (at, f"{at} har »{seen}«. {WRITE}")


def test_each_role_reads_its_own_wording():
    read = read_questionnaire(content())
    staff = read.item("staff")
    assert wording(staff, "self", "da", "Mette Lindegaard") == "De ved det."
    assert wording(staff, "peers", "en", "Mette Lindegaard") == "Mette (en)"
    for role in ("superior", "employees", "partners", "others", "users"):
        assert wording(staff, role, "da", "Mette Lindegaard") == "Mettes folk ved det."
        assert wording(staff, role, "en", "Jens Holm") == "Jens's folk ved det. (en)"
        assert wording(read.open_question("more"), role, "da", "Jens Holm") == "Mere, Jens?"


def test_a_name_is_filled_in_as_it_is():
    question = OpenQuestion("x", {"others": Bilingual("{leader} og {leader_genitive}", "")})
    assert wording(question, "peers", "da", "{leader} \\1") == "{leader} og {leader}s"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def paths(value, so_far=()):
    """Every place in a content."""
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in rows:
        yield (*so_far, step)
        yield from paths(inner, (*so_far, step))


@given(st.sampled_from(list(paths(content()))), JSON)
def test_nonsense_anywhere_is_read_or_refused(path, value):
    whole = changed(path, value)
    kept = copy.deepcopy(whole)
    with contextlib.suppress(Malformed):
        assert len(read_questionnaire(whole).items) == 2
    assert json.dumps(kept) == json.dumps(whole)
