"""Child processes that are killed without pity: forked with every import done, so that one try costs milliseconds."""

import ctypes
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 120.0  # seconds; a child that takes longer hangs
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a child ended."""

    code: int | None  # None: a signal ended it
    signal: int | None
    hung: bool = False

    @property
    def killed(self) -> bool:
        """Whether it was killed, as by `kill -9`."""
        return self.signal in {signal.SIGKILL, signal.SIGXFSZ} and not self.hung


class Child:
    """One forked process that runs a piece of work and ends with its code."""

    def __init__(self, work: Callable[[], int], log: Path) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _be_a_child(work, log)
        self._handle = os.pidfd_open(self.pid)

    def kill(self, how: int = signal.SIGKILL) -> None:
        """Send it a signal; one that has ended takes no notice."""
        signal.pidfd_send_signal(self._handle, how)

    def wait(self, seconds: float = PATIENCE) -> Ended:
        """Wait for its end, and end it where it hangs."""
        hung = not self.ended_within(seconds)
        if hung:
            self.kill()
        _, status = os.waitpid(self.pid, 0)
        os.close(self._handle)
        if os.WIFSIGNALED(status):
            return Ended(code=None, signal=os.WTERMSIG(status), hung=hung)
        return Ended(code=os.WEXITSTATUS(status), signal=None, hung=hung)

    def paused_within(self, seconds: float) -> bool:
        """Whether it comes to rest at a point where it was to pause; False where it ends before."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends and not self.ended_within(0):
            if Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "T":
                return True
            time.sleep(0.002)
        return False

    def ended_within(self, seconds: float) -> bool:
        """Whether it ends by itself within this time."""
        return bool(select.select([self._handle], [], [], seconds)[0])


def _be_a_child(work: Callable[[], int], log: Path) -> None:
    code = 1
    try:
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        told = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for stream in (1, 2):
            os.dup2(told, stream)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = work()
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    except BaseException:  # noqa: BLE001 - whatever it was, the parent reads it in the log
        traceback.print_exc()
        code = 70
    finally:
        try:
            sys.stderr.flush()
        finally:
            os._exit(code)


def pause() -> None:
    """Stop this very process where it is, until somebody lets it go on."""
    os.kill(os.getpid(), signal.SIGSTOP)


def die() -> None:
    """End this very process as `kill -9` would: nothing runs after this, no handler, no flush."""
    os.kill(os.getpid(), signal.SIGKILL)
