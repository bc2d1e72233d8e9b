"""One definition file: its text, its tables, and how a fault in it is told."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.definitions.problem import Fault, Problem

_PLAIN_LINE = 'Each line reads: key = "words". A comment begins with #.'
_HEADING = "A heading stands in brackets: [name], or [[name]] where there are many."
_REMEDIES = {  # by how the TOML library's own words begin
    "Cannot overwrite a value": "The same key or heading stands twice: keep one.",
    "Cannot declare": "The same heading stands twice: keep one, or write it in double brackets if there are many.",
    "Invalid value": 'Put words in straight quotation marks: key = "words".',
    "Expected '='": _PLAIN_LINE,
    "Invalid initial character": _PLAIN_LINE,
    "Invalid statement": _PLAIN_LINE,
    "Expected ']": _HEADING,
    "Unclosed array": "A list begins with [ and ends with ]; between two of its entries stands a comma.",
    "Expected newline": "One key to a line; put single quotes around words that hold double ones.",
    "Illegal character": "Close the quotation marks on the line where they open.",
    "Unterminated string": "Close the quotation marks that this line opens.",
    "Unescaped": "Put words that hold a backslash in single quotes.",
}


class Source(Struct, frozen=True, kw_only=True):
    """A definition file that is TOML, whatever else may be wrong with it."""

    path: Path
    text: str
    table: Mapping[str, object]

    def problem(self, fault: Fault) -> Problem:
        """The fault with its place, for the person who will mend it."""
        from pipeline.definitions.lines import line_of

        place = f"{self.path}, line {line_of(self.text, fault.path)}"
        return Problem(place=place, message=fault.message, remedy=fault.remedy)


def read(path: Path) -> Source | Problem:
    """The file, or why it can't be read."""
    try:
        content = path.read_bytes()
    except OSError:
        return Problem(
            place=str(path), message="This file could not be opened.", remedy="Close it elsewhere and try again."
        )
    try:
        text = content.decode("utf-8-sig")  # Notepad may begin a file with a mark
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remedy = "Save it again with the encoding UTF-8: in Notepad, Save as, Encoding."
        return Problem(place=f"{path}, line {line}", message="This file was not saved as UTF-8.", remedy=remedy)
    try:
        return Source(path=path, text=text, table=tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return _not_toml(path, text, str(error))


def _not_toml(path: Path, text: str, said: str) -> Problem:
    """What the TOML library said, in words that help a person who has never heard of TOML."""
    found = re.search(r"\(at line (\d+)", said)
    line = int(found[1]) if found else max(1, text.rstrip().count("\n") + 1)
    cause = re.sub(r" \(at .*\)$", "", said)
    remedy = next(
        (words for start, words in _REMEDIES.items() if cause.startswith(start)),
        "Look at this line and the one before.",
    )
    return Problem(place=f"{path}, line {line}", message=f"This line can't be understood ({cause}).", remedy=remedy)
