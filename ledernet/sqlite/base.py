"""SQLite that sorts and searches as Danes do: its own LIKE knows no other capitals than A to Z."""

import re
from functools import lru_cache

from django.db.backends.sqlite3 import base

from organisation.rules.sorting import compare_danish


@lru_cache(maxsize=512)
def pattern_of(like: str, escape: str) -> re.Pattern[str]:
    """A LIKE pattern as a regular expression: % is any text, _ any character, an escaped one is itself."""
    parts, characters = [], iter(like.casefold())
    for character in characters:
        if character == escape:
            parts.append(re.escape(next(characters, "")))
        else:
            parts.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
    return re.compile("".join(parts), re.DOTALL)


def is_like(like: str | None, text: object, escape: str = "") -> bool | None:
    """SQL's LIKE without regard to case in any alphabet; NULL is like nothing."""
    if like is None or text is None:
        return None
    return pattern_of(like, escape).fullmatch(str(text).casefold()) is not None


class DatabaseWrapper(base.DatabaseWrapper):
    """Every connection knows the collation `danish`, and æ, ø, å in a search."""

    def get_new_connection(self, conn_params):
        """Open the file and teach it the alphabet."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation("danish", compare_danish)
        for arguments in (2, 3):
            connection.create_function("like", arguments, is_like, deterministic=True)
        return connection
