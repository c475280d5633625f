"""The demo's networks have been evaluated by their members: figures for most, words for those who may read them."""

import pytest

from ledernet.demo.rounds import ACROSS
from networks.models import Aim, Evaluation
from networks.queries.evaluations import answers_about, evaluation_page
from organisation.models import Letter
from tests.ledernet.demo.day import ON


@pytest.fixture
def evaluation(small):
    return Evaluation.objects.get(programme__name=ACROSS["name"], meeting=None)


def test_hr_reads_figures_of_networks_that_answered(evaluation):
    page = evaluation_page(evaluation, "da", ON)
    assert page.lines
    assert sum(bool(line.go_on) for line in page.lines) * 2 > len(page.lines)
    assert not page.report.is_hidden


def test_members_read_words_about_their_network_and_everybody_has_been_told(evaluation):
    networks = [line.network for line in evaluation_page(evaluation, "da", ON).lines if line.go_on]
    reports = [
        answers_about(network, "da", words=True).report
        for network in evaluation.programme.networks.filter(pk__in=networks)
    ]
    written = [[text for asked in report.words for text in asked.texts] for report in reports]
    texts = [text for page in written for text in page]
    assert texts
    assert all(len(set(page)) == len(page) for page in written)
    assert not [text for text in texts if "vagtplanen" in text], "words about a leader have nothing to do here"
    assert Letter.objects.filter(template="network_answers", state="sent").exists()


def test_no_two_members_of_a_network_want_to_learn_the_same(small):
    wanted = list(Aim.objects.values_list("network", "words"))
    assert wanted
    assert len(set(wanted)) == len(wanted)
