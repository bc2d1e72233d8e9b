"""What `formline.toml` says, typed: every key has a default, and an unknown one names the nearest known."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field, structs

from pipeline.errors import SettingsAtFault

FILE_NAME = "formline.toml"
PARTNERSHIP = "hsscp"  # whose definitions come with Formline


class Paths(Struct, frozen=True, kw_only=True):
    """Where returns land and documents go; a share or a synced folder will do for both."""

    inbox: str = "inbox"
    outbox: str = "outbox"
    store: str = "store"  # this machine's own disk only


class Store(Struct, frozen=True, kw_only=True):
    """The database."""

    url: str = ""  # PostgreSQL for several machines; empty: a file in the store folder


class Watching(Struct, frozen=True, kw_only=True):
    """When a file in the inbox counts as arrived."""

    settle_seconds: float = 2.0  # so long it must not have changed
    patience_minutes: float = 10.0  # so long an incomplete file is waited for before it is taken as it is
    rescan_seconds: float = 30.0  # how often the whole inbox is looked through
    fetch_seconds: float = 60.0  # how long a synced folder may take to bring a file


class Limits(Struct, frozen=True, kw_only=True):
    """What one file may cost."""

    file_megabytes: int = 100
    read_seconds: int = 20  # computing time
    read_megabytes: int = 512  # memory

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return self.file_megabytes * 1024 * 1024

    @property
    def most_memory(self) -> int:
        """Bytes that reading a file may take."""
        return self.read_megabytes * 1024 * 1024

    @property
    def most_seconds(self) -> float:
        """How long reading a file may take by the clock: it may have to share the processor."""
        return self.read_seconds * 3.0


class Programs(Struct, frozen=True, kw_only=True):
    """Programs of others that read what we can't."""

    libreoffice: str = ""  # where it is, if not in a usual place
    tesseract: str = ""  # likewise


class Settings(Struct, frozen=True, kw_only=True):
    """Everything `formline.toml` can say."""

    partnership: str = PARTNERSHIP
    paths: Paths = field(default_factory=Paths)
    store: Store = field(default_factory=Store)
    watching: Watching = field(default_factory=Watching)
    limits: Limits = field(default_factory=Limits)
    programs: Programs = field(default_factory=Programs)


def load(file: Path) -> Settings:
    """The settings in this file; what it leaves out has its default."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsAtFault(f"{file.name} can't be read: {error}.", advice="Mend that line.") from error
    except UnicodeDecodeError as error:
        raise SettingsAtFault(f"{file.name} is not UTF-8 text.", advice="Save it again as UTF-8.") from error
    _refuse_unknown(told, Settings, file.name)
    try:
        settings = msgspec.convert(told, Settings)
    except msgspec.ValidationError as error:
        raise SettingsAtFault(f"{file.name}: {_plainly(str(error))}.", advice="Mend that value.") from error
    _refuse_nonsense(settings, file.name)
    return settings


def _refuse_unknown(told: dict[str, Any], kind: type, place: str) -> None:
    known = {one.name: one.type for one in structs.fields(kind)}
    for key, value in told.items():
        if key not in known:
            import difflib

            near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
            raise SettingsAtFault(
                f"{place} has a key '{key}' that Formline doesn't know.", advice=f"Did you mean '{near}'?"
            )
        if issubclass(known[key], Struct) and isinstance(value, dict):
            _refuse_unknown(value, known[key], f"{place}, [{key}]")


def _refuse_nonsense(settings: Settings, place: str) -> None:
    for group in (settings.watching, settings.limits):
        for one in structs.fields(group):
            if getattr(group, one.name) < 0:
                raise SettingsAtFault(f"{place}: '{one.name}' is below zero.", advice="Give it a number of 0 or more.")


def _plainly(error: str) -> str:
    # msgspec says: Expected `int`, got `str` - at `$.limits.file_megabytes`
    found = re.fullmatch(r"Expected `(.+?)`, got `(.+?)`(?: - at `\$\.(.+)`)?", error)
    if not found:
        return error
    wanted, got, place = found.groups()
    words = {
        "int": "a whole number",
        "float": "a number",
        "str": "text in quotes",
        "object": "a [table]",
        "bool": "true or false",
    }
    return f"'{place}' should be {words.get(wanted, wanted)}, and is {words.get(got, got)}"


TEMPLATE = """\
# Settings of this Formline workspace. Every line here is what holds without it; change what differs.
# Explained in full: docs/reference/settings.md

# Which partnership's forms, documents and looks are used: a folder under templates/.
partnership = "{partnership}"

[paths]
# Where returns land and where finished documents go. Both may be on a share or in a synced folder.
inbox = "inbox"
outbox = "outbox"
# The database. On this computer's own disk only, never on a share, and nobody else's business.
store = "store"

[store]
# For several machines: postgresql+psycopg://user@server/database. Empty: a file in the store folder.
url = ""

[watching]
# A file counts as arrived when it has not changed for so many seconds and is complete.
settle_seconds = 2.0
# An incomplete file is waited for this long; then it is taken as it is, and a person sees it.
patience_minutes = 10.0
# How often the whole inbox is looked through, whatever the system reports.
rescan_seconds = 30.0
# How long a synced folder may take to bring a file that is only a placeholder.
fetch_seconds = 60.0

[limits]
# The largest file that is taken in, and what reading one may use.
file_megabytes = 100
read_seconds = 20
read_megabytes = 512

[programs]
# Where LibreOffice is (soffice), if Formline doesn't find it: .rtf, .doc and web pages are read with its help.
libreoffice = ""
# Where Tesseract is, if Formline doesn't find it: scans and photographs are read with its help.
tesseract = ""
"""
