"""Whatever stops Formline says what to do now."""

import ast
from collections.abc import Iterator
from pathlib import Path

from pipeline import errors

PACKAGE = Path(errors.__file__).parent
OURS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
# What to do about a lock depends on where it is told: the note of a return says it, and `extract` has --passwords.
SAY_ENOUGH = {"Locked"}


def made(path: Path) -> Iterator[ast.Call]:
    """Every place in a module that makes an error of ours."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = OURS | {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) and base.id in OURS for base in node.bases)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds - SAY_ENOUGH:
            yield node


def test_every_error_we_make_has_advice() -> None:
    found = [(path, call) for path in sorted(PACKAGE.rglob("*.py")) for call in made(path)]

    assert len(found) > 100
    assert [f"{path.relative_to(PACKAGE)}, line {call.lineno}" for path, call in found if not advised(call)] == []


def advised(call: ast.Call) -> bool:
    (said, *_) = [one.value for one in call.keywords if one.arg == "advice"] or [ast.Constant(value="")]
    return not isinstance(said, ast.Constant) or bool(said.value)
