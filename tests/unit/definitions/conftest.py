"""A small partnership in a folder of its own, for each test to spoil in its own way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.definitions import Problem, check

CHECKS = frozenset({"not-future", "same-date", "required"})
BLOCKS = frozenset({"partnership", "answers"})

PROFILE = """\
id = "vale"
name = "Vale Safeguarding Children Partnership"
short = "VSCP"
holidays = [2026-12-25]

[office]
name = "VSCP Office"
email = "office@vale.example.org"

[safety]
front_door = "First Contact"

[meeting]
name = "Review Group"

[[agency]]
id = "council"
names = ["Vale County Council"]
"""

FORM = """\
id = "note"
title = "Note of Concern"
reference_prefix = "NOTE"

[[edition]]
id = "2024"
titles = ["Note of Concern"]

[[section]]
id = "writer"
label = "WHO WRITES"

[[section.field]]
id = "name"
label = "Your name:"
type = "text"
aliases = ["Name of writer"]

[[section.field]]
id = "on"
label = "Date:"
type = "date"
checks = ["not-future"]

[[section]]
id = "matter"
label = "WHAT IT IS ABOUT"

[[section.field]]
id = "urgency"
label = "How urgent is it?"
type = "choice"

[[section.field.choice]]
id = "now"
label = "Now"

[[section.field.choice]]
id = "later"
label = "Later"

[[section.field]]
id = "people"
label = "People"
type = "table"

[[section.field.column]]
id = "who"
label = "Name"

[[route]]
id = "talk"
label = "Talk about it"
"""

KIND = """\
id = "letter"
title = "Letter"
about = "record"
due = "opened"
template = "letter.docx"
uses = ["partnership"]
forms = ["note"]
routes = ["talk"]
"""


class House:
    """The partnership's folder, and what a check says of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / "vale" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def problems(self) -> list[Problem]:
        return check([self.folder], "vale", known_checks=CHECKS, known_blocks=BLOCKS)


@pytest.fixture
def house(tmp_path: Path) -> House:
    built = House(tmp_path / "templates")
    built.write("partnership.toml", PROFILE)
    built.write("forms/note.toml", FORM)
    built.write("documents/letter.toml", KIND)
    built.write("documents/letter.docx", b"a Word file")
    built.write("logo.png", b"a picture")
    return built


Spoil = Callable[..., tuple[int, Problem]]


@pytest.fixture
def spoil(house: House) -> Spoil:
    """Put other words into one file; gives the line they begin on and the one problem that makes."""

    def spoiled(name: str, before: str, after: str) -> tuple[int, Problem]:
        path = house.folder / "vale" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")
        (problem,) = house.problems()
        return text[: text.index(before)].count("\n") + 1, problem

    return spoiled
