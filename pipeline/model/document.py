"""What we make: the kinds of document a partnership declares, and the documents made from them."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct


class Moment(StrEnum):
    """When a document of a kind is due."""

    KEPT = "kept"  # in the store, and read as far as it goes
    ACCEPTED = "accepted"
    OPENED = "opened"  # accepted, and one of its routes opened
    ASKED = "asked"  # only when somebody asks


class Subject(StrEnum):
    """What one document of a kind is about, and so what its number is."""

    RETURN = "return"  # each record of a return; the return itself where there is none
    RECORD = "record"
    PUBLIC = "public"  # has a number of its own; only the store knows the case
    MEETING = "meeting"


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of document, declared in `templates/<partnership>/documents/<kind>.toml`."""

    id: str
    title: str  # in the file name: 'Rapid review pack'
    about: Subject
    due: Moment
    template: str  # the Word file beside the declaration
    uses: tuple[str, ...]  # the only data its template can see, by block
    forms: tuple[str, ...] = ()  # for which forms; all where empty
    routes: tuple[str, ...] = ()  # with `due = opened`: by which routes; any where empty
    facts: tuple["Fact", ...] = ()  # what a person states in a small file
    marking: str | None = None  # instead of the partnership's; '' for none
    number_prefix: str = ""  # public kinds: 'PUB'


class Fact(Struct, frozen=True, kw_only=True):
    """One thing a person states for a document that may use nothing from a record."""

    id: str
    says: str  # what to write there, for the person who fills it
    required: bool = True
    one_of: tuple[str, ...] = ()
    many: bool = False  # a list of sentences
    date: bool = False  # one day, however it is written


class Document(Struct, frozen=True, kw_only=True):
    """A document made and sealed: `REF/kind/vN`."""

    reference: str
    kind: str
    version: int
    name: str  # the file's name in the outbox
    folder: str  # its folder in the outbox
    made: dt.datetime
    delivered: bool = False

    @property
    def id(self) -> str:
        """How people and commands name it."""
        return f"{self.reference}/{self.kind}/v{self.version}"
