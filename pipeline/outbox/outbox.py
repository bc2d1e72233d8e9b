"""The outbox: documents leave, notes say what waits, and one page shows the day."""

import math
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from pipeline.errors import WorldAtFault
from pipeline.outbox import placing
from pipeline.outbox.attention import OUR_NAMES, Note
from pipeline.outbox.names import far_reaching, safe_folder, safe_name
from pipeline.outbox.page import same_day_shown, today
from pipeline.outbox.today import Today


class Delivery(StrEnum):
    """What came of delivering a document."""

    DELIVERED = "delivered"
    ALREADY_THERE = "already_there"  # the same content under the same name: done before
    TAKEN = "taken"  # other content under that name; nothing was written


class Outbox:
    """A folder that staff collect from. What stands there is never written over, our own notes and page apart."""

    def __init__(self, root: Path) -> None:
        self.root = far_reaching(root)
        self._sweep_from = -math.inf  # monotonic

    @property
    def away(self) -> bool:
        """Whether the outbox can't be reached now."""
        try:
            return not self.root.is_dir()
        except OSError:
            return True

    def deliver(self, folder: str, name: str, content: bytes) -> Delivery:
        """Put a document where staff collect it, once, however often this is asked."""
        with self._reachable():
            path = placing.folder_at(self.root / safe_folder(folder)) / safe_name(name)
            try:
                if _free(path):
                    placing.place_new(path, content)
                    return Delivery.DELIVERED
            except FileExistsError:
                pass  # somebody was quicker
            if not _holds(path, content):
                return Delivery.TAKEN
            placing.make_durable(path.parent)  # whoever put it there may have been interrupted before this
            return Delivery.ALREADY_THERE

    def notes(self, notes: Sequence[Note], *, leave: Sequence[str] = ()) -> None:
        """Make the folder of notes say exactly this; what other people put there stays, and so does `leave`."""
        with self._reachable():
            home = self.root / "attention"
            for note in notes:
                path = placing.folder_at(home) / safe_name(note.name)
                if not _holds(path, note.content):
                    placing.place_over(path, note.content)
            _remove_untrue(home, {safe_name(note.name) for note in notes} | set(leave))

    def show(self, summary: Today) -> bool:
        """Bring `Today.html` up to date; whether there was anything new to say."""
        with self._reachable():
            path = self.root / "Today.html"
            page = today(summary)
            if path.exists() and same_day_shown(path.read_text(encoding="utf-8", errors="replace"), page):
                return False
            placing.place_over(path, page.encode("utf-8"))
            return True

    def sweep(self) -> int:
        """Remove what interrupted deliveries left behind; asked again soon, there can be nothing new."""
        if time.monotonic() < self._sweep_from:
            return 0
        with self._reachable():
            swept = placing.sweep(self.root)
        self._sweep_from = time.monotonic() + placing.STALE_AFTER
        return swept

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        if self.away:
            raise WorldAtFault(
                "The outbox can't be reached now.",
                advice="Everything is kept safe and is delivered as soon as the folder is back.",
            )
        try:
            yield
        except OSError as error:
            raise WorldAtFault(
                f"The outbox can't be written to now ({error.strerror or type(error).__name__}).",
                advice="Everything is kept safe and is delivered when that works again.",
            ) from error


def _free(path: Path) -> bool:
    """Whether nothing stands there, or the empty place that an interrupted delivery took."""
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False


def _remove_untrue(home: Path, true: set[str]) -> None:
    if not home.is_dir():
        return
    for path in home.iterdir():
        if path.name not in true and re.fullmatch(OUR_NAMES, path.name) and path.is_file():
            path.unlink(missing_ok=True)
