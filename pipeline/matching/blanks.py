"""What is written, once all that only waits for writing is gone: leaders, placeholders, empty controls, boxes."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from pipeline.matching.boxes import BOXES
from pipeline.matching.panes import Pane
from pipeline.matching.tellings import disagrees, lost_breaks, stored_day
from pipeline.model.sheet import Mark, MarkKind

_PROMPTS = re.compile(
    r"\b(?:click|tap)(?:\s+or\s+tap)?(?:\s+here)?\s+to\s+(?:enter|add|type|insert)\s+(?:some\s+|a\s+)?(?:text|date)\b\.?"
    r"|\bchoose\s+an\s+item\b\.?|\bclick\s+here\s+to\s+enter\s+(?:text|a\s+date)\b\.?|\benter\s+text\s+here\b\.?"
    r"|\(?\bdd?\s?[/.-]\s?mm?\s?[/.-]\s?yy(?:yy)?\b\)?",
    re.IGNORECASE,
)
_BARE_PROMPTS = re.compile(  # words that people write as well: a prompt only where nothing else stands
    r"[\[<(]?(?:please\s+)?(?:type|enter|insert|write|add)\s+(?:(?:your|the|a)\s+)?"
    r"(?:(?:text|answer|name|date|details|response|reply)(?:\s+here)?|here)[\])>]?(?:\.{1,3}|…)?"
    r"|[\[<(]?(?:pick|select|choose)\s+(?:a|the|one)\s+(?:date|option|item)[\])>]?\.?"
    r"|[\[<](?:please\s+)?(?:type|enter|insert|write|add|give|provide|state|list|specify)\s[^\[\]<>\n]{1,60}[\]>]",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"_{2,}|\.{4,}|…{2,}|(?:\. ){3,}\.?|·{3,}|-{5,}")
_GLYPHS = re.compile(rf"[{BOXES}]\ufe0f?|\[[ xX]?\]")
_EDGE = " \t\n\r\u00a0\u2002\u2003\u2007\u202f_"
_SPACES = ("", " ", "\n", "\t")
_WORD = re.compile(r"[^\W_]")
_SAYS = re.compile(r"[-/]|[?\"']{1,3}")  # what people put where there is nothing to say, or the same as above
# Three patterns, each of which begins with letters that are few, are looked for much faster than one that does not.
_SIGNS = re.compile(r"__|\.\.\.|…|--|\. \.|lick|hoose|nter|CLICK|CHOOSE|ENTER")
_DAY_MONTH = re.compile(r"[/.-](?:(?<=[dD].)|(?<=[dD] .)) ?[mM]")
_ASKS = re.compile(
    r"\n\W{0,2}(?:[Pp]lease )?(?:[Tt]ype|[Ww]rite|[Aa]dd|[Ii]nsert|[Pp]ick|[Ss]elect"
    r"|[Gg]ive|[Pp]rovide|[Ll]ist|[Ss]pecify|[Ss]tate)\b"
)
_COUNT = re.compile(r"[^\W_]+")
_FIRST = frozenset({"1", "01", "a", "i", "1st", "one", "first"})
_OUT = frozenset({MarkKind.BOX, MarkKind.STRUCK, MarkKind.HIDDEN})


class Stretch(Struct, frozen=True, kw_only=True, gc=False):
    """Part of a pane's text."""

    pane: Pane
    start: int
    stop: int


class Written(Struct, frozen=True, kw_only=True, gc=False):
    """What is written in a stretch."""

    words: str | None
    control: bool = False  # there is a place made for the answer here, filled or not
    slot: bool = False  # leaders or a placeholder wait for writing here
    struck: bool = False
    hidden: bool = False
    disagrees: bool = False
    run_together: bool = False
    stored: str | None = None


def written(
    stretch: Stretch, placeholders: tuple[str, ...] = (), *, boxes: bool = False, numbers: bool = False
) -> Written:
    """What stands in a stretch besides print; boxes, and the numbers of a list, are kept where they are words, too."""
    pane, text = stretch.pane, stretch.pane.text[stretch.start : stretch.stop]
    marks = _marks_in(stretch) if pane.marks else []
    numbered = _numbered(stretch) if numbers and len(pane.lines) > 1 else ()
    if not marks and not numbered:
        return _unmarked(text, placeholders, boxes=boxes)
    kept, gone = _taken_out(stretch, text, [mark for mark in marks if _is_out(mark, boxes=boxes)])
    for first, last, number in numbered:
        if any(map(str.isalnum, "".join(kept[first:last]))):
            kept[first] = f"{number} {kept[first]}"
    left = "".join(kept)
    bare = _bare(left, placeholders, boxes=boxes)
    return Written(
        words=tidy(bare),
        control=any(mark.kind is MarkKind.CONTROL for mark in marks),
        slot=bare != left,
        struck=MarkKind.STRUCK in gone,
        hidden=MarkKind.HIDDEN in gone or any(mark.kind is MarkKind.FAINT for mark in marks),
        disagrees=any(disagrees(mark, pane) for mark in marks),
        run_together=any(lost_breaks(mark) for mark in marks),
        stored=stored_day(marks),
    )


def _unmarked(text: str, placeholders: tuple[str, ...], *, boxes: bool) -> Written:
    """What is written in plain text, which may still hold leaders, prompts or boxes typed as letters."""
    if not _suspicious(text, placeholders):
        return Written(words=tidy(text))
    bare = _bare(text, placeholders, boxes=boxes)
    return Written(words=tidy(bare), slot=bare != text)


def _is_out(mark: Mark, *, boxes: bool) -> bool:
    """Whether what lies under this mark is no part of what is written."""
    if mark.kind is MarkKind.CONTROL:
        return mark.empty
    return mark.kind in _OUT and not (boxes and mark.kind is MarkKind.BOX)


def _taken_out(stretch: Stretch, text: str, marks: list[Mark]) -> tuple[list[str], set[MarkKind]]:
    """The letters without what lies under these marks, and which kinds of mark took any words away."""
    kept, gone = list(text), set()
    for mark in marks:
        first, last = max(0, mark.start - stretch.start), min(len(text), mark.end - stretch.start)
        if "".join(kept[first:last]).strip():
            gone.add(mark.kind)
        kept[first:last] = [" " if mark.kind is MarkKind.BOX else ""] * (last - first)
        if mark.kind is MarkKind.STRUCK and kept[last : last + 1] == [" "] and "".join(kept[:first])[-1:] in _SPACES:
            kept[last] = ""  # one of the two spaces around a word goes with it
    return kept, gone


def _bare(text: str, placeholders: tuple[str, ...], *, boxes: bool) -> str:
    """Text without what waits for writing, and without typed boxes unless these are words."""
    bare = _without(text, placeholders)
    return bare if boxes else _GLYPHS.sub(" ", bare)


def plain(panes: Sequence[Pane]) -> bool:
    """Whether all these hold nothing but words; asked of a whole row at once, as a table may have thousands."""
    for pane in panes:
        if pane.marks or (len(pane.lines) > 1 and any(line.number for line in pane.lines)):
            return False
    return not _suspicious("\n".join([pane.text for pane in panes]), ())


def _numbered(stretch: Stretch) -> Sequence[tuple[int, int, str]]:
    """The lines of a list by where they stand in the stretch, each with its number.

    One line alone makes no list; and where the count begins before the stretch, it is the form that counts.
    """
    pane = stretch.pane
    lines = [
        (start - stretch.start, start - stretch.start + len(line.text), line.number)
        for start, line in zip(pane.starts, pane.lines, strict=False)
        if line.number and line.text.strip() and stretch.start <= start < stretch.stop
    ]
    return lines if len(lines) > 1 and _begins(lines[0][2]) else ()


def _begins(number: str) -> bool:
    """Whether this is the first number of a list, or a bullet."""
    counts = _COUNT.findall(number)
    return not counts or counts[-1].lower() in _FIRST


def is_prompt(text: str) -> bool:
    """Whether this is nothing but a placeholder that tells where to type."""
    return bool(_PROMPTS.fullmatch(text.strip()) or _BARE_PROMPTS.fullmatch(text.strip()))


def _marks_in(stretch: Stretch) -> list[Mark]:
    start, stop = stretch.start, stretch.stop
    near = stretch.pane.marks_near(start, stop)
    return [mark for mark in near if (mark.start < stop and mark.end > start) or _is_point(mark, start, stop)]


def _is_point(mark: Mark, start: int, stop: int) -> bool:
    return mark.start == mark.end and start <= mark.start <= stop


def _suspicious(text: str, placeholders: tuple[str, ...]) -> bool:
    """Whether anything here could be a leader, a prompt or a box: most answers hold none, and are taken as they are."""
    if placeholders or ((not text.isascii() or "[" in text) and _GLYPHS.search(text)):
        return True
    return bool(_SIGNS.search(text) or _DAY_MONTH.search(text) or _ASKS.search(f"\n{text}"))


def _without(text: str, placeholders: tuple[str, ...]) -> str:
    """Prompts survive flattening and wrap, so their spaces may be line breaks."""
    for words in placeholders:
        text = _wrapped(words).sub(" ", text)
    if _BARE_PROMPTS.fullmatch(text.strip()):
        return " "
    text = _PROMPTS.sub(" ", text)
    return _LEADERS.sub(" ", text)


@cache
def _wrapped(words: str) -> re.Pattern[str]:
    """These words of a form, wherever their line breaks."""
    return re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)


def tidy(text: str) -> str | None:
    """Plain text as it was meant to be read; None where it says nothing."""
    text = text.strip(_EDGE)
    if text[:1] in (".", ":"):
        text = text.lstrip(text[0] + _EDGE)  # the end of a dotted leader, or of the label
    if not text.isascii():
        return unicodedata.normalize("NFC", _without_line_ends(text)) or None
    text = _without_line_ends(text)
    return text if text[:1].isalnum() or _WORD.search(text) or _SAYS.fullmatch(text) else None


def _without_line_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n")) if "\n" in text else text
