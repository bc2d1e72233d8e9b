"""The inside of the process of another's program: gives up all it won't need, then becomes it."""

import sys

from pipeline import limits
from pipeline.programs.no_network import give_up_network


def main() -> None:
    """Become the program named in our arguments, after the most memory, computing time and bytes it may use."""
    memory, seconds, written, *command = sys.argv[1:]
    limits.end_with_parent()
    limits.cap_memory(int(memory))
    limits.allow_cpu(int(seconds))
    limits.cap_files(int(written))
    give_up_network()
    limits.become(command)
