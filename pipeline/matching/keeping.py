"""Keeping: a stretch or a cell becomes an answer's own, with what it says and every doubt its marks give."""

from collections.abc import Sequence

from pipeline.matching.blanks import Stretch, Written, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.boxes import boxes_in
from pipeline.matching.claims import Claims
from pipeline.matching.enclosed import beside_controls, closed
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane
from pipeline.model.form import Field, FieldType


def is_open(pane: Pane, bounds: Bounds, claims: Claims) -> bool:
    """Whether this cell asks nothing and nobody has taken any of it."""
    return not bounds.labelled(pane) and not claims.touched(pane)


def take_cell(found: Found, one: Field, pane: Pane, claims: Claims) -> None:
    """A cell's text, with whatever is nested in it."""
    spots = [Stretch(pane=pane, start=0, stop=len(pane.text))]
    block = pane.after if pane.inner else None
    while block is not None:
        panes = [block] if isinstance(block, Pane) else list(block.panes())
        spots += [Stretch(pane=p, start=0, stop=len(p.text)) for p in panes if not claims.touched(p)]
        block = block.after
    after = pane.runs_on
    while after is not None and not claims.touched(after):
        spots.append(Stretch(pane=after, start=0, stop=len(after.text)))
        found.doubts("read-continued")
        after = after.runs_on
    keep(found, one, spots, claims)


def _said(one: Field, spot: Stretch) -> Written:
    """What stands here; a box in the midst of words is one of them, as in '[x] Male was ticked by mistake'."""
    prose = one.type in (FieldType.TEXT, FieldType.LONG_TEXT) and not one.option_label
    here = written(spot, one.waiting, numbers=prose)
    if here.words is None or not prose or not boxes_in(spot.pane, spot.start, spot.stop):
        return here
    return written(spot, one.waiting, boxes=True, numbers=True)


def keep(found: Found, one: Field, spots: list[Stretch], claims: Claims) -> None:
    """Make these stretches the answer."""
    kept = [closed(spot, found.place) for spot in spots]
    texts = [_said(one, spot) for spot in kept]
    for spot in kept:
        if not claims.take(spot, found.path):
            found.doubts("read-label-leak")
    found.stretches += tuple(kept)
    words = [text.words for text in texts if text.words is not None]
    found.words = "\n".join(words) if words else None
    found.stored = next((text.stored for text in texts if text.stored), None)
    if found.words is not None and any(beside_controls(spot, found.place) for spot in kept):
        found.doubts("read-beside-control")
    doubt_marked(found, texts)


def doubt_marked(found: Found, texts: Sequence[Written]) -> None:
    """Doubt an answer of which something is struck out or hidden, or is stored otherwise than it shows."""
    if any(text.struck for text in texts):
        found.doubts("read-struck-out")
    if any(text.hidden for text in texts):
        found.doubts("read-hidden")
    if any(text.disagrees for text in texts):
        found.doubts("read-said-twice-disagrees")
    if any(text.run_together for text in texts):
        found.doubts("read-run-together")
