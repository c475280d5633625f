"""The round's key: cut at opening, turned at closing, destroyed before anything is published."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation import keyfiles
from evaluation.ballots import WrongKey, new_keys, opened, unwrapped
from evaluation.models import Round
from organisation.rules.refusals import Refused

Opener = Callable[[bytes], bytes | None]


@dataclass(frozen=True)
class CutKey:
    """A new key: the name of its file, the public half, and the private half under the secret."""

    name: str
    public: bytes
    wrapped: bytes


def cut_key(passphrases: tuple[str, ...]) -> CutKey:
    """A key for a round about to open, rehearsed with a test ballot; with two keys, both passphrases are part of it."""
    name = keyfiles.cut()
    keys = new_keys(keyfiles.wrapping_secret(name, passphrases))
    return CutKey(name, keys.public, keys.wrapped)


def turn_key(round: Round, passphrases: tuple[str, ...]) -> Opener:
    """What opens the ballots of a round, held in memory for as long as its closing takes."""
    if round.two_keys and not passphrases:
        raise Refused(_("Runden har to nøgler. Luk den på dens egen side, hvor begge kodeord skrives."))
    try:
        private = unwrapped(bytes(round.sealed_key or b""), keyfiles.wrapping_secret(round.key_name, passphrases))
    except WrongKey:
        raise Refused(_("Nøglen passer ikke. Intet er ændret. Kontrollér begge kodeord, og prøv igen.")) from None
    return lambda ciphertext: opened(ciphertext, private)
