"""Forms of the decision sheet: an answer made of its parts, days, people, words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from networks.actions.sheets import answer_mark
from networks.forms.programmes import PurposesForm
from networks.models import SheetAnswer
from networks.rules.criteria import LIMITS
from networks.rules.criteria import Kind as Criterion
from networks.rules.launched import EVALUATED, ROTATED, Every
from networks.rules.programmes import Attendance, Facilitation, Kind
from networks.rules.questions import Matter, Part, Question
from networks.rules.sheet_words import (
    ATTENDANCES,
    CRITERIA,
    CRITERIA_ASKED,
    DECISIONS,
    KINDS,
    LEADERS_NEED,
    TRIALS,
    WHOLE_NEEDS,
    decision_words,
    trial_words,
)
from networks.rules.sheets import weighed
from organisation.forms.fields import DanishDateField, DanishDecimalField, PersonField, SeveralField
from organisation.forms.tidy import TidyForm
from organisation.models import Field, Person

MOST_WORDS = 4000


def one_of(label: Any, choices: Any, **facts: Any) -> forms.ChoiceField:
    """A choice of one."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **facts)


def number_of(label: Any, choices: Any) -> forms.TypedChoiceField:
    """A choice of one number."""
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, widget=forms.RadioSelect)


def several_of(label: Any, choices: Any, **facts: Any) -> forms.MultipleChoiceField:
    """A choice of as many as one likes."""
    box = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=box, **facts)


def words_of_one_line(label: Any, help_text: Any) -> forms.CharField:
    """A line of management's own, as long as a network keeps."""
    return forms.CharField(label=label, max_length=200, required=False, help_text=help_text)


def limit_of(label: Any, kind: Criterion) -> forms.IntegerField:
    """The limit of a criterion, where management has one of its own."""
    least, usual, most = LIMITS[kind]
    told = _("Bruges kun, hvis kriteriet er valgt. Skriv fra %(least)s til %(most)s; tomt er %(usual)s.")
    facts = {"least": least, "most": most, "usual": usual}
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=most, help_text=str(told) % facts)


def fields_part() -> forms.MultipleChoiceField:
    """The fields of a professional network."""
    names = Field.objects.order_by("name").values_list("name", flat=True)
    told = _("Kun for fagligt. Vælg de områder, der ligner hinanden.")
    return several_of(_("Fagområder"), [(name, name.capitalize()) for name in names], help_text=told)


PARTS: Mapping[Part, Callable[[], forms.Field]] = {
    Part.LEADERS_NEED: lambda: one_of(_("Vigtigst for lederne"), list(LEADERS_NEED.items())),
    Part.WHOLE_NEEDS: lambda: one_of(_("Vigtigst for kommunen"), list(WHOLE_NEEDS.items())),
    Part.KIND: lambda: one_of(_("Type"), [(kind.value, KINDS[kind]) for kind in Kind]),
    Part.FIELDS: fields_part,
    Part.ATTENDANCE: lambda: one_of(_("Deltagelse"), [(one.value, ATTENDANCES[one]) for one in Attendance]),
    Part.HOURS: lambda: forms.IntegerField(
        label=_("Timer om måneden for hver deltager"), min_value=0, max_value=100, help_text=_("Møder og forberedelse.")
    ),
    Part.BUDGET: lambda: DanishDecimalField(
        label=_("Budget i kroner"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        localize=True,
        help_text=_("Til konsulenter, lokaler og andet."),
    ),
    Part.MANDATE: lambda: forms.CharField(
        label=_("Hvad må netværket selv beslutte?"), required=False, widget=forms.Textarea({"rows": 2})
    ),
    Part.FACILITATION: lambda: one_of(_("Hvem leder møderne?"), Facilitation.choices),
    Part.DELEGATED: lambda: several_of(_("Det beslutter HR"), Matter.choices),
    Part.PLACEMENT_DAYS: lambda: forms.IntegerField(
        label=_("Dage, til en ny leder har en plads"), min_value=1, max_value=730, help_text=_("Regnet fra første dag.")
    ),
    Part.TRIAL_MONTHS: lambda: number_of(_("Prøvetid"), [(months, trial_words(months)) for months in TRIALS]),
    Part.DECIDE_MONTHS: lambda: number_of(
        _("Første gang, I tager stilling, senest efter"), [(months, decision_words(months)) for months in DECISIONS]
    ),
    Part.ROTATE_MONTHS: lambda: number_of(
        _("Kortene blandes igen, mindst"), [(every.value, every.label) for every in ROTATED]
    ),
    Part.EVALUATE_MONTHS: lambda: number_of(
        _("Deltagerne bliver spurgt, mindst"), [(every.value, every.label) for every in EVALUATED]
    ),
    Part.TRIAL_PROOF: lambda: words_of_one_line(
        _("Hvad skal prøven vise, for at netværket fortsætter?"),
        _("Det står ved beslutningen, når prøven slutter: fortsæt, justér eller stop."),
    ),
    Part.CRITERIA: lambda: several_of(_("Kriterier"), [(kind.value, CRITERIA_ASKED[kind]) for kind in CRITERIA]),
    Part.LEAST_SHARE: lambda: limit_of(_("For få kommer: under så mange procent"), Criterion.SHARE),
    Part.MOST_IDLE: lambda: limit_of(_("Netværket mødes ikke: i så mange måneder"), Criterion.IDLE),
    Part.OWN_CRITERION: lambda: words_of_one_line(
        _("Jeres eget kriterium"), _("Det følger med hvert nyt netværk og bliver spurgt om i dialogen.")
    ),
}
USUAL = {
    Part.HOURS: 3,
    Part.PLACEMENT_DAYS: 60,
    Part.TRIAL_MONTHS: 12,
    Part.DECIDE_MONTHS: 24,
    Part.EVALUATE_MONTHS: Every.YEAR,
    Part.ROTATE_MONTHS: Every.THREE,
    Part.DELEGATED: list(Matter),
    Part.LEAST_SHARE: LIMITS[Criterion.SHARE][1],
    Part.MOST_IDLE: LIMITS[Criterion.IDLE][1],
}


class AnswerForm(TidyForm, forms.Form):
    """An answer: its choices first, then the words. Purposes have a form of their own beside it.

    `seen` is the mark of the answer that stood there when the page was opened.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(max_length=MOST_WORDS, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *args: Any, question: Question, answer: SheetAnswer | None, **kwargs: Any) -> None:
        known: Mapping[str, Any] = answer.chosen if answer else {part.value: value for part, value in USUAL.items()}
        words = {"words": answer.words} if answer else {}
        kwargs["initial"] = {**known, **words, "seen": answer_mark(answer), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.is_overtaken = self.is_bound and self.data.get("seen", "") != answer_mark(answer)
        self.parts = [part for part in question.parts if part in PARTS]
        for part in self.parts:
            self.fields[part.value] = PARTS[part]()
        self.fields["words"].required = question.needs_words
        self.fields["words"].label = _("Jeres svar") if question.needs_words else _("Jeres begrundelse")
        self.order_fields([*(part.value for part in self.parts), "words"])

    def clean(self) -> dict[str, Any]:
        """A professional network names its fields."""
        found = super().clean()
        if found.get("kind") == Kind.PROFESSIONAL and not found.get("fields"):
            self.add_error(
                "fields",
                _("I et fagligt netværk kommer alle fra fagområder, der ligner hinanden. Vælg ét eller flere."),
            )
        return found

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices as they are kept: plain values. Fields belong to professional networks only."""
        found = {part.value: self.cleaned_data[part.value] for part in self.parts}
        if Part.BUDGET in found:
            found["budget"] = str(found["budget"])
        if found.get("kind") == Kind.CROSS:
            del found["fields"]
        return found

    @property
    def shown(self) -> list[dict[str, Any]]:
        """Each choice as the page shows it, with what speaks for and against."""
        several = (forms.ChoiceField, forms.MultipleChoiceField)
        return [
            {
                "field": self[part.value],
                "is_choice": isinstance(self.fields[part.value], several),
                "weighed": weighed(part).items(),
            }
            for part in self.parts
        ]


def purposes_asked(answer: SheetAnswer | None) -> dict[str, Any]:
    """What the purposes' form begins with."""
    rows = answer.chosen.get(Part.PURPOSES, []) if answer else []
    order = [purpose for purpose, _words in rows]
    return {"order": order, "chosen": order, "own": next((words for _purpose, words in rows if words), "")}


def purposes_chosen(form: PurposesForm) -> list[list[str]]:
    """The purposes as an answer keeps them."""
    return [[purpose.value, words] for purpose, words in form.purposes]


class DayAheadForm(TidyForm, forms.Form):
    """A form with a day that is still to come."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def ahead(self, name: str) -> date:
        """The day, if it is to come."""
        if self.cleaned_data[name] <= self.today:
            raise forms.ValidationError(_("Vælg en dag efter i dag."))
        return self.cleaned_data[name]


class SheetForm(DayAheadForm):
    """By when everything is answered."""

    answer_by = DanishDateField(
        ahead=2,
        label=_("Alle spørgsmål besvaret senest"),
        help_text=_("Formål og type skal besvares, før netværkene sættes sammen. Resten kan komme frem til denne dag."),
    )

    def clean_answer_by(self) -> date:
        """A day to come."""
        return self.ahead("answer_by")


class PlanForm(SheetForm):
    """A programme that begins with its questions."""

    name = forms.CharField(label=_("Navn"), max_length=120)
    starts = DanishDateField(ahead=3, label=_("Første dag"), help_text=_("Skriv som 30.11.2026. Dagen kan ændres."))

    field_order = ("name", "starts", "answer_by")


class InviteForm(DayAheadForm):
    """Who is heard, and until when: directors and heads by a tick, one more by name, all members at once."""

    people = SeveralField(
        label=_("Direktører og chefer"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    who = PersonField(label=_("En til"), required=False, help_text=_("Navn eller mail."))
    members = forms.BooleanField(label=_("Alle, der er med i programmets netværk nu"), required=False)
    heard_by = DanishDateField(ahead=1, label=_("Høringen slutter"), help_text=_("Skriv som 30.11.2026. Dagen er med."))

    def __init__(self, *args: Any, known: Any, has_invited: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = known  # type: ignore[attr-defined] # a field of people
        self.has_invited = has_invited

    def clean_heard_by(self) -> date:
        """A day to come."""
        return self.ahead("heard_by")

    def clean(self) -> dict[str, Any]:
        """A hearing is of somebody."""
        found = super().clean()
        if not self.errors and not (self.has_invited or found["people"] or found["who"] or found["members"]):
            self.add_error("people", _("Vælg mindst én, der skal høres."))
        return found


class SignerForm(TidyForm, forms.Form):
    """The director who is asked to sign."""

    signer = forms.ModelChoiceField(
        label=_("Hvem skriver under?"), queryset=Person.objects.none(), empty_label=_("Vælg en direktør")
    )

    def __init__(self, *args: Any, directors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = directors  # type: ignore[attr-defined] # a field of people


class WordsForm(TidyForm, forms.Form):
    """A few words that others will read."""

    words = forms.CharField(label=_("Din bemærkning"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class ReplyForm(TidyForm, forms.Form):
    """What came of a comment."""

    reply = forms.CharField(
        label=_("Jeres svar"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Skriv, hvad bemærkningen førte til. Alle i høringen kan læse det."),
    )


class BackForm(TidyForm, forms.Form):
    """Why one does not sign yet."""

    words = forms.CharField(label=_("Hvad skal ændres først?"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class EditionForm(forms.Form):
    """The answers as they were when the page was opened."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
