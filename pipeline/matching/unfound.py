"""Gaps: questions nobody found and stretches nobody knows are brought together, by likeness first, then by order."""

from dataclasses import dataclass, replace

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.headings import find_headings
from pipeline.matching.likeness import Likeness
from pipeline.matching.panes import Paper, right_of
from pipeline.matching.phrases import Phrase, Phrasebook
from pipeline.matching.places import Place, label_end
from pipeline.matching.possible_questions import Head, as_place, heads, is_value, quotes
from pipeline.matching.styles import note_header_rows
from pipeline.matching.words import Key, key_of
from pipeline.model.form import FieldType

_BEYOND_DOUBT = 93.0
_SAME_PLACE = 38.0  # how like two wordings must be when order already brings them together
_STRONG_HEAD = 14.0
_EVEN = 22.0  # as many heads as questions between two that were found
_WEAK = 52.0  # how like words must be that stand in no question's place
_DATED = 12.0
_BEGINS = 84.0  # how like a question the first words of a stretch must be, to be one with its answer after it
_CLEAR = 8.0
_TWO = 2
_MISSPELT = 80.0  # words more like a whole question than a sentence that begins with one
_SHORT_FORM = 8  # questions; shorter forms have no sections to leave off
_LONE = 58.0  # how like they must be where order says nothing
_LONE_WEAK = 72.0  # and where the layout gives no sign of a question either


_NONE = Phrase(key=())


@dataclass(slots=True, kw_only=True)
class Filled:
    """What the gaps were filled with."""

    likened: dict[str, float]  # question → how like its words were; those aligned by order alone have 0
    strange: list[Place]  # stretches that look like questions of another form: they bound answers
    weak: list[Place]  # questions found where the layout gives no sign of one: the answer before may go on


def fill(paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds, claims: Claims) -> Filled:
    """Give the questions that were not found the likeliest places that are left."""
    filled = Filled(likened={}, strange=[], weak=[])
    find_headings(paper, book, chosen, bounds, claims)
    missing = [asked for asked in _asked(book, chosen) if asked not in chosen.fields]
    if not missing:
        return filled
    like = Likeness(book)
    note_header_rows(paper, bounds, claims, like, [words for asked in missing for words in _wordings(book, asked)])
    left = heads(paper, bounds, claims, list(chosen.fields.values()), chosen.offered)
    if not left:
        return filled
    scores = {head.order: like.all(head.words) for head in left}
    left = [h for h in left if h.strong or not quotes(h, book) or max(scores[h.order].values(), default=0) >= _MISSPELT]
    _surely(missing, left, scores, like, chosen, bounds, filled)
    left = _still(left, bounds)
    _beginnings(book, [asked for asked in missing if asked not in chosen.fields], left, like, chosen, bounds, filled)
    left = _still(left, bounds)
    _in_order(book, _asked(book, chosen), left, like, chosen, bounds, filled)
    left = _still(left, bounds)
    _strange(left, bounds, filled)
    unsure = {asked for asked in missing if filled.likened.get(asked, 0) < _BEYOND_DOUBT}
    shaky = {book.section[asked] for asked in unsure} if left else set()
    bounds.shaky |= {asked for asked, section in book.section.items() if section in shaky}
    return filled


def _still(left: list[Head], bounds: Bounds) -> list[Head]:
    """What may still be a question, now that more is known."""
    return [
        head for head in left
        if not bounds.printed(head.pane, head.start, head.stop)
        and not (head.pane.cell is not None and (bounds.labelled(head.pane) or is_value(head.pane, bounds)))
    ]  # fmt: skip


def _asked(book: Phrasebook, chosen: Chosen) -> list[str]:
    """Questions that stand on the paper by words of their own; some choices stand there by their options alone."""
    not_alone = {tie.second for tie in book.ties} | (chosen.not_printed - chosen.fields.keys())
    not_alone |= {
        asked
        for asked, options in chosen.options.items()
        if len(options) > 1 and asked not in chosen.fields and book.fields[asked].type is not FieldType.TICKS
        and book.by_key.get(_options_key(book, asked)) is not None
    }  # fmt: skip
    return [asked for asked, one in book.fields.items() if one.type is not FieldType.TABLE and asked not in not_alone]


def _options_key(book: Phrasebook, asked: str) -> Key:
    """The label of a question that is printed as nothing but its options."""
    return (
        key_of(book.fields[asked].label) if book.by_key.get(key_of(book.fields[asked].label), _NONE).of_options else ()
    )


def _surely(
    missing: list[str], left: list[Head], scores: dict[tuple[int, int], dict[str, float]], like: Likeness,
    chosen: Chosen, bounds: Bounds, filled: Filled,
) -> None:  # fmt: skip
    """Words so like one question, and so unlike all others, that they are that question."""
    for asked in missing:
        sure = [head for head in left if like.sure(scores[head.order], asked, head.words)]
        if sure:
            best = max(sure, key=lambda head: scores[head.order][asked])
            score = scores[best.order][asked]
            _put(asked, best, score, chosen, bounds, filled)
            if len(sure) > 1:
                chosen.rivals.setdefault(asked, []).extend(
                    as_place(asked, head, 50) for head in sure if head is not best
                )


def _beginnings(
    book: Phrasebook,
    missing: list[str],
    left: list[Head],
    like: Likeness,
    chosen: Chosen,
    bounds: Bounds,
    filled: Filled,
) -> None:
    """A misspelt question may have its answer straight after it, with nothing to part the two."""
    wordings = {asked: [list(key) for key in book.labels(asked)] for asked in missing}
    for head in left:
        words = head.words.split()
        if len(words) < _TWO or bounds.printed(head.pane, head.start, head.stop) or _fills_its_cell(head, bounds):
            continue
        scored = [(*like.beginning(words, wordings[asked]), asked) for asked in missing if asked not in chosen.fields]
        scored.sort(reverse=True)
        if not scored or scored[0][0] < _BEGINS or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
            continue
        score, count, asked = scored[0]
        if count < len(words):
            _put(asked, _shorter(head, count), min(score, _BEYOND_DOUBT - 1), chosen, bounds, filled)


def _fills_its_cell(head: Head, bounds: Bounds) -> bool:
    """Whether the answer can stand in the next cell, so that all of this one may be the question."""
    beside = right_of(head.pane)
    return beside is not None and not bounds.labelled(beside)


def _shorter(head: Head, count: int) -> Head:
    """The head's first words alone."""
    words = [word for word in head.pane.words if word[1] >= head.start][:count]
    stop, _ = label_end(head.pane, words[-1][2], _NONE)
    return replace(head, stop=stop, words=" ".join(head.words.split()[:count]), size=count)


def _in_order(
    book: Phrasebook, order: list[str], left: list[Head], like: Likeness, chosen: Chosen, bounds: Bounds, filled: Filled
) -> None:
    """Between two questions that were found, those that were not are brought to the heads that are left, in order."""
    at = 0
    while at < len(order):
        if order[at] in chosen.fields:
            at += 1
            continue
        end = at
        while end < len(order) and order[end] not in chosen.fields:
            end += 1
        before = chosen.fields[order[at - 1]].order if at else (-1, -1)
        after = chosen.fields[order[end]].order if end < len(order) else (10**9, 0)
        lost = order[at:end]
        if before < after and not _left_off(book, lost, chosen):
            between = [head for head in left if before < head.order < after]
            for asked, head in _aligned(book, lost, between, like):
                _put(asked, head, 0, chosen, bounds, filled)
                left.remove(head)
        at = end
    _alone(book, order, left, like, chosen, bounds, filled)


def _left_off(book: Phrasebook, lost: list[str], chosen: Chosen) -> bool:
    """Whether these questions belong to sections of which nothing else was found."""
    there = {book.section[asked] for asked in chosen.fields} | {section for _, section in chosen.headings}
    return len(book.fields) > _SHORT_FORM and all(book.section[asked] not in there for asked in lost)


def _alone(
    book: Phrasebook, order: list[str], left: list[Head], like: Likeness, chosen: Chosen, bounds: Bounds, filled: Filled
) -> None:
    """Where order was of no help, only likeness counts."""
    pairs = [
        (score, number, asked, head)
        for asked in order
        if asked not in chosen.fields
        for number, head in enumerate(left)
        if (score := like.pair(head.words, _wordings(book, asked))) >= (_LONE if head.strong else _LONE_WEAK)
    ]
    used: set[tuple[int, int]] = set()
    for _, _, asked, head in sorted(pairs, key=lambda one: (-one[0], one[1])):
        if asked not in chosen.fields and head.order not in used:
            used.add(head.order)
            _put(asked, head, 0, chosen, bounds, filled)


def _aligned(book: Phrasebook, lost: list[str], between: list[Head], like: Likeness) -> list[tuple[str, Head]]:
    """The best pairing of questions and heads that keeps both in order."""
    strong = sum(1 for head in between if head.strong)
    even = len(lost) == strong
    between = [head for head in between if head.strong or not strong or head.pane.cell is None]
    worth = [[_worth(book, asked, head, like, even=even) for head in between] for asked in lost]
    least = _SAME_PLACE
    best = [[0.0] * (len(between) + 1) for _ in range(len(lost) + 1)]
    for i in range(len(lost) - 1, -1, -1):
        for j in range(len(between) - 1, -1, -1):
            both = worth[i][j] + best[i + 1][j + 1] if worth[i][j] >= least else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(lost) and j < len(between):
        if worth[i][j] >= least and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs.append((lost[i], between[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(book: Phrasebook, asked: str, head: Head, like: Likeness, *, even: bool) -> float:
    worth = like.pair(head.words, _wordings(book, asked))
    if head.strong:
        worth += _STRONG_HEAD + (_EVEN if even else 0)
    elif worth < _WEAK:
        return 0
    if book.fields[asked].type is FieldType.DATE:
        rest = written(Stretch(pane=head.pane, start=head.stop, stop=head.pane.line_end(head.stop))).words
        if rest:
            worth += _DATED if any(letter.isdigit() for letter in rest) else -_DATED
    return worth


def _wordings(book: Phrasebook, asked: str) -> list[str]:
    return [" ".join(key) for key in book.labels(asked)]


def _put(asked: str, head: Head, score: float, chosen: Chosen, bounds: Bounds, filled: Filled) -> None:
    place = as_place(asked, head, score or 60)
    chosen.fields[asked] = place
    bounds.add(place)
    filled.likened[asked] = score
    if not head.strong and not beyond_doubt(score):
        filled.weak.append(place)


def _strange(left: list[Head], bounds: Bounds, filled: Filled) -> None:
    """What plainly stands where a question stands, and is none of ours, still ends the answer before it."""
    for head in left:
        if head.strong:
            place = as_place("", head, 50)
            place.roles = []
            bounds.add(place)
            filled.strange.append(place)


def beyond_doubt(score: float) -> bool:
    """Whether a wording is so like the printed one that nobody need look."""
    return score >= _BEYOND_DOUBT
