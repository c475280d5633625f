"""What a verb says no with reaches the page: at its field, or above the form, and nothing that was written is lost."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import QueryDict

from organisation.forms.acting import is_carried_out, refused_aloud, settled, told_of
from organisation.rules.refusals import Refused, Stale


class NoteForm(forms.Form):
    words = forms.CharField()
    day = forms.CharField()
    seen = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def form():
    return NoteForm(QueryDict("words=Husk+dagtilbud&day=1.12.2026&seen=1"))


@pytest.fixture
def request_with_messages(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def refusing(*args, kind=Refused):
    def verb():
        raise kind(*args)

    return verb


def told(request):
    return [(one.level_tag, one.message) for one in get_messages(request)]


@pytest.mark.parametrize(
    ("refused", "usual", "place"),
    [
        (("Nej",), None, "__all__"),
        (("Nej", "day"), None, "day"),
        (("Nej",), "words", "words"),
        (("Nej", "day"), "words", "day"),
        (("Nej", "month"), None, "__all__"),
    ],
)
def test_a_refusal_stands_at_its_field_and_what_was_written_is_kept(form, refused, usual, place):
    assert form.is_valid()
    assert not is_carried_out(form, refusing(*refused), usual)
    assert form.errors == {place: ["Nej"]}
    assert (form["words"].value(), form["day"].value()) == ("Husk dagtilbud", "1.12.2026")


def test_what_is_carried_out_says_so_also_where_the_verb_returns_nothing(form):
    assert form.is_valid()
    assert is_carried_out(form, lambda: None)
    assert settled(form, lambda: "noun") == "noun"
    assert form.errors == {}


@pytest.mark.parametrize(("kind", "seen"), [(Refused, "1"), (Stale, "2")])
def test_who_is_told_that_somebody_was_first_may_save_on_top_of_it(form, kind, seen):
    assert form.is_valid()
    assert settled(form, refusing("En anden var først", kind=kind), seen=2) is None
    assert form["seen"].value() == seen


def test_a_button_says_what_is_done_or_why_not(request_with_messages):
    request = request_with_messages
    assert told_of(request, lambda: 3, lambda number: f"{number} breve")
    assert told_of(request, lambda: None, "Gjort")
    assert told_of(request, lambda: None)
    assert not told_of(request, refusing("Nej"), "Gjort")
    with refused_aloud(request):
        refusing("Heller ikke")()
    assert told(request) == [("success", "3 breve"), ("success", "Gjort"), ("error", "Nej"), ("error", "Heller ikke")]
