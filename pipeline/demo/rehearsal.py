"""One invented morning: returns go in, the run reads them, a clerk acts, the papers of a meeting come out."""

import datetime as dt
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline import decisions, papers
from pipeline.app import App, init
from pipeline.errors import NotNow
from pipeline.model.document import Document
from pipeline.model.states import State
from pipeline.process import run_once
from pipeline.tidy import tidy
from pipeline.workspace import ID_FILE, Workspace, at

HERE = Path(__file__).parent
MARK = ".formline-demo"
_SETTINGS = """\
partnership = "hsscp"

[watching]
# A demo need not wait for slow copies.
settle_seconds = 0.2
patience_minutes = 0
"""


@dataclass(slots=True, kw_only=True)
class Foretold:
    """One invented return: what it shows, how it must come out, and how it did."""

    file: str
    shows: str
    state: State
    or_else: tuple[State, ...] = ()  # where that depends on the programs of others that are there
    item: str = ""
    came_out: State | None = None
    now: State | None = None  # after the clerk's morning
    reference: str = ""

    @property
    def true(self) -> bool:
        """Whether it came out as foretold."""
        return self.came_out in (self.state, *self.or_else)


@dataclass(slots=True, kw_only=True)
class Rehearsal:
    """What the demo came to."""

    workspace: Workspace
    returns: list[Foretold] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    waiting: int = 0

    @property
    def empty_forms(self) -> Path:
        """Where the forms to send out lie."""
        return self.workspace.folder / "empty forms"

    @property
    def as_foretold(self) -> bool:
        """Whether every return came out as it had to."""
        return all(one.true for one in self.returns)


def rehearse(folder: Path, environ: Mapping[str, str], tell: Callable[[str], None]) -> Rehearsal:
    """Make the workspace, put the returns in, run, and act as a clerk would."""
    told = tomllib.loads((HERE / "foretold.toml").read_text(encoding="utf-8"))
    workspace = _fresh(folder, environ)
    with App(workspace, environ) as app:
        decisions.add_password("Stockton duty team", "Stockton-on-Tees Local Authority", told["on_keyring"], app)
        tell(f"{len(told['return'])} invented returns go into {workspace.inbox}")
        for one in told["return"]:
            shutil.copyfile(HERE / "returns" / one["file"], workspace.inbox / one["file"])
        run_once(app, lambda item: tell(f"  {item}  {app.store.item(item).state.phrase}"))
        rehearsal = Rehearsal(workspace=workspace, returns=list(_came_out(told["return"], app)))
        _act(rehearsal, told["by_telephone"], app, tell)
        tidy(app)
        for one in rehearsal.returns:
            one.now = app.store.item(one.item).state if one.item else None
        rehearsal.documents = app.store.documents()
        rehearsal.waiting = sum(number for state, number in app.store.counts().items() if state.waits)
    return rehearsal


def _fresh(folder: Path, environ: Mapping[str, str]) -> Workspace:
    """A new workspace in place of an earlier demo; a folder that holds anything else is left alone."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise NotNow(
                f"{folder} is not empty and is no demo of Formline.", advice="Name another folder after 'demo'."
            )
        shutil.rmtree(folder)
    store = folder / "store"
    store.mkdir(parents=True)
    (folder / MARK).write_text("Made by 'formline demo'; replaced whole the next time.\n", encoding="utf-8")
    (folder / "formline.toml").write_text(_SETTINGS, encoding="utf-8")
    # The same id for the same folder: a demo made again finds its key and leaves no trail of old ones.
    (store / ID_FILE).write_text(f"demo-{sha256(os.fsencode(folder)).hexdigest()[:12]}\n", encoding="ascii")
    init(folder, "hsscp", environ)
    return at(folder)


def _came_out(told: list[dict[str, Any]], app: App) -> Iterator[Foretold]:
    items = {item.name: item for item in app.store.items()}
    for one in told:
        item = items.get(one["file"])
        references = [part.reference for part in item.parts if part.reference] if item else []
        yield Foretold(
            file=one["file"],
            shows=one["shows"],
            state=State(one["state"]),
            or_else=tuple(map(State, one.get("or", ()))),
            item=item.item if item else "",
            came_out=item.state if item else None,
            reference=", ".join(references),
        )


def _act(rehearsal: Rehearsal, password: str, app: App, tell: Callable[[str], None]) -> None:
    """What people do next, each step once."""
    by_file = {one.file: one for one in rehearsal.returns}
    locked, school = by_file["KLOE waiting at 17.pdf"], by_file["request form school.docx"]
    request, enquiry = by_file["CSPR consideration request.docx"], by_file["Engine Room KLOE night notes.pdf"]

    tell("A clerk rings for a password, puts a date right, and opens a rapid review …")
    decisions.unlock(locked.item, password, app)
    decisions.correct(school.reference, "date_of_birth", "30/09/2017", app)
    decisions.open_route(
        request.reference, "rapid-review", "Serious harm; three agencies held part of the picture.", app
    )

    tell("… drafts a statement and a briefing from stated facts alone …")
    for kind in ("holding-statement", "practitioner-briefing"):
        stated = tomllib.loads((HERE / f"{kind}.toml").read_text(encoding="utf-8"))
        papers.make(app.definitions.kind(kind), request.reference, app, stated=stated)

    tell("… makes the papers of the next meeting, closes a line of enquiry, and has empty forms made to send out.")
    meeting = app.clock().date() + dt.timedelta(days=13)
    papers.make_pack(app.definitions.kind("meeting-pack"), meeting, app)
    papers.deliver(app)
    decisions.decide(enquiry.reference, "explore", app.clock().date(), "Agreed at once by all partners.", app)
    for form in app.definitions.forms:
        name, content = rehearsal.workspace.blank_form(form.id)
        rehearsal.empty_forms.mkdir(exist_ok=True)
        (rehearsal.empty_forms / name).write_bytes(content)
