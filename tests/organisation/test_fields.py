"""Fields that read what a Dane writes."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from organisation.forms.fields import DanishDateField, DanishDecimalField, DanishTimeField, PersonField
from organisation.models import Person


@pytest.mark.parametrize("text", ["30.11.2026", "30-11-2026", "30/11/2026", "2026-11-30", " 30.11.2026 "])
def test_a_date_may_be_written_in_many_ways(text):
    assert DanishDateField().clean(text) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31.11.2026", "31. november findes ikke. Skriv en dato som 30.11.2026."),
        ("1.13.2026", "»1.13.2026« er ikke en dato. Skriv en dato som 30.11.2026."),
        ("i morgen", "»i morgen« er ikke en dato. Skriv en dato som 30.11.2026."),
    ],
)
def test_a_wrong_date_is_told_in_words(text, words):
    with pytest.raises(ValidationError) as found:
        DanishDateField().clean(text)
    assert found.value.messages == [words]


@pytest.mark.parametrize(
    ("text", "ahead", "is_meant"),
    [
        ("31.12.1899", 50, False),
        ("01.01.1900", 50, True),
        ("24.11.2076", 50, True),
        ("25.11.2076", 50, False),
        ("31.12.9999", 50, False),
        ("24.11.2027", 1, True),
        ("25.11.2027", 1, False),
        ("01.01.0001", 1, False),
    ],
)
def test_a_year_that_cannot_be_meant_is_asked_about(text, ahead, is_meant, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))
    field = DanishDateField(ahead=ahead)
    if is_meant:
        assert field.clean(text).strftime("%d.%m.%Y") == text
    else:
        with pytest.raises(ValidationError, match=f"{text}: Er årstallet skrevet rigtigt"):
            field.clean(text)


@pytest.mark.parametrize(
    ("text", "hour", "minute"), [("13.00", 13, 0), ("13:30", 13, 30), ("kl. 9", 9, 0), ("9", 9, 0)]
)
def test_a_time_may_be_written_in_many_ways(text, hour, minute):
    assert DanishTimeField().clean(text) == time(hour, minute)


@pytest.mark.parametrize("text", ["25.00", "12.60", "middag"])
def test_a_wrong_time_is_told_in_words(text):
    with pytest.raises(ValidationError) as found:
        DanishTimeField().clean(text)
    assert found.value.messages == [f"»{text}« er ikke et klokkeslæt. Skriv et klokkeslæt som 13.00."]


@pytest.mark.parametrize(
    ("text", "amount"),
    [("12.500", "12500"), ("12.500,50", "12500.50"), ("12500", "12500"), ("12500.5", "12500.5"), ("1 200", "1200")],
)
def test_an_amount_may_be_written_in_many_ways(text, amount):
    assert DanishDecimalField().clean(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["mange", "1,2,3", "1.2.3"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValidationError):
        DanishDecimalField().clean(text)


def called(name, mail=""):
    return Person.objects.create(name=name, email=mail, hr_id=name + mail)


@pytest.mark.django_db
def test_somebody_is_found_by_mail_by_name_and_as_the_form_shows_them():
    mette, other = called("Mette Møller", "mette@fjordby.example"), called("Anne Mette Møller")
    field = PersonField()
    for written in ("mette@fjordby.example", "METTE@fjordby.example", "Mette Møller", field.prepare_value(mette)):
        assert field.clean(written) == mette
    assert field.clean("anne") == field.clean(field.prepare_value(other)) == other
    assert PersonField(required=False).clean(" ") is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "words"),
    [("Mette", "Flere hedder det. Skriv mailadressen i stedet."), ("Ib", "Vi kender ingen, der hedder det.")],
)
def test_nobody_or_several_are_said_at_the_field(written, words):
    called("Mette Møller", "mette@fjordby.example")
    called("Anne Mette Møller")
    with pytest.raises(ValidationError, match=words):
        PersonField().clean(written)


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Skriv eller vælg noget her."), ("en", "Write or choose something here.")]
)
@pytest.mark.parametrize(
    "field", [forms.CharField, forms.DateField, DanishDateField, forms.ChoiceField, forms.FileField]
)
def test_whatever_is_left_empty_is_told_of_in_one_sentence(field, language, said):
    form = type("Asked", (forms.Form,), {"one": field()})({})
    with translation.override(language):
        assert form.errors == {"one": [said]}
