"""Label ends: where a known label goes on in words of its own ('… / young person', '… (if known)'), and where not."""

import re
from itertools import takewhile

from pipeline.matching.meanings import KNOWN, Meanings
from pipeline.matching.panes import Pane
from pipeline.matching.vocabulary import ASKING, EMPTY
from pipeline.matching.words import key_of, words_of

_BRACKET = re.compile(r"\s?\((?P<said>[^()\n\t_]{1,80})\)[ \u00a0]*(?P<colon>[:?*]*)")
_STAR = re.compile(r"[ \u00a0]?\*+(?:[ \u00a0]*:)?(?=\s|\Z)")
_JOINED = re.compile(r"[ \u00a0]*(?:[/&]|[-–—](?=[ \u00a0])|(?:and|or|of|for)\b)[ \u00a0]*(?=[A-Za-z])")
_PIECE = re.compile(r"[^\n\t_:?]{1,90}")
_CLOSE = re.compile(r"[ \u00a0]*(?P<colon>[:?]+)")
_QUESTION = re.compile(r"[ \u00a0]+[A-Z][^\n\t_:?.\d]{3,70}\?+:?")
LABEL_END = re.compile(r"[ \u00a0]*(?:\Z|[\n\t]|_{2,}|\.{4,}|[ \u00a0]{3,})")  # no label goes on over this
_DASH = re.compile(r"[ \u00a0]*[-–—]")
_TOLD = re.compile(r"[ \u00a0]*[-–—]?[ \u00a0]*[a-z][^:\n\t_?\d]{1,70}(?::|(?=\t|_{3}))")
_REQUESTS = frozenset(
    {"please", "kindly", "if", "give", "provide", "state", "specify", "identify", "list", "tick", "say"}
    | {"who", "which", "what", "how"}
)
ANSWERS = frozenset({"yes", "no", "y", "n", "x", "na", "none", "not", "unknown", "m", "f"})
_LEFT_OVER = "/)*&"  # what no answer begins with
_MOST = 12  # words
_SEVERAL = 7
LABEL = re.compile(r"[A-Z][^\d.;,:!?]{2,60}[:?]?")  # a line that could be a label


def label_rest(pane: Pane, stop: int, limit: int, meanings: Meanings) -> tuple[int, bool]:
    """Where the label really ends, and whether that is plain; the same place where it does not go on."""
    sure = True
    for _ in range(_MOST):
        end, plain = _next(pane, stop, limit, meanings)
        if end <= stop:
            return stop, sure
        stop, sure = end, sure and plain
    return stop, sure


def label_goes_on(pane: Pane, stop: int, words: str) -> bool:
    """Whether an answer straight after a label, with no colon or gap between, may be more of the label."""
    between = pane.text[max(0, stop - 2) : pane.text.find(words[:1], stop)]
    if any(mark in between for mark in (":", "\t", "\n", "  ", "__", "..")):
        return False
    said = [word for word, _, _ in words_of(words)]
    if words[0] in _LEFT_OVER or (said and said[0] in _REQUESTS | ASKING):
        return True
    small = list(takewhile(str.islower, words.split()))
    if len(small) > 1 and len(small) < len(said) and all(word in EMPTY for word in small):
        return True  # '… in full Ada Example'
    return words[0].islower() and all(word in KNOWN and word not in ANSWERS for word in said)


def worded_as_label(line: str) -> bool:
    """Whether a line of its own is worded as labels are: 'Name of school', 'Health visitor details', 'OTHER PEOPLE'."""
    if not LABEL.fullmatch(line):
        return False
    words = key_of(line)
    if not 1 < len(words) <= _SEVERAL:
        return len(words) == 1 and words[0] in ASKING
    if line.partition("(")[0].isupper():
        return len(words) > 2
    return words[0] in ASKING or words[-1] in ASKING


def _next(pane: Pane, stop: int, limit: int, meanings: Meanings) -> tuple[int, bool]:
    text = pane.text
    if star := _STAR.match(text, stop, limit):
        return star.end(), True
    if bracket := _BRACKET.match(text, stop, limit):
        words = [word for word, _, _ in words_of(bracket["said"])]
        plain = all(word in EMPTY for word in words)
        if words and all(_of_labels(word, meanings) for word in words):
            return bracket.end(), plain or bool(bracket["colon"]) or bool(LABEL_END.match(text, bracket.end()))
        return stop, True
    if text[max(0, stop - 1) : stop] == "?" or text[:stop].rstrip()[-1:] == "?":
        return _request(pane, stop, limit, meanings)
    if text[:stop].rstrip()[-1:] == ":":
        return stop, True
    return _joined(pane, stop, limit, meanings)


def _request(pane: Pane, stop: int, limit: int, meanings: Meanings) -> tuple[int, bool]:
    """'Any siblings? Please give details': what is asked for after the question mark is no answer to it."""
    end, closed = _known(pane, stop, limit, meanings, alone=True)
    words = [word for word, _, _ in words_of(pane.text[stop:end])]
    if closed and not words:
        return end, True  # 'Who is the GP? :'
    if words and (closed or LABEL_END.match(pane.text, end)) and words[0] in _REQUESTS:
        return end, True
    if again := _QUESTION.match(pane.text, stop, limit):
        return again.end(), bool(LABEL_END.match(pane.text, again.end()))
    return stop, True


def _joined(pane: Pane, stop: int, limit: int, meanings: Meanings) -> tuple[int, bool]:
    """'… / young person', '… - names and ages': up to a colon, a gap, or the first word that no label has."""
    joined = _JOINED.match(pane.text, stop, limit)
    dash = _DASH.match(pane.text, stop, limit) or _DASH.match(pane.text, max(0, stop - 2), stop)
    if joined is None and dash is None:
        return stop, True
    begin = joined.end() if joined else stop
    end, closed = _known(pane, begin, limit, meanings, alone=bool(dash))
    if end <= begin and not dash:
        return stop, True
    if dash and not closed:
        return _named(pane, stop, limit, meanings), True
    if dash and pane.text[begin:end].lstrip()[:1].isupper():
        return end, False  # 'Parents - Mother: …' may be the answer's beginning
    return end, closed or bool(LABEL_END.match(pane.text, end))


def _named(pane: Pane, stop: int, limit: int, meanings: Meanings) -> int:
    """'Siblings - names and ages:': a few small words after a dash and before a colon, of which labels have some."""
    told = _TOLD.match(pane.text, stop, limit)
    words = [word for word, _, _ in words_of(told.group())] if told else []
    if told is None or len(words) > _SEVERAL or not any(_of_labels(word, meanings) for word in words[:1]):
        return stop
    return told.end()


def _known(pane: Pane, begin: int, limit: int, meanings: Meanings, *, alone: bool) -> tuple[int, bool]:
    """How far words go that labels have, and whether a colon ends them; all or nothing where they must be `alone`."""
    piece = _PIECE.match(pane.text, begin, limit)
    if piece is None:
        return begin, False
    end = begin
    words = words_of(piece.group())
    for word, _, last in words[:_MOST]:
        if not _of_labels(word, meanings):
            if alone:
                return begin, False
            break
        end = begin + last
    close = _CLOSE.match(pane.text, end, limit)
    return (close.end(), True) if close else (end, False)


def _of_labels(word: str, meanings: Meanings) -> bool:
    """Whether labels have this word, and answers hardly ever begin with it."""
    return word not in ANSWERS and meanings.knows(word)
