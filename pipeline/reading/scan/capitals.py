"""A capital I that was taken for a small l, where no word begins so."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.reading.scan.recognised import Recognised

_NOT_SO = re.compile(r"(['‘’“\"(]?)l(?=[bcdfghjkmnpqrstvwxz][a-z])")  # 'lfeanyi', 'lndian'


def capitalised(words: Sequence[Recognised]) -> tuple[Recognised, ...]:
    """These words, with a capital I where an l can't stand."""
    return tuple(
        replace(word, text=_NOT_SO.sub(r"\1I", word.text, count=1)) if _NOT_SO.match(word.text) else word
        for word in words
    )
