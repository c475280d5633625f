"""The test municipality with its networks."""

import pytest

from tests.networks.world import add_networks
from tests.world import make_world


@pytest.fixture
def world(db):
    return add_networks(make_world())
