"""The test municipality with its networks, and the crew's programme with a proposal that has been computed."""

import pytest

from tests.networks.crew import add_crew, composed
from tests.networks.world import add_networks
from tests.world import make_world


@pytest.fixture
def world(db):
    return add_networks(make_world())


@pytest.fixture
def programme(world):
    return add_crew(world)


@pytest.fixture
def scenario(world, programme):
    return composed(world, programme)


@pytest.fixture
def hr(client, world):
    client.force_login(world.hr)
    return client


@pytest.fixture
def as_one(client, world):
    """Sign in as somebody."""

    def sign_in(key):
        client.force_login(world.accounts[key])
        return client

    return sign_in
