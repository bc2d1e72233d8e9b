"""A workspace: the folder with `formline.toml`, and where everything in it lies."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline import settings as settings_file
from pipeline.errors import NotThere
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.definitions import Definitions, Problem

ID_FILE = "workspace-id"


class Workspace(Struct, frozen=True, kw_only=True):
    """A folder with `formline.toml`, and what its settings say."""

    folder: Path
    settings: Settings

    @property
    def inbox(self) -> Path:
        """Where returns land."""
        return self.folder / self.settings.paths.inbox

    @property
    def outbox(self) -> Path:
        """Where finished documents go."""
        return self.folder / self.settings.paths.outbox

    @property
    def store(self) -> Path:
        """Where the database lies."""
        return self.folder / self.settings.paths.store

    @property
    def store_url(self) -> str:
        """How the database is reached."""
        return self.settings.store.url or f"sqlite:///{(self.store / 'formline.db').as_posix()}"

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where definitions are looked for, nearest first."""
        from pipeline.definitions import packaged

        return (self.folder / "templates", packaged())

    @property
    def id(self) -> str:
        """What tells this workspace from every other; names its key, says nothing."""
        try:
            return (self.store / ID_FILE).read_text(encoding="ascii").strip()
        except OSError as error:
            raise NotThere(
                f"The workspace at {self.folder} has no store yet.", advice="Run 'formline init' in it once."
            ) from error

    def definitions(self) -> "Definitions":
        """The partnership's forms and documents, checked."""
        from pipeline.checking import known_checks
        from pipeline.definitions import load

        return load(self.templates, self.settings.partnership, known_checks=known_checks())

    def blank_form(self, id: str, kind: str = "docx") -> tuple[str, bytes]:
        """An empty form to send out, with the name of its file: as Word or as PDF, both to fill in on a screen."""
        from pipeline.stationery import blank_form, fillable_form

        known = self.definitions()
        form = known.form(id)
        make = fillable_form if kind == "pdf" else blank_form
        return f"{form.editions[-1].titles[0]}.{kind}", make(form, known.partnership, known.logo())

    def copy_template(self, name: str) -> tuple[Path, ...]:
        """Take a packaged file among this workspace's own templates, to be changed there."""
        from pipeline.definitions import copy

        return copy(name, self.templates, self.settings.partnership, self.folder / "templates")

    def problems(self) -> "list[Problem]":
        """Everything wrong with any definition or Word template, all told together."""
        from pipeline.checking import known_checks
        from pipeline.definitions import check
        from pipeline.documents import known_blocks, lint

        return check(
            self.templates,
            self.settings.partnership,
            known_checks=known_checks(),
            known_blocks=known_blocks(),
            lint=lint,
        )


def find(start: Path, named: str | None, environ: Mapping[str, str]) -> Workspace:
    """The workspace named on the command line or in the environment, else the nearest one upwards from here."""
    if explicit := named or environ.get("FORMLINE_WORKSPACE"):
        return at(Path(explicit).expanduser().resolve())
    for folder in (start, *start.parents):
        if (folder / settings_file.FILE_NAME).is_file():
            return at(folder)
    raise NotThere(
        "There is no Formline workspace here.",
        advice="Go to its folder, name it with --workspace, or make one with 'formline init'.",
    )


def at(folder: Path) -> Workspace:
    """The workspace in exactly this folder."""
    file = folder / settings_file.FILE_NAME
    if not file.is_file():
        raise NotThere(
            f"{folder} is no Formline workspace: it has no {settings_file.FILE_NAME}.",
            advice="Make one there with 'formline init'.",
        )
    return Workspace(folder=folder, settings=settings_file.load(file))
