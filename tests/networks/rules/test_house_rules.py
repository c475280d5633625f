"""What a line of house rules is, and how many and how long they may be."""

import pytest

from networks.rules.house_rules import demand_rules, rules_in
from organisation.rules.refusals import Refused


def test_a_rule_is_a_line_without_its_number():
    assert rules_in("1. Vi lytter\n\n- Vi lytter\n  •  Vi er her kl. 13\n7\n") == ["Vi lytter", "Vi er her kl. 13"]


@pytest.mark.parametrize(
    "rule",
    [
        "30 minutters pause midtvejs",
        "3 dages frist for dagsordenen",
        "2 timer er 2 timer",
        "100 % fortrolighed",
        "13.30 begynder vi",
        "(Sjældne) afbud siges højt",
    ],
)
def test_a_number_that_belongs_to_the_rule_stays(rule):
    assert rules_in(rule) == rules_in(f"1. {rule}") == rules_in(f"2) {rule}") == rules_in(f"– {rule}") == [rule]


@pytest.mark.parametrize("rules", [["x"], ["x"] * 10, ["x" * 160]])
def test_from_one_to_ten_short_rules_are_taken(rules):
    demand_rules(rules)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ([], "Skriv fra en til 10 regler, en på hver linje. Få korte er lettere at huske."),
        (["x"] * 11, "Skriv fra en til 10 regler, en på hver linje. Få korte er lettere at huske."),
        (["x", "y" * 161], f"»{'y' * 30} …« er for lang. En regel er højst 160 tegn."),
    ],
)
def test_more_none_or_longer_ones_are_refused(rules, words):
    with pytest.raises(Refused) as refused:
        demand_rules(rules)
    assert (str(refused.value), refused.value.field) == (words, "rules")
