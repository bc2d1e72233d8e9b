"""Names that every system the outbox may stand on can hold."""

import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

_LONGEST = 150  # characters; leaves room for the folders above
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")


def safe_name(name: str) -> str:
    """This name as Windows, SharePoint and the rest can hold it."""
    shown = "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", name))
    calm = " ".join(re.sub(r'[<>:"/\\|?*]', "-", shown).split())
    if len(calm) > _LONGEST:
        stem, dot, ending = calm.rpartition(".")
        calm = f"{stem[: _LONGEST - 6].rstrip()}.{ending}" if dot and len(ending) <= 5 else calm[:_LONGEST]
    calm = calm.rstrip(". ")
    return f"_{calm}" if _DEVICES.fullmatch(calm) or not calm or calm.startswith(".") else calm


def safe_folder(folder: str) -> PurePosixPath:
    """A folder below the outbox, each of its names made safe; nothing leads out of it."""
    return PurePosixPath(*(safe_name(part) for part in folder.split("/") if part not in ("", ".", "..")))


def far_reaching(path: Path) -> Path:
    """The same place, spelled so that Windows follows it beyond 260 characters."""
    return Path(spelled_far(str(path.absolute()))) if os.name == "nt" else path.absolute()


def spelled_far(place: str) -> str:
    """A whole Windows path in the spelling that knows no longest length."""
    if place.startswith("\\\\?\\"):
        return place
    return "\\\\?\\UNC\\" + place[2:] if place.startswith("\\\\") else "\\\\?\\" + place
