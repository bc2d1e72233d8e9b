"""Complex fields: an instruction nobody sees, a separator, and a result; legacy form fields are controls as well."""

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

    @property
    def does(self) -> str:
        """The first word of the instruction, which says what kind of field it is."""
        return self.instruction.strip().partition(" ")[0].upper()

    @property
    def prompt(self) -> str:
        """What a MACROBUTTON shows: old templates ask for answers with it."""
        words = self.instruction.split(maxsplit=2)
        return words[2].strip() if len(words) == 3 and words[0].upper() == "MACROBUTTON" else ""


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
