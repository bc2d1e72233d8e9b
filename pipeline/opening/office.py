"""Locked Office files, opened in memory with msoffcrypto."""

import io
import zipfile
from collections.abc import Iterable

import msoffcrypto

from pipeline.errors import Unreadable

_MANIFEST, _ENCRYPTED, _MOST_MANIFEST = "META-INF/manifest.xml", b"encryption-data", 2**20


def unlock_office(content: bytes, passwords: Iterable[tuple[int, str]]) -> tuple[int, bytes] | None:
    """The file inside a locked Office wrapper, with the number of the password that opened it; None if none does."""
    try:
        # Looked into even without a password: nobody should ring round for the password of a damaged file.
        wrapper = msoffcrypto.OfficeFile(io.BytesIO(content))
    except Exception as error:  # the parser raises whatever the bytes provoke
        raise Unreadable("It is locked, and its wrapper is damaged.", advice="Ask for it to be sent again.") from error
    for number, password in passwords:
        plain = io.BytesIO()
        try:
            wrapper.load_key(password=password)
            wrapper.decrypt(plain)
        except Exception:  # noqa: BLE001, S112 - a wrong key and a key check that is itself wrong look alike here
            continue
        if _is_whole_zip(plain):
            return number, plain.getvalue()
    return None


def is_locked_odt(content: bytes) -> bool:
    """Whether an OpenDocument text is locked with a password."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_MANIFEST) as manifest:
            return _ENCRYPTED in manifest.read(_MOST_MANIFEST)
    except Exception:  # noqa: BLE001 - what is damaged is told when it is read
        return False


def is_locked_word(content: bytes) -> bool:
    """Whether an old Word file is locked with a password."""
    try:
        return bool(msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted())
    except Exception:  # noqa: BLE001 - what is damaged is told when it is read
        return False


def _is_whole_zip(plain: io.BytesIO) -> bool:
    # The proof of the right password is a package that opens; the wrapper's own check turns down some right ones.
    try:
        with zipfile.ZipFile(plain) as package:
            return package.getinfo("[Content_Types].xml").file_size > 0 and package.testzip() is None
    except Exception:  # noqa: BLE001 - garbage raises anything
        return False
