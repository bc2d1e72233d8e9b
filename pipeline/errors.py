"""Failures of the machine, each with its sentence, its advice and its exit code.

Problems on the paper are no exceptions: they are findings (`model/record.py`).

    FormlineError
    ├── FileAtFault          one file can't go on; it waits for a person, the next file goes on
    │   ├── Unreadable
    │   ├── Refused          unsafe, or over a limit
    │   └── Locked           needs a password
    ├── DefinitionAtFault    a file under templates/ is wrong: stop, name the place
    ├── SettingsAtFault      formline.toml or the command's words are wrong: stop, name the key
    │   └── KeyAtFault       the workspace's key is missing or not the right one
    ├── NotThere             what was asked for does not exist
    ├── NotNow               it exists, but this can't be done with it as it stands
    │   └── StillWaiting     what was tried did not help: it waits for a person as before
    └── WorldAtFault         disk, network, another program: try later
"""

from pipeline.model.states import State


class FormlineError(Exception):
    """Something went wrong."""

    exit_code = 1

    def __init__(self, sentence: str = "", *, advice: str = "") -> None:
        self.sentence = sentence or (self.__doc__ or "").splitlines()[0]
        self.advice = advice
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class FileAtFault(FormlineError):
    """This file can't go any further by itself."""

    state = State.UNREADABLE


class Unreadable(FileAtFault):
    """The file could not be read."""


class Refused(FileAtFault):
    """The file was not opened, for safety."""

    state = State.REFUSED


class Locked(FileAtFault):
    """The file needs a password."""

    state = State.NEEDS_PASSWORD


class DefinitionAtFault(FormlineError):
    """A definition under templates/ needs mending."""

    exit_code = 2

    def __init__(self, sentence: str = "", *, place: str = "", advice: str = "") -> None:
        self.place = place  # file, and line or place in the Word document
        super().__init__(f"{place}: {sentence}" if place else sentence, advice=advice)


class SettingsAtFault(FormlineError):
    """A setting needs mending."""

    exit_code = 2


class KeyAtFault(SettingsAtFault):
    """The workspace's key is missing or is not the one its store was sealed with."""


class NotThere(FormlineError):
    """There is nothing of that name here."""

    exit_code = 2


class NotNow(FormlineError):
    """That can't be done with it as it stands."""

    exit_code = 2


class StillWaiting(NotNow):
    """What was tried did not help; it waits for a person as before."""

    exit_code = 3


class WorldAtFault(FormlineError):
    """Something outside Formline got in the way."""
