"""Changes of the XML alone: what Word leaves behind in a file that nobody sees on the paper."""

import random
from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING

from tests.retyping.changes import Retyping, change
from tests.retyping.ink import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = f"{{{W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRACKED = {f"{_W}author": "A Clerk", f"{_W}date": "2026-03-02T09:00:00Z"}


def _each_run(r: Retyping, how: "Callable[[Element], None]", share: float) -> None:
    def walk(root: "Element") -> None:
        for run in list(root.iter(f"{_W}r")):
            if run.find(f"{_W}t") is not None and r.chance.random() < share:
                how(run)

    r.on_xml.append(walk)


def _split(run: "Element", chance: random.Random, between: tuple[str, ...] = ()) -> None:
    """One run becomes two or three, with things in between."""
    texts = run.findall(f"{_W}t")
    if len(texts) != 1 or len(run) > 2 or not (text := texts[0].text) or len(text) < 2:
        return
    at = chance.randint(1, len(text) - 1)
    second = deepcopy(run)
    texts[0].text, rest = text[:at], second.find(f"{_W}t")
    assert rest is not None
    rest.text = text[at:]
    for one in (texts[0], rest):
        one.set(_SPACE, "preserve")
    run.addnext(second)
    for tag in between:
        run.addnext(run.makeelement(f"{_W}{tag}"))
    if len(text) > 12 and chance.random() < 0.5:
        _split(second, chance, between)


@change("runs split anywhere")
def split_runs(r: Retyping) -> None:
    _each_run(r, lambda run: _split(run, r.chance), 0.8)


@change("runs split by proofing marks and bookmarks")
def proofed(r: Retyping) -> None:
    tags = ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "permStart", "permEnd")
    _each_run(r, lambda run: _split(run, r.chance, tuple(r.chance.sample(tags, 2))), 0.6)


@change("runs in smart tags, links and custom XML")
def wrapped(r: Retyping) -> None:
    def wrap(run: "Element") -> None:
        parent = run.getparent()
        assert parent is not None
        tag = r.chance.choice(("smartTag", "hyperlink", "customXml", "bdo"))
        around = run.makeelement(f"{_W}{tag}")
        parent.replace(run, around)
        around.append(run)

    _each_run(r, wrap, 0.3)


@change("page breaks Word drew last inside runs")
def rendered_breaks(r: Retyping) -> None:
    _each_run(r, lambda run: run.insert(len(run) - 1, run.makeelement(f"{_W}lastRenderedPageBreak")), 0.3)


@change("soft hyphens in words")
def soft_hyphens(r: Retyping) -> None:
    def hyphen(run: "Element") -> None:
        text = run.find(f"{_W}t")
        assert text is not None
        words = text.text or ""
        longest = max(words.split() or [""], key=len)
        if len(longest) > 8 and longest.isalpha():
            text.text = words.replace(longest, f"{longest[:4]}\u00ad{longest[4:]}", 1)

    _each_run(r, hyphen, 0.4)


@change("hyphens that don't break")
def fixed_hyphens(r: Retyping) -> None:
    def fix(run: "Element") -> None:
        text = run.find(f"{_W}t")
        assert text is not None
        if len(run.findall(f"{_W}t")) == 1 and "-" in (text.text or "")[1:-1]:
            before, _, behind = (text.text or "").partition("-")
            text.text = before
            text.set(_SPACE, "preserve")
            rest = run.makeelement(f"{_W}t", {_SPACE: "preserve"})
            rest.text = behind
            text.addnext(run.makeelement(f"{_W}noBreakHyphen"))
            run.append(rest)

    _each_run(r, fix, 0.6)


@change("labels with tracked changes")
def labels_tracked(r: Retyping) -> None:
    """A word is struck from the text and stands there again as inserted, as happens when formatting is redone."""

    def track(run: "Element") -> None:
        parent = run.getparent()
        if parent is None or parent.tag != f"{_W}p":
            return
        gone = run.makeelement(f"{_W}del", _TRACKED)
        old = deepcopy(run)
        for text in old.findall(f"{_W}t"):
            text.tag = f"{_W}delText"
        gone.append(old)
        new = run.makeelement(f"{_W}ins", _TRACKED)
        parent.replace(run, new)
        new.append(run)
        new.addprevious(gone)

    _each_run(r, track, 0.25)


@change("deleted paragraphs left behind")
def deleted_paragraphs(r: Retyping) -> None:
    """Every word of a paragraph deleted, its mark as well, so that the next one stands where it stood."""

    def leave(root: "Element") -> None:
        for para in list(root.iter(f"{_W}p")):
            if r.chance.random() < 0.15:
                gone = para.makeelement(f"{_W}p")
                about = _sub(_sub(gone, "pPr"), "rPr")
                _sub(about, "del", _TRACKED)
                run = _sub(_sub(gone, "del", _TRACKED), "r")
                _sub(run, "delText").text = "Name: an earlier draft"
                para.addprevious(gone)

    r.on_xml.append(leave)


@change("formatting changes tracked")
def formatted(r: Retyping) -> None:
    def note(run: "Element") -> None:
        about = run.find(f"{_W}rPr")
        if about is not None:
            _sub(_sub(about, "rPrChange", _TRACKED), "rPr")

    _each_run(r, note, 0.5)


@change("comments beside the words")
def commented(r: Retyping) -> None:
    def comment(run: "Element") -> None:
        mark = {f"{_W}id": "1"}
        run.addprevious(run.makeelement(f"{_W}commentRangeStart", mark))
        after = run.makeelement(f"{_W}r")
        _sub(after, "commentReference", mark)
        run.addnext(after)
        run.addnext(run.makeelement(f"{_W}commentRangeEnd", mark))

    _each_run(r, comment, 0.2)


@change("words made by fields")
def fields(r: Retyping) -> None:
    """The words are a field's result: MERGEFIELD, DOCPROPERTY or REF, as case systems fill forms in."""

    def field(run: "Element") -> None:
        does = r.chance.choice((" MERGEFIELD Child_Name \\* MERGEFORMAT ", " DOCPROPERTY Ref ", " REF name \\h "))
        for kind in ("begin", "instr", "separate"):
            mark = run.makeelement(f"{_W}r")
            if kind == "instr":
                _sub(mark, "instrText").text = does
            else:
                _sub(mark, "fldChar", {f"{_W}fldCharType": kind})
            run.addprevious(mark)
        last = run.makeelement(f"{_W}r")
        _sub(last, "fldChar", {f"{_W}fldCharType": "end"})
        run.addnext(last)

    _each_run(r, field, 0.2)


@change("the strict namespace")
def strict(r: Retyping) -> None:
    r.hand.strict = True


@change("hidden words beside labels", hard=True)
def hidden(r: Retyping) -> None:
    def hide(run: "Element") -> None:
        twin = run.makeelement(f"{_W}r")
        _sub(_sub(twin, "rPr"), "vanish")
        _sub(twin, "t").text = " see guidance note "
        run.addnext(twin)

    _each_run(r, hide, 0.1)


def _sub(parent: "Element", tag: str, about: dict[str, str] | None = None) -> "Element":
    made = parent.makeelement(f"{_W}{tag}", about or {})
    parent.append(made)
    return made
