"""The attack finds nothing in a release, everything is shown that should be, and a weaker rule is found out."""

from collections import Counter
from dataclasses import asdict
from random import Random

import pytest
from hypothesis import given

from evaluation.disclosure import Kind, Reason, release
from evaluation.disclosure.command import written
from tests.evaluation.disclosure import attack, plainly
from tests.evaluation.disclosure.organisations import one_question, organisations, random_organisation
from tests.evaluation.disclosure.plainly import Rules
from tests.evaluation.disclosure.solving import Row


def as_json(answers):
    """Answers as the command reads them."""
    return {
        "k": answers.k,
        "scale": list(answers.scale),
        "leaders": [asdict(leader) for leader in answers.leaders],
        "answers": [asdict(cell) for cell in answers.answers],
    }


def weakened(answers, rules):
    """A release by other rules, in the same form."""
    columns = {}
    for cell in answers.answers:
        columns.setdefault((cell.question, cell.group), {})[cell.leader] = cell.values
    superiors = {leader.id: leader.superior for leader in answers.leaders}
    figures = [
        {"question": question, "group": group, "kind": kind, "of": of, "cells": [f"{name}|{group}" for name in cells],
         "n": n, "sum": total, "clipped": clipped}
        for (question, group), column in columns.items()
        for (kind, of), (cells, n, total, clipped) in plainly.released(
            superiors, column, answers.k, answers.scale, rules
        ).items()
    ]  # fmt: skip
    return {"figures": figures, "hidden": [], "bars": []}


def insiders_of(answers, number, dice):
    """So many raters in hidden cells of each question and group, with what they themselves answered."""
    chosen = {}
    for column in attack.columns_of(as_json(answers)):
        raters = [
            (cell.leader, value)
            for cell in answers.answers
            if (cell.question, cell.group) == column and len(cell.values) < answers.k
            for value in cell.values
        ]
        chosen[column] = dice.sample(raters, min(number, len(raters)))
    return chosen


def attacked(seeds):
    """Goes through random organisations; returns what was found, cells of k that are not shown, and branches."""
    found, not_shown, branches = [], 0, Counter()
    for seed in seeds:
        answers = random_organisation(seed)
        released = release(answers)
        told, truth = written(released), as_json(answers)
        found += attack.findings(truth, told)
        for number in (1, 2):
            found += attack.insider_findings(truth, told, insiders_of(answers, number, Random(seed)))
        shown = {(row.question, row.group, row.of) for row in released.figures if row.kind is Kind.LEADER}
        not_shown += sum(
            len(cell.values) >= answers.k and (cell.question, cell.group, cell.leader) not in shown
            for cell in answers.answers
        )
        branches["with a figure"] += sum(row.kind is Kind.BRANCH for row in released.figures)
        branches["without"] += sum(row.reason is Reason.CARRIED_UP for row in released.hidden)
    return found, not_shown, branches["with a figure"] / branches.total()


def test_nothing_is_found_in_a_few_organisations():
    found, not_shown, useful = attacked(range(1000, 1030))
    assert (found, not_shown) == ([], 0)
    assert useful >= 0.98


@pytest.mark.thorough
def test_nothing_is_found_in_five_hundred_organisations():
    found, not_shown, useful = attacked(range(500))
    assert (found, not_shown) == ([], 0)
    assert useful >= 0.99


def test_what_the_attack_reads_is_true():
    """Else it would look for the truth in the wrong place."""
    for seed in range(2000, 2020):
        answers = random_organisation(seed)
        told = written(release(answers))
        sums = {(cell.question, cell.group, cell.leader): sum(cell.values) for cell in answers.answers}
        for column, sizes in attack.columns_of(as_json(answers)).items():
            figures = [row for row in told["figures"] if (row["question"], row["group"]) == column]
            for row in attack.readings(figures, sizes, answers.k, answers.scale):
                assert row.low <= sum(sums[(*column, cell)] for cell in row.cells) <= row.high


WEAKER = {
    "a threshold alone": Rules(pools=False),
    "pools of any size": Rules(enough=False, others=False, room=False),
    "pools of k": Rules(others=False, room=False),
    "no clipping": Rules(clipped=False),
    "clipping by the largest cell": Rules(all_teams=False),
}


@pytest.mark.parametrize("rules", WEAKER.values(), ids=WEAKER)
def test_a_weaker_rule_is_found_out(rules):
    found = Counter()
    for seed in range(3000, 3030):
        answers = random_organisation(seed, most=30)
        found["holes"] += any(attack.findings(as_json(answers), weakened(answers, rules)))
    assert found["holes"] >= 2


def test_by_the_full_rules_the_same_organisations_hold():
    for seed in range(3000, 3030):
        answers = random_organisation(seed, most=30)
        assert list(attack.findings(as_json(answers), weakened(answers, Rules()))) == []


def test_a_mark_that_tells_what_was_moved_is_found_out():
    """Who knows that a sum lies beyond the edge, and not on it, knows a step too much: so the edge is marked too."""
    found = Counter()
    for seed in range(3000, 3030):
        answers = random_organisation(seed, most=30)
        told = weakened(answers, Rules(quiet_mark=False))
        found["telling"] += any(attack.findings(as_json(answers), told, mark="moved"))
        found["quiet"] += any(attack.findings(as_json(answers), weakened(answers, Rules()), mark="edge"))
    assert found["telling"] >= 10
    assert found["quiet"] == 0


def test_a_join_that_looks_at_the_answers_speaks_by_its_refusal():
    """Were pools at the ends left out instead of moved, being left out would say where their answers lie."""
    answers = one_question({"A": None, "B": "A", "C": "A"}, {"B": [1, 1, 1], "C": [1, 1]})
    told = {"figures": [], "hidden": [], "bars": []}
    assert list(attack.findings(as_json(answers), told)) == []  # the attack must read it between the lines
    low_half = [Row(frozenset("BC"), 5, 7)]  # refused, and below the lowest sum that hides three of five
    assert [finding.n for finding in attack._narrow(("q", "e"), "refusal", {"B": 3, "C": 2}, low_half, 5, (1, 5))] == [
        3
    ]


@given(organisations())
def test_nothing_is_found_on_any_scale(answers):
    assert list(attack.findings(as_json(answers), written(release(answers)))) == []
