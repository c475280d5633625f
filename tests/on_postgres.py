"""Run pytest with the arguments given on a PostgreSQL of its own: `python -m tests.on_postgres [arguments of pytest]`.

The tables are made by the migrations, which also make the Danish collation. Where there is no PostgreSQL it says so in
one line, and fails only when LEDERNET_REQUIRE names it.
"""

import os
import subprocess
import sys
from contextlib import nullcontext

from tests.parts import NOT_RUN, PARTS, Missing, required_parts
from tests.servers import postgres_server


def main(arguments: list[str]) -> int:
    """The exit status of pytest."""
    try:
        found = PARTS["postgres"]()
    except Missing as missing:
        print(f"{NOT_RUN}postgres ({missing})")
        return 1 if "postgres" in required_parts() else 0
    with nullcontext(found) if "://" in found else postgres_server(found) as address:
        command = [sys.executable, "-m", "pytest", "--migrations", *arguments]
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
