"""A desk in an office: a workspace of its own, and the command as a person there would use it."""

import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.main import main

ROOT = Path(__file__).parents[2]
RETURNS = ROOT / "pipeline" / "demo" / "returns"
FORETOLD = tomllib.loads((ROOT / "pipeline" / "demo" / "foretold.toml").read_text(encoding="utf-8"))
ON_KEYRING, BY_TELEPHONE = FORETOLD["on_keyring"], FORETOLD["by_telephone"]
COMMAND = (sys.executable, "-m", "pipeline")

QUICK = """\
partnership = "hsscp"

[watching]
settle_seconds = 0.05
patience_minutes = 0
rescan_seconds = 0.5
"""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one call of the command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """The answer as JSON, a line at a time."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def json(self) -> Any:
        """The answer where it is one JSON object."""
        (one,) = self.lines
        return one


class Desk:
    """One workspace, and the command used in it."""

    def __init__(self, folder: Path, key: Path) -> None:
        self.folder = folder
        self.key = key

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def arriving(self) -> list[str]:
        """What lies in the inbox for people to see."""
        return sorted(one.name for one in self.inbox.rglob("*") if one.is_file() and not one.name.startswith("."))

    @property
    def notes(self) -> list[str]:
        return sorted(note.name for note in (self.outbox / "attention").glob("*"))

    @property
    def papers(self) -> list[str]:
        return sorted(path.name for path in self.outbox.rglob("*.docx"))

    @property
    def environ(self) -> dict[str, str]:
        named = {name: value for name, value in os.environ.items() if not name.startswith("FORMLINE_")}
        return named | {"FORMLINE_KEY_FILE": str(self.key), "FORMLINE_ACTOR": "test-clerk"}

    def put(self, *names: str, under: str = "") -> None:
        for name in names:
            target = self.inbox / under / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(RETURNS / name, target)

    def do(self, *words: str, typed: str | None = None) -> Told:
        """The command in this very process: quick, and with a standard input that is no terminal."""
        return call("--workspace", str(self.folder), *words, typed=typed, environ=self.environ)

    def start(self, *words: str, **more: Any) -> subprocess.Popen[bytes]:
        """The command as a process of its own."""
        return subprocess.Popen(
            [*COMMAND, "--workspace", str(self.folder), *words],
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **more,
        )

    def item(self, name: str) -> dict[str, Any]:
        """The return that came under this name, as `list --json` tells it."""
        (found,) = [one for one in self.do("list", "--json").lines if one["file"] == name]
        return found

    def reference(self, name: str) -> str:
        """The reference of the record in the return of this name."""
        return self.item(name)["parts"][0]["reference"]


def call(*words: str, typed: str | None = None, environ: dict[str, str] | None = None) -> Told:
    """One call of the command, in this process."""
    kept = sys.stdin, sys.stdout, sys.stderr, dict(os.environ)
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO((typed or "").encode()), "utf-8")
    sys.stdout, sys.stderr = io.TextIOWrapper(out, "utf-8", newline="\n"), io.TextIOWrapper(err, "utf-8", newline="\n")
    os.environ.clear()
    os.environ.update(environ if environ is not None else kept[3])
    try:
        code = main(list(words))
    except SystemExit as stop:
        code = int(stop.code or 0)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            stream.detach()  # type: ignore[union-attr]
        sys.stdin, sys.stdout, sys.stderr = kept[:3]
        os.environ.clear()
        os.environ.update(kept[3])
    return Told(code=code, out=out.getvalue().decode(), err=err.getvalue().decode())


def open_desk(folder: Path, settings: str = QUICK) -> Desk:
    """A new workspace with a key of its own."""
    desk = Desk(folder / "workspace", folder / "the.key")
    desk.folder.mkdir(parents=True)
    (desk.folder / "formline.toml").write_text(settings, encoding="utf-8")
    made = call("init", str(desk.folder), environ=desk.environ)
    assert made.code == 0, made.err
    return desk


@pytest.fixture
def formline() -> Callable[..., Told]:
    """The command, wherever one is."""
    return call


@pytest.fixture
def passwords() -> tuple[str, str]:
    """The password that is on the keyring of `morning`, and the one that is not."""
    return ON_KEYRING, BY_TELEPHONE


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A new workspace with nothing in it."""
    return open_desk(tmp_path)


@pytest.fixture(scope="session")
def one_morning(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A workspace in which every return of the demo was taken in, before anybody has done anything about them."""
    desk = open_desk(tmp_path_factory.mktemp("morning"))
    desk.do("passwords", "add", "--label", "duty team", "--stdin", typed=ON_KEYRING)
    for one in FORETOLD["return"]:
        desk.put(one["file"])
    done = desk.do("run")
    assert done.code == 3, done.err
    return desk


@pytest.fixture
def morning(one_morning: Desk, tmp_path: Path) -> Desk:
    """A copy of that morning, to work on."""
    shutil.copytree(one_morning.folder, tmp_path / "workspace")
    return Desk(tmp_path / "workspace", one_morning.key)


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Wait for something that another process does."""
    import time

    def wait(true: Callable[[], bool], seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, "it did not come about"
            time.sleep(0.05)

    return wait
