"""Sealed ballots: libsodium's sealed box over answers padded to one size, and the key that opens a whole round.

What a ballot holds is sealed with the round's public key the moment it is stored; the private key lies wrapped under a
secret that is not in the database (`evaluation.keyfiles`). Two rooms alone may import this module: the verbs that give
a ballot, and those that turn the key (docs/anonymity.md).
"""

from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

REHEARSAL = b"a test ballot, never stored"


@dataclass(frozen=True)
class RoundKeys:
    """A round's public key, and its private key wrapped under the secret."""

    public: bytes
    wrapped: bytes


class WrongKey(Exception):
    """The secret does not open the round: another file, or another passphrase."""


def new_keys(secret: bytes) -> RoundKeys:
    """Keys for a new round, tried out with a ballot that is never stored before anybody relies on them."""
    private = PrivateKey.generate()
    keys = RoundKeys(bytes(private.public_key), bytes(SecretBox(secret).encrypt(bytes(private))))
    sealed = seal(REHEARSAL, size=len(REHEARSAL), public=keys.public)
    if opened(sealed, unwrapped(keys.wrapped, secret)) != REHEARSAL:
        raise WrongKey
    return keys


def unwrapped(wrapped: bytes, secret: bytes) -> PrivateKey:
    """The private key of a round, for whoever holds the secret."""
    try:
        return PrivateKey(SecretBox(secret).decrypt(wrapped))
    except CryptoError:
        raise WrongKey from None


def seal(content: bytes, *, size: int, public: bytes) -> bytes:
    """A ballot that tells neither what it says nor how long it is: `size` bytes for every ballot of a round."""
    if len(content) > size:
        raise ValueError(f"a ballot of {len(content)} bytes does not fit into {size}")
    return bytes(SealedBox(PublicKey(public)).encrypt(content.ljust(size, b" ")))


def opened(ciphertext: bytes, private: PrivateKey) -> bytes | None:
    """What a ballot says, without its padding; None for one that cannot be opened."""
    try:
        return bytes(SealedBox(private).decrypt(bytes(ciphertext))).rstrip(b" ")
    except CryptoError:
        return None
