"""The nearest known word to one that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word this was probably meant to be, if any is near."""
    import difflib

    spelt = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(word.casefold(), spelt, n=1, cutoff=0.6)
    return spelt[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question that offers the nearest known word; empty where none is near."""
    near = nearest(word, known)
    return f"Did you mean '{near}'?" if near else ""
