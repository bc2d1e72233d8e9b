"""Several forms in one file: where a form begins anew, told by printed questions that stand there once more."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from pipeline.matching.attempt import Attempt
from pipeline.matching.doubts import doubt
from pipeline.matching.edges import Opening
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.spots import START, Spot, cut, printed_from, spot_of
from pipeline.model.reading import Reading
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus

_CUT = 2.5  # what it takes to begin another form: so many questions that would stand twice, or are another form's
_AT_ORDER = 0.25  # a cut is less likely where print goes back to an earlier question than at a title
_ANYWHERE = 0.5  # and least where neither is the case
_KNOWN_REWORDING = 0.5
_MOST = 800  # more printed questions than any file of forms has
_LEAST = 0.6  # share of its form's questions that stands in each piece of it, or else it is no whole form
_WHOLE = 0.85
_TITLE = ""


class Token(Struct, frozen=True):
    """Print that speaks for one form: its title, or one of its questions."""

    place: Place
    form: int
    asked: str
    order: int
    weight: float


class Piece(Struct, frozen=True):
    """One form's stretch of a sheet."""

    form: str
    sheet: Sheet
    sure: bool  # it holds nearly all that the other copies do


class Parting(Struct, frozen=True):
    """How a sheet seems to hold several forms; no pieces where they can't be told apart."""

    pieces: tuple[Piece, ...] = ()
    before: int = 0  # letters before the first of them


def parting(sheet: Sheet, attempts: Sequence[Attempt]) -> Parting | None:
    """The pieces of a sheet that holds several forms; None where it holds one at most."""
    tokens = _tokens(attempts)
    if not _several(tokens, len(attempts)):
        return None
    if len(tokens) > _MOST:
        return Parting()
    runs = _runs(tokens, len(attempts))
    if len(runs) == 1:
        return None
    shares = _shares(tokens, runs)
    starts = _starts(sheet, attempts, tokens, runs) if min(shares) >= _LEAST else []
    sheets = cut(sheet, starts) if starts else None
    if sheets is None:
        return Parting()
    first = tokens[0].place
    return Parting(
        before=sum(len(pane.text) for pane in attempts[tokens[0].form].paper.panes[: first.pane.number]) + first.start,
        pieces=tuple(
            Piece(form=attempts[form].book.form.id, sheet=piece, sure=share >= _WHOLE)
            for (_, _, form), piece, share in zip(runs, sheets, shares, strict=True)
        ),
    )


def told_apart(pieces: Sequence[Piece], readings: Sequence[Reading]) -> tuple[Reading, ...] | None:
    """The readings of these pieces as parts of one file; None where they are not what the pieces seemed to be."""
    found: list[Reading] = []
    before: tuple[str, ...] = ()  # words of what turned out to be no form
    for piece, one in zip(pieces, readings, strict=True):
        if one.status is ReadStatus.NOT_A_FORM:
            before += _words(piece.sheet)
        elif one.form != piece.form or (before and one.status is ReadStatus.BLANK and found):
            return None
        else:
            whole = one if piece.sure and not before else in_doubt(one)
            found.append(replace(whole, unplaced=(*before, *whole.unplaced)))
            before = ()
    if not found or (before and found[-1].status is ReadStatus.BLANK):
        return None
    if before:
        found[-1] = in_doubt(replace(found[-1], unplaced=(*found[-1].unplaced, *before)))
    if len(found) == 1:
        return (found[0],)
    return tuple(replace(one, part=f"form {number}") for number, one in enumerate(found, start=1))


def _words(sheet: Sheet) -> tuple[str, ...]:
    return tuple(line.text.strip() for line in sheet.lines() if any(map(str.isalnum, line.text)))


def in_doubt(reading: Reading) -> Reading:
    """The same reading, with the doubt whether it is all of one form."""
    told = doubt("read-two-forms")
    if reading.status is not ReadStatus.RECORD or told in reading.doubts:
        return reading
    return replace(reading, doubts=(*reading.doubts, told))


def _tokens(attempts: Sequence[Attempt]) -> list[Token]:
    """Every place that speaks for one question of one form, in reading order."""
    found: list[Token] = []
    for number, attempt in enumerate(attempts):
        for place in attempt.places:
            if place.opening is not Opening.MIDDLE and place.phrase.key[1:]:
                found += _speaking(place, number, attempt)
    shared = {where for where, forms in _forms_at(found).items() if len(forms) > 1}
    return sorted((one for one in found if one.place.order not in shared), key=lambda one: one.place.order)


def _speaking(place: Place, number: int, attempt: Attempt) -> list[Token]:
    """What this place says about which form stands here; nothing where it could be any of several questions."""
    if any(role.kind is Kind.TITLE for role in place.roles):
        return [Token(place, number, _TITLE, -1, 1.0)]
    asked = [role for role in place.roles if role.kind is Kind.FIELD]
    exact = [role for role in asked if role.exact]
    role = exact[0] if len(exact) == 1 else asked[0] if len(asked) == 1 else None
    if role is None:
        return []
    return [Token(place, number, role.id, attempt.book.order[role.id], 1.0 if role.exact else _KNOWN_REWORDING)]


def _forms_at(tokens: Sequence[Token]) -> dict[tuple[int, int], set[int]]:
    forms: dict[tuple[int, int], set[int]] = {}
    for one in tokens:
        forms.setdefault(one.place.order, set()).add(one.form)
    return forms


def _several(tokens: Sequence[Token], forms: int) -> bool:
    """Whether more stands here than one form explains."""
    return min((_cost(tokens, form) for form in range(forms)), default=0.0) > _CUT


def _cost(tokens: Sequence[Token], form: int) -> float:
    """What speaks against these being one form: what stands twice, and what is another's."""
    seen: set[str] = set()
    cost = 0.0
    for one in tokens:
        if one.form != form or one.asked in seen:
            cost += one.weight
        else:
            seen.add(one.asked)
    return cost


def _runs(tokens: Sequence[Token], forms: int) -> list[tuple[int, int, int]]:
    """The fewest runs of tokens, each of one form and asking nothing twice: first, last and form of each."""
    size = len(tokens)
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(float("inf"), 0, 0)] * size  # cost so far, run's start, form
    for first in range(size):
        so_far = best[first][0] + (_CUT + _unlikely(tokens[first - 1], tokens[first]) if first else 0.0)
        for form in range(forms):
            cost, seen = so_far, set[str]()
            for last in range(first, size):
                one = tokens[last]
                if one.form != form or one.asked in seen:
                    cost += one.weight
                else:
                    seen.add(one.asked)
                if cost < best[last + 1][0]:
                    best[last + 1] = (cost, first, form)
    runs: list[tuple[int, int, int]] = []
    end = size
    while end:
        _, first, form = best[end]
        runs.append((first, end - 1, form))
        end = first
    return runs[::-1]


def _unlikely(before: Token, here: Token) -> float:
    if here.asked == _TITLE:
        return 0.0
    return _AT_ORDER if here.order < before.order or here.form != before.form else _ANYWHERE


def _shares(tokens: Sequence[Token], runs: Sequence[tuple[int, int, int]]) -> list[float]:
    """For each run, how many of the questions that stand in any run of its form stand in it."""
    asked = [{one.asked for one in tokens[first : last + 1] if one.form == form} for first, last, form in runs]
    most: Counter[int] = Counter()
    for (_, _, form), here in zip(runs, asked, strict=True):
        most[form] = max(most[form], len(here))
    return [len(here) / (most[form] or 1) for (_, _, form), here in zip(runs, asked, strict=True)]


def _starts(
    sheet: Sheet, attempts: Sequence[Attempt], tokens: Sequence[Token], runs: Sequence[tuple[int, int, int]]
) -> list[Spot]:
    """Where each run's form begins: at its first question, or at the print right before it."""
    starts = [START]
    for first, _, form in runs[1:]:
        attempt = attempts[form]
        before = spot_of(tokens[first - 1].place, sheet, attempt.paper)
        here = spot_of(tokens[first].place, sheet, attempt.paper)
        if before.block < here.block:
            here = Spot(printed_from(attempt.places, sheet, attempt.paper, before.block + 1, here.block))
        if here <= starts[-1]:
            return []
        starts.append(here)
    return starts
