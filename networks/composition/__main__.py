"""`python -m networks.composition`: the same commands without Django, for a child process of a job."""

import sys

from networks.composition.command import leave, main

leave(main(sys.argv[1:]))
