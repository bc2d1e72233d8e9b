"""Postcodes, whose second half begins with a figure: an O there is a nought, whatever the recogniser took it for."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.reading.scan.recognised import Recognised

_FIRST_HALF = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_SECOND_HALF = re.compile(r"[OoQIl|][A-Z]{2}[,.;]?")
_WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)([OoQIl|][A-Z]{2}[,.;]?)")
_FIGURES = str.maketrans("OoQIl|", "000111")


def figured(words: Sequence[Recognised]) -> tuple[Recognised, ...]:
    """These words, with figures where only figures can stand."""
    done: list[Recognised] = []
    for word in words:
        before = done[-1] if done and done[-1].line == word.line else None
        if before is not None and _FIRST_HALF.fullmatch(before.text) and _SECOND_HALF.fullmatch(word.text):
            done.append(_with_figure(word, 0))
        elif (whole := _WHOLE.fullmatch(word.text)) is not None:
            done.append(_with_figure(word, whole.start(2)))
        else:
            done.append(word)
    return tuple(done)


def _with_figure(word: Recognised, at: int) -> Recognised:
    return replace(word, text=word.text[:at] + word.text[at].translate(_FIGURES) + word.text[at + 1 :])
