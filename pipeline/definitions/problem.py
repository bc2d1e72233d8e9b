"""What is wrong with a definition: where, what, and what to do about it."""

from msgspec import Struct, field

Path = tuple[str | int, ...]  # down the tables of one file: ('section', 2, 'field', 0, 'type')


class Problem(Struct, frozen=True, kw_only=True):
    """One thing to mend, told to the person who edits the file."""

    place: str  # the file, with the line or the place in the Word document
    message: str
    remedy: str


class Fault(Struct, frozen=True, kw_only=True):
    """One thing wrong inside a file, before its line is known."""

    path: Path
    message: str
    remedy: str


class Faults(Struct):
    """The faults found so far in one file."""

    found: list[Fault] = field(default_factory=list)

    def add(self, path: Path, message: str, remedy: str) -> None:
        """Note one more."""
        self.found.append(Fault(path=path, message=message, remedy=remedy))
