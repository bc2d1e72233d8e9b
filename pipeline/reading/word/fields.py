"""Complex fields: an instruction nobody sees, a separator, and a result; legacy form fields are controls as well."""

import re

from msgspec import Struct

from pipeline.reading.word.controls import Control


class Span(Struct):
    """A control that is open now, and where on the present line it began."""

    control: Control
    start: int


class Field(Struct):
    """One field between its begin and its end."""

    span: Span | None  # for a legacy form field
    instruction: str = ""
    shows: bool = False  # past its separator: what comes now is its result
    start: int = 0  # where on the line its result began

    @property
    def does(self) -> str:
        """The first word of the instruction, which says what kind of field it is."""
        return self.instruction.strip().partition(" ")[0].upper()

    @property
    def prompt(self) -> str:
        """What a MACROBUTTON shows: old templates ask for answers with it."""
        words = self.instruction.split(maxsplit=2)
        return words[2].strip() if len(words) == 3 and words[0].upper() == "MACROBUTTON" else ""

    @property
    def drawn_over(self) -> str:
        """The words that an EQ field draws a sign over: Word's own way to put a circle around a letter or two."""
        found = _OVER.fullmatch(self.instruction)
        return max(found.groups(), key=_letters).strip() if found else ""


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


_OVER = re.compile(r"\s*EQ\s+\\o\s*(?:\\a[clr])?\s*\(([^,;]*)[,;]([^,;]*)\)\s*", re.IGNORECASE)
UNSEEN = frozenset({"ASK", "SET", "PRIVATE"})  # Word keeps their result, and shows none
_PROGRAM = ("dde", "A field asks another program for its content; it was not followed.")
_FILE = ("external-link", "A field takes its content from another file; it was not followed.")
REACHES_OUT = {
    "DDE": _PROGRAM,
    "DDEAUTO": _PROGRAM,
    "INCLUDETEXT": _FILE,
    "INCLUDEPICTURE": _FILE,
    "IMPORT": _FILE,
    "LINK": _FILE,
}
