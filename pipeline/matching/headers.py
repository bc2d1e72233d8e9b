"""Header rows: which row of cells heads which repeating table, and which cell heads which column."""

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.matching.joined_columns import joined_heads, missing
from pipeline.matching.panes import Pane
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.spelling import slipped
from pipeline.matching.words import Key, key_of
from pipeline.model.form import Column

GOOD = 0.62  # mean likeness of a header row to a table's columns
_LONGEST_HEAD = 80
_SLIP = 4  # letters of a head that a slip leaves recognisable among heads that are known
_LEAST = 2  # cells of a header row that must be known
_LIKELY = 62.0  # of 100: how near in meaning a head must be to a column
_SURE = 80.0
_NEARLY = 45.0  # the same, where every head stands in the order of print
_CLEARLY = 10.0  # nearer than to any other column
_FEW = 2  # columns
_ASKED_ALONE = 0.4  # what a known re-wording of a column is worth when the same words are a question of the form


class Header(Struct, kw_only=True):
    """A row that heads a table's columns."""

    table: str
    row: int
    panes: list[Pane]  # the header's cells, left to right
    columns: dict[int, int]  # place in `panes` → column of the table
    worth: float
    guessed: frozenset[int] = frozenset()  # columns known only by their place between others
    strange: frozenset[int] = frozenset()  # places in `panes` that head no column of the table
    joined: dict[int, int] = field(default_factory=dict)  # places in `panes` that head several columns → which


def header_in(panes: list[Pane], book: Phrasebook, row: int) -> Header | None:
    """The table whose header this row of cells is, if it is one."""
    if len(panes) < 2 or not _likely(panes, book):
        return None
    hits: dict[str, dict[int, tuple[int, float]]] = {}
    filled = 0
    for place, pane in enumerate(panes):
        filled += bool(pane.text)
        if not pane.text or len(pane.text) > _LONGEST_HEAD:
            continue
        for table, column, worth in _meanings(pane, book):
            found = hits.setdefault(table, {})
            if column not in found or found[column][1] < worth:
                found[column] = (place, worth)
    best: Header | None = None
    for table, found in hits.items():
        header = _of_table(panes, row, book, table, found, filled)
        if header is not None and (best is None or header.worth > best.worth):
            best = header
    return best


def _of_table(
    panes: list[Pane], row: int, book: Phrasebook, table: str, found: dict[int, tuple[int, float]], filled: int
) -> Header | None:
    """The row as this table's header, if enough of its columns are headed."""
    one = book.fields[table]
    size = len(one.columns)
    columns = {place: column for column, (place, _) in found.items()}
    joined = joined_heads(panes, book, table, columns) if one.joined else {}
    covered = set().union(*(missing(one, number) for number in joined.values()))
    worth = (sum(value for _, value in found.values()) + len(covered)) / max(size, 1)
    headed = len(found) + len(covered)
    fits = len(found) >= min(2, size) and headed * 2 >= max(filled, size)
    if not fits or worth <= GOOD * _leniency(headed, size):
        return None
    header = _header(panes, row, table, set(range(size)) - covered, columns, worth, joined)
    if header.guessed:
        header.guessed -= {at for place, at in header.columns.items() if _misspelt(panes[place], one.columns[at])}
        header.guessed = _doubtful(header, header.guessed, book)
    return header


def _misspelt(pane: Pane, column: Column) -> bool:
    """Whether a slip of the fingers is all that makes a column's head unknown."""
    said = " ".join(pane.key)
    return any(slipped(said, " ".join(key_of(words)), _SLIP) for words in (column.label, *column.aliases))


def meant_header(panes: list[Pane], book: Phrasebook, row: int, wanted: Iterable[str]) -> Header | None:
    """The table, of those wanted, whose header this row of cells is by what the cells mean, whatever their words."""
    keys = [pane.key if 0 < len(pane.text) <= _LONGEST_HEAD else () for pane in panes]
    if len(panes) < _LEAST or sum(map(bool, keys)) < _LEAST:
        return None
    headers = (_meant(panes, keys, book, row, table) for table in wanted)
    return max((one for one in headers if one is not None), key=lambda one: one.worth, default=None)


def _meant(panes: list[Pane], keys: list[Key], book: Phrasebook, row: int, table: str) -> Header | None:
    size = len(book.fields[table].columns)
    means = book.column_meanings(table)
    near = [
        (score, place, int(column))
        for place, key in enumerate(keys)
        for column, score in means.all(key).items()
        if score >= _LIKELY
    ]
    columns: dict[int, int] = {}
    scores: dict[int, float] = {}
    for score, place, column in sorted(near, key=lambda one: (-one[0], one[1], one[2])):
        if place not in columns and column not in scores:
            columns[place], scores[column] = column, score
    columns = dict(sorted(columns.items()))
    filled = sum(map(bool, keys))
    worth = sum(scores.values()) / 100 / max(size, 1)
    if len(columns) < min(_LEAST, size) or len(columns) * 2 < max(filled, size) or worth <= GOOD:
        return None
    header = _header(panes, row, table, set(range(size)), columns, worth, {})
    doubtful = header.guessed | {column for column, score in scores.items() if score < _SURE}
    return replace(header, guessed=_doubtful(header, doubtful, book))


def _doubtful(header: Header, columns: frozenset[int], book: Phrasebook) -> frozenset[int]:
    """Which of these columns to doubt: not those whose heads nearly mean them, where all heads stand as in print."""
    size = len(book.fields[header.table].columns)
    filled = sum(1 for pane in header.panes if pane.text.strip())
    order = [column for _, column in sorted(header.columns.items())]
    if size <= _FEW or filled != size or order != list(range(size)):
        return columns
    means = book.column_meanings(header.table)
    return frozenset(
        column
        for place, column in header.columns.items()
        if column in columns and not _nearly(means.all(header.panes[place].key), str(column))
    )


def _nearly(said: dict[str, float], column: str) -> bool:
    others = max((score for other, score in said.items() if other != column), default=0.0)
    return said.get(column, 0.0) >= max(_NEARLY, others + _CLEARLY)


def _likely(panes: list[Pane], book: Phrasebook) -> bool:
    """Rows are many and headers few: the first words of the cells rule out nearly all."""
    return sum(pane.first in book.column_words for pane in panes) >= _LEAST


def _leniency(found: int, size: int) -> float:
    """Long headers may lack a column or two: three sure columns of six say enough."""
    return 0.8 if size >= 4 and found >= 3 else 1.0


def _meanings(pane: Pane, book: Phrasebook) -> list[tuple[str, int, float]]:
    key = pane.key
    meanings = book.columns.get(key)
    if not meanings:
        return []
    asked = book.by_key.get(key)
    if asked is None or not any(role.kind is Kind.FIELD and role.exact for role in asked.roles):
        return meanings
    return [(table, column, worth if worth == 1 else _ASKED_ALONE) for table, column, worth in meanings]


def _header(
    panes: list[Pane],
    row: int,
    table: str,
    own: set[int],
    columns: dict[int, int],
    worth: float,
    joined: dict[int, int],
) -> Header:
    """Heads nobody knows stand for the missing columns where there are as many of the one as of the other."""
    known = columns.keys() | joined.keys()
    unknown = [place for place in range(len(panes)) if place not in known and panes[place].text.strip()]
    lacking = sorted(own.difference(columns.values()))
    guessed: frozenset[int] = frozenset()
    if unknown and len(unknown) == len(lacking):
        columns = columns | dict(zip(unknown, lacking, strict=True))
        guessed, unknown = frozenset(lacking), []
    return Header(
        table=table, row=row, panes=panes, columns=columns, worth=worth, guessed=guessed, strange=frozenset(unknown),
        joined=joined,
    )  # fmt: skip
