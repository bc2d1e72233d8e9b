"""Residuals: an answer is what is left in a label's own place, then in the cell beside it, below it, or after it."""

import re

from pipeline.matching.blanks import Stretch, Written, is_prompt, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.hints import answer_cell, is_hint
from pipeline.matching.keeping import is_open, keep, take_cell
from pipeline.matching.label_ends import label_goes_on
from pipeline.matching.neighbours import read_around, read_left
from pipeline.matching.option_words import (
    asked_by_option,
    doubt_option_words,
    may_stand_elsewhere,
    says_nothing,
    within_option,
)
from pipeline.matching.panes import Board, Pane, below, right_of
from pipeline.matching.places import Place
from pipeline.matching.reworded import only_date
from pipeline.model.form import Field, FieldType

_FEW = 3  # words
_RUNS_ON = "/&,;(+"  # what parts words of one label, and begins no answer
_BIT = re.compile(r"[b-hj-wyz](?:[\s:]|\Z)")  # the end of a misspelt label
_LINE = re.compile(r"[^\n]*\w[^\n]*")
_HEADED = re.compile(r"[a-z]+(?: [a-z]+){0,2}(?: \([^()\n]{1,40}\))?:\s")


def read_answer(one: Field, place: Place, bounds: Bounds, claims: Claims) -> Found:
    """What is written for the question that stands at this place."""
    found = Found(path=one.id, place=place)
    own, here = _own(one, place, bounds)
    beside_box = bounds.worded.get(one.option_label) if asked_by_option(one, place) else None
    if here.words is None and beside_box is not None:
        own, here = beside_box, written(beside_box, one.placeholder)
    if here.words is not None and not here.control and is_hint(place, bounds):
        _beside_hint(found, one, own, bounds, claims)
    elif here.words is not None or here.control:
        keep(found, one, [own], claims)
        if found.words is not None and _below_its_blank(one, place, own):
            found.doubts("read-far-answer")
    elif not may_stand_elsewhere(one, place, bounds):
        return found
    elif place.pane.cell is not None and not is_prompt(own.pane.text[own.start : own.stop]):
        read_around(found, one, place, bounds, claims)
        read_left(found, one, place, bounds, claims)
        _lost(found, place, bounds, claims)
    if found.words is None and not here.control and not here.slot and not found.stretches:
        _after(found, one, place, bounds, claims)
    if here.hidden and found.words is None:
        found.doubts("read-hidden")
    if says_nothing(one, found.words):
        found.words = None
    _wonder(found, one, place, bounds)
    doubt_option_words(found, one, place, bounds)
    return found


def _beside_hint(found: Found, one: Field, own: Stretch, bounds: Bounds, claims: Claims) -> None:
    """What stands beside a hint is the answer; with nothing there the hint may be one."""
    cell = answer_cell(found.place, bounds) if found.place is not None else None
    if cell is not None and cell.text.strip() and is_open(cell, bounds, claims):
        take_cell(found, one, cell, claims)
    else:
        keep(found, one, [own], claims)
    found.doubts("read-label-leak")


def _lost(found: Found, place: Place, bounds: Bounds, claims: Claims) -> None:
    """No answer, though next to the question is a cell that was read as somebody else's answer."""
    mine = {spot.pane.number for spot in found.stretches}
    near = [pane for pane in (right_of(place.pane), below(place.pane)) if pane is not None and pane.number not in mine]
    if found.words is None and any(_taken_by_others(pane, bounds, claims) for pane in near):
        found.doubts("read-label-leak")


def _wonder(found: Found, one: Field, place: Place, bounds: Bounds) -> None:
    """What makes an answer doubtful by itself."""
    words = found.words or ""
    if place.prose and bounds.may_be_answer(place.pane):
        found.doubts("read-label-leak")
    elif not place.closed and words and not place.certain(one.id):
        found.doubts("read-reworded-label")
    if _runs_on(found, place) or _of_several(found, place, bounds):
        found.doubts("read-label-leak")
    if words and found.stretches[0].pane is place.pane and label_goes_on(place.pane, place.stop, words):
        found.doubts("read-label-leak")
    lines = place.pane.cell is None and one.type is FieldType.TEXT and "\n" in words
    undated = one.type is FieldType.DATE and len(words.split()) > _FEW and not any(letter.isdigit() for letter in words)
    if lines or undated or words.endswith(":") or _label_goes_on(place, words) or _BIT.match(words):
        found.doubts("read-odd-answer")


def _of_several(found: Found, place: Place, bounds: Bounds) -> bool:
    """Whether the answer's cell is merged over the rows of other questions, and so may answer them all."""
    cell, board = place.pane.cell, place.pane.board
    beside = found.stretches[0].pane.cell if found.words else None
    if cell is None or beside is None or board is None or beside.row + beside.rows <= cell.row + cell.rows:
        return False
    under = (board.at(row, cell.column) for row in range(cell.row + cell.rows, beside.row + beside.rows))
    return beside.row <= cell.row and any(pane is not None and bounds.labelled(pane) for pane in under)


def _label_goes_on(place: Place, words: str) -> bool:
    """Whether a dash may only part the label's own words ('Good practice - details'), and the answer begins below."""
    first, _, rest = words.partition("\n")
    dashed = place.pane.text[: place.stop].rstrip()[-1:] in ("-", "–", "—")
    return dashed and bool(rest) and first[:1].islower() and len(first.split()) < _FEW


def _runs_on(found: Found, place: Place) -> bool:
    """Whether the answer begins as if the label's own words went on: 'Name of child / young person Rowan Tester'."""
    if not found.words or not found.stretches or place.pane is not found.stretches[0].pane:
        return False
    text, first = place.pane.text, found.stretches[0].start
    gap = text[max(place.stop - 1, 0) : first + 1]
    if first == place.stop and "\n" not in gap and _HEADED.match(found.words):
        return True
    return found.words[0] in _RUNS_ON and first == place.stop and not any(sign in gap for sign in ":?\t\n")


def _own(one: Field, place: Place, bounds: Bounds) -> tuple[Stretch, Written]:
    """The rest of the label's own cell, or of its own line and those that follow, to the next print."""
    pane = place.pane
    stop = bounds.next(pane, place.start)
    stop = max(stop, place.stop)
    whole = Stretch(pane=pane, start=place.stop, stop=stop)
    if asked_by_option(one, place):
        line_end = stop if pane.cell is not None else min(stop, max(pane.line_end(place.stop), place.stop))
        spot = within_option(one, Stretch(pane=pane, start=place.stop, stop=line_end), bounds)
        return spot, written(spot, one.waiting)
    if pane.cell is None:
        line = Stretch(pane=pane, start=place.stop, stop=min(stop, max(pane.line_end(place.stop), place.stop)))
        first = written(line, one.waiting)
        if (
            (one.option_label and first.words is not None)
            or (first.words is not None and one.type is FieldType.DATE)
            or (first.words is None and (first.control or _tabbed(one, line)))
        ):
            return line, first
        if one.type is FieldType.DATE:
            whole = _first_line(whole)
    return whole, written(whole, one.waiting)


def _first_line(spot: Stretch) -> Stretch:
    """Up to the end of the first line with a date and nothing else: what follows it is none of its answer."""
    pane = spot.pane
    said = next((m for m in _LINE.finditer(pane.text, spot.start, spot.stop)), None)
    return Stretch(pane=pane, start=spot.start, stop=said.end()) if said and only_date(said.group()) else spot


def _below_its_blank(one: Field, place: Place, own: Stretch) -> bool:
    """Whether the label's own line waits, empty, for what stands on the lines below it."""
    pane = place.pane
    if pane.cell is not None or one.type is FieldType.DATE:
        return False
    end = max(pane.line_end(place.stop), place.stop)
    line = written(Stretch(pane=pane, start=place.stop, stop=min(own.stop, end)), one.waiting)
    return own.stop > end and line.slot and line.words is None


def _taken_by_others(pane: Pane, bounds: Bounds, claims: Claims) -> bool:
    """Whether a cell next to the question was read as somebody else's answer, or as a question for little reason."""
    if not pane.text.strip() or claims.used_up(pane):
        return False
    return bounds.doubtful(pane) if bounds.labelled(pane) else claims.touched(pane)


def _tabbed(one: Field, line: Stretch) -> bool:
    """A tab after the label of a short answer is the place for it, though nothing was written there."""
    return one.type is not FieldType.LONG_TEXT and "\t" in line.pane.text[line.start : line.stop]


def _after(found: Found, one: Field, place: Place, bounds: Bounds, claims: Claims) -> None:
    """A label with nothing after it in its line or cell: its answer may stand in the block that follows."""
    if place.pane.cell is not None and (right_of(place.pane) is not None or below(place.pane) is not None):
        return
    if bounds.next(place.pane, place.start) < len(place.pane.text):
        return
    block = place.pane.after
    if block is None and place.pane.board is not None and not place.pane.inner:
        block = place.pane.board.after
    if isinstance(block, Board):
        panes = [pane for pane in block.panes() if not pane.blank]  # a text box is printed as a frame in a frame
        if len(panes) == 1 and is_open(panes[0], bounds, claims):
            take_cell(found, one, panes[0], claims)
    elif block is not None and not claims.touched(block):
        stop = bounds.next(block, -1)
        spot = Stretch(pane=block, start=0, stop=stop)
        keep(found, one, [spot], claims)
        found.doubts("read-far-answer")
