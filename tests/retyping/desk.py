"""A form re-typed from a seed: which changes it went through, its bytes, and the truth of what it says."""

import random
from dataclasses import dataclass

from pipeline.model.form import Form
from tests.retyping import going_on, layouts, making, markup, wording
from tests.retyping.blocks import Block
from tests.retyping.changes import HARD, ORDINARY, Retyping
from tests.retyping.draft import Truth, drafted
from tests.retyping.ink import STRICT, Hand, W, inked, package
from tests.retyping.setting import Setting, typeset

_ROOMS = (wording, layouts, making, markup, going_on)  # where changes enter themselves in the register
KINDS = (*ORDINARY, *HARD)


@dataclass(kw_only=True)
class Retyped:
    """One re-typed form."""

    seed: int
    kind: str
    changes: tuple[str, ...]  # the kind first, then ordinary ones beside it
    content: bytes
    truth: Truth
    form: Form


def retyped(forms: tuple[Form, ...], seed: int, kind: str) -> Retyped:
    """A filled form that went through this kind of change, and up to two ordinary ones more."""
    chance = random.Random(f"{seed} {kind}")
    form = chance.choices(forms, weights=[len(list(one.fields())) for one in forms])[0]
    more = chance.sample([one for one in ORDINARY if one != kind], chance.choice((0, 0, 1, 2)))
    names = (kind, *more)
    retyping = started(form, chance)
    for name in reversed(names):  # the kind itself has the last word
        (ORDINARY.get(name) or HARD[name])(retyping)
    content = finished(retyping)
    return Retyped(seed=seed, kind=kind, changes=names, content=content, truth=retyping.draft.truth, form=form)


def started(form: Form, chance: random.Random) -> Retyping:
    """A filled form as most are: labels left, answers right."""
    draft = drafted(form, chance, empty=chance.choice((0.05, 0.2, 0.5)))
    setting = Setting(place=chance.choice(("right", "right", "same", "tab")))
    return Retyping(draft=draft, setting=setting, hand=Hand(), chance=chance)


def typed(retyping: Retyping) -> list[Block]:
    """The blocks of a form, changes and all."""
    blocks = typeset(retyping.draft, retyping.setting, retyping.chance)
    for change in retyping.on_blocks:
        blocks = change(blocks)
    return blocks


def finished(retyping: Retyping) -> bytes:
    """The Word file."""
    from lxml import etree

    root = etree.fromstring(inked(typed(retyping), retyping.hand, retyping.chance))
    for change in retyping.on_xml:
        change(root)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if retyping.hand.strict:
        content = content.replace(W.encode(), STRICT.encode())
    return package(content, retyping.hand.header, retyping.hand.footer)
