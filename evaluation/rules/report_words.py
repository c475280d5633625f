"""A leader's report in sentences, to the leader (`own`) or to somebody above who may read it. No database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import get_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from evaluation.rules.questionnaires import Scale
from evaluation.rules.reports import ENOUGH_FOCUS, MOST_FOCUS, Gap, Surprise, Way, furthest_theme
from evaluation.rules.rounds import RaterGroup, Visibility
from organisation.rules.words import genitive, number_words

SHORT: Mapping[str, str | Promise] = {
    RaterGroup.SELF: gettext_lazy("selv"),
    RaterGroup.SUPERIOR: pgettext_lazy("svargruppe", "leder"),
    RaterGroup.EMPLOYEES: gettext_lazy("medarbejdere"),
    RaterGroup.PEERS: gettext_lazy("kolleger"),
    RaterGroup.PARTNERS: gettext_lazy("partnere"),
    RaterGroup.USERS: gettext_lazy("brugere"),
    RaterGroup.MEMBERS: gettext_lazy("deltagere"),
}
THOSE: Mapping[str, str | Promise] = {
    RaterGroup.SUPERIOR: pgettext_lazy("i en sætning", "nærmeste leder"),
    RaterGroup.EMPLOYEES: gettext_lazy("medarbejderne"),
    RaterGroup.PEERS: gettext_lazy("lederkollegerne"),
    RaterGroup.PARTNERS: gettext_lazy("samarbejdspartnerne"),
    RaterGroup.USERS: gettext_lazy("brugerne"),
    RaterGroup.MEMBERS: gettext_lazy("deltagerne"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is not shown: what, and why."""

    what: str
    why: str


def decimal_words(value: Decimal) -> str:
    """As in 3,2; in English 3.2."""
    return f"{value:.1f}".replace(".", get_format("DECIMAL_SEPARATOR"))


def step_words(value: Decimal) -> str:
    """One person's answer, a step of the scale: 3."""
    return str(int(value))


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def group_name(group: str) -> str:
    """As in "Medarbejdere"."""
    return capital(str(RaterGroup(group).label))


def who(group: str, *, own: bool, first: str, superior: str) -> str:
    """What a group is called beside its mark: "Du selv", "Din leder, Karsten Vang", "Medarbejdere"."""
    if group == RaterGroup.SELF:
        return _("Du selv") if own else _("%(name)s selv") % {"name": first}
    if group == RaterGroup.SUPERIOR:
        plain = _("Din leder") if own else _("Nærmeste leder")
        return f"{plain}, {superior}" if superior else plain
    return group_name(group)


def heading(*, own: bool, first: str, language: str) -> str:
    """The page's first line."""
    return _("Din rapport") if own else _("%(whose)s rapport") % {"whose": genitive(first, language)}


def three_questions(*, own: bool, first: str) -> tuple[str, ...]:
    """What to read a report with."""
    last = _("Hvem vil du tale med om det?") if own else _("Hvad vil du tale med %(name)s om?") % {"name": first}
    return _("Hvad glæder dig?"), _("Hvad undrer dig?"), last


def picture_heading(*, own: bool) -> str:
    """What stands above the themes."""
    return _("Sådan ser I det") if own else _("Sådan ser de det")


def band_words(gaps: Sequence[tuple[str, Gap | None]], *, own: bool, first: str) -> str:
    """What the band in the drawings joins."""
    found = [(theme, gap) for theme, gap in gaps if gap]
    if not found:
        return ""
    leader = _("dig") if own else first
    return _("Båndet er forskellen mellem %(leader)s og %(others)s.") % {"leader": leader, "others": others_of(*found)}


def strengths_heading(*, own: bool, first: str) -> str:
    """What stands above the strengths."""
    if own:
        return _("Styrker, du måske ikke kender")
    return _("Styrker, %(name)s måske ikke kender") % {"name": first}


def strengths_words(*, own: bool, first: str) -> str:
    """What the strengths are."""
    if own:
        return _("Her vurderer andre dig højere, end du selv gør.")
    return _("Her vurderer andre %(name)s højere, end %(name)s selv gør.") % {"name": first}


def blind_words(*, own: bool, first: str) -> str:
    """What the blind spots are."""
    if own:
        return _("Her vurderer du dig selv højere, end andre gør.")
    return _("Her vurderer %(name)s sig selv højere, end andre gør.") % {"name": first}


def readers(visibility: str, name: str) -> str:
    """Who may read a report, as it stands on every sheet of paper."""
    sentence = {
        Visibility.LEADER: _("Fortroligt: kun for %(name)s"),
        Visibility.SUPERIOR: _("Fortroligt: kun for %(name)s og nærmeste leder"),
        Visibility.CHAIN: _("Fortroligt: kun for %(name)s og lederne over"),
    }[Visibility(visibility)]
    return sentence % {"name": name}


def gap_words(gap: Gap | None, *, own: bool, first: str) -> str:
    """As in "Du ser dig selv lavere"; the figure stands beside it. Who it is compared with is said if not employees."""
    if gap is None:
        return ""
    if gap.way == Way.ALIKE:
        return _("I ser det ens") if own else _("De ser det ens")
    if gap.way == Way.LOWER:
        words = _("Du ser dig selv lavere") if own else _("%(name)s ser sig selv lavere") % {"name": first}
    else:
        words = _("Du ser dig selv højere") if own else _("%(name)s ser sig selv højere") % {"name": first}
    if gap.group == RaterGroup.EMPLOYEES:
        return words
    return _("%(words)s end %(group)s") % {"words": words, "group": THOSE[gap.group]}


def lead(gaps: Sequence[tuple[str, Gap | None]], *, own: bool, first: str, self_answered: bool) -> str:
    """The report in a sentence or two: where others see more than the leader does, and where it is the other way."""
    if not any(gap for _theme, gap in gaps):
        return nothing_to_compare(own=own, first=first, self_answered=self_answered)
    up, down = furthest_theme(gaps, Way.LOWER), furthest_theme(gaps, Way.HIGHER)
    facts = {"name": first, "up": up and up[0], "down": down and down[0], "others": others_of(up, down)}
    if up is None and down is None:
        sentence = _("Du og de andre ser det ens.") if own else _("%(name)s og de andre ser det ens.")
    elif up is None:
        sentence = (
            _("Du vurderer dig selv højere på »%(down)s«, end %(others)s gør.")
            if own
            else _("%(name)s vurderer sig selv højere på »%(down)s«, end %(others)s gør.")
        )
    else:
        sentence = (
            _("%(others)s vurderer dig højere på »%(up)s«, end du selv gør.")
            if own
            else _("%(others)s vurderer %(name)s højere på »%(up)s«, end %(name)s selv gør.")
        )
        sentence += " " + _("På »%(down)s« er det omvendt.") if down else ""
    return capital(sentence % facts)


def others_of(*found: tuple[str, Gap] | None) -> str:
    """Who "the others" are in a sentence: one group by its name, several as the others."""
    groups = {one[1].group for one in found if one}
    return str(THOSE[groups.pop()]) if len(groups) == 1 else _("de andre")


def nothing_to_compare(*, own: bool, first: str, self_answered: bool) -> str:
    """Why there is no difference to tell."""
    if self_answered:
        return _("For få har svaret til, at vi kan vise, hvad de andre ser.")
    if own:
        return _("Du har ikke selv svaret, så her står kun, hvad de andre ser.")
    return _("%(name)s har ikke selv svaret, så her står kun, hvad de andre ser.") % {"name": first}


def hidden_group(group: str, k: int) -> Told:
    """A group of too few."""
    why = _("Færre end %(k)s har svaret. Deres svar er heller ikke lagt sammen med andres her i rapporten.")
    return Told(group_name(group), why % {"k": number_words(k)})


def hidden_theme(group: str, theme: str, k: int) -> Told:
    """A theme in which too many of a group's items have too few answers."""
    why = _("Færre end %(k)s har svaret på de fleste af spørgsmålene i netop det tema.") % {"k": number_words(k)}
    return Told(_("%(group)s om »%(theme)s«") % {"group": group_name(group), "theme": theme}, why)


def hidden_items(group: str, theme: str, hidden: Sequence[str], of: int, k: int) -> Told:
    """A theme whose figure is made of the other items; which ones are missing is said."""
    missing = ", ".join(f"»{wording}«" for wording in hidden)
    facts = {"k": number_words(k), "made": number_words(of - len(hidden)), "of": number_words(of), "missing": missing}
    why = _("Færre end %(k)s har svaret på %(missing)s. Temaets tal er lavet af %(made)s af de %(of)s spørgsmål.")
    return Told(_("%(group)s om »%(theme)s«") % {"group": group_name(group), "theme": theme}, why % facts)


def why_heading(k: int) -> str:
    """What one asks who finds something hidden."""
    return _("Hvorfor %(k)s?") % {"k": number_words(k)}


def why(k: int) -> str:
    """Why something is hidden."""
    words = _(
        "Alle, der blev spurgt, fik lovet, at ingen kan se eller regne sig frem til, hvad færre end %(k)s har svaret. "
        "De skjulte svar kan kun tælle med højere oppe i ledelseskæden, hvor ingen kan kende dem fra andres."
    )
    return words % {"k": number_words(k)}


def words_rule(k: int) -> str:
    """When comments are shown."""
    words = _(
        "Ord vises kun, når mindst %(k)s i gruppen har svaret og mindst tre har skrevet. "
        "Lederen selv og nærmeste leder svarer med navn."
    )
    return words % {"k": number_words(k)}


def absent(*, hidden: bool) -> str:
    """What stands in a figure's place: kept back, or not given by the one who answers by name."""
    return _("skjult") if hidden else _("intet svar")


def ballots_words(number: int) -> str:
    """As in "19 svar"."""
    return _("%(number)s svar") % {"number": number}


def finding_words(one: Surprise, *, own: bool) -> str:
    """As in "du 3 · medarbejdere 4,6"."""
    leader = _("du") if own else SHORT[RaterGroup.SELF]
    return f"{leader} {step_words(one.own)} · {SHORT[one.group]} {decimal_words(one.others)}"


def scale_words(scale: Scale, language: str) -> str:
    """As in "Det passer … 1 slet ikke, 5 helt"."""
    (low, lowest), (high, highest) = scale.steps[0], scale.steps[-1]
    return f"{scale.lead[language]} … {low} {lowest[language]}, {high} {highest[language]}"


def written_words(number: int) -> str:
    """As in "Otte har skrevet. Rækkefølgen er tilfældig."."""
    sentence = _("%(number)s har skrevet. Rækkefølgen er tilfældig.")
    return capital(sentence % {"number": number_words(number)})


def more_words(number: int) -> str:
    """What opens the other comments: "Vis de sidste fem"."""
    if number == 1:
        return _("Vis den sidste")
    return _("Vis de sidste %(number)s") % {"number": number_words(number)}


def spread_words(steps: Iterable[tuple[str, int]]) -> str:
    """How answers were spread: "slet ikke 0 · lidt 1 · noget 3"."""
    return " · ".join(f"{label} {count}" for label, count in steps)


def answers_words(n: int, of_n: int) -> str:
    """As in "43 af 46"."""
    return _("%(n)s af %(of_n)s") % {"n": n, "of_n": of_n}


def chosen_words(number: int) -> str:
    """How far the choice of focus areas has come."""
    if number == 0:
        return _("Vælg to eller tre temaer ovenfor, og skriv dit første skridt.")
    if number < ENOUGH_FOCUS:
        return _("Du har valgt ét. Vælg et eller to til.")
    if number < MOST_FOCUS:
        return _("Du har valgt to. Du kan vælge et til eller nøjes med dem.")
    return _("Du har valgt tre. Det er nok til at begynde med.")


def openings_words(names_and_days: Sequence[tuple[str, str]]) -> str:
    """Who besides the leader has opened the report."""
    if not names_and_days:
        return _("Indtil nu er det kun dig, der har åbnet rapporten.")
    return " ".join(
        _("%(name)s åbnede rapporten den %(day)s.") % {"name": name, "day": day} for name, day in names_and_days
    )
