"""`formline extract`: read files and print what they say, touching no workspace."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from pipeline.checking import check
from pipeline.cli.answer import answer, lines
from pipeline.cli.telling import printable
from pipeline.definitions import Definitions, load, packaged
from pipeline.errors import NotNow, NotThere, SettingsAtFault
from pipeline.model.reading import Reading
from pipeline.model.record import Circumstances, Record
from pipeline.model.states import ReadStatus, State
from pipeline.settings import PARTNERSHIP, Limits, Settings
from pipeline.worker.parent import Seen, Worker
from pipeline.workspace import find


def extract(chosen: argparse.Namespace) -> int:
    """Print one answer for each part of each file; the process never dies of one of them."""
    if chosen.picture and len(chosen.files) > 1:
        raise NotNow("A picture is made of one file at a time.", advice="Name one file with --picture.")
    definitions, settings = _known(chosen.workspace)
    limits = settings.limits
    passwords = _passwords(chosen.passwords)
    tell = _tell_json if chosen.json else _tell
    with Worker(
        definitions.forms,
        most_seconds=limits.most_seconds,
        most_cpu_seconds=limits.read_seconds,
        most_memory=limits.most_memory,
        office=settings.programs.libreoffice,
        tesseract=settings.programs.tesseract,
    ) as worker:
        for name in chosen.files:
            seen = _seen(Path(name), worker, passwords, limits, pictures=bool(chosen.picture))
            for reading in seen.readings:
                tell(name, reading, definitions)
            if chosen.picture:
                _draw(seen, definitions, Path(chosen.picture), worker)
    return 0 if all(Path(name).is_file() for name in chosen.files) else 1


def _known(named: str | None) -> tuple[Definitions, Settings]:
    """The definitions and settings of the workspace, if there is one; else those that come with Formline."""
    try:
        workspace = find(Path.cwd(), named, os.environ)
    except NotThere:
        if named:
            raise
        return load((packaged(),), PARTNERSHIP), Settings()
    return workspace.definitions(), workspace.settings


def _passwords(file: str | None) -> tuple[str, ...]:
    if not file:
        return ()
    try:
        lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise NotThere("The file of passwords can't be read.", advice="Check its name after --passwords.") from error
    except UnicodeDecodeError as error:
        raise SettingsAtFault("The file of passwords is not UTF-8 text.", advice="Save it again as UTF-8.") from error
    return tuple(line for line in lines if line.strip())


def _seen(file: Path, worker: Worker, passwords: tuple[str, ...], limits: Limits, *, pictures: bool) -> Seen:
    try:
        if file.stat().st_size > limits.most_bytes:
            said = f"The file is larger than {limits.file_megabytes} MB. Ask for a smaller copy."
            return _shut(ReadStatus.REFUSED, said)
        content = file.read_bytes()
    except FileNotFoundError:
        return _shut(ReadStatus.UNREADABLE, "There is no such file. Check its name.")
    except IsADirectoryError:
        return _shut(ReadStatus.UNREADABLE, "This is a folder. Name the files in it.")
    except OSError:
        return _shut(ReadStatus.UNREADABLE, "The file can't be read from its folder. Is it open elsewhere?")
    if pictures:
        return worker.look(content, passwords)
    readings = worker.read(content, passwords)
    return Seen(readings, ((),) * len(readings))


def _shut(status: ReadStatus, reason: str) -> Seen:
    return Seen((Reading(part=None, status=status, reason=reason),), ((),))


def _draw(seen: Seen, definitions: Definitions, to: Path, worker: Worker) -> None:
    from pipeline.cli.picture import draw

    draw(seen, [_record(reading, definitions) for reading in seen.readings], to, worker)


def _record(reading: Reading, definitions: Definitions) -> Record | None:
    if reading.status is not ReadStatus.RECORD or reading.form is None:
        return None
    today = dt.datetime.now(dt.UTC).date()
    around = Circumstances(received=None, today=today, partnership=definitions.partnership)
    return check(definitions.form(reading.form), reading, (), around)


def _tell(file: str, reading: Reading, definitions: Definitions) -> None:
    """One answer, for people."""
    for line in _lines(file, reading, definitions):
        print(printable(line))


def _lines(file: str, reading: Reading, definitions: Definitions) -> Iterator[str]:
    record = _record(reading, definitions)
    yield f"{file}, {reading.part}" if reading.part else file
    if record is None:
        yield f"  {State(reading.status.value).phrase}{f': {reading.reason}' if reading.reason else ''}"
        return
    form = definitions.form(record.form)
    yield f"  {form.title}"
    yield from (f"  {line}" for line in lines(record, form))


def _tell_json(file: str, reading: Reading, definitions: Definitions) -> None:
    """One answer, as the contract spells it."""
    record = _record(reading, definitions)
    told: dict[str, Any] = {"file": _named(file), "part": reading.part, "status": reading.status.value}
    if record is None:
        told |= {"form": reading.form, "edition": reading.edition, "fields": None, "reason": reading.reason}
    else:
        told |= answer(record)
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
    sys.stdout.buffer.flush()


def _named(file: str) -> str:
    # A name may hold bytes that are no letters in any language; JSON can't.
    return os.fsencode(file).decode("utf-8", "replace")
