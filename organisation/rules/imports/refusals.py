"""Why an import is not carried out."""

from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


class Reason(StrEnum):
    """What stops an import whose files could be read."""

    WRONG = "wrong"
    LEAVERS = "leavers"
    STALE = "stale"
    ERASED = "erased"


SENTENCES = {
    Reason.WRONG: _("Filerne har forkerte rækker. Intet er gemt. Ret dem, og indlæs filerne igen."),
    Reason.LEAVERS: _("For mange fratræder, til at det sker uden et ja. Intet er gemt."),
    Reason.ERASED: _("Filerne er slettet igen, fordi der er gået mere end et døgn. Intet er gemt. Indlæs dem igen."),
    Reason.STALE: _("Organisationen er ændret siden prøvekørslen. Intet er gemt. Kør en ny prøvekørsel."),
}


def refusal_in_words(reason: Reason) -> str:
    """Why an import was not carried out, in the reader's language."""
    return gettext(SENTENCES[reason])


class ImportRefused(Exception):
    """An import that was not carried out; nothing has been written."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason

    @property
    def sentence(self) -> str:
        """Why, in the reader's language."""
        return refusal_in_words(self.reason)
