"""Doors to decision sheets. A sheet that somebody has no part in looks exactly as if it were not there.

HR runs it. Those who are invited read and comment while it is heard, and read it afterwards. The director who is asked
signs it. Once it is published everybody reads the answers that are signed; comments stay with those who were heard.
"""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from networks.access.networks import networks_visible_to
from networks.models import Programme, Sheet, SheetComment, SheetInvitation
from networks.queries.reasons import told_programmes
from networks.queries.sheets import published_list
from networks.rules.questions import BY_KEY, Question
from networks.rules.sheets import SHOWN, State
from organisation.access.roles import hr_desk, is_of_the_house
from organisation.models import Person
from organisation.queries.people import standing_of


def sheet_for(reader: Person, pk: int, on: date) -> Sheet:
    """A sheet in whatever state, to HR."""
    hr_desk(reader, on)
    return get_object_or_404(Sheet.objects.select_related("programme", "signer"), pk=pk)


def question_for(key: str) -> Question:
    """One of the twenty questions."""
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]


def hearing_for(reader: Person, pk: int, on: date) -> Sheet:
    """A sheet that is or was heard, to those invited, to the director asked to sign, and to HR."""
    sheet = Sheet.objects.filter(pk=pk, state__in=SHOWN).select_related("programme", "signer").first()
    if sheet is None or not _has_part(reader, sheet, on):
        raise Http404
    return sheet


def versions_for(reader: Person, pk: int, on: date) -> Sheet:
    """A sheet that has one before it, to those who may read it in a hearing; a draft to HR alone."""
    sheet = Sheet.objects.filter(pk=pk, number__gt=1).select_related("programme", "signer").first()
    if sheet is None or not _has_part(reader, sheet, on):
        raise Http404
    return sheet


def invitation_for(reader: Person, pk: int, to: str = "speak") -> SheetInvitation:
    """One's own invitation to a hearing: to read it, and to speak while it is open."""
    states = [State.HEARING] if to == "speak" else SHOWN
    invited = SheetInvitation.objects.filter(person=reader, sheet__state__in=states)
    return get_object_or_404(invited.select_related("sheet__programme"), sheet=pk)


def own_comment_for(reader: Person, pk: int) -> SheetComment:
    """One's own comment, while the hearing is open."""
    own = SheetComment.objects.filter(person=reader, sheet__state=State.HEARING)
    return get_object_or_404(own.select_related("sheet"), pk=pk)


def comment_for(reader: Person, pk: int, on: date) -> SheetComment:
    """Anybody's comment, to HR, which answers it."""
    hr_desk(reader, on)
    return get_object_or_404(SheetComment.objects.select_related("sheet__programme", "person"), pk=pk)


def signing_for(reader: Person, pk: int) -> Sheet:
    """A sheet to the director who is asked to sign it, or has signed it."""
    return get_object_or_404(Sheet.objects.filter(state__in=SHOWN).select_related("programme"), pk=pk, signer=reader)


def decisions_for(reader: Person, programme: int, on: date) -> Sheet:
    """What management has decided about a programme and made known: to everybody in the house.

    Somebody from outside reads what their own networks are for, and nothing about others.
    """
    if not (is_of_the_house(reader, on) or networks_visible_to(reader, on).filter(programme=programme).exists()):
        raise Http404
    return get_object_or_404(published_list(), programme=programme)


def programmes_told_to(reader: Person, on: date) -> QuerySet[Programme]:
    """The programmes whose purposes somebody reads: everybody in the house all, who is from outside their own."""
    if is_of_the_house(reader, on):
        return told_programmes()
    return told_programmes().filter(pk__in=networks_visible_to(reader, on).order_by().values("programme"))


def _has_part(reader: Person, sheet: Sheet, on: date) -> bool:
    """HR always; the signer and those invited as soon as there is something to hear. Nobody is invited to a draft."""
    if sheet.signer_id == reader.pk or standing_of(reader, on).is_hr:
        return True
    return sheet.invitations.filter(person=reader).exists()
