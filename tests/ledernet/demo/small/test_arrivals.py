"""Who came and who went in the small demo, and what the facilitator from outside costs."""

from ledernet.demo.stage import EXTERNAL
from networks.models import Hours, Invoice
from networks.queries.departures import departures_page
from networks.queries.money import budgets_of
from networks.queries.newcomers import waiting_in
from networks.rules.money import Pressure, State
from networks.rules.newcomers import Call
from tests.ledernet.demo.day import ON


def test_somebody_is_overdue_somebody_in_time_and_somebody_waits_by_agreement(small):
    calls = {line.call for one in waiting_in(ON) for line in one.lines}
    assert {Call.OVERDUE, Call.PUT_OFF} <= calls
    assert calls & {Call.SOON, Call.RUNNING}


def test_a_network_is_left_below_its_smallest_size(small):
    short = departures_page(ON).networks[0]
    assert short.loss.is_short
    assert short.leaving


def test_the_external_facilitators_programme_is_near_the_end_of_its_budget(small):
    external = {"facilitator__person__email": EXTERNAL["email"]}
    assert Hours.objects.filter(state=State.APPROVED, **external).exists()
    assert {State.APPROVED, State.WAITING} == set(Invoice.objects.filter(**external).values_list("state", flat=True))
    assert {one.spending.pressure for one in budgets_of(ON.year, ON) if one.spending.used} == {Pressure.NEAR}
