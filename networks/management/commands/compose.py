"""`manage.py compose`: the command of the composition (docs/composition.md), with Django's settings around it."""

from django.core.management.base import BaseCommand

from networks.composition.command import leave, main


class Command(BaseCommand):
    """Hands the arguments on and exits with the status of the composition."""

    help = "Composes networks from a problem file (docs/composition.md)"
    requires_system_checks = ()

    def run_from_argv(self, argv: list[str]) -> None:
        """Arguments and exit status belong to the composition."""
        leave(main(["compose", *argv[2:]]))

    def handle(self, *args: str, **options: object) -> None:
        """Not used: the arguments and the exit status belong to the composition."""
