"""What a process may use at most, on POSIX and on Windows: the one place that sets limits."""

import sys

MOST_MEMORY = 512 * 1024 * 1024
MOST_CPU_SECONDS = 20

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _JOB_MEMORY = 0x100
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
        limits.basic.flags = _JOB_MEMORY
        limits.process_memory = most
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

    def allow_cpu(seconds: int = MOST_CPU_SECONDS) -> None:
        """Nothing here: on Windows the other side of the boundary ends a process that takes too long."""

else:
    import resource

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
