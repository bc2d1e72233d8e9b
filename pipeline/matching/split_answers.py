"""Ties: two answers in one line with only a little word between them, as in 'during the period: (01/22 to 03/24)'."""

import re

from pipeline.matching.found import Found
from pipeline.matching.phrases import Phrasebook, Tie
from pipeline.matching.words import says
from pipeline.model.dates import PartialDate

_RANGE = re.compile(r"\s(?:[-–—]|until|till|and)\s|(?<=\d)\s*[–—]\s*(?=\S)", re.IGNORECASE)


def untie(found: dict[str, Found], book: Phrasebook) -> None:
    """Part the answers that the print only ties together."""
    for tie in book.ties:
        first, second = found.get(tie.first), found.get(tie.second)
        if first is not None and second is not None and second.place is None:
            _part(first, second, tie)


def _part(first: Found, second: Found, tie: Tie) -> None:
    second.place, second.stretches = first.place, first.stretches
    second.codes |= first.codes
    text = _unbracketed(first.words or "")
    pieces = re.split(rf"(?:^|\s){re.escape(tie.word)}(?=\s|$)", text, maxsplit=1, flags=re.IGNORECASE)
    if len(pieces) == 1 and (found := _RANGE.search(text)):
        pieces = [text[: found.start()], text[found.end() :]]
        if not all(PartialDate.parse(_clean(piece) or "", months=True) for piece in pieces):
            first.doubts("read-odd-answer")
            second.doubts("read-odd-answer")
    first.words = _clean(pieces[0])
    second.words = _clean(pieces[1]) if len(pieces) > 1 else None
    if len(pieces) == 1 and first.words:
        second.doubts("read-odd-answer")


def _unbracketed(text: str) -> str:
    """Brackets printed around the two blanks are no part of either."""
    return text.strip().removeprefix("(").removesuffix(")") if text.count("(") <= 1 else text


def _clean(text: str) -> str | None:
    text = text.strip(" \t\n\u00a0()[].,;:_")
    return text if says(text) else None
