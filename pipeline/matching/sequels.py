"""Sequels: words below the form, or on a sheet of their own, that go on from an answer and say from which."""

from collections.abc import Sequence

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import unnumbered
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening
from pipeline.matching.endings import HEAD, addresses, ends
from pipeline.matching.found import Sequel
from pipeline.matching.headlines import Headline, headlines, lines
from pipeline.matching.panes import Board, Pane, below, right_of
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.table_rows import TableRead, add_row
from pipeline.matching.turns import goes_right_on, headings, points_on, speaks
from pipeline.matching.words import key_of, says

_CLAIMED = "a sequel"
_MORE = 4  # words of a headline besides the question's own


def find_sequels(attempt: Attempt, book: Phrasebook) -> None:
    """Set apart what goes on from answers of this form elsewhere: it is no question, and nobody else's answer."""
    panes = attempt.claims.open(attempt.paper.panes)
    if not any(speaks(pane.text) for pane in panes):
        return
    prints = [place for place in attempt.places if not _in_headline(place)]
    heads = headlines(attempt, book, panes, prints)
    alone = any(head.nameless for head in heads) and _pointing(panes, heads) == 1
    for number, head in enumerate(heads):
        if head.named is None and not head.nameless:
            continue
        if _more_rows(head, attempt, prints) or _own_header(head, attempt):
            _claim(attempt, (_words(head),))
            continue
        after = _grid_above(head, attempt) if goes_right_on(head.line) else None
        body = _body(head, heads[number + 1 :], heads, prints, attempt.claims)
        if head.nameless and not body and any(one.named for one in heads[number + 1 : number + 2]):
            _claim(attempt, (_words(head),))
        if body and (alone or after is not None or not head.nameless):
            attempt.sequels.append(_sequel(head, body, after))
            _claim(attempt, (_words(head), *body))


def _in_headline(place: Place) -> bool:
    """Whether these words only say which question goes on here, and ask nothing."""
    start, stop = place.pane.row_of(place.start)
    most = len(place.phrase.key) + _MORE
    return any(len(key_of(one.name)) <= most for one in headings(place.pane.text[start:stop]) if one.name)


def _words(head: Headline) -> Stretch:
    return Stretch(pane=head.pane, start=head.start, stop=head.stop)


def _sequel(head: Headline, body: Sequence[Stretch], after: Board | None) -> Sequel:
    asked = head.named.asked if head.named is not None else frozenset[str]()
    return Sequel(asked=asked, plain=head.plain, head=_words(head), body=tuple(body), after=after)


def _pointing(panes: Sequence[Pane], heads: Sequence[Headline]) -> int:
    """How many cells, or lines in none, end in words that say that they go on elsewhere."""
    own = {(head.pane.number, head.start) for head in heads}
    count = 0
    for pane in panes:
        ends_of = lines(pane) if pane.cell is None else [(0, pane.text)]
        count += sum(points_on(text) for start, text in ends_of if (pane.number, start) not in own)
    return count


def _grid_above(head: Headline, attempt: Attempt) -> Board | None:
    """The grid that this headline stands right below."""
    if head.pane.cell is not None or says(head.pane.text[: head.start]):
        return None
    return next((board for board in attempt.paper.boards if board.after is head.pane), None)


def _body(
    head: Headline, after: Sequence[Headline], heads: Sequence[Headline], prints: Sequence[Place], claims: Claims
) -> list[Stretch]:
    """What stands below the headline: in its lines or its cell, in the next cell, or in a frame that follows."""
    pane = head.pane
    stop = _stop(head, after, prints)
    here = Stretch(pane=pane, start=min(head.stop, stop), stop=stop)
    if written(here, boxes=True).words is not None:
        return [here]
    if stop < len(pane.text):
        return []
    taken = {one.pane.number for one in heads}
    if pane.cell is None:
        return _framed(pane.after, taken, prints, claims) if isinstance(pane.after, Board) else []
    row = pane.board.rows.get(pane.cell.row, []) if pane.board is not None else []
    beside = right_of(pane) if len(row) > 1 else below(pane)
    if beside is None or not says(beside.text) or not _is_open(beside, taken, prints, claims):
        return []
    return [_whole(beside)]


def _framed(board: Board, taken: set[int], prints: Sequence[Place], claims: Claims) -> list[Stretch]:
    """The cells of a frame that asks nothing."""
    if any(len(row) > 1 for row in board.rows.values()):
        return []
    panes = list(board.panes())
    if not all(_is_open(pane, taken, prints, claims) for pane in panes):
        return []
    return [_whole(pane) for pane in panes if says(pane.text)]


def _is_open(pane: Pane, taken: set[int], prints: Sequence[Place], claims: Claims) -> bool:
    """Whether this cell asks nothing, heads nothing, and is nobody's."""
    if pane.inner or pane.number in taken or claims.touched(pane):
        return False
    return not any(place.pane is pane and place.opening is Opening.HEAD for place in prints)


def _stop(head: Headline, after: Sequence[Headline], prints: Sequence[Place]) -> int:
    """Where something else begins: the next headline, print, a closing, a letter."""
    pane = head.pane
    stops = [len(pane.text)]
    stops += [one.start for one in after[:1] if one.pane is pane]
    stops += [
        unnumbered(pane, one.start) for one in prints if one.pane is pane and one.start > head.start and _ends(one)
    ]
    rows = [row for row in lines(pane) if row[0] > head.start]
    texts = [text for _, text in rows]
    for index, (start, _) in enumerate(rows):
        if ends(texts[index : index + HEAD]) or addresses(texts[index : index + HEAD]):
            stops.append(start)
            break
    return max(head.stop, min(stops))


def _ends(place: Place) -> bool:
    """Whether print begins here that nothing written goes on over."""
    return place.opening >= Opening.LINE and place.closed and any(role.kind is not Kind.OPTION for role in place.roles)


def _more_rows(head: Headline, attempt: Attempt, prints: Sequence[Place]) -> bool:
    """Read the rows of a table that go on below this headline without a header of their own; whether there are any."""
    board = _below(head)
    reads = (
        [attempt.tables[asked] for asked in sorted(head.named.asked) if asked in attempt.tables] if head.named else []
    )
    if board is None or len(reads) != 1 or not _fits(board, reads[0], prints, attempt.claims):
        return False
    reads[0].merged.clear()
    for row in board.rows.values():
        attempt.claims.use_up(*row)
        add_row(reads[0], row, continued=False)
    reads[0].last = board
    return True


def _fits(board: Board, read: TableRead, prints: Sequence[Place], claims: Claims) -> bool:
    """Whether every row has as many cells as the table's header, and none of them asks anything."""
    panes = list(board.panes())
    if read.header is None or any(len(row) != len(read.header.panes) for row in board.rows.values()):
        return False
    if any(pane.inner or claims.touched(pane) for pane in panes):
        return False
    return not any(place.pane.board is board and _ends(place) for place in prints)


def _own_header(head: Headline, attempt: Attempt) -> bool:
    """Whether a table goes on below this headline under its own header, and was read there."""
    board = _below(head)
    asked = set(attempt.tables) if head.nameless else set(head.named.asked if head.named is not None else ())
    return board is not None and any(attempt.tables[one].last is board for one in asked & attempt.tables.keys())


def _below(head: Headline) -> Board | None:
    """The grid right below a headline in plain lines."""
    if head.pane.cell is not None or says(head.pane.text[head.stop :]):
        return None
    return head.pane.after if isinstance(head.pane.after, Board) else None


def _claim(attempt: Attempt, spots: Sequence[Stretch]) -> None:
    """These words are print no more, and no answer goes on over them."""
    for spot in spots:
        attempt.claims.take(spot, _CLAIMED)
        attempt.bounds.end(spot.pane, spot.start)
        if spot.stop < len(spot.pane.text):
            attempt.bounds.end(spot.pane, spot.stop)
    attempt.places = [
        place for place in attempt.places
        if not any(spot.pane is place.pane and spot.start <= place.start < spot.stop for spot in spots)
    ]  # fmt: skip


def _whole(pane: Pane) -> Stretch:
    return Stretch(pane=pane, start=0, stop=len(pane.text))
