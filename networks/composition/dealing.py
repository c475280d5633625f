"""The first seats: people stay where they are if moves are counted, the rest go to the emptiest open network."""

import numpy as np

from networks.composition.tables import CLOSED, Tables


def deal(tables: Tables) -> np.ndarray:
    """A network for every unit, open to it; sizes as even as the limits ask, other rules left to the search."""
    networks = tables.low.size
    size = np.zeros(networks, np.int64)
    seats = np.full(tables.row.size, -1, np.int32)
    people = np.diff(tables.first)
    opened = tables.prices != CLOSED
    stays = np.full(tables.row.size, -1)
    if networks and (tables.max_moved < tables.labels.shape[0]):
        stays = tables.current[tables.first[:-1]]
    order = np.lexsort((-people, opened.sum(axis=1)[tables.row], stays < 0))
    for unit in order.tolist():
        home = stays[unit]
        if 0 <= home < networks and opened[tables.row[unit], home] and size[home] + people[unit] <= tables.high[home]:
            network = home
        else:
            wanted = np.where(size < tables.low, 2**31, 0) + np.minimum(tables.high, 2**30) - size
            network = np.where(opened[tables.row[unit]], wanted, -(2**40)).argmax()
        seats[unit] = network
        size[network] += people[unit]
    return seats
