"""What a re-typing is made of, and the register of everything that can happen to a form when people re-type it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.retyping.blocks import Changing
from tests.retyping.draft import Draft
from tests.retyping.ink import Hand
from tests.retyping.setting import Setting

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@dataclass(kw_only=True)
class Retyping:
    """One form on its way to a Word file; changes act on whatever they are about."""

    draft: Draft
    setting: Setting
    hand: Hand
    chance: random.Random
    on_blocks: list[Changing] = field(default_factory=list)
    on_xml: "list[Callable[[Element], None]]" = field(default_factory=list)


Change = Callable[[Retyping], None]
ORDINARY: dict[str, Change] = {}
HARD: dict[str, Change] = {}  # what a careful clerk has to look at twice


def change(name: str, *, hard: bool = False) -> Callable[[Change], Change]:
    """Enter a change in the register."""

    def enter(does: Change) -> Change:
        (HARD if hard else ORDINARY)[name] = does
        return does

    return enter
