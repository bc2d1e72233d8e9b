"""An inbox over a real folder, with a clock the tests turn."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.inbox import Inbox


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    @property
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def wait(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def make(root: Path, clock: Clock) -> Callable[..., Inbox]:
    def make(**changed: Any) -> Inbox:
        usual = {
            "workspace": "ws-one",
            "settle": 2.0,
            "patience": 600.0,
            "most_bytes": 1_000_000,
            "fetch_within": 5.0,
            "monotonic": clock,
        }
        return Inbox(root, **{**usual, **changed})

    return make
