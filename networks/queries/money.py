"""Hours, invoices and budgets: what a facilitator sees of their own, what HR settles, and what a year costs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from networks.models import Facilitator, Hours, Invoice, Meeting, Network, Programme, YearBudget
from networks.rules.money import FIRST_YEAR, LAST_YEAR, NOTHING, Pressure, Spending, State, cost_of, kroner, unbilled
from networks.rules.money import hours as hours_words
from networks.rules.programmes import State as ProgrammeState
from organisation.queries.waiting import Given, Row, answered, in_shape
from organisation.rules.calendar import State as AppointmentState
from organisation.rules.numbers import whole_number
from organisation.rules.sorting import danish_key
from organisation.rules.stale import mark_of

LATEST_MEETINGS = 4
BUDGETED, INVOICED, WORKED = "budgeted", "invoiced", "worked"
AROUND = (Given("today", timedelta(days=-1100)), Given("today", timedelta(days=1100)))
"""Three years before and after any day of a year: more than a year's figures are made of."""


@dataclass(frozen=True)
class Budget:
    """A programme's year: what there is, what is used, and what will happen."""

    programme: Programme
    spending: Spending
    forecast: str
    networks: int

    @property
    def is_pressing(self) -> bool:
        """Whether somebody should look at it."""
        return self.spending.pressure != Pressure.NONE

    @property
    def amounts(self) -> dict[str, str]:
        """The amounts as they are read."""
        one = self.spending
        names = ("approved", "waiting", "unbilled", "used", "left")
        found = {name: kroner(getattr(one, name)) for name in names}
        return found | {"budget": kroner(one.budget) if one.budget is not None else ""}


@dataclass(frozen=True)
class OwnWork:
    """What a facilitator has told: hours this year, what waits, and the networks they can tell of."""

    facilitator: Facilitator
    rows: tuple[Hours, ...]
    minutes: int
    waiting: int

    @property
    def total(self) -> str:
        """The year's hours."""
        return hours_words(self.minutes)

    @property
    def waiting_total(self) -> str:
        """The hours that wait for HR."""
        return hours_words(self.waiting)


def budget_so_far(programme: Programme, year: int) -> Decimal | None:
    """What HR begins with when a year's budget is set: what it is, or else management's frame where there is one."""
    own = YearBudget.objects.filter(programme=programme, year=year).values_list("amount", flat=True).first()
    return own if own is not None else programme.budget or None


def own_work(facilitator: Facilitator, on: date) -> OwnWork:
    """A facilitator's hours of the year, newest first."""
    rows = tuple(facilitator.hours_worked.filter(worked_on__year=on.year).select_related("network", "meeting", "by"))
    return OwnWork(
        facilitator=facilitator,
        rows=rows,
        minutes=sum(row.minutes for row in rows if row.state != State.REJECTED),
        waiting=sum(row.minutes for row in rows if row.is_waiting),
    )


def meetings_to_tell_of(facilitator: Facilitator, on: date) -> list[Meeting]:
    """The latest meetings of a facilitator's networks, up to today, the newest first."""
    held = Meeting.objects.filter(
        network__facilitator=facilitator,
        appointment__state=AppointmentState.BOOKED,
        appointment__starts__date__lte=on,
    )
    return list(held.select_related("network", "appointment").order_by("-appointment__starts")[:LATEST_MEETINGS])


def networks_run_by(facilitator: Facilitator, on: date) -> QuerySet[Network]:
    """The networks that somebody runs, and those that ended this year."""
    return facilitator.networks.filter(Q(ends__isnull=True) | Q(ends__year__gte=on.year)).order_by("name")


def hours_of(year: int) -> QuerySet[Hours]:
    """Everybody's hours of a year, those that wait for HR first."""
    rows = Hours.objects.filter(worked_on__year=year).select_related(
        "facilitator__person", "network__programme", "meeting"
    )
    return rows.order_by("-state", "-worked_on", "-pk")


def hours_mark(rows: Iterable[Hours]) -> str:
    """A mark of hours as a page shows them, whichever order it shows them in."""
    names = ("network_id", "worked_on", "minutes", "work", "note", "rate", "state")
    return mark_of({str(row.pk): [getattr(row, name) for name in names] for row in rows})


@dataclass(frozen=True)
class Batch:
    """Hours of one facilitator that wait and that a page shows, so that they can be approved in one press."""

    facilitator: Facilitator
    rows: tuple[Hours, ...]

    @property
    def minutes(self) -> int:
        """How long they are in all."""
        return sum(row.minutes for row in self.rows)

    @property
    def seen(self) -> str:
        """The mark of what is shown."""
        return hours_mark(self.rows)


def batches_in(rows: Iterable[Hours]) -> list[Batch]:
    """The facilitators of whom several registrations wait among those shown, by name."""
    waiting = defaultdict(list)
    for row in rows:
        if row.is_waiting:
            waiting[row.facilitator].append(row)
    found = [Batch(facilitator, tuple(those)) for facilitator, those in waiting.items() if len(those) > 1]
    return sorted(found, key=lambda batch: danish_key(batch.facilitator.person.name))


def invoices_of(year: int) -> QuerySet[Invoice]:
    """Everybody's invoices of a year, those that wait for HR first."""
    rows = Invoice.objects.filter(dated__year=year).select_related("facilitator__person", "network__programme")
    return rows.order_by("-state", "-dated", "-pk")


def years_known(on: date) -> list[int]:
    """The years that anything was told or budgeted for, this year among them; newest first."""
    told = Hours.objects.order_by().values_list("worked_on__year")
    billed = Invoice.objects.order_by().values_list("dated__year")
    set_for = YearBudget.objects.order_by().values_list("year")
    return sorted({year for (year,) in told.union(billed, set_for)} | {on.year}, reverse=True)


def budgets_of(year: int, on: date) -> list[Budget]:
    """Every programme that runs or spent something in a year, those with little left first; two questions."""
    spent = spending_of(year)
    known = Q(pk__in=list(spent)) | Q(state=ProgrammeState.RUNNING)
    standing = Q(networks__ends__isnull=True) | Q(networks__ends__gte=on)
    programmes = Programme.objects.filter(known).annotate(running=Count("networks", filter=standing, distinct=True))
    found = [budget_of(one, spent.get(one.pk, Spending(year, None)), on) for one in programmes.order_by("name", "pk")]
    return sorted(found, key=lambda one: -one.spending.percent if one.is_pressing else 0)


def money_of_the_year(programme: Programme, on: date) -> str:
    """What a programme may spend on facilitation in the year of a day, as it is read; nothing where none is set."""
    amount = programme.year_budgets.filter(year=on.year).values_list("amount", flat=True).first()
    return "" if amount is None else kroner(amount)


def budget_of(programme: Programme, spending: Spending, on: date) -> Budget:
    """One programme's year with its forecast."""
    return Budget(programme, spending, spending.forecast(on), getattr(programme, "running", 0))


def spending_of(year: int) -> dict[int, Spending]:
    """Programme → its year in figures, in one question. What was rejected does not count."""
    return spending_in(answered(SOURCES, {"today": date(year, 1, 1)}), year)


def spending_in(rows: Iterable[Row], year: int) -> dict[int, Spending]:
    """The same from what the sources have answered: the year, the two before it, whose work may be invoiced now, and
    the one after.
    """
    budgets: dict[int, Decimal] = {}
    by_state: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: NOTHING))
    accounts: dict[tuple[int, int], YearsOfWork] = defaultdict(YearsOfWork)
    for row in rows:
        if row.what == BUDGETED and row.count == year:
            budgets[row.pk] = Decimal(row.name)
        elif row.what == INVOICED and year - 2 <= row.day.year <= year + 1:
            accounts[row.pk, row.count].invoiced[row.day.year] += Decimal(row.name)
            if row.day.year == year:
                by_state[row.pk][row.more] += Decimal(row.name)
        elif row.what == WORKED and year - 2 <= row.day.year <= year + 1:
            accounts[row.pk, row.count].worked[row.day.year] += cost_of(int(row.more), Decimal(row.name))
    rest: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    for (programme, _facilitator), account in accounts.items():
        if year in account.worked.keys() | account.invoiced.keys():
            rest[programme] += unbilled(account.worked, account.invoiced, year)
    return {
        pk: Spending(
            year=year,
            budget=budgets.get(pk),
            approved=by_state[pk][State.APPROVED],
            waiting=by_state[pk][State.WAITING],
            unbilled=rest[pk],
        )
        for pk in budgets.keys() | by_state.keys() | rest.keys()
    }


@dataclass(frozen=True, slots=True)
class YearsOfWork:
    """What one facilitator's hours for a programme are worth, and what was invoiced for them; both by year."""

    worked: dict[int, Decimal] = field(default_factory=lambda: defaultdict(lambda: NOTHING))
    invoiced: dict[int, Decimal] = field(default_factory=lambda: defaultdict(lambda: NOTHING))


def budgeted() -> QuerySet:
    """Budgets with their programmes' names; the year stands as the number."""
    rows = YearBudget.objects.all()
    return in_shape(rows, BUDGETED, pk="programme_id", name="amount", more="programme__name", count="year")


def invoiced() -> QuerySet:
    """Invoices of the years around a day that have not been rejected."""
    rows = Invoice.objects.filter(dated__range=AROUND).exclude(state=State.REJECTED)
    programme = "network__programme_id"
    return in_shape(rows, INVOICED, pk=programme, name="amount", more="state", day="dated", count="facilitator_id")


def worked() -> QuerySet:
    """Paid hours of the years around a day that have not been rejected."""
    rows = Hours.objects.filter(worked_on__range=AROUND, rate__isnull=False).exclude(state=State.REJECTED)
    programme = "network__programme_id"
    return in_shape(rows, WORKED, pk=programme, name="rate", more="minutes", day="worked_on", count="facilitator_id")


SOURCES = (budgeted, invoiced, worked)
KINDS = frozenset({BUDGETED, INVOICED, WORKED})


def months_used(facilitators: Iterable[int], on: date) -> dict[int, int]:
    """Facilitator → minutes told of in a day's month."""
    rows = Hours.objects.filter(
        facilitator__in=list(facilitators), worked_on__year=on.year, worked_on__month=on.month
    ).exclude(state=State.REJECTED)
    return dict(rows.order_by().values_list("facilitator").annotate(total=Sum("minutes")))


def hours_cells(rows: Iterable[Hours]) -> list[tuple[str, ...]]:
    """Hours as the cells of a spreadsheet, amounts with a comma and without groups."""
    return [
        (
            f"{row.worked_on:%d.%m.%Y}",
            row.facilitator.person.name,
            row.network.name,
            row.network.programme.name,
            str(row.get_work_display()),
            comma(Decimal(row.minutes) / 60),
            comma(row.rate) if row.rate is not None else "",
            comma(cost_of(row.minutes, row.rate)) if row.rate is not None else "",
            str(row.get_state_display()),
            row.note,
        )
        for row in rows
    ]


def comma(amount: Decimal) -> str:
    """An amount with two decimals, as a Danish spreadsheet reads it."""
    return f"{amount:.2f}".replace(".", ",")


def year_asked(text: str, on: date) -> int:
    """The year in an address; this one where it cannot be read or meant."""
    year = whole_number(text)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else on.year
