"""What can be wrong in HR's files, and what is worth a remark: each with the sentence that HR reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

FAULTS: dict[str, str] = {
    # one field
    "missing": _("Feltet er tomt, men skal udfyldes."),
    "formula": _("Feltet indeholder formlen %(text)s. Skriv selve værdien i stedet."),
    "cell_error": _("Feltet viser fejlen %(text)s fra regnearket. Ret cellen, og gem filen igen."),
    "leading_sign": _("Teksten begynder med »%(sign)s« og kan blive læst som en formel. Fjern tegnet."),
    "control": _("Teksten indeholder et usynligt styretegn. Skriv feltet igen."),
    "garbled": _("»%(text)s« er gemt i et forkert tegnsæt. Gem filen igen som UTF-8."),
    "too_long": _("Teksten er på %(length)s tegn. Der er plads til %(limit)s."),
    "not_a_date": _("»%(text)s« er ikke en dato. Skriv den som 2026-11-24 eller 24-11-2026."),
    "no_such_day": _("%(text)s findes ikke i kalenderen."),
    "not_yes_or_no": _("»%(text)s« er hverken ja eller nej."),
    "not_a_level": _(
        "»%(text)s« er ikke et ledelsesniveau. Skriv 1–5, direktør, chef, leder af ledere, leder af medarbejdere "
        "eller medarbejder."
    ),
    "not_a_mail": _("»%(text)s« er ikke en mailadresse."),
    "not_a_gender": _("»%(text)s« er hverken kvinde, mand eller andet. Skriv k, m eller x, eller lad feltet stå tomt."),
    "not_a_phone": _("»%(text)s« er ikke et telefonnummer."),
    "too_many_fields": _(
        "Rækken har %(count)s felter, men der er kun %(expected)s kolonner. Står der et skilletegn inde i en tekst?"
    ),
    # periods
    "ends_before": _("Slutdatoen %(ends)s ligger før startdatoen %(starts)s."),
    "leave_without_start": _("Orloven har en slutdato, men ingen startdato."),
    # units
    "same_unit": _("Enheden %(id)s står også i række %(other)s for den samme periode."),
    "own_parent": _("Enheden %(name)s peger på sig selv som overenhed."),
    "unknown_parent": _("Overenheden %(id)s findes ikke."),
    "parent_gone": _("Overenheden %(name)s (%(id)s) findes ikke den %(day)s."),
    "ring": _("Enhederne %(names)s ligger under hinanden i ring."),
    "unit_still_used": _(
        "Enheden %(name)s (%(id)s) slutter den %(day)s, men har stadig stillinger. Indlæs filen Stillinger samtidig."
    ),
    # people
    "same_person": _("Person %(id)s står også i række %(other)s."),
    "same_mail": _("Mailadressen %(mail)s står også ved %(name)s i række %(other)s."),
    "mail_of_external": _("Mailadressen %(mail)s tilhører den eksterne person %(name)s i LederNet. Ret den dér først."),
    # positions
    "same_position": _("Stillingen %(id)s står også i række %(other)s med den samme person for den samme periode."),
    "shared_differs": _("Stillingen %(id)s er delt med række %(other)s, men de to rækker siger ikke det samme."),
    "vacant_and_held": _("Stillingen %(id)s er ledig her, men besat i række %(other)s i den samme periode."),
    "unknown_unit": _("Enheden %(id)s findes ikke."),
    "unit_gone": _("Enheden %(name)s (%(id)s) findes ikke den %(day)s."),
    "unknown_person": _("Person %(id)s findes ikke."),
    "not_employed": _("%(name)s (%(id)s) er ikke ansat den %(day)s."),
}

REMARKS: dict[str, str] = {
    "unknown_columns": _("Kolonner, LederNet ikke bruger, er sprunget over: %(columns)s."),
    "other_sheets": _("Ark, LederNet ikke bruger, er sprunget over: %(sheets)s."),
    "new_fields": _("Nye fagområder bliver oprettet: %(fields)s."),
    "mails_released": _("Mailadresser, som fratrådte havde før, bliver givet videre: %(count)s."),
}


Values = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong: where it stands in the file, and why. Row 1 is the header; no row is the whole file."""

    file: str
    row: int | None
    column: str
    fault: str
    values: Values = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong, in the reader's language."""
        return gettext(FAULTS[self.fault]) % self.values


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is not wrong but worth knowing before the files are applied."""

    file: str
    remark: str
    values: Values = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is worth knowing, in the reader's language."""
        return gettext(REMARKS[self.remark]) % self.values
