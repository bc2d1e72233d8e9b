"""Questions nobody found and stretches nobody knows are brought together, by likeness first, then by order."""

import re

from pipeline.matching.alignment import aligned
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.edges import opened
from pipeline.matching.guessed import BEYOND_DOUBT, Guessed
from pipeline.matching.headings import find_headings
from pipeline.matching.label_ends import label_rest
from pipeline.matching.likeness import SLIPPED, Likeness
from pipeline.matching.panes import Paper
from pipeline.matching.phrases import Phrase, Phrasebook
from pipeline.matching.possible_questions import Head, as_place, fills_its_cell, heads, is_value, quotes, shorter
from pipeline.matching.reworded import LIKELY, SURE, Rewordings
from pipeline.matching.spelling import slipped
from pipeline.matching.styles import note_header_rows
from pipeline.matching.words import Key, key_of
from pipeline.model.form import FieldType

_SENTENCES = re.compile(r"[a-z]\. [A-Z][a-z]*(?: [a-z]+){0,3}:")
_ANOTHER = 95.0  # how near in meaning words must be to say again what was asked elsewhere
_WHOLE = 100.0
_SAME_PLACE = 38.0  # how like two wordings must be when order already brings them together
_STRONG_HEAD = 14.0
_EVEN = 22.0  # as many heads as questions between two that were found
_WEAK = 52.0  # how like words must be that stand in no question's place
_DATED = 12.0
_BEGINS = 84.0  # how like a question the first words of a stretch must be, to be one with its answer after it
_CLEAR = 8.0
_BY_ORDER = 60.0  # how like a question words count that only stand in its place
_MISSPELT = 80.0  # words more like a whole question than a sentence that begins with one
_SHORT_FORM = 8  # questions; shorter forms have no sections to leave off
_LONE = 58.0  # how like they must be where order says nothing
_LONE_WEAK = 72.0  # and where the layout gives no sign of a question either


_NONE = Phrase(key=())


def look_for_unfound(paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds, claims: Claims) -> Guessed:
    """Give the questions that were not found the likeliest places that are left."""
    find_headings(paper, book, chosen, bounds, claims)
    if all(asked in chosen.fields for asked in _asked(book, chosen)):
        return Guessed()
    search = _Search(paper, book, chosen, bounds)
    wordings = [words for asked in search.missing for words in search.wordings(asked)]
    note_header_rows(paper, bounds, claims, search.like, wordings)
    search.left = heads(paper, bounds, claims, list(chosen.fields.values()), chosen.offered)
    if search.left:
        search.by_meaning(SURE)
        search.by_likeness()
        search.by_beginnings()
        search.by_meaning(LIKELY)
        search.by_order()
        search.by_likeness_alone()
        search.give_up()
    return search.guessed


class _Search:
    """The questions that are missing, the stretches that are left, and what has been made of them so far."""

    __slots__ = ("book", "bounds", "by_options", "chosen", "guessed", "left", "like", "missing", "paper")

    def __init__(self, paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds) -> None:
        self.paper, self.book, self.chosen, self.bounds = paper, book, chosen, bounds
        self.missing = [asked for asked in _asked(book, chosen) if asked not in chosen.fields]
        self.by_options = sorted(_by_options(book, chosen))
        self.left: list[Head] = []
        self.like = Likeness(book)
        self.guessed = Guessed()

    def wordings(self, asked: str) -> list[str]:
        """Every known wording of a question, for likening."""
        return [" ".join(key) for key in self.book.labels(asked)]

    def by_meaning(self, least: float) -> None:
        """Words that mean one question and no other, however they are put; the plainest first."""
        words = Rewordings(self.paper, self.book, self.chosen, self.bounds)
        missing, whole = self._still_missing(), {head.order: head for head in self.left}
        self.left = [words.without_answer(head, missing) for head in self.left]
        while (meant := words.plainest(self._to_be_meant(least), self.left, least)) is not None:
            cut = meant.head.words != whole[meant.head.order].words
            self._put(meant.asked, meant.head, BEYOND_DOUBT if meant.sure else least, cut=cut)
            others = [as_place(meant.asked, head) for head in meant.others]
            if others:
                self.chosen.rivals.setdefault(meant.asked, []).extend(others)
            self.left.remove(meant.head)
            self._sift()
        for head in self.left:
            self._rival(head)
        self.left = [whole[head.order] for head in self.left]

    def by_likeness(self) -> None:
        """Words so like one question, and so unlike all others, that they are that question."""
        like = self.like
        scores = {head.order: like.all(head.words) for head in self.left}
        self.left = [
            head for head in self.left
            if head.strong or not quotes(head, self.book) or max(scores[head.order].values(), default=0) >= _MISSPELT
        ]  # fmt: skip
        for asked in self.missing:
            sure = [head for head in self.left if like.sure(scores[head.order], asked, head.words)]
            if not sure:
                continue
            best = max(sure, key=lambda head: scores[head.order][asked])
            self._put(asked, *self._whole_or_beginning(asked, best, scores[best.order][asked]))
            others = [as_place(asked, head) for head in sure if head is not best]
            if others:
                self.chosen.rivals.setdefault(asked, []).extend(others)
        self._sift()

    def _whole_or_beginning(self, asked: str, head: Head, score: float) -> tuple[Head, float]:
        """The head, or its first words alone where these are still more like the question: an answer follows them."""
        text = head.pane.text
        if text[: head.stop].rstrip()[-1:] in (":", "?") or head.stop < head.pane.line_end(head.start):
            return head, score
        words = head.words.split()
        wording = max(self.wordings(asked), key=lambda one: self.like.plain(head.words, [one]))
        better, count = self.like.beginning(words, [wording.split()])
        if count < len(words) and better > score:
            return shorter(head, count), _with_answer(better)
        return head, score

    def by_beginnings(self) -> None:
        """A misspelt question may have its answer straight after it, with nothing to part the two."""
        wordings = {asked: [list(key) for key in self.book.labels(asked)] for asked in self._still_missing()}
        for head in self.left:
            words = head.words.split()
            taken = self.bounds.printed(head.pane, head.start, head.stop)
            if len(words) < 2 or taken or fills_its_cell(head, self.bounds):
                continue
            scored = [(*self.like.beginning(words, wordings[asked]), asked) for asked in self._still_missing()]
            scored.sort(reverse=True)
            if not scored or scored[0][0] < _BEGINS or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
                continue
            score, count, asked = scored[0]
            if count < len(words):
                self._put(asked, shorter(head, count), _with_answer(score))
        self._sift()

    def by_order(self) -> None:
        """Between two questions that were found, those that were not are brought to the heads that are left."""
        order, places = _asked(self.book, self.chosen), self.chosen.fields
        at = 0
        while at < len(order):
            if order[at] in places:
                at += 1
                continue
            end = at
            while end < len(order) and order[end] not in places:
                end += 1
            before = places[order[at - 1]].order if at else (-1, -1)
            after = places[order[end]].order if end < len(order) else (10**9, 0)
            if before < after and not self._left_off(order[at:end]):
                self._align(order[at:end], [head for head in self.left if before < head.order < after])
            at = end

    def by_likeness_alone(self) -> None:
        """Where order was of no help, only likeness counts."""
        pairs = [
            (score, number, asked, head)
            for asked in self._still_missing()
            for number, head in enumerate(self.left)
            if (score := self.like.pair(head.words, self.wordings(asked))) >= (_LONE if head.strong else _LONE_WEAK)
        ]
        used: set[tuple[int, int]] = set()
        for _, _, asked, head in sorted(pairs, key=lambda one: (-one[0], one[1])):
            if asked not in self.chosen.fields and head.order not in used:
                used.add(head.order)
                self._put(asked, head, 0)
        self._sift()

    def give_up(self) -> None:
        """What plainly stands where a question stands, and is none of ours, still ends the answer before it."""
        for head in self.left:
            if head.strong:
                place = as_place("", head)
                place.roles = []
                self.bounds.add(place)
                self.guessed.strange.append(place)
        unsure = [asked for asked in self.missing if self.guessed.likened.get(asked, 0) < BEYOND_DOUBT]
        shaky = {self.book.section[asked] for asked in unsure} if self.left else set()
        self.bounds.shaky |= {asked for asked, section in self.book.section.items() if section in shaky}

    def _rival(self, head: Head) -> None:
        """Words that plainly mean a question which was found elsewhere: it stands in two places."""
        said = self.book.meanings.all(head.words.split())
        for asked in [asked for asked, score in said.items() if score >= _ANOTHER and asked in self.chosen.fields]:
            if head.strong and head.size > 1:
                self.chosen.rivals.setdefault(asked, []).append(as_place(asked, head))

    def _still_missing(self) -> list[str]:
        return [asked for asked in self.missing if asked not in self.chosen.fields]

    def _to_be_meant(self, least: float) -> list[str]:
        """What words may mean: plain ones also a choice that was found by its options, and may have a label beside."""
        lone = [asked for asked in self.by_options if least >= SURE and asked not in self.chosen.fields]
        return self._still_missing() + lone

    def _sift(self) -> None:
        """Keep what may still be a question, now that more is known."""
        bounds = self.bounds
        self.left = [
            head for head in self.left
            if not bounds.printed(head.pane, head.start, head.stop)
            and not (head.pane.cell is not None and (bounds.labelled(head.pane) or is_value(head.pane, bounds)))
        ]  # fmt: skip

    def _left_off(self, lost: list[str]) -> bool:
        """Whether these questions belong to sections of which nothing else was found."""
        section = self.book.section
        there = {section[asked] for asked in self.chosen.fields} | {name for _, name in self.chosen.headings}
        return len(self.book.fields) > _SHORT_FORM and all(section[asked] not in there for asked in lost)

    def _align(self, lost: list[str], between: list[Head]) -> None:
        strong = sum(1 for head in between if head.strong)
        even = len(lost) == strong
        between = [head for head in between if head.strong or not strong or head.pane.cell is None]
        worth = [[self._worth(asked, head, even=even) for head in between] for asked in lost]
        for question, place in aligned(worth, _SAME_PLACE):
            self._put(lost[question], between[place], 0)
            self.left.remove(between[place])

    def _worth(self, asked: str, head: Head, *, even: bool) -> float:
        worth = self.like.pair(head.words, self.wordings(asked))
        if head.strong:
            worth += _STRONG_HEAD + (_EVEN if even else 0)
        elif worth < _WEAK:
            return 0
        if self.book.fields[asked].type is FieldType.DATE:
            rest = written(Stretch(pane=head.pane, start=head.stop, stop=head.pane.line_end(head.stop))).words
            if rest:
                worth += _DATED if any(letter.isdigit() for letter in rest) else -_DATED
        return worth

    def _goes_on(self, asked: str, head: Head) -> bool:
        """Whether the next word is the next one of a longer wording."""
        size, after = len(head.words.split()), _next_word(head)
        return any(key[size : size + 1] == (after,) for key in self.book.labels(asked))

    def _put(self, asked: str, head: Head, score: float, *, cut: bool = False) -> None:
        if (
            not cut
            and any(slipped(head.words, words) for words in self.wordings(asked))
            and not self._goes_on(asked, head)
        ):
            score = max(score, SLIPPED)
        elif _SENTENCES.search(head.pane.text, head.start, head.stop):
            score = min(score, LIKELY)  # its last words, up to the colon, may begin the answer
        place = as_place(asked, head, score or _BY_ORDER)
        place.stop, plain = label_rest(head.pane, head.stop, head.pane.line_end(head.start), self.book.meanings)
        score = score if plain else min(score, LIKELY)
        if any(self.book.by_key[key].opens for key in self.book.labels(asked)):
            place.stop = max(place.stop, opened(head.pane, place.stop))
        self.chosen.fields[asked] = place
        self.bounds.add(place)
        self.guessed.likened[asked] = score
        if not head.strong and score < BEYOND_DOUBT:
            self.guessed.weak.append(place)


def _next_word(head: Head) -> str:
    return next((word for word, begin, _ in head.pane.words if begin >= head.stop), "")


def _with_answer(score: float) -> float:
    """What likeness is worth where an answer follows with nothing to part the two: a mere slip is beyond doubt.

    The very words are not: where they stand as a label, they are known as one, so these only begin a sentence.
    """
    return score if SLIPPED <= score < _WHOLE else min(score, BEYOND_DOUBT - 1)


def _asked(book: Phrasebook, chosen: Chosen) -> list[str]:
    """Questions that stand on the paper by words of their own; some choices stand there by their options alone."""
    not_alone = {tie.second for tie in book.ties} | (chosen.not_printed - chosen.fields.keys())
    not_alone |= _by_options(book, chosen)
    return [asked for asked, one in book.fields.items() if one.type is not FieldType.TABLE and asked not in not_alone]


def _by_options(book: Phrasebook, chosen: Chosen) -> set[str]:
    """Choices whose printed label is nothing but their options, which stand on the paper."""
    return {
        asked
        for asked, options in chosen.options.items()
        if len(options) > 1 and asked not in chosen.fields and book.fields[asked].type is not FieldType.TICKS
        and book.by_key.get(_options_key(book, asked)) is not None
    }  # fmt: skip


def _options_key(book: Phrasebook, asked: str) -> Key:
    """The label of a question that is printed as nothing but its options."""
    return (
        key_of(book.fields[asked].label) if book.by_key.get(key_of(book.fields[asked].label), _NONE).of_options else ()
    )
