"""A process that gives up the network for good, itself and whatever it starts: Linux filters its system calls."""

import ctypes
import errno
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
# By machine: how the kernel names it, and the number of the call `socket`. The ring is a way round single calls.
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_RING, _OTHER_TABLE = 425, 0x40000000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_CALL, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # where they stand in what the filter is shown
_LOCAL = 1  # AF_UNIX: sockets that never leave this machine
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | errno.EACCES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def give_up_network() -> bool:
    """From now on no socket can be had that reaches another machine; False where the system knows no such thing."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    steps = b"".join(struct.pack("=HBBI", *step) for step in _steps(*machine))
    program = _Program(length=len(steps) // 8, steps=steps)
    system = ctypes.CDLL(None)
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return bool(system.prctl(_SET_FILTER, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _steps(machine: int, socket: int) -> tuple[tuple[int, int, int, int], ...]:
    """Code, how many steps to skip where it holds and where it doesn't, operand."""
    return (
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, 6, machine),
        (_LOAD, 0, 0, _CALL),
        (_AT_LEAST, 4, 0, _OTHER_TABLE),
        (_EQUAL, 3, 0, _RING),
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, _LOCAL),
        (_RETURN, 0, 0, _DENY),
        (_RETURN, 0, 0, _ALLOW),
    )
