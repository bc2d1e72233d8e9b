"""`formline extract FILE --picture OUT.png`: each page with what was read of it framed where it stands."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import NotNow
from pipeline.model.picture import PagePicture
from pipeline.model.reading import Answer
from pipeline.model.record import Record
from pipeline.model.sheet import Frame
from pipeline.worker.overlay import Framed
from pipeline.worker.parent import Seen, Worker

_NO_PAGES = (
    "No picture was made: there are pages to show in PDFs, scans and photographs alone. "
    "Save the form as a PDF first, and name that."
)
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_WORST_FIRST = ("to be checked", "sure", "empty")


def draw(seen: Seen, records: Sequence[Record | None], to: Path, worker: Worker) -> None:
    """Write a picture of every page, and say which; of several pages each has its number in its name."""
    pages = list(_pages(seen, records))
    if not pages:
        print(_NO_PAGES, file=sys.stderr)
    for number, (picture, framed) in enumerate(pages, start=1):
        drawn = worker.overlay(picture, framed, f"page {picture.page}")
        if drawn is None:
            print(f"Page {picture.page} could not be drawn.", file=sys.stderr)
            continue
        name = to if len(pages) == 1 else to.with_name(f"{to.stem}-{number}{to.suffix}")
        _write(name, drawn.png)
        print(f"Page {picture.page}: {name}", file=sys.stderr)


def _pages(seen: Seen, records: Sequence[Record | None]) -> Iterator[tuple[PagePicture, list[Framed]]]:
    """Each page once, with the answers of every form that was read from it."""
    shown: dict[tuple[PagePicture, ...], list[Framed]] = {}
    for reading, album, record in zip(seen.readings, seen.pictures, records, strict=True):
        framed = list(_framed(reading.answers, record)) if record else []
        shown.setdefault(album, []).extend(framed)
    for album, framed in shown.items():
        for picture in album:
            yield picture, [one for one in framed if one.frame.page == picture.page]


def _framed(answers: Sequence[Answer], record: Record) -> Iterator[Framed]:
    """Each place that an answer was read from, once; where several were, with the names of all."""
    places: dict[Frame, list[Answer]] = {}
    for answer in answers:
        if answer.source and answer.source.frame:
            places.setdefault(answer.source.frame, []).append(answer)
    for frame, found in places.items():
        told = {_certainty(answer, record) for answer in found}
        label = ", ".join(_short(answer.path) for answer in found)
        yield Framed(frame=frame, label=label, certainty=next(one for one in _WORST_FIRST if one in told))


def _short(path: str) -> str:
    """A cell of a table stands under its table: the row and the column say enough there."""
    _, bracket, cell = path.partition("[")
    return f"{bracket}{cell}" if bracket else path


def _certainty(answer: Answer, record: Record) -> str:
    if any(answer.path == path or answer.path.startswith((f"{path}[", f"{path}.")) for path in record.unsure):
        return "to be checked"
    return "sure" if answer.words or answer.chosen else "empty"


def _write(to: Path, png: bytes) -> None:
    """For the person alone who asked, as it shows what somebody wrote."""
    part = to.with_name(f".{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, _FRESH, 0o600), "wb") as out:
            out.write(png)
        part.replace(to)
    except OSError as error:
        raise NotNow("The picture can't be written there.", advice="Name a folder that is there and yours.") from error
