"""What dialogues want of a person: to prepare in the fortnight before, and to sign when they have been held.

A leader's lead to the list of their employees: whoever leads no longer sees nothing of them there.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisation.queries.people import Standing
from organisation.queries.waiting import Given, Row, Source, in_shape
from organisation.rules.times import moment_words
from organisation.rules.todo import Deed, Todo
from organisation.rules.words import number_words
from performance.models import Dialogue, Preparation, Signature
from performance.rules.dialogues import Side, State

AHEAD = timedelta(days=14)

OURS = ("prepare", "sign", "prepare staff", "sign staff")


def sources(standing: Standing) -> list[Source]:
    """What is asked of everybody as an employee, and of a leader about theirs."""
    own = [own_to_prepare, own_to_sign]
    return [*own, staff_to_prepare, staff_to_sign] if standing.leads else own


def own_to_prepare() -> QuerySet:
    """A dialogue with one's leader that is near, and for which one is not ready."""
    asked = to_prepare(Side.EMPLOYEE).filter(employee=Given("person"))
    return in_shape(asked, "prepare", pk="pk", name="leader__name", moment="appointment__starts")


def own_to_sign() -> QuerySet:
    """A dialogue with one's leader that has been held and that one has not signed."""
    asked = to_sign(Side.EMPLOYEE).filter(employee=Given("person"))
    return in_shape(asked, "sign", pk="pk", name="leader__name", moment="appointment__ends")


def staff_to_prepare() -> QuerySet:
    """Dialogues with one's employees that are near, and for which one is not ready."""
    asked = to_prepare(Side.LEADER).filter(leader=Given("person"))
    return in_shape(asked, "prepare staff", pk="pk", name="employee__name", moment="appointment__starts")


def staff_to_sign() -> QuerySet:
    """Dialogues with one's employees that have been held and that one has not signed."""
    asked = to_sign(Side.LEADER).filter(leader=Given("person"))
    return in_shape(asked, "sign staff", pk="pk", name="employee__name", moment="appointment__ends")


def to_prepare(side: Side) -> QuerySet[Dialogue]:
    """Booked dialogues of the coming fortnight for which a side is not ready."""
    ready = Preparation.objects.filter(dialogue=OuterRef("pk"), side=side, ready_at__isnull=False)
    near = {"appointment__ends__gt": Given("now"), "appointment__starts__lt": Given("now", AHEAD)}
    return Dialogue.objects.filter(~Exists(ready), state=State.BOOKED, **near)


def to_sign(side: Side) -> QuerySet[Dialogue]:
    """Revealed dialogues whose time is over and that a side has not signed."""
    signed = Signature.objects.filter(dialogue=OuterRef("pk"), side=side, withdrawn_at__isnull=True)
    return Dialogue.objects.filter(~Exists(signed), state=State.REVEALED, appointment__ends__lte=Given("now"))


def todo(rows: Iterable[Row]) -> list[Todo]:
    """What waits for a person: with their leader one by one, with their employees in one line of each sort."""
    known: dict[str, list[Row]] = {}
    mine = [row for row in rows if row.what in OURS]
    for row in sorted(mine, key=lambda row: (row.moment is None, row.moment, row.pk)):
        known.setdefault(row.what, []).append(row)
    staff = ((with_staff, "prepare staff"), (signing_with_staff, "sign staff"))
    return [
        *(preparing(row) for row in known.get("prepare", ())),
        *(signing(row) for row in known.get("sign", ())),
        *(words(known[what]) for words, what in staff if what in known),
    ]


def preparing(row: Row) -> Todo:
    """Prepare for a dialogue with one's leader."""
    return Todo(
        heading=_("Forbered samtalen med %(name)s") % {"name": row.name},
        text=_("I mødes den %(when)s. Ingen af jer læser den andens ord, før I begge er klar.")
        % {"when": moment_words(row.moment)},
        due=timezone.localdate(row.moment),
        due_at=row.moment,
        deeds=(Deed(_("Forbered dig"), reverse("performance:prepare", args=[row.pk])),),
    )


def signing(row: Row) -> Todo:
    """Sign a dialogue with one's leader."""
    return Todo(
        heading=_("Skriv under på samtalen med %(name)s") % {"name": row.name},
        text=_("Underskriften siger, at den er holdt. Er du uenig i noget, kan du skrive det."),
        deeds=(Deed(_("Læs og skriv under"), reverse("performance:dialogue", args=[row.pk])),),
    )


def with_staff(rows: list[Row]) -> Todo:
    """Prepare for dialogues with one's employees, in one line."""
    first, facts = rows[0], {"name": rows[0].name, "count": number_words(len(rows))}
    one, many = _("Forbered samtalen med %(name)s"), _("Forbered %(count)s samtaler")
    return Todo(
        heading=(one if len(rows) == 1 else many) % facts,
        text=_("Den første er med %(name)s den %(when)s.") % {"name": first.name, "when": moment_words(first.moment)},
        due=timezone.localdate(first.moment),
        due_at=first.moment,
        deeds=(Deed(_("Se dine samtaler"), reverse("performance:dialogues")),),
    )


def signing_with_staff(rows: list[Row]) -> Todo:
    """Sign dialogues with one's employees, in one line."""
    facts = {"name": rows[0].name, "count": number_words(len(rows))}
    one, many = _("Skriv under på samtalen med %(name)s"), _("Skriv under på %(count)s samtaler")
    return Todo(
        heading=(one if len(rows) == 1 else many) % facts,
        text=_("I har holdt dem. Med jeres underskrifter gælder det, I aftalte.")
        if len(rows) > 1
        else _("I har holdt den. Med jeres underskrifter gælder det, I aftalte."),
        deeds=(Deed(_("Se dine samtaler"), reverse("performance:dialogues")),),
    )
