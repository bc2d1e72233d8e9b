"""The notes beside the documents: for each return that waits, what happened and what to do now."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pipeline.model.item import Item, Part
from pipeline.model.states import State

_LONDON = ZoneInfo("Europe/London")
INBOX_NOTE = "Files still in the inbox.txt"
_WAITING = "|".join(re.escape(state.phrase) for state in State if state.waits)
OUR_NAMES = re.compile(rf"R-\d{{4}}-\d{{5,}} (?:{_WAITING})\.txt|{re.escape(INBOX_NOTE)}")  # the only ones we remove


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note, as a plain text file."""

    name: str
    text: str

    @property
    def content(self) -> bytes:
        """The bytes of the file.

        With a byte-order mark and Windows line ends: the Notepad of an older office machine or server shows
        accented letters and line breaks right only with both, and nothing else minds them.
        """
        return self.text.replace("\n", "\r\n").encode("utf-8-sig")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """A file that can't be taken into the inbox's care without a person."""

    name: str
    folder: str
    says: str  # after 'This file'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Advice:
    happened: str
    steps: tuple[tuple[str, str], ...]  # what to do, and the command for it where there is one


_ADVICE = {
    State.NEEDS_PASSWORD: _Advice(
        happened="It is locked, and no password on our keyring opens it.",
        steps=(
            ("Ring the sender and ask for the password.", ""),
            ("Type this, and the password when it asks for it:", "formline unlock {item}"),
        ),
    ),
    State.NEEDS_REVIEW: _Advice(
        happened="We have read it, and there is something a person should look at before it is used.",
        steps=(
            ("See what was read and what is in doubt:", "formline show {reference}"),
            ("Put right what is wrong, naming the field:", "formline correct {reference} FIELD"),
            ("When all is well, release it:", "formline accept {reference}"),
        ),
    ),
    State.UNREADABLE: _Advice(
        happened="It is kept safe, but we could not read it. It may be damaged, or of a kind we don't know.",
        steps=(
            ("Take a copy and see whether it opens for you:", "formline original {item} --to FOLDER"),
            ("If it opens, have it read again:", "formline retry {item}"),
            ("If not, ask the sender to send it again, and close this one:", "formline set-aside {item}"),
        ),
    ),
    State.REFUSED: _Advice(
        happened="It is kept safe, but it was not opened, because it looks unsafe or is over a limit.",
        steps=(
            ("Ring the sender, on a number you know, and ask whether they sent it.", ""),
            ("Ask for the form again as a plain Word or PDF file, and close this one:", "formline set-aside {item}"),
        ),
    ),
    State.BLANK: _Advice(
        happened="It is one of our forms, and nothing has been filled in.",
        steps=(
            ("Ask the sender for the filled-in form: the wrong file may have been attached.", ""),
            ("Close this one:", "formline set-aside {item}"),
        ),
    ),
    State.NOT_A_FORM: _Advice(
        happened="It is not one of our forms. It may still matter: please read it.",
        steps=(
            ("Take a copy and read it:", "formline original {item} --to FOLDER"),
            ("If it is one of our forms after all, say which:", "formline retry {item} --as FORM"),
            ("When it has been dealt with, close it:", "formline set-aside {item}"),
        ),
    ),
}

_INBOX_ADVICE = """What to do now:

  Look at each file in the inbox folder. Ask the sender for a smaller copy, or whoever
  looks after the folder for the right to open it. A file that is no return can simply
  be moved away."""


def attention(items: Iterable[Item], stuck: Sequence[Stuck] = ()) -> tuple[Note, ...]:
    """A note for each return that waits for a person, and one for files that can't be taken in."""
    notes = [_note(item) for item in items if item.state.waits]
    return (*notes, _inbox_note(stuck)) if stuck else tuple(notes)


def _note(item: Item) -> Note:
    title = f"{item.item} {item.state.phrase}"
    blocks = [
        title,
        f"File:      {_plain(item.name)}\nCame in:   {_moment(item)}",
        _contents(item.parts),
        *_what_to_do(item),
        "This note goes by itself when there is nothing left to do.",
    ]
    return Note(name=f"{title}.txt", text="\n\n".join(block for block in blocks if block) + "\n")


def _contents(parts: Sequence[Part]) -> str:
    if len(parts) < 2 and not any(part.part for part in parts):
        return ""
    return "What is in it:\n" + "\n".join(f"  - {_part_line(part)}" for part in parts)


def _part_line(part: Part) -> str:
    reference = f" ({part.reference})" if part.reference else ""
    return f"{_plain(part.part or 'the file itself')}: {part.state.phrase}{reference}"


def _what_to_do(item: Item) -> list[str]:
    """For each state somebody has to act on, the one the return shows first."""
    below = [part.state for part in item.parts if part.state.waits]
    states = list(dict.fromkeys((item.state, *below)))
    if len(states) == 1:
        return [_advised(item, states[0])]
    return [f"{_which(item, state)}\n\n{_advised(item, state)}" for state in states]


def _which(item: Item, state: State) -> str:
    places = [_plain(part.part or "the file itself") for part in item.parts if part.state is state]
    return f"{state.phrase.upper()}: {', '.join(places)}" if places else state.phrase.upper()


def _advised(item: Item, state: State) -> str:
    advice = _ADVICE[state]
    happened = "\n".join(f"  {line}" for line in (advice.happened, *_reasons(item, state)))
    references = [part.reference for part in item.parts if part.state is state and part.reference] or [item.item]
    steps = [
        f"  {number}. {words}\n{_commands(command, item.item, references)}".rstrip()
        for number, (words, command) in enumerate(advice.steps, start=1)
    ]
    return "\n\n".join((f"What happened:\n\n{happened}", "What to do now:", *steps))


def _commands(command: str, item: str, references: Sequence[str]) -> str:
    """The command as it is to be typed, once for each thing it is about."""
    typed = dict.fromkeys(command.format(item=item, reference=reference) for reference in references)
    return "".join(f"\n       {line}" for line in typed if line)


def _reasons(item: Item, state: State) -> list[str]:
    told = [part.reason for part in item.parts if part.state is state and part.reason]
    if not told and item.state is state and item.reason:
        told = [item.reason]
    return [_plain(reason) for reason in dict.fromkeys(told)]


def _inbox_note(stuck: Sequence[Stuck]) -> Note:
    lines = [
        f"  - {_plain(file.name)}{f' (in {_plain(file.folder)})' if file.folder else ''}:\n    this file {file.says}."
        for file in stuck
    ]
    blocks = [
        "Files still in the inbox",
        "These files have not been taken in. They are where they were put, unchanged.",
        "\n".join(lines),
        _INBOX_ADVICE,
        "This note goes by itself when there is nothing left to do.",
    ]
    return Note(name=INBOX_NOTE, text="\n\n".join(blocks) + "\n")


def _plain(text: str) -> str:
    """One line, with nothing in it that could turn, hide or break the words around it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _moment(item: Item) -> str:
    here = item.received.astimezone(_LONDON)
    return f"{here:%A} {here.day} {here:%B %Y}, {here:%H:%M}"
