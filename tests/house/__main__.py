"""The house's figures for docs/figures.md: `python -m tests.house`."""

from tests.house.sizes import figures
from tests.house.sources import code, tests

for name, value in figures(code(), tests()).items():
    print(f"{name:<30}{value:>8g}")
