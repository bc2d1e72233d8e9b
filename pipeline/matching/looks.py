"""Looks: where nothing is known to be ticked, an option that looks unlike the others may be the one that is meant."""

import re
from collections.abc import Iterable

from pipeline.matching.option import Option
from pipeline.matching.panes import Pane
from pipeline.matching.yes_no import marks_over
from pipeline.model.sheet import MarkKind

Line = tuple[Pane, tuple[int, int], list[Option]]
Look = tuple[str, frozenset[str]]

# Shapes that are bullets as long as all options have the same one.
_FILLED_AND_HOLLOW = frozenset(
    {"●○", "●◯", "⬤○", "⬤◯", "◉○", "◉◯", "⦿○", "⦿◯", "⚫⚪", "⬛⬜", "◼◻", "◾◽", "▪▫", "◆◇", "■□"}
)
_HOLLOW = frozenset("○◯⚪⬜◻◽▫◇☐□")
_TICK = frozenset("☑✓✔√✅🗸🗹")
_CROSS = frozenset("☒✗✘✖✕☓❌❎⊠⮽🗷🗵xX×")
_NOTHING = " \t\n\u00a0\u2002\u2003\ufe0e\ufe0f.,:;()_…·&'\"‘’“”"
_PARTS = _NOTHING + "/|\\-–—"
_ENCLOSING = frozenset({"()", "[]", "__", "**", "<>", "{}"})
_STRUCK_BOX = f"box {MarkKind.STRUCK.value}"
_BOX_STYLES = frozenset({MarkKind.COLOURED, MarkKind.FRAMED, MarkKind.HIGHLIGHTED, MarkKind.STRUCK})
_STYLES = frozenset({MarkKind.BOLD, MarkKind.UNDERLINED, MarkKind.COLOURED, MarkKind.FRAMED})
_WORDS = re.compile(r"[^\W_]+(?:.*[^\W_])?", re.DOTALL)
_LONE = re.compile(r"[^\W_]{1,2}")


def filled(lines: Iterable[Line]) -> tuple[str, ...]:
    """The options with a filled shape where all others have the same shape, hollow."""
    signs = _all_signs(lines)
    pair = next((pair for pair in _FILLED_AND_HOLLOW if set(signs.values()) == set(pair)), None)
    return tuple(option for option, sign in signs.items() if pair is not None and sign == pair[0])


def differ(lines: list[Line]) -> tuple[bool, tuple[str, ...]]:
    """Whether the options look unlike one another; and those that alone have something to show."""
    looks = _looks(lines)
    if len(set(looks.values())) < 2:
        return False, ()
    shown = {option: look for option, look in looks.items() if look[1] or look[0] not in ("", *_HOLLOW)}
    alone = len(shown) < len(looks) and len(set(shown.values())) == 1
    alone = alone and not any(_STRUCK_BOX in style for _, style in shown.values())  # which may well say no
    return True, tuple(shown) if alone else ()


def ticks_and_crosses(on: list[Option]) -> tuple[list[Option], list[Option]]:
    """Those of the ticked options that have a tick, and those that have a cross, which may mean no."""
    ticks = [one for one in on if _TICK.intersection(one.drawn)]
    return ticks, [one for one in on if _CROSS.intersection(one.drawn)]


def _looks(lines: list[Line]) -> dict[str, Look]:
    every = [one for _, _, group in lines for one in group]
    told = {one.capitals for one in every} >= {True, False}
    signs = {
        one.id: sign for pane, line, group in lines for one, sign in zip(group, _signs(pane, line, group), strict=True)
    }
    letters = [sign for sign in signs.values() if sign.isalnum()]
    if len(letters) == len(set(letters)) == len(every):  # numbers and letters of a list
        signs = dict.fromkeys(signs, "")
    return {one.id: (signs[one.id], _style(one, capitals=told)) for one in every}


def _all_signs(lines: Iterable[Line]) -> dict[str, str]:
    """By option, the sign it has for itself."""
    return {
        one.id: sign for pane, line, group in lines for one, sign in zip(group, _signs(pane, line, group), strict=True)
    }


def _style(one: Option, *, capitals: bool) -> frozenset[str]:
    style: set[str] = {kind.value for kind in marks_over(one.pane, one.start, one.stop) & _STYLES}
    style |= {f"box {kind.value}" for kind in _over_box(one) & _BOX_STYLES}
    around = one.pane.text[max(one.start - 1, 0) : one.start] + one.pane.text[_end(one) : _end(one) + 1]
    if around in _ENCLOSING:
        style.add("enclosed")
    if capitals and one.capitals:
        style.add("capitals")
    return frozenset(style)


def _over_box(one: Option) -> set[MarkKind]:
    """The kinds of marks that lie over the option's box alone: some highlight the box they mean, and no word."""
    if one.box is None or one.box.start == one.box.end:
        return set()
    return marks_over(one.slot or one.pane, one.box.start, one.box.end)


def _signs(pane: Pane, line: tuple[int, int], group: list[Option]) -> list[str]:
    """What stands before each option of a line, or else after each; nothing where that only parts them."""
    starts, stops = [one.start for one in group], [_end(one) for one in group]
    text = pane.text
    lead = _before(text[line[0] : starts[0]])
    between = [_between(text[stop:start]) for stop, start in zip(stops[:-1], starts[1:], strict=True)]
    trail = _after(text[stops[-1] : max(line[1], stops[-1])])
    own = [lead, *between] if not trail else [*between, trail]
    if lead and trail:
        own = [lead + own[0], *own[1:]]
    return [_boxed(one) or sign for one, sign in zip(group, own, strict=True)]


def _end(one: Option) -> int:
    """Where the option's last word ends: what closes a label may be a sign."""
    text = one.pane.text[one.start : one.stop]
    return one.start + max((match.end() for match in _WORDS.finditer(text)), default=len(text))


def _boxed(one: Option) -> str:
    """An empty box is the same sign wherever it stands."""
    if one.box is None or one.box.on is None:
        return ""
    return one.drawn if one.drawn in _HOLLOW else "☐"


def _before(lead: str) -> str:
    if _LONE.fullmatch(lead.strip()):
        return lead.strip()
    words = _WORDS.search(lead)
    return lead[words.end() :].strip(_PARTS + "?!") if words else lead.strip(_NOTHING)


def _after(trail: str) -> str:
    words = _WORDS.search(trail)
    return trail[: words.start()].strip(_PARTS + "?!") if words else trail.strip(_NOTHING + "-–—")


def _between(text: str) -> str:
    return _WORDS.sub("", text).strip(_PARTS)
