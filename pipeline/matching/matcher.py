"""The judge: a sheet goes in, and out comes what it says to each question of a form, with every doubt there is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.matching import audit, identify
from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen, choose
from pipeline.matching.claims import Claims
from pipeline.matching.continued import read_tails
from pipeline.matching.extensions import extend, finish
from pipeline.matching.flat_tables import read_flat_tables, table_start
from pipeline.matching.found import Found
from pipeline.matching.options import read_choice
from pipeline.matching.page_breaks import mend
from pipeline.matching.panes import Paper, lay_out
from pipeline.matching.phrases import Phrasebook, phrasebook
from pipeline.matching.places import Place, scan
from pipeline.matching.printed_lines import printed_lines
from pipeline.matching.remarks import heed
from pipeline.matching.residuals import read_answer
from pipeline.matching.run_together import doubt_run_together
from pipeline.matching.split_answers import untie
from pipeline.matching.tables import TableRead, read_tables
from pipeline.matching.unfound import beyond_doubt, fill
from pipeline.model.form import FieldType, Form
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus


@dataclass(slots=True, kw_only=True)
class Attempt:
    """One form held against one sheet."""

    sheet: Sheet
    paper: Paper
    book: Phrasebook
    claims: Claims = field(default_factory=Claims)
    places: list[Place] = field(default_factory=list)
    grown: set[int] = field(default_factory=set)  # places whose label runs on past its known words
    tables: dict[str, TableRead] = field(default_factory=dict)

    @property
    def headed(self) -> set[str]:
        """Tables whose header was found."""
        return {asked for asked, read in self.tables.items() if read.header is not None}


def match(sheet: Sheet, forms: Sequence[Form], only: str | None = None) -> Reading:
    """What the sheet says as one of these forms, or as the form named; every question has an answer, said or not.

    A table gives one answer for each cell that is filled ('chronology[0].event'), and none where it has no rows;
    a doubt about a table as a whole comes as an answer without words whose path is the table's own.
    """
    paper = lay_out(sheet)
    attempts = _attempts(sheet, paper, [form for form in forms if only in (None, form.id)])
    likely = identify.likeliest([(one.book, one.places, one.headed) for one in attempts])
    if likely is None and only is None:
        likely = identify.by_likeness([one.book for one in attempts], paper)
    if likely is None and only is None:
        return Reading(
            part=None, status=ReadStatus.NOT_A_FORM, unplaced=(), reason="This is not one of the forms we know."
        )
    return _judge(attempts[likely or 0])


def _attempts(sheet: Sheet, paper: Paper, forms: list[Form]) -> list[Attempt]:
    """Every form held against the sheet; only one, where it is plainly that, and no other's title is there."""
    titled = [form for form in forms if identify.titled(phrasebook(form), paper)]
    if len(titled) == 1:
        attempt = _attempt(sheet, paper, titled[0])
        if identify.plainly(attempt.book, attempt.places, attempt.headed):
            return [attempt]
    return [_attempt(sheet, paper, form) for form in forms]


def _attempt(sheet: Sheet, paper: Paper, form: Form) -> Attempt:
    attempt = Attempt(sheet=sheet, paper=paper, book=phrasebook(form))
    mend(paper, attempt.book)
    attempt.tables = read_tables(paper, attempt.book, attempt.claims)
    flat = read_flat_tables(paper, attempt.book, attempt.claims, attempt.tables)
    attempt.places = scan(paper, attempt.book, attempt.claims)
    attempt.places += printed_lines(paper, attempt.book, attempt.claims, attempt.places)
    attempt.places += [table_start(spot) for spot in flat]
    attempt.places.sort(key=lambda place: place.order)
    attempt.grown = extend(attempt.places, attempt.book)
    return attempt


def _judge(attempt: Attempt) -> Reading:
    book = attempt.book
    chosen = choose(attempt.places, book)
    chosen.not_printed = identify.not_printed(book, attempt.places)
    finish(chosen, book, attempt.grown)
    bounds = _bounds(chosen)
    gaps = fill(attempt.paper, book, chosen, bounds, attempt.claims)
    found = _choices(attempt, chosen, bounds)
    found |= _answers(attempt, chosen, bounds, found)
    read_tails(attempt.paper, book, found, bounds, attempt.claims)
    untie(found, book)
    for asked, score in gaps.likened.items():
        if not beyond_doubt(score):
            found[asked].doubts("read-reworded-label")
    for asked, place in chosen.fields.items():
        if id(place) in attempt.grown:
            found[asked].doubts("read-reworded-label")
    guessed = [chosen.fields[asked] for asked in gaps.likened]
    unplaced = audit.examine(
        attempt.paper, book, chosen, attempt.places, attempt.claims, found, attempt.tables,
        guessed, gaps.strange + gaps.weak,
    )  # fmt: skip
    doubts = heed(attempt.sheet, found, attempt.tables) + identify.twice(attempt.places, len(chosen.rivals))
    answers = list(found.values()) + [cell for read in attempt.tables.values() for cell in read.found()]
    doubt_run_together(answers)
    return identify.reading(book, attempt.places, answers, unplaced, doubts)


def _bounds(chosen: Chosen) -> Bounds:
    bounds = Bounds()
    for place in chosen.prints:
        bounds.add(place)
    for place in chosen.fields.values():
        bounds.add(place)
    return bounds


def _choices(attempt: Attempt, chosen: Chosen, bounds: Bounds) -> dict[str, Found]:
    """Choices come first: their options and boxes are nobody's words."""
    found: dict[str, Found] = {}
    for one in attempt.book.fields.values():
        if one.type in (FieldType.CHOICE, FieldType.TICKS, FieldType.YES_NO):
            found[one.id] = read_choice(one, chosen, bounds, attempt.claims, attempt.paper)
    return found


def _answers(attempt: Attempt, chosen: Chosen, bounds: Bounds, choices: dict[str, Found]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for one in attempt.book.fields.values():
        if one.type is FieldType.TABLE or one.id in choices:
            continue
        place = chosen.fields.get(one.id)
        found[one.id] = read_answer(one, place, bounds, attempt.claims) if place else Found(path=one.id)
        if place is not None and chosen.rivals.get(one.id):
            found[one.id].doubts("read-two-places")
    order = attempt.book.order
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))
