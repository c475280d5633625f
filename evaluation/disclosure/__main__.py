"""`python -m evaluation.disclosure < answers.json > release.json`."""

import sys

from evaluation.disclosure.command import main

sys.exit(main(sys.argv[1:]))
