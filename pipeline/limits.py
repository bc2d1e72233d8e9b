"""What a process may use at most, on POSIX and on Windows: the one place that sets limits and ends what overran."""

import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import subprocess

MOST_MEMORY = 512 * 1024 * 1024
MOST_CPU_SECONDS = 20

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _JOB_MEMORY, _ENDS_WITH_US = 0x100, 0x2000
    _EXTENDED_LIMITS = 9

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def cap_memory(most: int = MOST_MEMORY) -> None:
        """This process, from now on, gets no more memory than this."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        job = kernel.CreateJobObjectW(None, None)
        limits = _ExtendedLimits()
        limits.basic.flags = _JOB_MEMORY | _ENDS_WITH_US  # what we start belongs to the same job
        limits.process_memory = most
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def allow_cpu(seconds: int = MOST_CPU_SECONDS) -> None:
        """Nothing here: on Windows the other side of the boundary ends a process that takes too long."""

    def allow_more_cpu(seconds: int) -> None:
        """Nothing here either."""

    def cap_files(most: int) -> None:
        """Nothing here: Windows limits no file; what is made is measured before it is read."""

    def end_with_parent() -> None:
        """Nothing here: the other side ends this process, and the job ends with it."""

    def become(command: list[str]) -> NoReturn:
        """Run this program in our place; here it is a child that ends with us."""
        import subprocess

        # Named, or the program would not get the pipes that we were given.
        sys.exit(subprocess.call(command, stdin=sys.stdin, stdout=sys.stdout))  # noqa: S603 - what we were started to run

    def end_all(process: "subprocess.Popen[bytes]") -> None:
        """End a process and whatever it started."""
        process.kill()
        process.wait()

else:
    import resource
    import signal
    from contextlib import suppress

    _SIGNAL_WHEN_PARENT_DIES = 1

    def cap_memory(most: int = MOST_MEMORY) -> None:
        """This process, from now on, gets no more memory than this."""
        # Data, not address space: libraries map far more than they ever touch.
        kinds = [resource.RLIMIT_DATA] if sys.platform == "linux" else [resource.RLIMIT_AS]
        for kind in kinds:
            _, hard = resource.getrlimit(kind)
            wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (wanted, hard))

    def allow_cpu(seconds: int = MOST_CPU_SECONDS) -> None:
        """This process may compute for so many seconds more; then the system ends it."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))

    def allow_more_cpu(seconds: int) -> None:
        """This process may compute for so many seconds more than it was allowed before."""
        allowed, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if allowed != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (allowed + seconds, hard))

    def cap_files(most: int) -> None:
        """This process may write no file larger than this, nor leave its memory behind in one."""
        for kind, wanted in ((resource.RLIMIT_FSIZE, most), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))

    def end_with_parent() -> None:
        """This process ends when the one that started it does, where the system can see to that."""
        if sys.platform == "linux":
            import ctypes

            ctypes.CDLL(None).prctl(_SIGNAL_WHEN_PARENT_DIES, signal.SIGKILL, 0, 0, 0)

    def become(command: list[str]) -> NoReturn:
        """Run this program in our place."""
        os.execv(command[0], command)  # noqa: S606 - what we were started to run

    def end_all(process: "subprocess.Popen[bytes]") -> None:
        """End a process that was started in a session of its own, and whatever it started."""
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
