"""Locks on rounds: answers share one, closing has it alone."""

from django.db import connection

from evaluation.models import Round

SHARED = "SELECT id FROM evaluation_round WHERE id = %s FOR SHARE"


def hold_open(pk: int) -> Round:
    """The round, kept from closing until the end of this transaction; others may answer meanwhile.

    SQLite lets one writer in at a time, which is the same and more.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(SHARED, [pk])
    return Round.objects.select_related("questionnaire").get(pk=pk)


def hold_alone(pk: int) -> Round:
    """The round for its closing: waits for answers under way, and lets none in until the end of this transaction."""
    return Round.objects.select_for_update().get(pk=pk)
