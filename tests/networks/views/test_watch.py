"""Risks asked about, and promises made and kept, as HR and a facilitator answer them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from networks.models import Network, Observation, Programme
from networks.rules.programmes import Attendance, Kind
from networks.rules.watch import Answer, Kept, Seen, demand_known, questions_of, troubles
from organisation.rules.refusals import Refused
from tests.networks.views.test_lives import address, words
from tests.world import TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HEALTH = "/netvaerk/saadan-gaar-det/"


@pytest.fixture
def network(world):
    """The leader's network, in its third year, in a mandatory programme across fields."""
    Network.objects.filter(pk=world.things.network.pk).update(starts=TODAY - 900 * DAY)
    return Network.objects.get(pk=world.things.network.pk)


def promised(client, programme, *those):
    return client.post(reverse("networks:promises", args=[programme.pk]), {"promised": those})


def test_the_questions_follow_from_the_type_and_from_what_was_promised():
    def subjects(*facts):
        return [one.subject for one in questions_of(*facts)]

    assert subjects(Kind.CROSS, Attendance.MANDATORY, []) == ["strangers", "worn", "unwilling"]
    assert subjects(Kind.PROFESSIONAL, Attendance.VOLUNTARY, ["time", "opening"]) == [
        "field_talk",
        "one_eyed",
        "fluctuating",
        "opening",
        "time",
    ]


def test_what_is_wrong_is_told_for_a_year():
    answers = [
        Answer("worn", Seen.YES, TODAY),
        Answer("unwilling", Seen.SOME, TODAY),
        Answer("strangers", Seen.YES, TODAY - 366 * DAY),
        Answer("time", Kept.BROKEN, TODAY - 365 * DAY),
        Answer("opening", Kept.PARTLY, TODAY),
    ]
    assert list(troubles(answers, TODAY)) == [
        "Faresignal: Forskellene slides væk, hvis de samme sidder sammen for længe.",
        "Ledelsen har ikke holdt sit løfte om at beskytte tiden til møderne.",
    ]


@pytest.mark.parametrize("answers", [{"field_talk": Seen.YES}, {"worn": Kept.BROKEN}, {"time": Kept.KEPT}])
def test_only_what_is_asked_is_answered(answers):
    with pytest.raises(Refused, match="Vælg et af svarene"):
        demand_known(answers, questions_of(Kind.CROSS, Attendance.MANDATORY, []))


def test_the_facilitator_answers_and_health_says_what_is_wrong(client, world, network):
    client.force_login(world.accounts["facilitator"])
    page = words(client.get(address("watch", network)))
    assert "Kan I gætte, hvad de andre vil sige, før de siger det?" in page
    assert client.post(address("watch", network), {"worn": "yes"}).url == address("life", network)
    page = words(client.get(address("life", network)))
    assert "Svaret var ja den" in page
    assert "Overvej en rotation, så nogle af pladserne får nye mennesker." in page
    client.force_login(world.hr)
    assert "Faresignal: Forskellene slides væk" in words(client.get(HEALTH))


def test_an_answer_left_open_stays_as_it_was(hr, network):
    hr.post(address("watch", network), {"worn": "yes", "strangers": "no"})
    hr.post(address("watch", network), {"worn": "some"})
    assert dict(Observation.objects.values_list("subject", "answer")) == {"worn": "some", "strangers": "no"}
    form = hr.get(address("watch", network)).context["form"]
    assert (form["worn"].value(), form["unwilling"].value()) == ("some", None)


@pytest.mark.parametrize(("sent", "said"), [({}, "Svar på mindst ét af spørgsmålene."), ({"worn": "x"}, "Vælg et af")])
def test_nothing_answered_and_nonsense_are_refused(hr, network, sent, said):
    assert said in words(hr.post(address("watch", network), sent))
    assert Observation.objects.count() == 0


def test_a_promise_is_asked_about_and_told_when_broken_until_it_is_taken_back(hr, world, network):
    programme = world.things.programme
    assert promised(hr, programme, "time", "answers").url == reverse("networks:programme", args=[programme.pk])
    assert "Har ledelsen holdt løftet: beskytte tiden til møderne?" in words(hr.get(address("watch", network)))
    hr.post(address("watch", network), {"time": "broken", "answers": "not_yet"})
    said = "Ledelsen har ikke holdt sit løfte om at beskytte tiden til møderne."
    assert said in words(hr.get(HEALTH))
    promised(hr, programme, "answers")
    assert said not in words(hr.get(HEALTH))
    assert [str(one) for one in Programme.objects.get(pk=programme.pk).promises.all()] == [
        "svare på netværkets forslag"
    ]


def test_the_form_shows_what_is_promised_and_the_programmes_own_words(hr, world):
    programme = world.things.programme
    Programme.objects.filter(pk=programme.pk).update(backing="Direktionen svarer inden seks uger.")
    promised(hr, programme, "answers")
    response = hr.get(reverse("networks:promises", args=[programme.pk]))
    assert "Direktionen svarer inden seks uger." in words(response)
    assert response.context["form"]["promised"].value() == ["answers"]
