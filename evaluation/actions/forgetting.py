"""Letting the database forget: what was deleted must not stay readable in its files."""

from django.db import connection

# Tables that held ballots, links, and letters with links or reminders.
FORGETFUL = ("evaluation_sealedballot", "evaluation_invitation", "organisation_letter")


class Busy(Exception):
    """Somebody is reading the database; forgetting is tried again."""


def let_the_database_forget() -> None:
    """Rewrite the files in which deleted rows may linger. Outside any transaction; raises `Busy` to be called again.

    PostgreSQL: VACUUM FULL of the tables concerned. SQLite: `secure_delete` has overwritten the rows as they were
    deleted; VACUUM rewrites the file and the write-ahead log is cut to nothing, which an open reader prevents.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in FORGETFUL:
                cursor.execute(f"VACUUM FULL {table}")
            return
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if cursor.fetchone()[0]:
            raise Busy
