"""What the appearance of a form field draws, held against its value: one is seen, the other is stored."""

import html
import re
from typing import Any

from pipeline.reading.pdf.file import get, is_dictionary, unpacked, words

_STRING = re.compile(rb"\((?:[^\\()]|\\.|\([^()]*\))*\)|<[0-9A-Fa-f\s]*>(?!>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PAINTS = re.compile(rb"\b(?:Tj|TJ|[fFSsBb]|Do|sh)\b|\b[fBb]\*|['\"]")
_MOST = 20_000  # bytes of one appearance
_LONG = 60  # letters: an answer longer than this may be cut off by its box


def same_letters(one: str, other: str) -> bool:
    """Whether two tellings have the same letters and numbers, whatever stands between them."""
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _plain(text: str) -> str:
    """The letters that every encoding of a simple font writes alike."""
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())


def without_markup(rich: str) -> str:
    """The words of a rich text value."""
    return html.unescape(_TAG.sub(" ", rich)).strip()


def drawn_text(thing: Any, value: str) -> str | None:
    """What this box draws, where it draws other words than its value; None where it agrees or can't be told."""
    stream = get(get(thing, "/AP"), "/N")
    if getattr(stream, "_type_name", "") != "stream":
        return None
    content = unpacked(stream, _MOST)
    drawn = " ".join(_strings(content)) if content else ""
    seen, kept = _plain(drawn), _plain(value)
    if not seen or seen == kept or (len(kept) > _LONG and kept.startswith(seen)):
        return None
    return drawn.strip() if _simple(stream) and drawn.isprintable() else None


def _strings(content: bytes) -> list[str]:
    found = []
    for one in _STRING.findall(content, max(0, content.find(b"BT"))):
        if one.startswith(b"<"):
            digits = re.sub(rb"\s", b"", one[1:-1]).decode()
            found.append(bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("cp1252", "replace"))
        else:
            found.append(_ESCAPED.sub(_unescaped, one[1:-1]).decode("cp1252", "replace"))
    return found


def _unescaped(match: "re.Match[bytes]") -> bytes:
    what = match[1]
    if what[:1].isdigit() and what < b"8":
        return bytes([int(what, 8) & 0xFF])
    return {b"n": b" ", b"r": b" ", b"t": b" ", b"\n": b"", b"\r": b""}.get(what, what)


def _simple(stream: Any) -> bool:
    """Whether each byte in these strings is one letter as usual: fonts made for one text number their letters anew."""
    fonts = get(get(stream, "/Resources"), "/Font")
    if not is_dictionary(fonts):
        return False
    each = [get(fonts, key) for key in fonts.keys()]  # noqa: SIM118 - pikepdf dictionaries are no mappings
    names = [words(get(font, "/BaseFont")) for font in each]
    return all(words(get(font, "/Subtype")) in ("Type1", "TrueType") for font in each) and not any(
        "+" in name or "Symbol" in name or "Dingbats" in name for name in names
    )


def draws_nothing(thing: Any, state: str) -> bool:
    """Whether a box in this state looks empty: nothing in its appearance paints."""
    stream = get(get(get(thing, "/AP"), "/N"), f"/{state}")
    if getattr(stream, "_type_name", "") != "stream":
        return False
    content = unpacked(stream, _MOST)
    return content is not None and not _PAINTS.search(content)
