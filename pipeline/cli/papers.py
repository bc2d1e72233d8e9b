"""`formline make` and `formline pack`: documents that somebody asks for."""

import argparse
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pipeline import papers
from pipeline.app import App
from pipeline.cli.telling import say
from pipeline.cli.working import opened
from pipeline.errors import NotThere, SettingsAtFault
from pipeline.model.document import Document, Subject
from pipeline.tidy import tidy


def make(chosen: argparse.Namespace) -> int:
    """Make a document of a kind; one that would say the same as the last is not made again."""
    with opened(chosen) as app:
        kind = app.definitions.kind(chosen.kind)
        stated = _facts(chosen.facts) if kind.about is Subject.PUBLIC else None
        document = papers.make(kind, chosen.reference, app, stated=stated)
        papers.deliver(app)
        tidy(app)
        print(_place(document, app))
        return 0


def _facts(file: Path | None) -> Mapping[str, object]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotThere(
            f"The file of facts '{file.name}' can't be read.", advice="Check its name after --facts."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsAtFault(
            f"'{file.name}' can't be read as TOML: {error}.", advice='Write each fact as  name = "what may be said".'
        ) from error


def pack(chosen: argparse.Namespace) -> int:
    """Make the papers of a meeting: every open request and line of enquiry, and what is not ready."""
    with opened(chosen) as app:
        kind = next((kind for kind in app.definitions.kinds if kind.about is Subject.MEETING), None)
        if kind is None:
            raise NotThere(
                "This partnership declares no papers for a meeting.", advice="Add a kind with about = 'meeting'."
            )
        made = papers.make_pack(kind, chosen.meeting, app, cut_off=chosen.cut_off)
        papers.deliver(app)
        tidy(app)
        print(_place(made.document, app))
        say(chosen, f"It holds {made.items} open item{'' if made.items == 1 else 's'}.")
        if made.waiting:
            say(chosen, f"Waiting for a person, and named on its last page: {made.waiting}.")
        return 3 if made.waiting else 0


def _place(document: Document, app: App) -> Path:
    return app.workspace.outbox / document.folder / document.name
