"""Whether a workspace works on this machine: every thing it stands on, tried out one by one."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import __version__, recognition
from pipeline.app import App
from pipeline.conversion import find_program, version_of
from pipeline.errors import FormlineError
from pipeline.workspace import Workspace, find

_CHANGED = (
    "Something other than Formline has changed the store. Change nothing in its folder, and tell whoever\n"
    "answers for the data: a copy of the folder made before (docs/how-to/keep-copies.md) shows what it was."
)
LITTLE_ROOM = 200 * 1024 * 1024  # bytes on the store's disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing that was tried, and how it is."""

    what: str
    says: str
    broken: bool = False  # nothing will work until it is mended
    remedy: str = ""

    @property
    def mark(self) -> str:
        """One sign for the table."""
        return "✗" if self.broken else "!" if self.remedy else "✓"


def examine(start: Path, named: str | None, environ: Mapping[str, str]) -> list[Examined]:
    """Everything a workspace stands on; a thing that is not there never keeps the next from being tried."""
    found = [Examined(what="Formline", says=f"{__version__} on Python {sys.version.split()[0]}")]
    try:
        workspace = find(start, named, environ)
    except FormlineError as error:
        return [*found, Examined(what="workspace", says=error.sentence, broken=True, remedy=error.advice)]
    found.append(Examined(what="workspace", says=str(workspace.folder)))
    with App(workspace, environ) as app:
        for what, look in _looks(app):
            found.append(_tried(what, look))
    programs = workspace.settings.programs
    return [*found, _office(programs.libreoffice), _tesseract(programs.tesseract)]


def _looks(app: App) -> Iterator[tuple[str, Callable[[], str]]]:
    workspace = app.workspace
    yield "definitions", lambda: _definitions(workspace)
    yield "key and store", lambda: _store(app)
    yield "inbox", lambda: _writable(workspace.inbox)
    yield "outbox", lambda: _writable(workspace.outbox)
    yield "reading", lambda: _reads(app)
    yield "free space", lambda: _space(workspace.store)


def _tried(what: str, look: Callable[[], str]) -> Examined:
    try:
        return Examined(what=what, says=look())
    except FormlineError as error:
        return Examined(what=what, says=error.sentence, broken=True, remedy=error.advice)
    except OSError as error:
        return Examined(
            what=what,
            says=error.strerror or "not there",
            broken=True,
            remedy="Check that it is there and may be written.",
        )


def _definitions(workspace: Workspace) -> str:
    found = workspace.problems()
    if found:
        raise FormlineError(f"{len(found)} to mend", advice="See 'formline templates check'.")
    known = workspace.definitions()
    return f"{known.partnership.short}: {len(known.forms)} forms, {len(known.kinds)} kinds of document"


def _store(app: App) -> str:
    broken = app.store.check_chain()
    if broken:
        raise FormlineError(broken.sentence, advice=_CHANGED)
    return f"opens, and its log is as it was written; returns in it: {sum(app.store.counts().values())}"


def _writable(folder: Path) -> str:
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".formline-", suffix=".tmp"):
        return str(folder)


def _reads(app: App) -> str:
    # A worker that answers at all has every library it needs; an empty file is the cheapest question.
    app.worker.read(b"")
    return "the reading process starts and answers"


def _office(named: str) -> Examined:
    program = find_program(named)
    if program is None:
        return Examined(
            what="LibreOffice",
            says="not found" if not named else "not where the settings say",
            remedy="Without it .rtf, old .doc files and web pages can't be read. Have it installed, or name it in\n"
            "formline.toml under [programs].",
        )
    return Examined(what="LibreOffice", says=version_of(program) or "found, but it says nothing")


def _tesseract(named: str) -> Examined:
    program = recognition.find_program(named)
    if program is None:
        return Examined(
            what="Tesseract",
            says="not found" if not named else "not where the settings say",
            remedy="Without it scans and photographs can't be read. Have it installed with its English language data,\n"
            "or name it in formline.toml under [programs].",
        )
    says = recognition.version_of(program) or "found, but it says nothing"
    if recognition.LANGUAGE not in recognition.languages_of(program):
        return Examined(what="Tesseract", says=says, remedy="It has not learned English: install that language data.")
    return Examined(what="Tesseract", says=says)


def _space(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    if free < LITTLE_ROOM:
        raise FormlineError(f"only {free // 2**20} MB left for the store", advice="Make room on this disk.")
    return f"{free // 2**30} GB"
