"""Verbs of the decision sheet: begin, answer, ask for a signature, sign, take back, make known. The answers steer.

Source: the network guide (KL 2008), pages 5 to 15.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.programmes import answers_of, rank_purposes, set_up_programme
from networks.actions.wishes import ask_no_longer
from networks.models import Membership, Programme, Sheet, SheetAnswer, SheetSignature
from networks.queries.sheets import answers_by_question, published_sheet, signed_questions, told_of_programme
from networks.rules.programmes import State as ProgrammeState
from networks.rules.questions import Part
from networks.rules.sheets import (
    OPEN,
    SIGNABLE,
    State,
    demand_answerable,
    demand_first,
    demand_move,
    demand_unsigned,
    facts_of,
    purposes_of,
    together,
)
from networks.rules.wishes import Why
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account, Field, Person
from organisation.rules.refusals import Refused
from organisation.rules.stale import mark_of, refuse_stale

ANSWERED_WITHIN = timedelta(days=90)


@contextmanager
def held(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet as it is now, under lock, for what is done to it in one transaction."""
    with transaction.atomic():
        yield Sheet.objects.select_for_update().select_related("programme").get(pk=sheet.pk)


def plan_programme(*, name: str, starts: date, answer_by: date, by: Account | None, at: datetime) -> Sheet:
    """Begin a programme with its questions: name and first day now, everything else by the sheet."""
    with transaction.atomic():
        programme = set_up_programme(purposes=[], fields=[], by=by, at=at, name=name, starts=starts)
        return begin_sheet(programme=programme, answer_by=answer_by, by=by, at=at)


def begin_sheet(*, programme: Programme, answer_by: date, by: Account | None, at: datetime) -> Sheet:
    """Begin a version of the decisions, the first one or a redesign. One at a time; raises Refused.

    It starts from the version in force. A programme set up without a sheet brings what its form has been told.
    """
    with transaction.atomic():
        fresh = Programme.objects.select_for_update().get(pk=programme.pk)
        if fresh.state == ProgrammeState.ENDED or fresh.sheets.filter(state__in=OPEN).exists():
            raise Refused(_("Programmet er afsluttet, eller en udgave er allerede under arbejde."))
        last = fresh.sheets.aggregate(last=Max("number"))["last"] or 0
        sheet = Sheet.objects.create(programme=fresh, number=last + 1, answer_by=answer_by, begun_by=by, begun_at=at)
        earlier = published_sheet(fresh)
        known = answers_by_question(earlier) if earlier else told_of_programme(fresh)
        SheetAnswer.objects.bulk_create(
            SheetAnswer(sheet=sheet, question=key, words=words, chosen=dict(chosen), by=by, at=at)
            for key, (words, chosen) in known.items()
        )
        record(verb="begin_sheet", by=by, at=at, on=sheet, after={"number": sheet.number})
    return sheet


def answer_question(
    *,
    sheet: Sheet,
    question: str,
    words: str,
    chosen: Mapping[str, Any],
    by: Account | None,
    at: datetime,
    seen: str | None = None,
) -> SheetAnswer:
    """Answer a question, or adjust the answer until it is signed. Raises Refused.

    A change after somebody has been asked to sign is a new edition: the signature is for what was seen. Raises Stale
    where another answer than the one `seen` stands there, with the name of who gave it.
    """
    with held(sheet) as fresh:
        demand_answerable(fresh.state, question, signed_questions(fresh))
        standing = fresh.answers.filter(question=question).select_related("by__person").first()
        if standing is not None and standing.plain != (words, chosen):
            refuse_stale(seen, answer_mark(standing), standing.by.person.name if standing.by else "")
        facts = {"words": words, "chosen": dict(chosen), "by": by, "at": at}
        answer, _new = SheetAnswer.objects.update_or_create(sheet=fresh, question=question, defaults=facts)
        fresh.edition += 1
        fresh.save(update_fields=["edition"])
        record(verb="answer_question", by=by, at=at, on=answer, after={"question": question})
    return answer


def answer_mark(answer: SheetAnswer | None) -> str:
    """A mark of an answer as it stands; where there is none yet, nothing."""
    return mark_of({"words": answer.words, "chosen": answer.chosen}) if answer else ""


def ask_to_sign(*, sheet: Sheet, signer: Person, by: Account | None, at: datetime) -> Sheet:
    """Ask a director to sign what has been heard, or what was answered after the publication. Raises Refused."""
    with held(sheet) as fresh:
        answered = answers_by_question(fresh)
        if fresh.state not in SIGNABLE:
            raise Refused(_("Høringen skal være afsluttet, før nogen bliver bedt om at skrive under."))
        demand_first(answered)
        demand_unsigned(answered, signed_questions(fresh))
        fresh.signer, fresh.asked_at = signer, at
        fresh.save(update_fields=["signer", "asked_at"])
        context = {"programme": fresh.programme, "sheet": fresh, "address": address_of("sign_sheet", fresh.pk)}
        write_letter(template="sheet_signature", to=signer, context=context, at=at)
        record(verb="ask_to_sign", by=by, at=at, on=fresh, after={"person": signer.pk})
    return fresh


def sign_sheet(*, sheet: Sheet, edition: int, by: Account, at: datetime) -> SheetSignature:
    """Sign every answer there is, as they were when the page was opened. Raises Refused.

    What is answered and signed after the publication steers the programme at once.
    """
    with held(sheet) as fresh:
        answered = answers_by_question(fresh)
        if fresh.edition != edition or fresh.asked_at is None or fresh.signer_id != by.person_id:
            raise Refused(_("Svarene er ændret, siden du åbnede siden. Læs dem igen, før du skriver under."))
        demand_first(answered)
        signature = SheetSignature.objects.create(sheet=fresh, person=by.person, questions=sorted(answered), at=at)
        fresh.asked_at = None
        if fresh.state == State.PUBLISHED:
            steer(fresh)
        else:
            demand_move(fresh.state, State.SIGNED)
            fresh.state = State.SIGNED
        fresh.save(update_fields=["asked_at", "state"])
        record(verb="sign_sheet", by=by, at=at, on=signature, after={"questions": len(answered)})
    return signature


def send_back_sheet(*, sheet: Sheet, words: str, by: Account, at: datetime) -> Sheet:
    """The director does not sign yet and says why: HR reads it as a comment to the whole sheet. Raises Refused."""
    with held(sheet) as fresh:
        if fresh.asked_at is None or fresh.signer_id != by.person_id:
            raise Refused(_("Du er ikke længere bedt om at skrive under."))
        fresh.comments.create(person=by.person, words=words, at=at)
        fresh.asked_at = None
        fresh.save(update_fields=["asked_at"])
        record(verb="send_back_sheet", by=by, at=at, on=fresh)
    return fresh


def withdraw_signature(*, sheet: Sheet, by: Account, at: datetime) -> Sheet:
    """The one who signed takes it back before it is made known; then the answers can be adjusted again."""
    with held(sheet) as fresh:
        demand_move(fresh.state, State.HEARD)
        if fresh.state != State.SIGNED or fresh.signer_id != by.person_id:
            raise Refused(_("Kun den, der har skrevet under, kan tage sin underskrift tilbage."))
        fresh.signatures.all().delete()
        fresh.state = State.HEARD
        fresh.save(update_fields=["state"])
        record(verb="withdraw_signature", by=by, at=at, on=fresh)
    return fresh


def publish_sheet(*, sheet: Sheet, by: Account | None, at: datetime) -> Sheet:
    """Make a signed sheet known to everybody and let it steer the programme; the version before it is replaced.

    Those who were heard, who signed and who sit in the networks get a letter. Where type, fields or attendance become
    others, leaders were asked for their wishes about something else, and an open round is withdrawn. Raises Refused.
    """
    with held(sheet) as fresh:
        demand_move(fresh.state, State.PUBLISHED)
        fresh.programme.sheets.filter(state=State.PUBLISHED).update(state=State.REPLACED)
        before, asked_about = answers_of(fresh.programme), premise_of(fresh.programme)
        fresh.state, fresh.published_at = State.PUBLISHED, at
        fresh.save(update_fields=["state", "published_at"])
        programme = steer(fresh)
        if premise_of(programme) != asked_about:
            ask_no_longer(programme, Why.DECIDED, by=by, at=at)
        tell_of(fresh, at)
        record(verb="publish_sheet", by=by, at=at, on=fresh, before=before, after=answers_of(programme))
    return fresh


def premise_of(programme: Programme) -> tuple[str, str, frozenset[int]]:
    """What leaders are asked about before composition: of which type, for whom, and whether one may stay away."""
    fields = frozenset(programme.fields.values_list("pk", flat=True))
    return programme.kind, programme.attendance, fields


def drop_sheet(*, sheet: Sheet, by: Account | None, at: datetime) -> None:
    """Drop a version that nobody else has seen. Raises Refused for any other."""
    with held(sheet) as fresh:
        if fresh.state != State.DRAFT:
            raise Refused(_("Andre har set udgaven. Den kan ikke kasseres."))
        record(verb="drop_sheet", by=by, at=at, on=fresh, before={"number": fresh.number})
        fresh.delete()


def steer(sheet: Sheet) -> Programme:
    """Let the programme be as the answers say; what they do not speak of stays."""
    programme, answers = Programme.objects.select_for_update().get(pk=sheet.programme_id), answers_by_question(sheet)
    facts = facts_of(answers)
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(facts))
    if "kind" in answers:
        programme.fields.set(Field.objects.filter(name__in=together(answers).get(Part.FIELDS) or []))
    rank_purposes(programme, purposes_of(answers))
    return programme


def tell_of(sheet: Sheet, at: datetime) -> None:
    """A letter to everybody who had a part in the decisions or lives by them, each once."""
    programme, today = sheet.programme, timezone.localdate(at)
    members = Membership.objects.from_day(today).filter(network__programme=programme).values("person_id")
    signed = sheet.signatures.values("person_id")
    asked = sheet.invitations.values("person_id")
    context = {
        "programme": programme,
        "sheet": sheet,
        "purposes": list(programme.purposes.all()),
        "address": address_of("decisions", programme.pk),
    }
    concerned = Q(pk__in=members) | Q(pk__in=signed) | Q(pk__in=asked)
    for person in Person.objects.filter(concerned).order_by("name", "pk"):
        write_letter(template="sheet_published", to=person, context=context, at=at)


def address_of(page: str, pk: int) -> str:
    """The whole address of a page about a sheet, for a letter."""
    return absolute(reverse(f"networks:{page}", args=[pk]))
