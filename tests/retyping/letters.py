"""Letters that the old fonts of PDF know: what programs without others make of names."""

import unicodedata
from typing import TypeVar

from tests.retyping.draft import Draft

_T = TypeVar("_T")


def plain(text: str) -> str:
    """The words with every letter these fonts lack as its nearest."""
    text = text.replace("’", "'")
    return "".join(letter if _known(letter) else unicodedata.normalize("NFKD", letter)[0] for letter in text)


def in_plain_letters(draft: Draft) -> None:
    """Every answer of a form, and the truth, in such letters."""
    for item in draft.items():
        item.lines = _all(item.lines)
        item.rows = _all(item.rows)
        for option in item.options:
            option.extra = plain(option.extra)
    draft.truth.update(_all(draft.truth))


def _all(value: _T) -> _T:
    if isinstance(value, str):
        return plain(value)  # type: ignore[return-value]
    if isinstance(value, list):
        return [_all(one) for one in value]  # type: ignore[return-value]
    if isinstance(value, dict):
        return {key: _all(one) for key, one in value.items()}  # type: ignore[return-value]
    return value


def _known(letter: str) -> bool:
    try:
        letter.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
