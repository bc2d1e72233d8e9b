"""Times as the store writes them: UTC text of fixed width, so that they sort and hash alike everywhere."""

import datetime as dt


def written(moment: dt.datetime) -> str:
    """A moment as the store writes it."""
    if moment.tzinfo is None:
        raise ValueError("the store takes aware times only")
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def moment(text: str) -> dt.datetime:
    """The moment that was written."""
    return dt.datetime.fromisoformat(text)
