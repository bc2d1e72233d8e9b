"""How one place in a record is named: a field, a row of a table, or one cell of it; rows count from 0."""

import re

from msgspec import Struct

_PATH = re.compile(r"(?P<field>[A-Za-z0-9_]+)(?:\[(?P<row>[0-9]{1,5})\](?:\.(?P<column>[A-Za-z0-9_]+))?)?")


class FieldPath(Struct, frozen=True):
    """`family_name`, `chronology[3]` or `chronology[3].event`."""

    field: str
    row: int | None = None
    column: str | None = None

    @classmethod
    def parse(cls, text: str) -> "FieldPath | None":
        """The place these letters name; None where they name none."""
        found = _PATH.fullmatch(text)
        if found is None:
            return None
        row = found["row"]
        return cls(found["field"], None if row is None else int(row), found["column"])

    def __str__(self) -> str:
        row = "" if self.row is None else f"[{self.row}]"
        return f"{self.field}{row}{f'.{self.column}' if self.column else ''}"


def field_of(path: str) -> str:
    """The id of the question a path is of, be it of a row or a cell."""
    return path.partition("[")[0]
