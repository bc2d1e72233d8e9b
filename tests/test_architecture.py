"""The arrows of docs/architecture.md, checked: imports point down, rooms in one row don't know each other."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

STEPS = {"opening", "reading", "matching", "checking", "documents", "stationery"}
STEPS_KNOW = {"errors", "model", "starting"}  # leaves

# Who imports whom, room by room: no more, and no less. A new arrow is drawn here and in docs/architecture.md first.
PICTURE = {
    # entrypoints
    "__main__": "cli",
    "cli": "app checking decisions definitions demo doctor errors locks model outbox papers process settings starting "
    "tidy watch worker workspace",
    "demo": "app decisions errors model papers process tidy workspace",
    "doctor": "app conversion errors recognition workspace",
    "watch": "errors inbox model",
    # flow
    "decisions": "app checking errors model outbox process",
    "process": "app checking errors model papers",
    "papers": "app documents errors model outbox",
    "tidy": "app errors inbox model outbox",
    # root
    "app": "conversion inbox keys outbox settings store worker workspace",
    # adapters
    "conversion": "errors limits locks programs",
    "recognition": "errors limits programs",
    "workspace": "checking definitions documents errors settings stationery",
    "definitions": "errors model",
    "inbox": "errors model",
    "keys": "errors",
    "outbox": "errors model",
    "settings": "errors",
    "store": "errors locks model",
    "worker": "conversion errors limits matching model opening reading "
    "recognition",  # the boundary's inside runs the steps
    # steps
    "checking": "errors model starting",
    "documents": "errors model",
    "matching": "model starting",
    "opening": "errors",
    "reading": "errors model starting",
    "stationery": "errors model",
    # leaves
    "errors": "model",
    "limits": "",
    "programs": "limits",
    "locks": "",
    "model": "",
    "starting": "",
}
# A library of others is imported in one module of each room that needs it.
OTHERS_IN_ONE_MODULE = (
    *("lxml", "msoffcrypto", "olefile", "pikepdf", "pypdf", "pdfplumber", "pypdfium2", "docxtpl", "docx", "jinja2"),
    *("cryptography", "watchdog", "rapidfuzz", "keyring", "platformdirs", "shtab"),
)
ONLY_ONE_SYSTEM = {"fcntl", "resource", "msvcrt"}
ONLY_ONE_CALL = re.compile(r"\bos\.fork\b|\bwindll\b|\bWinDLL\b|\bwintypes\b")
# Where such a thing may stand: what sets limits, holds locks, hides a file, tells a network drive.
MAY_KNOW_THE_SYSTEM = {"limits", "locks", "inbox.presence", "store.placement"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts), path


@cache
def imported(path: Path) -> tuple[str, ...]:
    """What a module imports when it runs; what is there for the type checker alone builds no dependency."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from pipeline import papers` imports the room `papers`.
            yield from (f"pipeline.{one.name}" for one in node.names) if node.module == "pipeline" else [node.module]


def running(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING"):
            yield child
            yield from running(child)


def room(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def arrows() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, path in modules():
        inside = {target.split(".")[1] for target in imported(path) if target.startswith("pipeline.")}
        found[room(name)] |= inside - {room(name), "__version__"}
    del found["__init__"]
    return dict(found)


def test_the_house_is_as_the_picture_shows_it() -> None:
    assert arrows() == {room: set(below.split()) for room, below in PICTURE.items()}


def test_no_arrow_runs_round_in_a_circle() -> None:
    found = arrows()
    standing: set[str] = set()
    while len(standing) < len(found):
        free = {one for one, below in found.items() if below <= standing} - standing
        assert free, f"a circle among {sorted(set(found) - standing)}"
        standing |= free


def test_steps_know_neither_each_other_nor_what_stands_above_them() -> None:
    assert {step: below for step, below in arrows().items() if step in STEPS and below - STEPS_KNOW} == {}


def test_leaves_stand_on_the_standard_library_and_the_shape_of_facts_alone() -> None:
    outside = {
        target.split(".")[0]
        for name, path in modules()
        if room(name) in {"model", "errors"}
        for target in imported(path)
    } - {
        "pipeline",
        "collections",
        "datetime",
        "msgspec",  # facts are its structs: see docs/decisions/facts.md
        "enum",
        "re",
        "typing",
        "zoneinfo",
        "unicodedata",
        "bisect",
    }
    assert outside == set()


def test_the_steps_know_no_clock_and_no_database() -> None:
    clock = re.compile(r"datetime\.now|date\.today|time\.time\(|utcnow|sqlalchemy|sqlite3")
    wrong = [name for name, path in modules() if room(name) in STEPS and clock.search(path.read_text(encoding="utf-8"))]
    assert wrong == []


@pytest.mark.parametrize("library", sorted(OTHERS_IN_ONE_MODULE))
def test_a_library_of_others_enters_each_room_by_one_door(library: str) -> None:
    doors: dict[str, list[str]] = defaultdict(list)
    for name, path in modules():
        if any(target.split(".")[0] == library for target in imported(path)):
            doors[room(name)].append(name)
    assert {where: names for where, names in doors.items() if len(names) > 1} == {}


def test_what_only_one_system_has_stays_in_the_modules_that_set_limits_and_hold_locks() -> None:
    wrong = [
        f"{name}: {target}"
        for name, path in modules()
        for target in imported(path)
        if target.split(".")[0] in ONLY_ONE_SYSTEM and name not in MAY_KNOW_THE_SYSTEM
    ]
    calls = [
        name
        for name, path in modules()
        if ONLY_ONE_CALL.search(path.read_text(encoding="utf-8")) and name not in MAY_KNOW_THE_SYSTEM
    ]
    assert wrong + calls == []


def test_limits_and_locks_have_their_windows_half() -> None:
    for name in ("limits", "locks"):
        assert 'sys.platform == "win32"' in (PACKAGE / f"{name}.py").read_text(encoding="utf-8")


def test_every_module_opens_with_a_sentence() -> None:
    wrong = [name for name, path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert wrong == []


def test_the_story_of_matching_names_each_of_its_modules() -> None:
    story = ast.get_docstring(ast.parse((PACKAGE / "matching" / "__init__.py").read_text(encoding="utf-8"))) or ""
    told = set(re.findall(r"`(\w+)`", story))
    assert told == {path.stem for path in (PACKAGE / "matching").glob("*.py")} - {"__init__"}


def test_no_module_has_grown_past_what_one_reading_takes_in() -> None:
    assert [name for name, path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
