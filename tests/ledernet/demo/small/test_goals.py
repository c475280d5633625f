"""The demo's goals: three fields from the effect down, with the year that was behind them."""

from goals.models import Contribution, Effort, Goal
from goals.rules.goals import Kind, Origin, State, Verdict
from ledernet.demo.goals import AIMS
from ledernet.demo.personas import EMPLOYEE, LEADER
from ledernet.demo.times import last_of_month
from tests.ledernet.demo.day import ON


def test_three_fields_have_goals_of_every_kind(small):
    kinds: dict[str, set[str]] = {}
    for field, kind in Goal.objects.values_list("unit__versions__field__name", "kind"):
        kinds.setdefault(field, set()).add(kind)
    assert kinds["ældre"] == kinds["beskæftigelse"] == kinds["skole"] | kinds["dagtilbud"] == set(Kind)


def test_goals_come_from_everywhere_and_stand_in_every_state(small):
    assert set(Goal.objects.values_list("origin", flat=True)) == set(Origin)
    assert set(Goal.objects.values_list("state", flat=True)) == set(State)
    assert set(Goal.objects.values_list("is_binding", flat=True)) == {True, False}
    assert set(Effort.objects.values_list("verdict", flat=True)) == set(Verdict)
    groups = Goal.objects.filter(owner_group__isnull=False).values_list("owner_group__name", flat=True)
    assert set(groups) == {"Ledergruppen i Ældre", "Ledergruppen i Børn og Skole"}
    assert Goal.objects.filter(part_of__isnull=False).exists()


def test_two_personas_have_a_personal_goal_and_every_contribution_says_how(small):
    personal = Goal.objects.filter(is_personal=True).values_list("owner_person__email", flat=True)
    assert set(personal) == {EMPLOYEE, LEADER}
    assert not Contribution.objects.filter(words="").exists()
    assert not Goal.objects.filter(made_by=None).exists()


def test_each_goal_is_drawn_after_those_it_gives_to_and_the_efforts_it_goes_through_are_there():
    seen: dict[str, set[str]] = {}
    for aim in AIMS:
        for key, _words, through in aim.towards:
            assert key in seen
            assert not through or through in seen[key]
        assert not aim.part_of or aim.part_of in seen
        seen[aim.key] = {one.name for one in aim.tries}
    assert len(seen) == len(AIMS)


def test_the_last_of_a_month_ahead_and_behind():
    assert [str(last_of_month(ON, ahead)) for ahead in (0, 1, 3, -9)] == [
        "2026-11-30",
        "2026-12-31",
        "2027-02-28",
        "2026-02-28",
    ]
