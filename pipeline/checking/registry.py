"""The register of checks: one function each, found by the name definitions use, its codes declared beside it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from pipeline.errors import DefinitionAtFault
from pipeline.model.dates import PartialDate
from pipeline.model.form import Check, Field, Form
from pipeline.model.record import Circumstances, Row, Value
from pipeline.model.states import Severity


class Code(Struct, frozen=True, kw_only=True):
    """One thing that can be found, and the two ways to say it.

    `{where}` is the section and the question, `{other}` another question.
    """

    code: str
    severity: Severity
    message: str  # for staff; the words in braces are filled in, and none of them is an answer
    query: str = ""  # for the referrer; empty where it must not go there


class Found(Struct, frozen=True):
    """One finding of a check; `at` is a field path where it is not the question the check stands at."""

    code: Code
    at: str | None = None
    other: str | None = None  # the question it is compared with, `{other}` in the sentence


class Follows(Struct, frozen=True):
    """One fact that follows from the answers."""

    name: str
    value: Any  # plain data, as JSON has it
    of: str = ""  # a field id: the fact is then one of several, kept apart by field


Finds = Iterator[Found | Follows]


class Look(Struct, frozen=True, kw_only=True):
    """What a check is shown: every answer as believed, what the check was told, what followed before, and the day."""

    form: Form
    told: Check
    field: Field | None  # the question the check is declared at; None for a check across the form
    fields: Mapping[str, Value]
    words: Mapping[str, str]  # what stands there, also where it could not be typed
    answered: Collection[str]  # the fields where anything stands, marks included
    facts: Mapping[str, Any]
    around: Circumstances

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields this check looks at: the question it stands at, then those it was told."""
        return ((self.field.id,) if self.field else ()) + self.told.fields

    @property
    def text(self) -> str:
        """The words of the question it stands at; '' where there are none."""
        return self.said(self.field.id) if self.field else ""

    def said(self, id: str) -> str:
        """The words for a question, whatever came of them; '' where there are none."""
        return self.words.get(id, "")

    def date(self, id: str) -> PartialDate | None:
        """The date given for a question, as precise as it was given."""
        value = self.fields.get(id)
        return PartialDate.parse(value) if isinstance(value, str) else None

    def ticked(self, id: str) -> tuple[str, ...]:
        """The options chosen for a question, whatever its type."""
        value = self.fields.get(id)
        if isinstance(value, bool):
            return ("yes",) if value else ("no",)
        if isinstance(value, str):
            return (value,)
        return tuple(one for one in value or () if isinstance(one, str))

    def rows(self, id: str) -> tuple[Row, ...]:
        """The rows of a table."""
        value = self.fields.get(id)
        return tuple(one for one in value if isinstance(one, Mapping)) if isinstance(value, tuple) else ()

    def option(self, name: str, otherwise: str) -> str:
        """What the definition set for this check, or what holds otherwise."""
        return self.told.options.get(name, otherwise)


class Known(Struct, frozen=True, kw_only=True):
    """One check in the register."""

    name: str
    promise: str  # one line, for the reference
    run: Callable[[Look], Iterable[Found | Follows]]
    codes: tuple[Code, ...]
    fields: tuple[str, ...] = ()  # what the fields it is told mean, in order
    options: Mapping[str, str] = field(default_factory=dict)  # option → what it sets; '<choice>' for any choice id
    facts: tuple[str, ...] = ()


CHECKS: dict[str, Known] = {}


def known_checks() -> frozenset[str]:
    """Every name a definition may use."""
    return frozenset(CHECKS)


def known(name: str) -> Known:
    """The check of that name; a name nobody knows is a fault of the definition."""
    if name not in CHECKS:
        raise DefinitionAtFault(f"There is no check called {name}.", advice="Run: formline templates check")
    return CHECKS[name]


def checks(
    name: str,
    *codes: Code,
    fields: tuple[str, ...] = (),
    options: Mapping[str, str] | None = None,
    facts: tuple[str, ...] = (),
) -> Callable[[Callable[[Look], Finds]], Callable[[Look], Finds]]:
    """Enter a function in the register under the name definitions call it by."""

    def enter(run: Callable[[Look], Finds]) -> Callable[[Look], Finds]:
        if name in CHECKS:
            raise ValueError(f"two checks are called {name}")
        promise = (run.__doc__ or "").splitlines()[0]
        CHECKS[name] = Known(
            name=name, promise=promise, run=run, codes=codes, fields=fields, options=options or {}, facts=facts
        )
        return run

    return enter
