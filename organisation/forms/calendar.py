"""The shape of an answer to an invitation."""

from django import forms

from organisation.rules.calendar import GIVEN, Answer


class AnswerForm(forms.Form):
    """One of three buttons, and the version of the meeting that the page showed."""

    answer = forms.TypedChoiceField(choices=[(one.value, one.label) for one in GIVEN], coerce=Answer)
    sequence = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
