"""What holds for every page unasked: its language, no code in it, and as many questions for three rows as for one."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crowd import add_crowd
from tests.house.pages import INLINE
from tests.visits import PAGES, address_of, visitors

# What the policy would refuse; addresses of other machines are heard by the browser's tests.
REFUSED = [pattern for pattern, what in INLINE.items() if what.endswith(("page", "attribute", "address"))]
MOST_QUERIES = {
    "networks:life": 26,
    "goals:goals": 26,
    "networks:network": 28,
    "my_day": 7,
    "networks:backfill": 41,
    "networks:newcomer": 41,
    "networks:publish_scenario": 30,
    "networks:studio": 30,
}
FEW_QUERIES = 25
# A crowd takes longer to gather than a page to be asked for, so some pages share one.
PARTS = [PAGES[start : start + 16] for start in range(0, len(PAGES), 16)]


@pytest.fixture
def world(full):
    return full


def signed_in(client, world, role, language="da"):
    if role:
        account = world.accounts[role]
        account.language = language
        account.save(update_fields=["language"])
        client.force_login(account)
    else:
        client.logout()
        client.cookies["django_language"] = language
    return client


def is_page(response):
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


def count(client, path):
    """How many questions the second visit asks: the first one warms what is kept between visits."""
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return [re.sub(r"(?:\d+, )*\d+", "N", query["sql"])[:160] for query in asked.captured_queries]


def asked_on(names, client, world):
    """The questions of each page for each who may open it."""
    return {
        (name, role): count(signed_in(client, world, role), address_of(name, world))
        for name in names
        for role in visitors(name)
    }


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_the_language_and_holds_no_code(client, world, name, language):
    for role in visitors(name):
        response = signed_in(client, world, role, language).get(address_of(name, world))
        if not is_page(response):
            continue
        text = response.content.decode()
        assert re.search(rf'<html[^>]* lang="{language}"', text)
        assert re.search(r"<title>\s*\S[^<]*</title>", text)
        assert re.findall(r"<h1\b", text) == ["<h1"]
        assert [pattern for pattern in REFUSED if re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("names", PARTS, ids=[f"{part[0]}…{part[-1]}" for part in PARTS])
def test_three_rows_cost_no_more_questions_than_one(client, world, names):
    add_crowd(world, 1, 1)
    one = asked_on(names, client, world)
    add_crowd(world, 2, 3)
    three = asked_on(names, client, world)
    for page, asked in one.items():
        more = {query for query in three[page] if three[page].count(query) > asked.count(query)}
        assert (page, "\n".join(sorted(more))) == (page, "")
    costly = {page: len(asked) for page, asked in one.items() if len(asked) > MOST_QUERIES.get(page[0], FEW_QUERIES)}
    assert costly == {}
