"""What stands in the inbox at this moment."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.inbox.ignore import hidden, ignored_name, leads_elsewhere


class Stamp(NamedTuple):
    """What changes when a file does."""

    size: int
    modified: int  # nanoseconds
    changed: int  # nanoseconds; on Windows when it was made
    number: int  # of the file, whatever it is called

    def __str__(self) -> str:
        return "-".join(str(part) for part in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file that may be a return."""

    path: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Everything found in one walk."""

    found: tuple[Found, ...]
    top: int = 0  # the number of the folder itself: another one after a share was mounted anew
    shut: int = 0  # folders that could not be looked into


def far_reaching(path: Path) -> Path:
    """The same place, spelled so that Windows follows it beyond 260 characters."""
    return Path(spelled_far(str(path.absolute()))) if os.name == "nt" else path.absolute()


def spelled_far(place: str) -> str:
    """A whole Windows path in the spelling that knows no longest length."""
    if place.startswith("\\\\?\\"):
        return place
    return "\\\\?\\UNC\\" + place[2:] if place.startswith("\\\\") else "\\\\?\\" + place


def look_at(path: str) -> Found | None:
    """The file at `path`, or None where there is nothing that could be a return."""
    try:
        # Not the listing's own facts: Windows brings those up to date only when a writer closes the file.
        facts = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(facts.st_mode) or leads_elsewhere(facts) or hidden(facts):
        return None
    return Found(path=path, stamp=Stamp(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino))


def scan(root: str) -> Scan:
    """Walk the inbox at every depth, following no link. Raises OSError where the top can't be looked into."""
    top = os.stat(root).st_ino  # noqa: PTH116 - strings, by the thousand
    found, folders = _list(root)
    shut = 0
    while folders:
        try:
            files, below = _list(folders.pop())
        except FileNotFoundError:
            continue  # moved away as we came
        except OSError:
            shut += 1
            continue
        found += files
        folders += below
    return Scan(found=tuple(found), top=top, shut=shut)


def _list(folder: str) -> tuple[list[Found], list[str]]:
    files: list[Found] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if ignored_name(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                facts = entry.stat(follow_symlinks=False)
                if not leads_elsewhere(facts) and not hidden(facts):
                    folders.append(entry.path)
            elif found := look_at(entry.path):
                files.append(found)
    return files, folders
