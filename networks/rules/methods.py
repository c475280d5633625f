"""A library of methods for peer sparring, in our own words: phases with minutes, and who does what in each.

A facilitator brings methods to a network and disturbs it where everybody agrees (guide p. 13).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a method: how long it lasts, and what everybody does meanwhile."""

    name: Text
    minutes: int
    task: Text


@dataclass(frozen=True, slots=True)
class Method:
    """A way to work with a dilemma: when it is good, which roles it needs, and its phases in order."""

    key: str
    name: Text
    good_for: Text
    roles: tuple[Text, ...]
    phases: tuple[Phase, ...]

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return sum(phase.minutes for phase in self.phases)


OWNER, HOST = _("Den, der har dilemmaet"), _("Facilitatoren passer uret og holder rollerne")
METHODS: Mapping[str, Method] = {
    method.key: method
    for method in (
        Method(
            "round",
            _("Runden"),
            _("En rolig begyndelse, hvor alle bliver hørt, før nogen diskuterer."),
            (_("Alle taler efter tur"), HOST),
            (
                Phase(_("Tænk selv"), 2, _("Skriv én ting ned, der fylder for dig som leder lige nu.")),
                Phase(_("Bordet rundt"), 12, _("Én taler ad gangen. De andre lytter og spørger ikke.")),
                Phase(_("Hvad gik igen?"), 4, _("Sig højt, hvad du hørte fra flere. Vælg, hvad I vil blive ved.")),
            ),
        ),
        Method(
            "listening_team",
            _("Det lyttende hold"),
            _("Et dilemma, som én har gået med længe, og hvor gode råd ikke har hjulpet."),
            (OWNER, _("To, der spørger"), _("Holdet: alle andre"), HOST),
            (
                Phase(_("Dilemmaet"), 8, _("Den, der har dilemmaet, fortæller. Slut med ét spørgsmål til holdet.")),
                Phase(_("Spørgsmål"), 10, _("De to spørger for at forstå. Ingen råd og ingen egne historier endnu.")),
                Phase(_("Holdet tænker højt"), 12, _("Holdet taler med hinanden. Den, der har dilemmaet, lytter kun.")),
                Phase(
                    _("Hvad ramte?"),
                    7,
                    _("Den, der har dilemmaet, siger, hvad der gjorde indtryk."),
                ),
                Phase(_("Næste skridt"), 5, _("Den, der har dilemmaet, vælger ét skridt at prøve før næste møde.")),
                Phase(_("Hvad tager vi andre med?"), 3, _("Hver siger én ting, der kan bruges hjemme hos en selv.")),
            ),
        ),
        Method(
            "three_chairs",
            _("Tre stole"),
            _("Et dilemma, hvor nogen ikke er i rummet: borgeren, medarbejderen eller chefen."),
            (OWNER, _("Tre grupper: borger, medarbejder, chef"), HOST),
            (
                Phase(_("Dilemmaet"), 6, _("Den, der har dilemmaet, fortæller, og siger, hvem det berører.")),
                Phase(_("Sæt jer i stolen"), 8, _("Hver gruppe finder ud af, hvordan det ser ud fra dens stol.")),
                Phase(_("Stolene taler"), 12, _("Hver gruppe taler som »jeg«. Den, der har dilemmaet, lytter.")),
                Phase(_("Tilbage på egen stol"), 8, _("Tal om, hvad der blev tydeligt, og hvad I havde overset.")),
                Phase(_("Næste skridt"), 6, _("Den, der har dilemmaet, vælger, hvem der skal tales med først.")),
            ),
        ),
        Method(
            "opposite_side",
            _("Modparten"),
            _("Når alle er enige lidt for hurtigt."),
            (OWNER, _("Modparten: to, der er imod"), _("Lytterne: alle andre"), HOST),
            (
                Phase(_("Planen"), 6, _("Den, der har dilemmaet, fortæller, hvad der er planen, og hvorfor.")),
                Phase(_("Modparten"), 8, _("De to finder alt, der taler imod, så venligt og så skarpt de kan.")),
                Phase(_("Svar uden forsvar"), 6, _("Den, der har dilemmaet, svarer kun med: Det har du ret i, og …")),
                Phase(_("Lytterne"), 8, _("Hvad blev stærkere, og hvad holder ikke? Lytterne siger, hvad de hørte.")),
                Phase(_("Planen igen"), 7, _("Ret planen til, og sig, hvad der skal til, for at du ændrer den.")),
            ),
        ),
        Method(
            "small_test",
            _("Den lille prøve"),
            _("Når I ved, hvad der er galt, men ikke hvor I skal begynde."),
            (OWNER, _("Makkerne: to og to"), HOST),
            (
                Phase(_("Hvad vil du ændre?"), 5, _("Den, der har dilemmaet, siger det i én sætning.")),
                Phase(_("Ti små prøver"), 7, _("Makkerne finder prøver, der tager en uge og ikke kræver lov.")),
                Phase(_("Vælg en"), 5, _("Vælg den prøve, I lærer mest af, også hvis den går galt.")),
                Phase(_("Hvordan ser vi det?"), 6, _("Aftal, hvad I vil lægge mærke til, og hvem der gør det.")),
                Phase(_("Aftalen"), 2, _("Hvem gør hvad, og hvornår hører vi, hvordan det gik?")),
            ),
        ),
        Method(
            "walk",
            _("To og to ud at gå"),
            _("Når stemningen er tung, eller I har siddet længe."),
            (_("To og to, gerne fra hver sit område"), HOST),
            (
                Phase(_("Ud ad døren"), 3, _("Find en makker, du kender lidt. Tag ikke telefonen frem.")),
                Phase(_("Den første fortæller"), 10, _("Den ene fortæller om sit dilemma. Den anden spørger kun.")),
                Phase(_("Byt"), 10, _("Nu er det den anden, der fortæller.")),
                Phase(
                    _("Hjem igen"),
                    7,
                    _("Sig hinanden, hvad du vil gøre. Makkerens historie bliver hos dig."),
                ),
            ),
        ),
    )
}


def phases_for(method: str, heading: Text, minutes: int) -> tuple[Phase, ...]:
    """The phases of a point on the agenda: those of its method, fitted to its minutes, or the point itself."""
    found = METHODS.get(method)
    if found is None:
        return (Phase(heading, minutes, ""),)
    fitted = fitted_to([phase.minutes for phase in found.phases], minutes)
    return tuple(Phase(phase.name, length, phase.task) for phase, length in zip(found.phases, fitted, strict=True))


def fitted_to(lengths: Sequence[int], minutes: int) -> list[int]:
    """Whole minutes in the same proportion that add up to what there is; no phase gets less than one.

    What rounding leaves over, or lacks, is settled where a phase is farthest from its share.
    """
    shares = [length * minutes / sum(lengths) for length in lengths]
    fitted = [max(1, int(share)) for share in shares]
    places = range(len(lengths))
    while sum(fitted) < minutes:
        fitted[max(places, key=lambda place: shares[place] - fitted[place])] += 1
    while sum(fitted) > max(minutes, len(lengths)):
        longer = [place for place in places if fitted[place] > 1]
        fitted[max(longer, key=lambda place: fitted[place] - shares[place])] -= 1
    return fitted
