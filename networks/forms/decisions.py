"""Forms of the decisions about a network, one for each: what it takes, and the reason that all concerned read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from networks.actions import decisions as verbs
from networks.actions import taking_back
from networks.forms.cycle import LifeForm
from networks.forms.redesigns import GivingWayDateField, SuccessorField
from networks.models import Decision
from networks.queries.cycle import Life
from networks.queries.redesigns import decided_since
from networks.rules.cycle import Band, Choice, State
from organisation.forms.fields import DanishDateField

A_DATE = _("Skriv som 30.11.2026.")
TILL_THEN = _("Til og med den sidste dag kan I tage den tilbage. Så får alle et brev igen.")


class DecisionForm(LifeForm):
    """What every decision takes: a reason, which those concerned read."""

    reason = forms.CharField(
        label=_("Begrundelse"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Deltagerne og facilitatoren læser den i deres brev."),
        error_messages={"required": _("Skriv begrundelsen. Deltagerne og facilitatoren læser den.")},
    )

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, network=life.network, **kwargs)
        self.life = life


class OnwardForm(DecisionForm):
    """A network that goes on: when it is decided about next, and whether a letter goes out."""

    decide_by = DanishDateField(ahead=5, label=_("Næste beslutning senest"), required=False, help_text=A_DATE)
    tell = forms.BooleanField(
        label=_("Send brev til deltagerne og facilitatoren nu"),
        required=False,
        initial=True,
        help_text=_("Uden brev kan beslutningen fortrydes. Når der er sendt breve, står den."),
    )

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, life=life, **kwargs)
        if life.course.band(life.on) is Band.LONG:
            self.fields["decide_by"].required = True
            words = _("Netværket er over fire år. Sæt en dato for den næste beslutning.")
            self.fields["decide_by"].error_messages["required"] = words


class ContinueForm(OnwardForm):
    """It goes on as it is."""

    field_order = ["reason", "decide_by", "tell"]


class AdjustForm(OnwardForm):
    """It goes on with a change; a trial may get a later end."""

    adjustment = forms.CharField(
        label=_("Hvad bliver ændret?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Skriv, hvad der bliver ændret.")},
    )
    trial_ends = DanishDateField(
        ahead=4,
        label=_("Prøveperioden forlænges til"),
        required=False,
        help_text=_("Tom: prøveperioden er slut, og netværket er i gang. Højst to år fra den første dag."),
    )
    field_order = ["adjustment", "reason", "trial_ends", "decide_by", "tell"]

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, life=life, **kwargs)
        if life.course.stage(life.on) is not State.TRIAL:
            del self.fields["trial_ends"]


class RestartForm(DecisionForm):
    """It ends, and one begins in its place."""

    name = forms.CharField(label=_("Det nye netværks navn"), max_length=120)
    starts = DanishDateField(
        ahead=2, label=_("Det nye begynder"), help_text=_("Det gamle slutter dagen før. Skriv som 30.11.2026.")
    )
    together = forms.TypedChoiceField(
        label=_("Hvem er med fra begyndelsen?"),
        choices=[("ja", _("de samme deltagere")), ("nej", _("ingen endnu: netværket venter på en ny sammensætning"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        initial="ja",
    )
    early_reason = forms.CharField(
        label=_("Hvorfor så tidligt?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Netværket er under to år. Erfaringen er, at tillid tager tid."),
        error_messages={"required": _("Netværket er under to år. Skriv, hvorfor det skal genstartes så tidligt.")},
    )
    field_order = ["name", "starts", "together", "reason", "early_reason"]

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, life=life, initial={"name": life.network.name}, **kwargs)
        if life.course.band(life.on) is not Band.YOUNG:
            del self.fields["early_reason"]


class RedesignForm(DecisionForm):
    """It gives way to what has been decided anew about purpose, type and frames."""

    programme = SuccessorField()
    ends = GivingWayDateField()
    field_order = ["programme", "ends", "reason"]

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, life=life, **kwargs)
        cast(forms.ModelChoiceField, self.fields["programme"]).queryset = decided_since(life.network.starts)


class WindDownForm(DecisionForm):
    """It ends with a day; what has not begun never does."""

    ends = DanishDateField(ahead=2, label=_("Sidste dag"), help_text=_("Dagen er med. Skriv som 30.11.2026."))
    field_order = ["ends", "reason"]

    def __init__(self, *args: Any, life: Life, **kwargs: Any) -> None:
        super().__init__(*args, life=life, **kwargs)
        if life.is_planned:
            del self.fields["ends"]

    @property
    def asked(self) -> dict[str, Any]:
        """What the verb takes: before it begins, a network ends on its first day."""
        return {"ends": self.life.network.starts} | super().asked


class MoveEndForm(DecisionForm):
    """It ends on another day."""

    ends = DanishDateField(ahead=2, label=_("Ny sidste dag"), help_text=_("Dagen er med. Skriv som 30.11.2026."))
    field_order = ["ends", "reason"]


@dataclass(frozen=True, slots=True)
class Way:
    """A decision as pages offer it: its address, its form, its verb, what will happen, and whether it stands."""

    slug: str
    form: type[DecisionForm]
    verb: Callable[..., Decision]
    title: str | Promise
    happens: str | Promise
    button: str | Promise
    is_final: bool = False
    stands: str | Promise = ""


WAYS: Mapping[Choice, Way] = {
    Choice.CONTINUE: Way(
        "fortsaet",
        ContinueForm,
        verbs.continue_network,
        _("Fortsæt"),
        _("Netværket fortsætter, som det er. Er det på prøve, er prøveperioden slut."),
        _("Ja, netværket fortsætter"),
    ),
    Choice.ADJUST: Way(
        "juster",
        AdjustForm,
        verbs.continue_network,
        _("Justér"),
        _("Netværket fortsætter med en ændring, som alle får at vide."),
        _("Ja, netværket fortsætter med ændringen"),
    ),
    Choice.RESTART: Way(
        "genstart",
        RestartForm,
        verbs.restart,
        _("Genstart"),
        _("Netværket slutter, og et nyt begynder i dets sted: med de samme deltagere, eller sat sammen på ny."),
        _("Ja, genstart netværket"),
        is_final=True,
        stands=TILL_THEN,
    ),
    Choice.REDESIGN: Way(
        "nyt-design",
        RedesignForm,
        verbs.redesign,
        _("Nyt design"),
        _(
            "Formål, type og rammer er besluttet på ny, i et andet program eller i en ny udgave af programmets egne "
            "beslutninger. Netværket slutter, og nye afløser det."
        ),
        _("Ja, lad nye netværk tage over"),
        is_final=True,
        stands=TILL_THEN,
    ),
    Choice.WIND_DOWN: Way(
        "nedlaeg",
        WindDownForm,
        verbs.wind_down,
        _("Nedlæg"),
        _("Netværket slutter. Pladserne slutter med, og møder efter den sidste dag bliver aflyst."),
        _("Ja, nedlæg netværket"),
        is_final=True,
        stands=TILL_THEN,
    ),
    Choice.MOVE_END: Way(
        "sidste-dag",
        MoveEndForm,
        taking_back.move_end,
        _("Flyt den sidste dag"),
        _(
            "Netværket slutter en anden dag, og pladserne følger med. Møder efter en tidligere dag bliver aflyst. "
            "Møder, der allerede er aflyst, kommer ikke tilbage af sig selv: dem kan I booke igen bagefter."
        ),
        _("Ja, flyt den sidste dag"),
        is_final=True,
    ),
    Choice.TAKE_BACK: Way(
        "tag-tilbage",
        DecisionForm,
        taking_back.take_back,
        _("Tag beslutningen tilbage"),
        _(
            "Netværket fortsætter, og pladserne med, som før det blev besluttet. Skulle et nyt netværk begynde i dets "
            "sted, begynder det ikke. Møder, der er aflyst, kommer ikke tilbage af sig selv: dem kan I booke igen "
            "bagefter."
        ),
        _("Ja, netværket fortsætter"),
        is_final=True,
    ),
}


def way_of(slug: str) -> tuple[Choice, Way] | None:
    """The decision behind an address."""
    return next(((choice, way) for choice, way in WAYS.items() if way.slug == slug), None)
