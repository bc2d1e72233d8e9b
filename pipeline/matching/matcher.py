"""The judge: a sheet goes in, and out comes what it says to each question of a form, with every doubt there is."""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.matching import audit, identify
from pipeline.matching.about import answers_most, is_about, is_annex
from pipeline.matching.agreement import doubt_crossed, find_agreement
from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch
from pipeline.matching.broken_labels import made_whole
from pipeline.matching.chosen import choose
from pipeline.matching.continuations import doubt_continued
from pipeline.matching.continued import read_tails
from pipeline.matching.copies import doubt_copies
from pipeline.matching.drawn import doubt_drawn
from pipeline.matching.endings import doubt_last, note_endings
from pipeline.matching.extensions import extend, finish
from pipeline.matching.extent import doubt_outside, extent, with_surroundings
from pipeline.matching.flat_tables import read_flat_tables, table_start
from pipeline.matching.found import Found
from pipeline.matching.guessed import withdraw
from pipeline.matching.headed_answers import doubt_headed
from pipeline.matching.hints import find_hints
from pipeline.matching.inner_questions import doubt_inner_questions
from pipeline.matching.joining import join_sequels
from pipeline.matching.noted import doubt_noted
from pipeline.matching.options import read_choice
from pipeline.matching.page_breaks import mended
from pipeline.matching.panes import Paper, lay_out
from pipeline.matching.parted import in_doubt, parting, told_apart
from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.places import scan
from pipeline.matching.posing import doubt_lost, without_answers
from pipeline.matching.printed_lines import printed_lines
from pipeline.matching.recognised import doubt_recognised
from pipeline.matching.remarks import heed
from pipeline.matching.residuals import read_answer
from pipeline.matching.reworded_options import find_reworded_options
from pipeline.matching.run_together import doubt_run_together
from pipeline.matching.sent_out import allow_paragraphs, sure_of
from pipeline.matching.sequels import find_sequels
from pipeline.matching.shared_cells import doubt_shared
from pipeline.matching.spilling import join_spilt
from pipeline.matching.split_answers import untie
from pipeline.matching.tables import read_reworded_tables, read_tables
from pipeline.matching.twice import doubt_twice
from pipeline.matching.unfound import look_for_unfound
from pipeline.matching.wrappers import unwrapped
from pipeline.model.form import FieldType, Form
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet


def match(sheet: Sheet, forms: Sequence[Form], only: str | None = None) -> Reading:
    """What the sheet says as one of these forms, or as the form named; every question has an answer, said or not.

    A table gives one answer for each cell that is filled ('chronology[0].event'), and none where it has no rows;
    a doubt about a table as a whole comes as an answer without words whose path is the table's own.
    """
    return _read(_plain(sheet, forms), [form for form in forms if only in (None, form.id)], only=only)


def match_all(sheet: Sheet, forms: Sequence[Form], only: str | None = None) -> tuple[Reading, ...]:
    """What each form on the sheet says, each as a part of its own where there are several.

    Which form a file is said to be counts where the file holds one, or where one of several is that form.
    """
    sheet = _plain(sheet, forms)
    paper = lay_out(sheet)
    attempts = _attempts(sheet, paper, forms)
    attempts += [_attempt(sheet, paper, form) for form in _also_there(paper, attempts, forms)]
    parted = parting(sheet, attempts)
    if parted is not None and only in (None, *(piece.form for piece in parted.pieces)):
        parts = told_apart(parted.pieces, [_read(piece.sheet, forms, parted.before) for piece in parted.pieces])
        if parts is not None:
            return doubt_copies(parts, forms)
    if only is not None:
        attempts = [_attempt(sheet, paper, form) for form in forms if form.id == only]
    reading = _best(sheet, paper, attempts, only)
    return (reading if parted is None else in_doubt(reading),)


def _plain(sheet: Sheet, forms: Sequence[Form]) -> Sheet:
    """The sheet with no controls but those for answers."""
    return unwrapped(sheet, [phrasebook(form) for form in forms])


def _read(sheet: Sheet, forms: Sequence[Form], before: int = 0, only: str | None = None) -> Reading:
    paper = lay_out(sheet)
    return _best(sheet, paper, _attempts(sheet, paper, forms), only, before)


def _also_there(paper: Paper, attempts: list[Attempt], forms: Sequence[Form]) -> list[Form]:
    """The forms that were not held against the sheet, since it is plainly another, and of which something is there."""
    tried = [one.book.form for one in attempts]
    others = [form for form in forms if form not in tried]
    return [form for form in others if identify.elsewhere(phrasebook(form), paper, attempts[0].claims)]


def _best(sheet: Sheet, paper: Paper, attempts: list[Attempt], only: str | None, before: int = 0) -> Reading:
    """What the sheet says as the likeliest of these forms; `before` are letters of the file that stand before it."""
    likely = identify.likeliest([(one.book, one.places, one.headed) for one in attempts])
    by_print = likely is not None
    if likely is None and only is None:
        likely = identify.by_likeness([one.book for one in attempts], paper)
    if likely is None and only is None:
        return identify.no_form(sheet)
    attempt = attempts[likely or 0]
    sent_out = _sent_out(sheet, paper, attempt.book.form)
    if sent_out is not None:
        return sent_out
    within = extent(attempt, sheet)
    if within is not None:
        attempt = _attempt(within.sheet, lay_out(within.sheet), attempt.book.form)
        before += within.letters
    reading = _judged(attempt, sheet if within is None else within.sheet)
    if only is None and is_annex(attempt, before):
        return identify.only_an_annex()
    if only is None and (is_about(attempt) or not (by_print or answers_most(attempt, reading))):
        return identify.no_form(sheet)
    return reading if within is None else with_surroundings(reading, within)


def _attempts(sheet: Sheet, paper: Paper, forms: Sequence[Form]) -> list[Attempt]:
    """Every form held against the sheet; only one, where it is plainly that, and no other's title is there."""
    titled = [form for form in forms if identify.titled(phrasebook(form), paper)]
    if len(titled) == 1:
        attempt = _attempt(sheet, paper, titled[0])
        if identify.plainly(attempt.book, attempt.places, attempt.headed):
            return [attempt]
    return [_attempt(sheet, paper, form) for form in forms]


def _attempt(sheet: Sheet, paper: Paper, form: Form, whole: Form | None = None) -> Attempt:
    """What of this form's print stands on the sheet: enough to tell whether it is this form, or part of a whole one."""
    book = phrasebook(form)
    attempt = Attempt(paper=made_whole(sheet, mended(sheet, paper, book), book), book=book)
    _find_tables(attempt)
    _find_places(attempt)
    find_sequels(attempt, phrasebook(whole or form))
    return attempt


def _sent_out(sheet: Sheet, paper: Paper, form: Form) -> Reading | None:
    """What the sheet says in the controls we made for its answers, and beside them; None where there are none."""
    sure = sure_of(sheet, paper, form)
    if sure is None:
        return None
    attempt = _attempt(sure.sheet, lay_out(sure.sheet), sure.form, whole=form)
    later = [one for one in attempt.sequels if attempt.book.fields.keys().isdisjoint(one.asked)]
    attempt.sequels = [one for one in attempt.sequels if one not in later]
    left = _examined(attempt)
    for asked in sure.misplaced & attempt.found.keys():
        attempt.found[asked].doubts("read-two-places")
    attempt.book, attempt.found = phrasebook(form), attempt.found | {one.path: one for one in sure.answers}
    attempt.sequels = later
    left += join_sequels(attempt)
    return replace(_told(attempt, replace(sheet, remarks=sure.sheet.remarks), left), edition=sure.edition)


def _judged(attempt: Attempt, sheet: Sheet) -> Reading:
    """What the sheet says as this form."""
    return _told(attempt, sheet, _examined(attempt))


def _examined(attempt: Attempt) -> list[Stretch]:
    """Find every answer and every doubt about it; what comes back are the words that answer no question."""
    _find_reworded_tables(attempt)
    _choose_places(attempt)
    reworded = _find_reworded_options(attempt)
    _look_for_the_rest(attempt)
    reworded |= _find_reworded_options(attempt)
    _read_choices(attempt)
    _read_answers(attempt)
    withdraw(attempt.guessed, attempt.found)
    _part_and_join(attempt)
    find_agreement(attempt)
    doubt_crossed(attempt)
    _doubt_rewordings(attempt, reworded)
    doubt_headed(attempt)
    doubt_shared(attempt)
    doubt_lost(attempt)
    doubt_inner_questions(attempt)
    doubt_drawn(attempt)
    doubt_noted(attempt)
    doubt_recognised(attempt)
    doubt_outside(attempt)
    doubt_last(attempt.paper, attempt.found)
    return audit.examine(attempt)


def _told(attempt: Attempt, sheet: Sheet, left: list[Stretch]) -> Reading:
    allow_paragraphs(attempt, sheet)
    whole = heed(sheet, attempt.found, attempt.tables)
    whole += doubt_twice(attempt) + doubt_continued(attempt, left)
    answers = attempt.answers()
    doubt_run_together(answers)
    return identify.reading(attempt, answers, left, whole)


def _find_tables(attempt: Attempt) -> None:
    attempt.tables = read_tables(attempt.paper, attempt.book, attempt.claims)
    flat = read_flat_tables(attempt.paper, attempt.book, attempt.claims, attempt.tables)
    attempt.places += [table_start(spot) for spot in flat]


def _find_reworded_tables(attempt: Attempt) -> None:
    """Tables whose heads nobody printed so, once it is known whose they are; their words are no labels any more."""
    if read_reworded_tables(attempt.paper, attempt.book, attempt.claims, attempt.tables):
        attempt.places = [place for place in attempt.places if not attempt.claims.used_up(place.pane)]


def _find_places(attempt: Attempt) -> None:
    places = scan(attempt.paper, attempt.book, attempt.claims)
    places += printed_lines(attempt.paper, attempt.book, attempt.claims, places)
    attempt.places = sorted(places + attempt.places, key=lambda place: place.order)
    attempt.grown = extend(attempt.places, attempt.book)


def _choose_places(attempt: Attempt) -> None:
    attempt.places = without_answers(attempt)
    attempt.chosen = chosen = choose(attempt.places, attempt.book)
    chosen.not_printed = identify.not_printed(attempt.book, attempt.places)
    finish(chosen, attempt.book, attempt.grown)
    for place in (*chosen.prints, *chosen.fields.values()):
        attempt.bounds.add(place)
    find_hints(attempt)


def _find_reworded_options(attempt: Attempt) -> set[str]:
    one = attempt
    return find_reworded_options(one.paper, one.book, one.chosen, one.bounds, one.claims)


def _look_for_the_rest(attempt: Attempt) -> None:
    one = attempt
    one.guessed = look_for_unfound(one.paper, one.book, one.chosen, one.bounds, one.claims)
    one.bounds.add_headings(one.paper)
    note_endings(one.paper, one.chosen, one.bounds)


def _read_choices(attempt: Attempt) -> None:
    """Choices come first: their options and boxes are nobody's words."""
    for one in attempt.book.fields.values():
        if one.options:
            attempt.found[one.id] = read_choice(one, attempt.chosen, attempt.bounds, attempt.claims, attempt.paper)


def _read_answers(attempt: Attempt) -> None:
    chosen = attempt.chosen
    for one in attempt.book.fields.values():
        if one.type is FieldType.TABLE or one.options:
            continue
        place = chosen.fields.get(one.id)
        found = read_answer(one, place, attempt.bounds, attempt.claims) if place is not None else Found(path=one.id)
        if place is not None and chosen.rivals.get(one.id):
            found.doubts("read-two-places")
        attempt.found[one.id] = found


def _part_and_join(attempt: Attempt) -> None:
    """Long answers go on over a page, or elsewhere; some stand in one line with the next."""
    read_tails(attempt.paper, attempt.book, attempt.found, attempt.bounds, attempt.claims)
    untie(attempt.found, attempt.book)
    join_sequels(attempt)
    join_spilt(attempt)


def _doubt_rewordings(attempt: Attempt, options: set[str]) -> None:
    grown = [asked for asked, place in attempt.chosen.fields.items() if id(place) in attempt.grown]
    for asked in (*attempt.guessed.doubtful, *grown, *options):
        attempt.found[asked].doubts("read-reworded-label")
    for asked in attempt.chosen.astray:
        attempt.found[asked].doubts("read-other-section")
