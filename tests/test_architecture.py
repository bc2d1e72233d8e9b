"""The arrows of docs/architecture.md, checked: imports point down, rooms in one row don't know each other."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

LEAVES = {"model", "errors", "limits", "locks"}
STEPS = {"opening", "reading", "matching", "checking", "documents"}
ADAPTERS = {"store", "keys", "inbox", "outbox", "worker", "definitions", "settings"}

# room → the rooms it may import; itself is understood
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": {"model"},
    "limits": set(),
    "locks": set(),
    **{step: {"model", "errors"} for step in STEPS},
    **{adapter: {"model", "errors", "locks"} for adapter in ADAPTERS},
    # The boundary's inside runs the steps; it is the one adapter that knows them.
    "worker": {"model", "errors", "limits", "opening", "reading", "matching"},
    "workspace": {"model", "errors", "settings", "definitions", "checking", "documents"},
    "app": {"model", "errors", "settings", "workspace", *ADAPTERS},
    "papers": {"app", "documents", "outbox", "model", "errors"},
    "process": {"app", "papers", "checking", "model", "errors"},
    "decisions": {"app", "papers", "process", "checking", "model", "errors", "outbox"},
    "tidy": {"app", "inbox", "outbox", "model", "errors"},
    "watch": {"app", "process", "tidy", "inbox", "model", "errors"},
    "doctor": {"app", "workspace", "errors", "model", "definitions"},
}
ENTRY = {"cli", "demo", "__main__", "watch", "doctor"}

# A library of others is imported in one module of each room that needs it.
OTHERS_IN_ONE_MODULE = (
    *("lxml", "msoffcrypto", "olefile", "pikepdf", "pypdf", "pdfplumber", "pypdfium2", "docxtpl", "docx", "jinja2"),
    *("cryptography", "watchdog", "rapidfuzz", "keyring", "platformdirs", "shtab"),
)
ONLY_ONE_SYSTEM = {"fcntl", "resource", "msvcrt", "ctypes"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts), path


def imported(path: Path) -> Iterator[str]:
    """What a module imports when it runs; what is there for the type checker alone builds no dependency."""
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


def test_imports_point_down() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, path in modules()
        if room(name) not in ENTRY and room(name) in MAY_IMPORT
        for target in imported(path)
        if target.startswith("pipeline.")
        and (other := target.split(".")[1]) not in {room(name), "__version__"}
        and other not in MAY_IMPORT[room(name)]
    ]
    assert wrong == []


def test_every_room_has_its_place_in_the_picture() -> None:
    rooms = {room(name) for name, _ in modules()} - ENTRY - {"__init__"}
    assert rooms <= set(MAY_IMPORT)


def test_nobody_imports_an_entrypoint() -> None:
    wrong = [
        f"{name} imports {target}"
        for name, path in modules()
        if room(name) not in ENTRY
        for target in imported(path)
        if target.split(".")[:1] == ["pipeline"] and target.split(".")[1:2] != [] and target.split(".")[1] in ENTRY
    ]
    assert wrong == []


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
    allowed = {"limits", "locks"}
    wrong = [
        f"{name}: {target}"
        for name, path in modules()
        if name not in allowed
        for target in imported(path)
        if target.split(".")[0] in ONLY_ONE_SYSTEM - {"ctypes"}
    ]
    forks = [name for name, path in modules() if name not in allowed and "os.fork" in path.read_text(encoding="utf-8")]
    assert wrong + forks == []


def test_limits_and_locks_have_their_windows_half() -> None:
    for name in ("limits", "locks"):
        assert 'sys.platform == "win32"' in (PACKAGE / f"{name}.py").read_text(encoding="utf-8")


def test_every_module_opens_with_a_sentence() -> None:
    wrong = [name for name, path in modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert wrong == []


def test_no_module_has_grown_past_what_one_reading_takes_in() -> None:
    assert [name for name, path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []
