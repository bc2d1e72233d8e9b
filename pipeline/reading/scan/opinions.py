"""Two opinions on every word of a picture: what both say is believed, what they differ in is doubted."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.reading.pages.page import Box
from pipeline.reading.programs import Tell
from pipeline.reading.scan.capitals import capitalised
from pipeline.reading.scan.dashes import measured
from pipeline.reading.scan.picture import png, scaled, unpacked
from pipeline.reading.scan.postcodes import figured
from pipeline.reading.scan.recognised import Recognise, Recognised
from pipeline.reading.scan.table import words_of

_SMALLER = 1 / 2  # letters of another size are recognised anew, and mistaken for others
_DIFFERS = 0.5  # the most that a word is believed on which opinions differ
_ALONE = 0.6  # what one opinion alone must be worth to stand
_ADDRESS = frozenset("@./")
_SAME_PLACE = 0.5  # of the smaller word


def recogniser(tell: Tell, layer: frozenset[str] | None = None) -> Recognise:
    """Whoever tells words, asked twice about each picture; `layer` are words that a third has told."""

    def recognise(picture: bytes) -> tuple[Recognised, ...]:
        grey = unpacked(picture)
        height, width = grey.shape
        smaller = scaled(grey, round(width * _SMALLER), round(height * _SMALLER))
        again = words_of(tell(png(smaller), again=True))
        words = agreed(_mended(words_of(tell(picture))), _mended([_grown(word, 1 / _SMALLER) for word in again]))
        return words if layer is None else tuple(map(held_against, words))

    def held_against(word: Recognised) -> Recognised:
        known = layer is None or word.text in layer
        return word if known else _unsure(word)

    return recognise


def agreed(first: Sequence[Recognised], second: Sequence[Recognised]) -> tuple[Recognised, ...]:
    """The words of the first opinion, each as sure as both are; and those that only the second has."""
    near = _Near(second)
    words = [_judged(word, near.at(word.box)) for word in first]
    met = _Near(first)
    lines = 1 + max((word.line for word in first), default=0)
    missed = (w for w in second if w.certainty >= _ALONE and not met.at(w.box))
    return (*words, *(_unsure(replace(w, line=lines + w.line)) for w in missed))


def _judged(word: Recognised, others: list[Recognised]) -> Recognised:
    apart = [other.text for other in sorted(others, key=lambda other: other.box.left)]
    said = "".join(apart)
    sure = min((other.certainty for other in others), default=0.0)
    if said == word.text and len(apart) > 1:  # words are run together more often than torn apart; addresses are torn
        return _unsure(word if _ADDRESS & set(said) else replace(word, text=" ".join(apart)))
    if said == word.text:
        return replace(word, certainty=min(word.certainty, sure))
    better = len(others) == 1 and sure > word.certainty
    return _unsure(replace(word, text=said if better else word.text))


def _mended(words: Sequence[Recognised]) -> tuple[Recognised, ...]:
    return capitalised(figured(measured(words)))


def _unsure(word: Recognised) -> Recognised:
    return replace(word, certainty=min(word.certainty, _DIFFERS))


def _grown(word: Recognised, by: float) -> Recognised:
    return replace(word, box=Box(*(side * by for side in word.box)))


class _Near:
    """Words by where they stand, so that those in one place are found without looking at all."""

    _ROW = 100.0  # pixels

    def __init__(self, words: Iterable[Recognised]) -> None:
        self._rows: dict[int, list[Recognised]] = {}
        for word in words:
            for row in self._span(word.box):
                self._rows.setdefault(row, []).append(word)

    def at(self, box: Box) -> list[Recognised]:
        """Those that share most of themselves or of this place."""
        seen = {id(word): word for row in self._span(box) for word in self._rows.get(row, ())}
        return [w for w in seen.values() if w.box.shared(box) > _SAME_PLACE * min(w.box.area, box.area)]

    def _span(self, box: Box) -> range:
        return range(int(box.top // self._ROW), int(box.bottom // self._ROW) + 1)
