"""Compiled where it pays: numba's `njit`, or plain Python where a short search runs without."""

import os
from typing import Any


def njit(**wishes: Any) -> Any:
    """As numba's; with NUMBA_DISABLE_JIT=1 numba is not even loaded, which takes longer than a short search."""
    if os.environ.get("NUMBA_DISABLE_JIT") == "1":
        return lambda function: function
    import numba  # noqa: PLC0415 - slow import

    return numba.njit(**wishes)
