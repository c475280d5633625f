"""SQLite that sorts as Danes do."""

from django.db.backends.sqlite3 import base

from organisation.rules.sorting import compare_danish


class DatabaseWrapper(base.DatabaseWrapper):
    """Every connection knows the collation `danish`."""

    def get_new_connection(self, conn_params):
        """Open the file and teach it the alphabet."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation("danish", compare_danish)
        return connection
