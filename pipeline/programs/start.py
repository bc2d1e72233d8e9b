"""How a program of others is started: by a process of ours that gives up all it won't need and then becomes it."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LAUNCH = (sys.executable, "-I", "-c", "from pipeline.programs.launch import main; main()")


class Most(NamedTuple):
    """What a program may use."""

    memory: int  # bytes
    seconds: int  # of computing
    written: int  # bytes in one file


def start(
    command: Sequence[str],
    most: Most,
    *,
    folder: Path,
    environment: Mapping[str, str],
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> "subprocess.Popen[bytes]":
    """The program, running in a session of its own, so that it can be ended with all it starts."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter, which becomes the program
        [*_LAUNCH, *map(str, most), *command],
        stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL,
        cwd=folder, env=dict(environment), close_fds=True, start_new_session=True,
    )  # fmt: skip
