"""What the paper says: answers with their places and certainties, never changed once read."""

from msgspec import Struct

from pipeline.model.sheet import Frame
from pipeline.model.states import ReadStatus

READING_VERSION = 1


class Doubt(Struct, frozen=True, kw_only=True, gc=False):
    """One reason why a person must look at an answer; about a part as a whole, also what is good to know of it."""

    code: str  # begins 'read-' where somebody must look
    message: str  # for staff; quotes no value


class Source(Struct, frozen=True, kw_only=True, gc=False):
    """Where an answer was found."""

    where: str  # for people: 'table 2, row 1, cell 1'
    raw: str  # the words as they stand there, label included
    page: int | None = None
    frame: Frame | None = None
    found: str = ""  # how its question was found: 'as printed', 'in a known wording', …
    confidence: float = 1.0  # the share of such answers that were right where the truth is known


class Answer(Struct, frozen=True, kw_only=True, gc=False):
    """What stands on the paper for one question, or for one cell of a table ('chronology[3].event').

    Every question of the form has one, answered or not. Words are as the writer meant them to be read: label, leaders
    and placeholder gone; nothing typed yet.
    """

    path: str
    words: str | None = None
    chosen: tuple[str, ...] = ()  # ids of the options ticked; 'yes' and 'no' for yes_no
    stored: str | None = None  # the carrier's own fuller value, such as a date control's ISO date
    source: Source | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def codes(self) -> set[str]:
        """The codes of its doubts."""
        return {doubt.code for doubt in self.doubts}


class Reading(Struct, frozen=True, kw_only=True):
    """What came of reading one part of a return."""

    part: str | None  # where in the file it was found; None for the file itself
    status: ReadStatus
    form: str | None = None
    edition: str | None = None
    answers: tuple[Answer, ...] = ()
    unplaced: tuple[str, ...] = ()  # words that answer no question
    doubts: tuple[Doubt, ...] = ()  # about the part as a whole
    reason: str | None = None  # in plain English, where there is no record
    password: int | None = None  # which of the candidates opened it, from 0
    version: int = READING_VERSION
