"""Forms about people, roles and groups."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.fields import DanishDateField, PersonField
from organisation.forms.tidy import TidyForm
from organisation.models import Account, LeadershipGroup, Person
from organisation.rules.roles import Role


class ExternalPersonForm(TidyForm, forms.ModelForm):
    """Name, mail and telephone of somebody who is not employed."""

    class Meta:
        model = Person
        fields = ["name", "email", "phone"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True

    def clean_email(self) -> str:
        """Two people cannot share a mail address: letters would go astray."""
        email = self.cleaned_data["email"].lower()
        others = Person.objects.exclude(pk=self.instance.pk).filter(email__iexact=email)
        accounts = Account.objects.exclude(person_id=self.instance.pk).filter(email__iexact=email)
        if others.exists() or accounts.exists():
            raise forms.ValidationError(_("En anden person har allerede den mailadresse."))
        return email


class GrantForm(forms.Form):
    """A role for a period."""

    role = forms.ChoiceField(label=_("Rolle"), choices=Role.choices)
    starts = DanishDateField(label=_("Fra"))
    ends = DanishDateField(label=_("Til og med"), required=False, help_text=_("Tom: indtil videre."))

    def clean(self) -> dict:
        """The last day is not before the first."""
        super().clean()
        return refuse_backwards(self, self.cleaned_data)


class GroupForm(TidyForm, forms.ModelForm):
    """A leadership group's name and period."""

    starts = DanishDateField(label=_("Fra"))
    ends = DanishDateField(label=_("Til og med"), required=False, help_text=_("Tom: indtil videre."))

    class Meta:
        model = LeadershipGroup
        fields = ["name", "starts", "ends"]

    def clean(self) -> dict:
        """The last day is not before the first."""
        super().clean()
        return refuse_backwards(self, self.cleaned_data)


class JoinForm(TidyForm, forms.Form):
    """Somebody for a leadership group, named by mail address or number."""

    who = PersonField(label=_("Navn eller mail"))
    starts = DanishDateField(label=_("Fra"))


def refuse_backwards(form: forms.BaseForm, found: dict) -> dict:
    """An error at the last day when it comes before the first."""
    if found.get("starts") and found.get("ends") and found["ends"] < found["starts"]:
        form.add_error("ends", _("Den sidste dag er før den første."))
    return found
