"""Re-worded questions: words nobody printed, but that mean one question and no other, where that question may stand."""

import re
from collections.abc import Iterable

from msgspec import Struct

from pipeline.matching.blanks import Stretch, written
from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.meanings import meaning
from pipeline.matching.panes import Paper, below, right_of
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.possible_questions import Head, fills_its_cell, shorter
from pipeline.matching.vocabulary import APART, EMPTY
from pipeline.matching.words import words_of
from pipeline.model.form import FieldType
from pipeline.starting import later

SURE = 80.0  # of 100: nothing that matters is said otherwise
_NEARLY = 72.0  # enough between the questions that it is printed between: of thousands so placed none was another's
LIKELY = 62.0
CLEARLY = 15.0  # better than any other question, and than any other words
_BETTER = 5.0
_EXPECTED = 10.0  # worth of standing between the questions that it is printed between
_ALONE = -5.0  # of being the first of its section that is found at all
_ANSWERED = 6.0  # worth of an answer of the right kind
_WAITING = -1.0  # of options that nobody sees
_CONTRARY = -30.0
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE = re.compile(rf"\d|\b{_MONTH}|not known|unknown|n/?a\b|tbc", re.IGNORECASE)
_ONLY_DATE = later(
    r"\s*(?:\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d\d){1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}[a-z]*\.?,?\s+(?:\d\d){{1,2}})\s*",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"\W*(?:yes|no)\b", re.IGNORECASE)
_JOINS = ",;/&-–—("
_ENDS = (":", "?")
_GAP = re.compile(r"[ \u00a0]*(?:\t|_{2,}|\.{4,}|…|[ \u00a0]{3,})")
_DAY = "date"
_MOST = 60  # words of a question
_NEAR = 4  # panes


class Meant(Struct, frozen=True, kw_only=True):
    """A question, and the words that mean it."""

    asked: str
    head: Head
    sure: bool  # nobody need look
    others: tuple[Head, ...] = ()  # that mean it nearly as well


def only_date(text: str) -> bool:
    """Whether this is one whole date and nothing else."""
    return bool(_ONLY_DATE.fullmatch(text))


def dated(text: str) -> bool:
    """Whether this can answer what asks for a date."""
    return bool(_DATE.search(text))


class Rewordings:
    """What unknown words mean, and what speaks for and against it where they stand."""

    __slots__ = ("_book", "_bounds", "_chosen", "_paper", "_said", "_taken")

    def __init__(self, paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds) -> None:
        self._paper, self._book, self._chosen, self._bounds = paper, book, chosen, bounds
        self._said: dict[str, dict[str, float]] = {}
        self._taken: list[Head] = []

    def without_answer(self, head: Head, missing: Iterable[str]) -> Head:
        """The head up to where an answer seems to follow it, with nothing to part the two; else the head itself."""
        words = head.words.split()
        if lines := self._first_line(head, words, missing):
            return lines
        if len(words) < 2 or _parted(head) or fills_its_cell(head, self._bounds):
            return head
        sizes = range(1, min(len(words), _MOST) + 1)
        said = [self._book.meanings.all(words[:size]) for size in sizes]
        worth = [max((one.get(asked, 0.0) for asked in missing), default=0.0) for one in said]
        best = max(sizes, key=lambda size: (round(worth[size - 1]), size))
        while best > 1 and words[best - 1] in EMPTY:
            best -= 1
        if worth[best - 1] < SURE or best == len(words):
            return head
        cut = shorter(head, best)
        after = head.pane.text[cut.stop : cut.stop + 1]
        return cut if after.isspace() and head.pane.text[cut.stop - 1] not in _JOINS else head

    def _first_line(self, head: Head, words: list[str], missing: Iterable[str]) -> Head | None:
        """The head's first line, where that means a question as well as both together: 'Mother:' below is an answer."""
        end = head.pane.text.find("\n", head.start, head.stop)
        size = 0 if end < 0 else len(words_of(head.pane.text[head.start : end]))
        if not 0 < size < len(words):
            return None
        here, whole = self._book.meanings.all(words[:size]), self._book.meanings.all(words)
        best = max(missing, key=lambda asked: whole.get(asked, 0.0), default="")
        return shorter(head, size) if here.get(best, 0.0) >= max(whole.get(best, 0.0), LIKELY) else None

    def plainest(self, missing: Iterable[str], left: list[Head], least: float) -> Meant | None:
        """The question most plainly meant by some of these words; none where no words mean one well enough."""
        worth = self._worth(set(missing), left, least)
        best: tuple[float, Meant] | None = None
        for (asked, number), here in worth.items():
            said = self._means(left[number])
            rated = {other: worth.get((other, number), score) for other, score in said.items()}
            rival = max((score for other, score in rated.items() if other != asked), default=0.0)
            if here - rival < _BETTER or (best is not None and here <= best[0]):
                continue
            others = {n: score for (other, n), score in worth.items() if other == asked and n != number}
            gone = max((self._means(head).get(asked, 0.0) for head in self._taken), default=0.0)
            clear = here - max(rival, gone, *others.values()) >= CLEARLY
            close = tuple(left[n] for n, score in others.items() if here - score < CLEARLY and score >= SURE)
            near = said[asked] >= SURE or self._in_its_own_place(asked, left[number], left)
            near |= said[asked] >= _NEARLY and clear and self._expected(asked, left[number])
            sure = near and clear and here >= said[asked] + _ALONE and self._plain(asked, left[number])
            best = here, Meant(asked=asked, head=left[number], sure=sure, others=close)
        if best is not None:
            self._taken.append(best[1].head)
        return None if best is None else best[1]

    def _expected(self, asked: str, head: Head) -> bool:
        """Whether these words stand where the question is printed, and speak of nobody and nothing else."""
        return self._context(asked, head) >= _EXPECTED and APART.isdisjoint(
            meaning(head.words.split()).difference(*map(meaning, self._book.labels(asked)))
        )

    def _in_its_own_place(self, asked: str, head: Head, left: list[Head]) -> bool:
        """Whether these words say part of the question, between its two neighbours, with no other words there."""
        order, fields, section = self._book.order, self._chosen.fields, self._book.section
        before = max((one for one in fields if order[one] < order[asked]), key=lambda one: order[one], default=None)
        after = min((one for one in fields if order[one] > order[asked]), key=lambda one: order[one], default=None)
        if before is None or after is None or section[before] != section[asked] or section[after] != section[asked]:
            return False
        first, last = fields[before].order, fields[after].order
        others = [one for one in left if first < one.order < last and one.strong and one is not head]
        inside = first < head.order < last and head.strong and not others and order[after] - order[before] == 2
        return inside and self._book.meanings.within(head.words.split(), self._book.labels(asked))

    def _plain(self, asked: str, head: Head) -> bool:
        """Whether it is plain where the question ends, and that what follows can be its answer."""
        if self._fits(asked, head) < 0:
            return False
        if _parted(head) or fills_its_cell(head, self._bounds):
            return True
        after = head.pane.text[head.stop : head.pane.line_end(head.stop)].split()
        if not after:
            return bool(self._answer(head)) or head.pane.cell is None
        first = after[0].strip("(.,;:")
        named = head.pane.text[head.start : head.stop].split()[-1:]
        return not (first[:1].islower() or self._book.meanings.knows(first.casefold()) or named[0][:1].isupper())

    def _means(self, head: Head) -> dict[str, float]:
        if head.words not in self._said:
            self._said[head.words] = self._book.meanings.all(head.words.split())
        return self._said[head.words]

    def _worth(self, missing: set[str], left: list[Head], least: float) -> dict[tuple[str, int], float]:
        """What each of these words is worth as each question, by the number of the head."""
        return {
            (asked, number): score + self._context(asked, head) + self._fits(asked, head)
            for number, head in enumerate(left)
            for asked, score in self._means(head).items()
            if score >= least and asked in missing
        }

    def _context(self, asked: str, head: Head) -> float:
        """What the place says: between the neighbours in print, under the right heading, or elsewhere."""
        section, order = self._book.section, self._book.order
        own, chosen = section[asked], self._chosen
        same = [(order[one], place.order) for one, place in chosen.fields.items() if section[one] == own]
        before = max((place for number, place in same if number < order[asked]), default=None)
        after = min((place for number, place in same if number > order[asked]), default=None)
        if before is not None and after is not None and before > after:
            return 0.0
        if before is not None or after is not None:
            inside = (before is None or before < head.order) and (after is None or head.order < after)
            return _EXPECTED if inside else -_EXPECTED
        under = next((name for place, name in reversed(chosen.headings) if place.order < head.order), "")
        headed = any(name == own for _, name in chosen.headings)
        return _EXPECTED if under == own else -_EXPECTED if headed else _ALONE

    def _fits(self, asked: str, head: Head) -> float:
        """Whether what stands where the answer would is of the kind that is asked for."""
        kind = self._book.fields[asked].type
        answer = self._answer(head)
        if kind is not FieldType.DATE and self._dated(asked, head):
            return _CONTRARY
        if kind is FieldType.DATE:
            return _ANSWERED if only_date(answer) else 0.0 if not answer or dated(answer) else _CONTRARY
        if only_date(answer):
            return _CONTRARY
        if self._book.fields[asked].options:
            return _ANSWERED if self._offered(asked, head) else _WAITING
        return 0.0

    def _dated(self, asked: str, head: Head) -> bool:
        """Whether these words ask for a date, and no wording of this question does."""
        return _DAY in head.words.split() and not any(_DAY in key for key in self._book.labels(asked))

    def _answer(self, head: Head) -> str:
        """The first line that stands where an answer to these words would: after them, beside them or below them."""
        pane = head.pane
        own = written(Stretch(pane=pane, start=head.stop, stop=pane.line_end(head.stop))).words
        for near in () if own else (right_of(pane), below(pane)):
            if near is not None and not self._bounds.labelled(near) and near.text.strip():
                own = written(Stretch(pane=near, start=0, stop=len(near.text))).words
                break
        return (own or "").split("\n")[0]

    def _offered(self, asked: str, head: Head) -> bool:
        """Whether options of this question follow, or a Yes or No."""
        number = head.pane.number
        options = [place for places in self._chosen.options.get(asked, {}).values() for place in places]
        if any(head.order < place.order and place.pane.number - number <= _NEAR for place in options):
            return True
        after = [head.pane.text[head.stop :], *(pane.text for pane in self._paper.panes[number + 1 :][:_NEAR])]
        return self._book.fields[asked].type is FieldType.YES_NO and any(map(_YES_NO.match, after))


def _parted(head: Head) -> bool:
    """Whether a colon, a gap or a place for the answer ends these words."""
    text = head.pane.text
    return text[head.start : head.stop].rstrip()[-1:] in _ENDS or bool(_GAP.match(text, head.stop))
