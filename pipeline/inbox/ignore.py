"""Which files in the inbox are nobody's return."""

import os
import stat

OURS = ".formline-"  # how every file we write into an inbox begins

_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload")
_OF_THE_SYSTEM = frozenset({"desktop.ini", "thumbs.db"})
_MOUNT_POINT = 0xA0000003  # what Windows calls the tag of a junction; not in `stat` on other systems


def ignored_name(name: str) -> bool:
    """Whether a file or folder of this name is passed by: hidden, unfinished, or a program's own."""
    lower = name.lower()
    return name.startswith((".", "~$")) or lower.endswith(_UNFINISHED) or lower in _OF_THE_SYSTEM


def hidden(facts: os.stat_result) -> bool:
    """Whether Windows says that this is hidden."""
    attributes: int = getattr(facts, "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def leads_elsewhere(facts: os.stat_result) -> bool:
    """Whether this is a link or a junction.

    A synced folder's placeholder is a reparse point too, but of another tag: it is a file to fetch.
    """
    tag: int = getattr(facts, "st_reparse_tag", 0)
    return stat.S_ISLNK(facts.st_mode) or tag == _MOUNT_POINT
