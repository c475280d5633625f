"""`manage.py released_figures ROUND [--viewer MAIL]` and `--list`: the released figures as anybody may attack them."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from evaluation.access.reports import bars_visible_to, figures_visible_to
from evaluation.models import ReleasedBars, ReleasedFigure, Round
from evaluation.queries.released import released_form
from evaluation.rules.rounds import State
from organisation.queries.people import person_by_mail

UNKNOWN = 2


class Command(BaseCommand):
    """Print a published round's figures as JSON; exit status 2 and one line for an open or unknown round."""

    help = "Print the released figures of a published round as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """A round's number, whose eyes, or the list of rounds."""
        parser.add_argument("round", nargs="?", type=int, help="the number of a published round")
        parser.add_argument("--viewer", metavar="MAIL", help="only what this person can see anywhere")
        parser.add_argument("--list", action="store_true", help="number, state and title of every round")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or print one round."""
        if options["list"]:
            for row in Round.objects.order_by("pk"):
                self.stdout.write(f"{row.pk}\t{row.state}\t{row.title}")
            return
        found = Round.objects.filter(pk=options["round"], state=State.PUBLISHED).first()
        if found is None:
            raise CommandError("No published round with this number; see --list.", returncode=UNKNOWN)
        self.stdout.write(json.dumps(self.form(found, options["viewer"]), ensure_ascii=False))

    def form(self, round: Round, viewer: str | None) -> dict[str, Any]:
        """The whole release, or the part that somebody can see."""
        figures, bars = ReleasedFigure.objects.filter(round=round), ReleasedBars.objects.filter(round=round)
        if viewer is not None:
            person = person_by_mail(viewer)
            if person is None:
                raise CommandError("No person with this mail address.", returncode=UNKNOWN)
            today = timezone.localdate()
            figures, bars = figures_visible_to(person, round, today), bars_visible_to(person, round, today)
        return released_form(round, figures.select_related("cells"), bars.select_related("cells"))
