"""What a verb says no with. The page that asked shows it at its field, and keeps what was written."""

from django.utils.functional import Promise


class Refused(Exception):
    """It cannot be done; `words` say why, as the user would, and `field` where in the form, if there is one place."""

    def __init__(self, words: str | Promise, field: str | None = None) -> None:
        super().__init__(words)
        self.field = field


class Stale(Refused):
    """Somebody else has changed the thing since the page was opened; who has been told may do it on top of that."""
