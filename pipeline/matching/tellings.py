"""Tellings: what a control stores, and what it shows; where these are two things, a person must look."""

import re
import unicodedata

from pipeline.matching.panes import Pane
from pipeline.model.dates import MONTHS
from pipeline.model.sheet import Mark, MarkKind, Told

_LONG = 60  # letters
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def stored_day(marks: list[Mark]) -> str | None:
    """The day that a date control stores, where one of these does."""
    for mark in marks:
        if mark.kind is MarkKind.CONTROL and not mark.empty:
            for telling in mark.said:
                if telling.how is Told.STORED and _DAY.fullmatch(telling.text):
                    return telling.text
    return None


def disagrees(mark: Mark, pane: Pane) -> bool:
    """Whether what a control stores and what it shows are two things; dates are compared by their numbers."""
    if mark.kind is not MarkKind.CONTROL:
        return False
    shown = _plain(pane.text[mark.start : mark.end])
    if mark.empty:  # its prompt may be an answer, or something is kept that nobody sees
        return any(told.how is Told.SHOWN or _plain(told.text) not in ("", shown) for told in mark.said)
    for telling in mark.said:
        said = _plain(telling.text)
        if said == shown:
            continue
        if _DAY.fullmatch(telling.text):
            if not _same_day(telling.text, shown):
                return True
        elif telling.how is Told.DRAWN and len(shown) > _LONG and shown.startswith(said):
            continue  # a drawn appearance clips what does not fit its box
        elif telling.how in (Told.STORED, Told.DRAWN, Told.SHOWN):
            return True
    return False


def lost_breaks(mark: Mark) -> bool:
    """Whether a control kept line breaks whose place among its words is not known: they stand first."""
    return any(telling.how is Told.STORED and telling.text.startswith("\n") for telling in mark.said)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def _same_day(iso: str, shown: str) -> bool:
    numbers = {int(n) for n in re.findall(r"\d+", shown)}
    year, month, day = (int(part) for part in iso.split("-"))
    month_told = month in numbers or MONTHS[month - 1][:3].casefold() in shown
    return month_told and (year in numbers or year % 100 in numbers) and (day in numbers or len(numbers) < 2)
