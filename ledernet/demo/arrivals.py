"""Who came and who went in the demo's networks, and what the facilitator from outside has cost so far."""

from datetime import date, timedelta
from decimal import ROUND_UP, Decimal

from ledernet.demo.gatherings import HELD
from ledernet.demo.personas import FACILITATOR, LEADER
from ledernet.demo.rounds import PUBLISHED
from ledernet.demo.stage import EXTERNAL, LIVED, Stage
from networks.actions.budgets import set_budget
from networks.actions.departures import hold_place, let_go
from networks.actions.facilitators import add_training, correct_facilitator
from networks.actions.hours import register_hours, settle_hours
from networks.actions.invoices import hand_in_invoice, settle_invoice
from networks.actions.networks import change_network
from networks.actions.newcomers import put_off
from networks.actions.programmes import leave_out
from networks.models import Facilitator, Hours, Membership, Network, Programme
from networks.queries.departures import departures_page
from networks.queries.money import spending_of
from networks.queries.newcomer_ground import ground_on
from networks.queries.newcomers import Newcomer, newcomers_of
from networks.rules.departures import Why
from networks.rules.money import State, Training, Work, cost_of
from networks.rules.programmes import Kind
from organisation.models import Account, Person

RATE, ROUND = Decimal(950), Decimal(1000)
NEARLY = Decimal("1.13")
AGREED = 12
SPENT = ((Work.PREPARATION, 90), (Work.MEETING, 150), (Work.FOLLOW_UP, 45))
ROTATION = timedelta(days=120)


def run_from_outside(stage: Stage) -> None:
    """The facilitator from outside runs a network from the beginning on, also where composing gave her none."""
    external = Facilitator.objects.get(person__email=EXTERNAL["email"])
    if external.networks.filter(ends__isnull=True).exists():
        return
    network = Network.objects.filter(ends__isnull=True, programme__kind=Kind.CROSS).order_by("-name").first()
    if network is not None:
        at = stage.clock(stage.day(PUBLISHED), 15)
        kept = {name: getattr(network, name) for name in ("name", "day", "place")}
        change_network(network=network, facilitator=external, by=stage.hr, at=at, **kept)


def come_and_go(stage: Stage) -> None:
    """One newcomer waits for the rotation, a place is held, a member has a last day; hours, invoices, a budget."""
    settle_people(stage)
    leave_one_short(stage)
    external = Facilitator.objects.get(person__email=EXTERNAL["email"])
    internal = Facilitator.objects.get(person__email=FACILITATOR)
    train(stage, external, internal)
    tell_hours(stage, internal, settled=1)
    tell_hours(stage, external, settled=len(HELD))
    send_invoices(stage, external)
    budget_nearly_used(stage)


def settle_people(stage: Stage) -> None:
    """What HR has settled of arrivals and departures; the rest waits on the pages."""
    at = stage.clock(stage.day(8), 10)
    if last := last_waiting(stage, at.date()):
        programme, person = Programme.objects.get(pk=last.programme), Person.objects.get(pk=last.person)
        until = stage.on + ROTATION
        put_off(programme=programme, person=person, until=until, reason="kommer med ved rotationen", by=stage.hr, at=at)
    leaving = [one for network in departures_page(stage.on).networks for one in network.leaving]
    away = [one for one in leaving if one.departure.why == Why.LEAVE and one.departure.back]
    for one in away[:1]:
        hold_place(membership=one.membership, until=one.departure.back or stage.on, by=stage.hr, at=at)
    stepped = [one for one in leaving if one.departure.why == Why.NO_CHAIR]
    for one in stepped[1:2]:
        ends = stage.on + timedelta(days=7)
        let_go(membership=one.membership, why=one.departure.why, ends=ends, ask=True, by=stage.hr, at=at)


def last_waiting(stage: Stage, then: date) -> Newcomer | None:
    """Of those who wait today in a programme where several do, the last one who waited already on a day before."""
    before = {(one.programme, one.person) for those in newcomers_of(ground_on(then)).values() for one in those}
    for those in newcomers_of(ground_on(stage.on)).values():
        known = [one for one in those if (one.programme, one.person) in before]
        if known and len(those) > 1:
            return known[-1]
    return None


def leave_one_short(stage: Stage) -> None:
    """Of the networks that lose somebody one is too small: where all were large enough, some wanted a pause."""
    losing = departures_page(stage.on).networks
    if not losing or losing[0].loss.is_short:
        return
    least = min(losing, key=lambda one: one.loss.left - one.loss.smallest)
    going = {one.membership.pk for one in least.leaving}
    staying = Membership.objects.on(stage.on).filter(network=least.network, ends__isnull=True).exclude(pk__in=going)
    at, last = stage.clock(stage.day(15), 10), stage.day(12)
    surplus = least.loss.left - least.loss.smallest + 1
    for place in staying.exclude(person__email=LEADER).select_related("person").order_by("person__email")[:surplus]:
        let_go(membership=place, why=Why.WISH, ends=last, ask=True, by=stage.hr, at=at)
        programme, reason = least.network.programme, "har bedt om en pause"
        leave_out(programme=programme, person=place.person, reason=reason, by=stage.hr, at=at)


def train(stage: Stage, external: Facilitator, internal: Facilitator) -> None:
    """What they have learnt, all but one, and what is agreed with the two."""
    at = stage.clock(stage.day(LIVED), 9)
    introduced = Training.INTRODUCTION, "Kommunens oplæring af facilitatorer"
    others = Facilitator.objects.exclude(pk__in=[internal.pk, external.pk]).order_by("person__name")
    for guide, kind, title, years in (
        (internal, *introduced, 2),
        (internal, Training.PEERS, "Kollegial sparring i grupper", 1),
        (external, Training.PROCESS, "Proceskonsulentuddannelsen", 6),
        *((one, *introduced, 1) for one in others[1:]),
    ):
        ended = date(stage.on.year - years, 5, 20)
        add_training(facilitator=guide, kind=kind, title=title, ended_on=ended, by=stage.hr, at=at)
    for guide, rate in ((internal, None), (external, RATE)):
        correct_facilitator(
            facilitator=guide,
            capacity=guide.capacity,
            external=guide.external,
            active=True,
            hours=AGREED,
            rate=rate,
            by=stage.hr,
            at=at,
        )


def tell_hours(stage: Stage, guide: Facilitator, *, settled: int) -> None:
    """Time for each meeting held, told the day after; HR has settled the first rounds of it."""
    by = account_of(stage, guide)
    for number, back in enumerate(HELD):
        for network in Network.objects.filter(facilitator=guide, ends__isnull=True).order_by("name"):
            day = stage.day(back)
            for work, minutes in SPENT:
                hours = register_hours(
                    facilitator=guide,
                    network=network,
                    worked_on=day,
                    minutes=minutes,
                    work=work,
                    by=by,
                    at=stage.clock(day + timedelta(days=1), 8),
                )
                if number < settled:
                    at = stage.clock(stage.day(back - 5), 11)
                    settle_hours(hours=hours, to=State.APPROVED, by=stage.hr, at=at)


def account_of(stage: Stage, guide: Facilitator) -> Account | None:
    """The facilitator's own account."""
    return stage.accounts.get(guide.person_id) or Account.objects.filter(person=guide.person).first()


def send_invoices(stage: Stage, guide: Facilitator) -> None:
    """One invoice for each network and meeting held; the latest wait for HR."""
    for number, back in enumerate(HELD):
        for place, network in enumerate(Network.objects.filter(facilitator=guide, ends__isnull=True).order_by("name")):
            worked = Hours.objects.filter(facilitator=guide, network=network, worked_on=stage.day(back))
            day = stage.day(back - 12)
            invoice = hand_in_invoice(
                facilitator=guide,
                network=network,
                number=f"{day.year}-{11 + 7 * number + place}",
                amount=sum((cost_of(one.minutes, one.rate) for one in worked), Decimal(0)),
                dated=day,
                by=account_of(stage, guide),
                at=stage.clock(day, 15),
            )
            if number < len(HELD) - 1:
                at = stage.clock(stage.day(back - 15), 9)
                settle_invoice(invoice=invoice, to=State.APPROVED, by=stage.hr, at=at)


def budget_nearly_used(stage: Stage) -> None:
    """The year's budget of what cost something is nearly used up."""
    for pk, spent in sorted(spending_of(stage.on.year).items()):
        amount = (spent.used * NEARLY / ROUND).quantize(Decimal(1), rounding=ROUND_UP) * ROUND
        at = stage.clock(stage.day(LIVED), 10)
        set_budget(programme=Programme.objects.get(pk=pk), year=stage.on.year, amount=amount, by=stage.hr, at=at)
