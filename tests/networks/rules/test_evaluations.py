"""What members are asked about their network."""

import pytest

from evaluation.rules.questionnaires import read_questionnaire
from networks.rules.evaluations import pulse_questions, questions_of, shorten
from networks.rules.programmes import Attendance, Kind, Purpose


def wordings(content, theme):
    return [item["wording"]["others"]["da"] for item in content["themes"][theme]["items"]]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("attendance", Attendance)
def test_every_programme_has_questions_that_can_be_asked(kind, attendance):
    purposes = [(purpose, "mødes mere på {tværs}" if purpose == Purpose.OWN else "") for purpose in Purpose]
    asked = read_questionnaire(questions_of(7, kind, attendance, purposes) | {"version": 1})
    assert len(asked.themes[0].items) == len(Purpose)
    assert len(asked.items) == len(Purpose) + 8
    read_questionnaire(pulse_questions() | {"version": 1})


def test_a_network_is_asked_about_its_own_purposes_by_rank():
    content = questions_of(7, Kind.CROSS, Attendance.VOLUNTARY, [(Purpose.TOOLS, ""), (Purpose.OWN, "mere tid")])
    assert wordings(content, 0) == ["Jeg har taget redskaber med hjem og brugt dem.", "Det lykkes for os: mere tid"]
    assert [item["key"] for item in content["themes"][0]["items"]] == ["purpose-1", "purpose-2"]
    assert "De fleste er med hver gang." in wordings(content, 1)
    assert "Jeg ville komme, også hvis det var frivilligt." not in wordings(content, 1)
    assert wordings(questions_of(7, Kind.CROSS, Attendance.VOLUNTARY, []), 0)[0] == "Møderne er tiden værd."


def test_a_long_purpose_of_ones_own_still_fits():
    (own,) = wordings(questions_of(7, Kind.CROSS, Attendance.MANDATORY, [(Purpose.OWN, "x" * 200)]), 0)
    assert (len(own), own[-1]) == (200, "…")
    assert [shorten("x" * length) for length in (200, 201)] == ["x" * 200, "x" * 199 + "…"]
