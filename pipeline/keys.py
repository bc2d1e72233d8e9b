"""Where the workspace's master key is kept and found; never inside the workspace it opens."""

import hashlib
import os
import secrets
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import KeyAtFault

KEY_FILE = "FORMLINE_KEY_FILE"
_BYTES = 32
_HEADER = "formline-key-1"
_SERVICE = "formline"
_SYSTEM_STORES = ("macOS", "Windows", "SecretService", "libsecret", "kwallet")


class Place(Protocol):
    """One place where a key can be."""

    @property
    def name(self) -> str:
        """How people are told of this place."""

    def find(self) -> bytes | None:
        """The key, or None where this place has none."""

    def make(self, key: bytes) -> bool:
        """Put a new key here; False where this place does not work."""


def find_key(workspace_id: str, environ: Mapping[str, str] = os.environ, *, workspace: Path | None = None) -> bytes:
    """The workspace's master key, from the first place that has one."""
    order = places(workspace_id, environ, workspace=workspace)
    for place in order:
        if key := place.find():
            return key
    raise KeyAtFault(
        f"The key of this workspace was not found; looked in {' and '.join(place.name for place in order)}.",
        advice="Bring it back from your copy of it (docs/how-to/keep-copies.md), "
        f"or set {KEY_FILE} to the file that holds it.",
    )


def make_key(workspace_id: str, environ: Mapping[str, str] = os.environ, *, workspace: Path | None = None) -> str:
    """Make a missing key at the first place that works and say where the key is; one that is there stays."""
    return make_first(places(workspace_id, environ, workspace=workspace))


def make_first(order: tuple["Place", ...]) -> str:
    """Make a key at the first of these places that works, unless one of them has a key."""
    if there := next((place for place in order if place.find()), None):
        return there.name
    key = secrets.token_bytes(_BYTES)
    if made := next((place for place in order if place.make(key)), None):
        return made.name
    raise KeyAtFault(
        "There is no place on this computer where the workspace's key could be kept.",
        advice=f"Set {KEY_FILE} to a file in a folder you can write to, outside the workspace.",
    )


def places(workspace_id: str, environ: Mapping[str, str], *, workspace: Path | None = None) -> tuple[Place, ...]:
    """Where a key is looked for, in order; a file that was named stands alone."""
    if named := environ.get(KEY_FILE):
        return (KeyFile(_outside(Path(named).expanduser(), workspace)),)
    own = KeyFile(_outside(own_folder() / f"{workspace_id}.key", workspace))
    system = system_store(environ)
    return (SystemKey(system, workspace_id), own) if system else (own,)


def own_folder() -> Path:
    """The folder for keys among this account's own data."""
    import platformdirs

    return platformdirs.user_data_path("formline", appauthor=False) / "keys"


def as_text(key: bytes) -> str:
    """A key as one line of text, with a checksum so that a cut or mistyped one is noticed."""
    return f"{_HEADER} {urlsafe_b64encode(key).decode()} {_checksum(key)}"


def from_text(text: str, place: str) -> bytes:
    """The key in such a line."""
    try:
        header, told, checksum = text.split()
        key = urlsafe_b64decode(told)
    except ValueError:
        header, key, checksum = "", b"", ""
    if header == _HEADER and len(key) == _BYTES and checksum == _checksum(key):
        return key
    raise KeyAtFault(
        f"What lies in {place} is not a whole Formline key.",
        advice="Put your copy of it in its place (docs/how-to/keep-copies.md); nothing in the store was changed.",
    )


def _checksum(key: bytes) -> str:
    return hashlib.sha256(b"formline key " + key).hexdigest()[:8]


def _outside(file: Path, workspace: Path | None) -> Path:
    file = file.absolute()
    if workspace and file.resolve().is_relative_to(workspace.resolve()):
        raise KeyAtFault(
            "The key must not lie inside the workspace: whoever copies the workspace would have both.",
            advice=f"Move it elsewhere and set {KEY_FILE} to its new place.",
        )
    return file


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a file of its own, readable by its owner alone."""

    file: Path

    @property
    def name(self) -> str:
        """The file's path."""
        return str(self.file)

    def find(self) -> bytes | None:
        """The key in the file, if there is one."""
        try:
            return from_text(self.file.read_text(encoding="ascii", errors="replace"), self.name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise KeyAtFault(
                f"The key in {self.name} could not be read: {error.strerror}.",
                advice="Check that this account may read it.",
            ) from error

    def make(self, key: bytes) -> bool:
        """Write the file whole or not at all, and never over another."""
        draft = self.file.with_name(f".{self.file.name}.{secrets.token_hex(4)}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_durably(draft, as_text(key) + "\n")
            _put_in_place(draft, self.file)
        except OSError:
            return False
        finally:
            with suppress(OSError):
                draft.unlink()
        return True


def _write_durably(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def _put_in_place(draft: Path, file: Path) -> None:
    if sys.platform == "win32":
        draft.rename(file)  # stops there when the name is taken
    else:
        file.hardlink_to(draft)  # stops when the name is taken, as a rename would not
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class SystemStore(Protocol):
    """The operating system's key store as the `keyring` package offers it, or a twin of it."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under these names."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep this under these names."""


@dataclass(frozen=True, slots=True)
class SystemKey:
    """A key in the operating system's key store. A store that does not answer has no key."""

    store: SystemStore
    workspace_id: str

    @property
    def name(self) -> str:
        """How people are told of it."""
        return "this account's key store"

    def find(self) -> bytes | None:
        """The key kept for this workspace."""
        try:
            text = self.store.get_password(_SERVICE, self.workspace_id)
        except Exception:  # noqa: BLE001 - every system raises its own when there is nobody to unlock its store
            return None
        return from_text(text, self.name) if text else None

    def make(self, key: bytes) -> bool:
        """Keep the key, and believe it only once it reads back."""
        try:
            self.store.set_password(_SERVICE, self.workspace_id, as_text(key))
        except Exception:  # noqa: BLE001 - as above
            return False
        return self.find() == key


def system_store(environ: Mapping[str, str]) -> SystemStore | None:
    """The key store of this system, where there is one that can answer without a screen to ask on."""
    seen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if sys.platform not in {"win32", "darwin"} and not (seen and environ.get("DBUS_SESSION_BUS_ADDRESS")):
        return None  # a locked store there would wait for ever for somebody to type
    try:
        import keyring

        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - not installed, or its own set-up is broken: not available here
        return None
    return next((one for one in getattr(chosen, "backends", [chosen]) if _belongs_to_the_system(one)), None)


def _belongs_to_the_system(backend: object) -> bool:
    package, _, name = type(backend).__module__.rpartition(".")
    return package == "keyring.backends" and name in _SYSTEM_STORES
