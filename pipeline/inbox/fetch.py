"""Reading a file that may lie on a share that hangs, or may not have come down from the cloud yet."""

import errno
import os
import stat
from collections.abc import Callable
from concurrent.futures import Future

from pipeline.inbox.errands import Errands
from pipeline.inbox.scan import Found, look_at
from pipeline.inbox.settle import Why

_HANGING_AT_MOST = 16  # fetches in vain at one time; more threads would not make the share faster
_BRIEFLY = 0.25  # seconds any file gets while another hangs, so that those that are there still come in
_SHARING_VIOLATIONS = frozenset({32, 33})  # what Windows says of a file somebody holds for himself


class Changed(Exception):
    """The file is not, or no longer, what was found."""


class Later(Exception):
    """The file can't be had now."""

    def __init__(self, why: Why) -> None:
        self.why = why
        super().__init__(why)


def read(found: Found) -> bytes:
    """The bytes of this very file. Raises Changed when it was written, moved or replaced meanwhile."""
    # No link is followed and no pipe waited for, should one have taken the file's place.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    _must_be(found)
    with open(os.open(found.path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Changed
        content = file.read(found.stamp.size + 1)
        after = os.fstat(file.fileno())
    if len(content) != found.stamp.size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise Changed
    _must_be(found)
    return content


class Fetcher:
    """Reads files, none of them for longer than `within` seconds at a time.

    A fetch that takes longer goes on by itself; its bytes are there when the file is asked for again.
    """

    def __init__(self, within: float, most_bytes: int, errands: Errands, read: Callable[[Found], bytes] = read) -> None:
        self._within = within
        self._most_bytes = most_bytes
        self._errands = errands
        self._read = read
        self._hanging: dict[Found, Future[bytes]] = {}

    def fetch(self, found: Found) -> bytes:
        """The bytes of this very file. Raises Changed when it is another by now, Later when it can't be had."""
        if found.stamp.size > self._most_bytes:
            raise Later(Why.TOO_LARGE)
        within = min(self._within, _BRIEFLY) if self._hanging else self._within
        try:
            fetching = self._hanging.pop(found, None) or self._start(found)
            return self._result(found, fetching, within)
        except MemoryError:
            raise Later(Why.SLOW) from None
        except OSError as error:
            raise Later(_why_not(error)) from None  # its text holds the sender's file name

    def _result(self, found: Found, fetching: Future[bytes], within: float) -> bytes:
        try:
            return fetching.result(within)
        finally:
            if not fetching.done():
                self._hanging[found] = fetching

    def _start(self, found: Found) -> Future[bytes]:
        self._hanging = {asked: fetching for asked, fetching in self._hanging.items() if not fetching.done()}
        if len(self._hanging) >= _HANGING_AT_MOST:
            raise Later(Why.SLOW)
        return self._errands.send(lambda: self._read(found))


def _must_be(found: Found) -> None:
    if look_at(found.path) != found:
        raise Changed


def _why_not(error: OSError) -> Why:
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS or error.errno == errno.EBUSY:
        return Why.IN_USE
    if error.errno in (errno.EACCES, errno.EPERM):
        return Why.NO_ACCESS
    return Why.SLOW
