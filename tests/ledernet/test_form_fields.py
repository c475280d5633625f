"""How every form says what is asked for and what is wrong: one place for all of them (templates/bootstrap5)."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from organisation.forms.fields import DanishDateField

FORM = Template("{% load crispy_forms_tags %}{{ form|crispy }}")
FIELD = Template("{% load crispy_forms_tags %}{{ form.ends|as_crispy_field }}")


class Sample(forms.Form):
    """One field of each sort."""

    starts = DanishDateField(label="Fra", help_text="Skriv som 30.11.2026.")
    ends = DanishDateField(label="Til og med", required=False)
    sort = forms.ChoiceField(label="Slags", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    place = forms.ChoiceField(label="Sted", choices=[("h", "Havnen")])
    quiet = forms.BooleanField(label="Uden brev", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        if self.data.get("place") == "h":
            raise forms.ValidationError("Havnen er lukket.")


class Search(forms.Form):
    """Nothing in it must be filled in."""

    ends = DanishDateField(label="Til og med", required=False)


def shown(data=None, template=FORM, form=Sample):
    with translation.override("da"):
        return re.sub(r"\s+", " ", template.render(Context({"form": form(data)})))


def ids(page, attribute):
    return re.findall(rf'{attribute}="([^"]+)"', page)


def test_what_may_be_left_empty_says_so_and_nothing_has_a_star():
    page = shown()
    labels = re.findall(r"<(?:label|legend)[^>]*class=\"form-label\"[^>]*>(.*?)</(?:label|legend)>", page)
    assert [re.sub("<[^>]+>", "", label) for label in labels] == ["Fra", "Til og med (valgfrit)", "Slags", "Sted"]
    assert "*" not in page
    assert "role=" not in page


def test_a_form_in_which_all_may_be_left_empty_says_it_nowhere():
    assert "(valgfrit)" not in shown(form=Search)


def test_an_error_stands_above_what_was_written_with_an_icon_and_is_read_with_it():
    page = shown({"ends": "31.11.2026"}, FIELD)
    label, error, field = (page.index(part) for part in ("<label", 'id="id_ends_error"', "<input"))
    assert label < error < field
    assert re.search(r'id="id_ends_error"><svg.*?</svg> <span>31\. november findes ikke\.', page)
    assert 'value="31.11.2026"' in page
    assert 'aria-invalid="true"' in page
    assert ids(page, "aria-describedby") == ["id_ends_error"]


def test_help_is_read_before_the_error():
    page = shown({"starts": "x"})
    assert page.index('id="id_starts_helptext"') < page.index('id="id_starts_error"')
    assert "id_starts_helptext id_starts_error" in ids(page, "aria-describedby")


def test_every_description_that_is_named_is_there_once():
    page = shown({"starts": "x", "ends": "y"})
    for name in {name for names in ids(page, "aria-describedby") for name in names.split()}:
        assert page.count(f'id="{name}"') == 1


def test_a_list_at_the_top_has_the_focus_and_leads_to_each_wrong_field():
    page = shown({"starts": "31.11.2026", "place": "h"})
    top = page.partition('id="div_id_starts"')[0]
    assert 'tabindex="-1" autofocus' in top
    assert "<strong>Havnen er lukket.</strong>" in top
    assert re.findall(r'<a href="#(\w+)">([^:]+):', top) == [("id_starts", "Fra"), ("div_id_sort", "Slags")]
    for target in re.findall(r'href="#(\w+)"', top):
        assert page.count(f'id="{target}"') == 1


@pytest.mark.parametrize("data", [None, {"starts": "1.1.2026", "sort": "a", "version": "1", "place": ""}])
def test_without_errors_of_its_own_a_field_is_not_called_wrong(data):
    assert "id_ends_error" not in shown(data)
