"""Broken labels: a printed question whose words run over two or three cells is made whole, where its answer begins."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from pipeline.matching.broken_heads import broken_heads
from pipeline.matching.broken_words import broken_words
from pipeline.matching.headers import header_in
from pipeline.matching.label_pieces import (
    HYPHENS,
    LONGEST,
    asked_by,
    breaks_off,
    is_printed,
    key_of_pieces,
    may_be_print,
    pieces_from,
    unnumbered,
)
from pipeline.matching.page_breaks import mended
from pipeline.matching.panes import Board, Pane, Paper, above_of, below, lay_out, left_of, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.words import says
from pipeline.model.sheet import Sheet

_NUMBER = re.compile(r"\s*[Qq]?\d{1,3}(?:\.\d{1,2})*[.)]?\s*")
_CERTAIN = 3  # words that nobody has for an answer and the next question


class Broken(Struct, frozen=True, kw_only=True):
    """The cells one question is broken over, and which of them it should stand in."""

    pieces: tuple[Pane, ...]
    home: Pane
    answered: tuple[Pane, ...] = ()  # the cells beside its pieces that hold one answer, row by row

    @property
    def whole(self) -> str:
        """Its words together."""
        text = ""
        for pane in self.pieces:
            said = pane.text.strip()
            text = text.rstrip(HYPHENS) + said if breaks_off(text) else f"{text} {said}".strip()
        return text


def made_whole(sheet: Sheet, paper: Paper, book: Phrasebook) -> Paper:
    """The sheet's paper, or a paper of its own where this form's questions, or their words, are broken in two."""
    broken, words = _broken(paper, book), broken_words(paper, book)
    if not broken and not words:
        return paper
    broken += _in_line(broken, book)
    paper = mended(sheet, lay_out(sheet), book)
    for number, whole in words.items():
        paper.panes[number].read_as(whole)
    for one in broken:
        _join(paper, one)
    return paper


def _join(paper: Paper, one: Broken) -> None:
    """Let the question stand whole in one of its cells, and nothing in the others."""
    home = paper.panes[one.home.number]
    for piece in one.pieces:
        paper.panes[piece.number].become("")
        if piece.number != home.number:
            paper.wholes[piece.number] = home
    home.become(one.whole)
    for first, second in pairwise(one.answered):
        paper.panes[first.number].runs_on = paper.panes[second.number]


def _broken(paper: Paper, book: Phrasebook) -> list[Broken]:
    """Every question or head whose words stand in cells side by side, or one below the other."""
    taken: set[int] = set()
    found: list[Broken] = []
    for board in paper.boards:
        for pair in broken_heads(board, book):
            taken.update(pane.number for pane in pair)
            found.append(Broken(pieces=pair, home=pair[1]))
        for pane in _beginnings(board, book):
            one = None if pane.number in taken else _across(pane, book) or _down(pane, book)
            if one is not None and taken.isdisjoint(piece.number for piece in one.pieces):
                taken.update(piece.number for piece in one.pieces)
                found.append(one)
    return found


def _in_line(broken: list[Broken], book: Phrasebook) -> list[Broken]:
    """Questions that are whole beside an empty cell, in a column that holds nothing but the ends of broken ones."""
    ends = {one.home.number for one in broken}
    found: list[Broken] = []
    for board, column in {(one.home.board, one.home.cell.column) for one in broken if one.home.board and one.home.cell}:
        own = [pane for pane in board.panes() if pane.cell is not None and pane.cell.column == column]
        if all(pane.blank or pane.number in ends for pane in own):
            asked = [(left_of(pane), pane) for pane in own if pane.blank and right_of(pane) is not None]
            found += [
                Broken(pieces=(left, pane), home=pane)
                for left, pane in asked
                if left is not None and may_be_print(left) and asked_by(unnumbered(left.key), Kind.FIELD, book)
            ]
    return found


def _beginnings(board: Board, book: Phrasebook) -> Iterator[Pane]:
    """Cells that begin a question and do not end it: most are ruled out by their first word."""
    for row in board.rows.values():
        for pane in row:
            text = pane.text
            if not text or len(text) > LONGEST:
                continue
            first = pane.first
            numbered = first.isdigit() and len(text) > len(first) + _CERTAIN
            if (first in book.by_first or numbered or breaks_off(text)) and _begins(pane, book):
                yield pane


def _begins(pane: Pane, book: Phrasebook) -> bool:
    key = unnumbered(tuple(pane.tokens))
    known = key[:-1] if breaks_off(pane.text) else key
    if not known:
        return bool(key)
    near = book.by_two.get(known[:2], ()) if len(known) > 1 else book.by_first.get(known[0], ())
    begins = any(len(one.key) > len(known) and one.key[: len(known)] == known for one in near)
    return begins and may_be_print(pane)


def _across(pane: Pane, book: Phrasebook) -> Broken | None:
    pieces = pieces_from(pane, book, right_of)
    if pieces is None or not _free(pieces, left_of(pane), book) or _heads_a_table(pane, book):
        return None
    last, before = pieces[-1], left_of(pane)
    if before is not None and _NUMBER.fullmatch(before.text):
        pieces = (before, *pieces)
    return Broken(pieces=pieces, home=last if right_of(last) is not None else pane)


def _down(pane: Pane, book: Phrasebook) -> Broken | None:
    pieces = pieces_from(pane, book, below)
    if pieces is None or len(unnumbered(key_of_pieces(pieces))) < _CERTAIN or not _free(pieces, above_of(pane), book):
        return None
    beside = [right_of(piece) for piece in pieces]
    if beside[0] is None:
        return Broken(pieces=pieces, home=pieces[-1])
    filled = {one.number: one for one in beside if one is not None and says(one.text)}
    home = next((piece for piece, one in zip(pieces, beside, strict=True) if one and one.number in filled), pane)
    return Broken(pieces=pieces, home=home, answered=tuple(filled.values()))


def _free(pieces: tuple[Pane, ...], before: Pane | None, book: Phrasebook) -> bool:
    """Whether the first piece can be no answer: nothing asks before it, or its words are none anybody answers."""
    if before is None or not says(before.text) or _NUMBER.fullmatch(before.text):
        return True
    key = unnumbered(key_of_pieces(pieces))
    sure = len(pieces[0].tokens) > 1 or len(key) > _CERTAIN or is_printed(book.by_key[key])
    return len(key) >= _CERTAIN and sure


def _heads_a_table(pane: Pane, book: Phrasebook) -> bool:
    row = pane.board.rows.get(pane.cell.row, []) if pane.board is not None and pane.cell is not None else []
    return header_in(row, book, 0) is not None
