"""Where a return or a part of one stands, spelled alike in the database, in JSON and on the command line."""

from collections.abc import Iterable
from enum import StrEnum


class State(StrEnum):
    """How far a return, or one part of it, has come."""

    ARRIVED = "arrived"  # kept safe, not read yet
    DONE = "done"  # read, accepted, its documents made
    NEEDS_PASSWORD = "needs_password"
    NEEDS_REVIEW = "needs_review"  # read, but a person must look at something
    UNREADABLE = "unreadable"
    REFUSED = "refused"  # unsafe, or over a limit
    BLANK = "blank"  # a form we know, with nothing filled in
    NOT_A_FORM = "not_a_form"
    DUPLICATE = "duplicate"  # other bytes, but every answer the same as one we hold
    SET_ASIDE = "set_aside"  # a person closed it

    @property
    def phrase(self) -> str:
        """The one way people read this state."""
        return _PHRASES[self]

    @property
    def waits(self) -> bool:
        """Whether a person has something to do before this can go on."""
        return self in _WAITING


_PHRASES = {
    State.ARRIVED: "received, being read",
    State.DONE: "done",
    State.NEEDS_PASSWORD: "needs a password",
    State.NEEDS_REVIEW: "needs checking",
    State.UNREADABLE: "could not be read",
    State.REFUSED: "not opened, for safety",
    State.BLANK: "form not filled in",
    State.NOT_A_FORM: "not one of our forms",
    State.DUPLICATE: "same as one we have",
    State.SET_ASIDE: "set aside",
}

_WAITING = frozenset(
    {State.NEEDS_PASSWORD, State.NEEDS_REVIEW, State.UNREADABLE, State.REFUSED, State.BLANK, State.NOT_A_FORM}
)

_FIRST_SHOWN = (
    State.ARRIVED,
    State.NEEDS_PASSWORD,
    State.NEEDS_REVIEW,
    State.REFUSED,
    State.UNREADABLE,
    State.DONE,
    State.DUPLICATE,
    State.BLANK,
    State.NOT_A_FORM,
    State.SET_ASIDE,
)


def state_of_return(parts: Iterable[State]) -> State:
    """The state a return shows, given those of its parts: what most needs a person comes first."""
    found = set(parts)
    return next((state for state in _FIRST_SHOWN if state in found), State.ARRIVED)


class Severity(StrEnum):
    """How much a finding asks of the person who reads it."""

    ERROR = "error"  # no record can be built
    QUERY = "query"  # ask the referrer
    WARNING = "warning"  # show to the business unit
    ALERT = "alert"  # a statutory step, or somebody's safety now


class ReadStatus(StrEnum):
    """What came of reading one part, before anybody has decided anything about it."""

    RECORD = "record"
    BLANK = "blank"
    NOT_A_FORM = "not_a_form"
    NEEDS_PASSWORD = "needs_password"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
