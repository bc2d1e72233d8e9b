"""Sealing: what a person wrote is kept as AES-256-GCM under a data key, bound to its table, row and column."""

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pipeline.store.faults import BRING_BACK, StoreDamaged

KEY_BYTES = 32
_FORMAT = b"\x01"  # the first byte of every sealed payload
_NONCE_BYTES = 12
ROOT = "root"  # owner of the key all keyed hashes come from
HOUSE = "house"  # owner of the key for what belongs to no return: log, keyring, small facts


class Box:
    """What one data key seals and opens."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, table: str, row: str, column: str = "sealed") -> bytes:
        """Seal a payload for one place of the store."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, plain, _place(table, row, column))

    def open(self, sealed: bytes, table: str, row: str, column: str = "sealed") -> bytes:
        """Open the payload of one place; anything changed or moved there is noticed."""
        nonce, text = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            if sealed[:1] != _FORMAT:
                raise InvalidTag
            return self._cipher.decrypt(nonce, text, _place(table, row, column))
        except (InvalidTag, ValueError) as error:
            raise StoreDamaged(
                f"What the store holds in {table} for {row} is not as Formline left it.",
                advice=BRING_BACK,
            ) from error


class Master:
    """The workspace's master key: it wraps data keys and does nothing else."""

    def __init__(self, key: bytes) -> None:
        self.check = _derived(key, "key check").hex()  # tells a wrong key from a damaged store
        self._wrapping = Box(_derived(key, "wrapping"))

    def new_key(self, owner: str) -> bytes:
        """A new data key for an owner, wrapped."""
        return self.wrapped(owner, os.urandom(KEY_BYTES))

    def wrapped(self, owner: str, key: bytes) -> bytes:
        """An owner's data key, wrapped."""
        return self._wrapping.seal(key, "data_keys", owner, "wrapped")

    def unwrapped(self, owner: str, wrapped: bytes) -> bytes:
        """An owner's data key."""
        return self._wrapping.open(wrapped, "data_keys", owner, "wrapped")


class Vault:
    """Every key of one store: data keys wrapped by the master, keyed hashes from a root key it wraps too.

    Hashes come from the root, not from the master itself: a new master wraps the same keys anew, and every hash and
    the log's chain stay as they are.
    """

    def __init__(self, master: Master, wrapped_root: bytes, wrapped_house: bytes) -> None:
        self._master = master
        self.house = self.box(HOUSE, wrapped_house)
        self._root = master.unwrapped(ROOT, wrapped_root)
        self._purposes: dict[str, bytes] = {}

    def new_key(self, owner: str) -> bytes:
        """A new data key for an owner, wrapped."""
        return self._master.new_key(owner)

    def box(self, owner: str, wrapped: bytes) -> Box:
        """What an owner's data key seals and opens."""
        return Box(self._master.unwrapped(owner, wrapped))

    def hashed(self, purpose: str, *words: bytes | str) -> bytes:
        """A keyed hash: alike for the same words and purpose, and telling nothing to those without the key."""
        if purpose not in self._purposes:
            self._purposes[purpose] = _derived(self._root, purpose)
        mac = hmac.new(self._purposes[purpose], digestmod=sha256)
        for word in words:
            told = word.encode("utf-8", "surrogatepass") if isinstance(word, str) else word
            mac.update(len(told).to_bytes(8, "big"))
            mac.update(told)
        return mac.digest()


def _derived(key: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"formline 1 " + purpose.encode()).derive(key)


def _place(table: str, row: str, column: str) -> bytes:
    return f"{table}\x1f{row}\x1f{column}".encode("utf-8", "surrogatepass")
