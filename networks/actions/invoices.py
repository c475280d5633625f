"""Verbs of invoices: handed in by an external facilitator, or by HR for one, and settled by HR."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from networks.actions.settling import settle_row
from networks.models import Facilitator, Invoice, Network
from networks.rules.money import State, demand_amount, demand_unsettled
from organisation.actions.audit import record
from organisation.actions.letters import write_letter
from organisation.formats.links import absolute
from organisation.models import Account
from organisation.rules.refusals import Refused


def hand_in_invoice(
    *,
    facilitator: Facilitator,
    network: Network,
    number: str,
    amount: Decimal,
    dated: date,
    by: Account | None,
    at: datetime,
) -> Invoice:
    """Hand in an invoice for a network. Raises Refused for an internal facilitator, for another's network, for a number
    that was handed in before, for a day to come, and for no amount.
    """
    with transaction.atomic():
        facilitator = Facilitator.objects.select_for_update().get(pk=facilitator.pk)
        if not facilitator.external:
            raise Refused(_("Kun eksterne facilitatorer sender fakturaer."))
        if network.facilitator_id != facilitator.pk:
            raise Refused(_("Du kan kun sende fakturaer for netværk, du er facilitator for."), "network")
        if Invoice.objects.filter(facilitator=facilitator, number__iexact=number).exists():
            raise Refused(_("Faktura %(number)s er sendt før.") % {"number": number}, "number")
        if dated > timezone.localdate(at):
            raise Refused(_("Den dag er ikke kommet endnu."), "dated")
        demand_amount(amount)
        found = Invoice.objects.create(
            facilitator=facilitator, network=network, number=number, amount=amount, dated=dated, by=by, at=at
        )
        record(verb="hand_in_invoice", by=by, at=at, on=found, after=facts_of(found))
    return found


def withdraw_invoice(*, invoice: Invoice, by: Account | None, at: datetime) -> Invoice:
    """Take back an invoice that was handed in by mistake. Raises Refused for what is approved."""
    with transaction.atomic():
        found = Invoice.objects.select_for_update().get(pk=invoice.pk)
        demand_unsettled(found.state)
        record(verb="withdraw_invoice", by=by, at=at, on=invoice, before=facts_of(found))
        found.delete()
    return invoice


def settle_invoice(*, invoice: Invoice, to: State, by: Account | None, at: datetime, reason: str = "") -> Invoice:
    """HR approves an invoice, rejects it with a reason, or opens it again. What HR decided is told by letter.

    Raises Refused where somebody has settled it meanwhile.
    """
    with transaction.atomic():
        rows = Invoice.objects.select_for_update(of=("self",)).select_related("facilitator__person", "network")
        invoice = rows.get(pk=invoice.pk)
        before = settle_row(invoice, to=to, reason=reason, by=by, at=at)
        record(verb="settle_invoice", by=by, at=at, on=invoice, before=before, after={"state": to, "reason": reason})
        if to != State.WAITING:
            facts = {"invoice": invoice, "address": absolute(reverse("networks:my_invoices"))}
            write_letter(template="invoice_settled", to=invoice.facilitator.person, context=facts, at=at)
    return invoice


def facts_of(invoice: Invoice) -> dict[str, object]:
    """What the trail notes of an invoice."""
    return {
        "network": invoice.network_id,
        "number": invoice.number,
        "amount": str(invoice.amount),
        "dated": invoice.dated,
    }
