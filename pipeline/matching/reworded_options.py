"""Re-worded options: what stands among the options of a question and means one that was not found."""

import re
from collections.abc import Iterator

from pipeline.matching.bounds import Bounds
from pipeline.matching.boxes import BOXES, SHAPES
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening, label_end
from pipeline.matching.label_ends import ANSWERS
from pipeline.matching.meanings import Meanings
from pipeline.matching.panes import Pane, Paper
from pipeline.matching.phrases import Kind, Phrase, Phrasebook, Role
from pipeline.matching.places import Place
from pipeline.matching.spelling import alike
from pipeline.matching.words import key_of, words_of
from pipeline.model.form import Field
from pipeline.starting import later

_FAR = 16  # panes from the question, or from the first of its options, to the last
_LIKELY = 62.0  # of 100: how near in meaning words must be to an option
_SURE = 80.0
_SIGN = 2  # letters
_LIKE = 86.0  # of 100, letter by letter
_CLEARLY = 15.0  # better than any other option
_ON = re.compile(r"(?: +[a-z]+)*(?: *\([A-Za-z ]+\))? *")
_ANY = Phrase(key=())
_LONGEST = 90  # letters
_PIECE = later(rf"(?:(?![\t\n{BOXES}{SHAPES}]|[ \u00a0]{{2,}}|\[[ \u00a0xX_]*\]|_{{2,}}).)+")


def find_reworded_options(paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds, claims: Claims) -> set[str]:
    """Give the options that were not found the places that mean them; what comes back are choices to be doubted."""
    doubtful: set[str] = set()
    for one in book.fields.values():
        found = chosen.options.get(one.id, {})
        lost = [choice.id for choice in one.choices if choice.id not in found]
        if lost and (found or one.id in chosen.fields):
            scores = _find(one, lost, paper, book, chosen, bounds, claims)
            doubtful |= {one.id for score in scores.values() if score < _SURE}
            doubtful |= {asking.id for asking in book.fields.values() if asking.option_label in scores}
    return doubtful


def _find(
    one: Field, lost: list[str], paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds, claims: Claims
) -> dict[str, float]:
    """The lost options that are given places, and how near in meaning these are."""
    means = Meanings(
        {choice.id: [key_of(words) for words in (choice.label, *choice.aliases)] for choice in one.choices}
    )
    near: list[tuple[float, int, str, Place]] = []
    for pane, start, stop in _pieces(one, paper, chosen, bounds, claims):
        if _signed(one, pane.text[start:stop]):
            continue
        score, option, end = max(_best(means, pane, start, stop), _misspelt(one, lost, pane, start, stop))
        if score >= _LIKELY and option in lost:
            end = stop if _all_label(pane.text[end:stop], means) else end
            near.append((score, len(near), option, _place(one, option, pane, start, end, book)))
    scores: dict[str, float] = {}
    for score, _, option, place in sorted(near, key=lambda each: (-each[0], each[1])):
        places = chosen.options.setdefault(one.id, {})
        if option not in places:
            places[option] = [place]
            scores[option] = score
            _also_asks(option, place, chosen)
    return scores


def _best(means: Meanings, pane: Pane, start: int, stop: int) -> tuple[float, str, int]:
    """The option that the first of these words mean, how nearly, and where they end: an answer may follow them."""
    words = words_of(pane.text[start:stop])
    best = 0.0, "", stop
    for size in range(1, len(words) + 1):
        said = sorted((score, option) for option, score in means.all([w for w, _, _ in words[:size]]).items())
        clear = said and said[-1][0] - (said[-2][0] if len(said) > 1 else 0.0) >= _CLEARLY
        if clear and round(said[-1][0]) >= round(best[0]):
            best = *said[-1], label_end(pane, start + words[size - 1][2], _ANY)[0]
    return best


def _all_label(rest: str, means: Meanings) -> bool:
    """Whether the option goes on in words that labels have, up to what follows it: '… in place', '… (specify)'."""
    words = key_of(rest)
    asked = all(means.knows(word) and word not in ANSWERS for word in words)
    return bool(words) and asked and not means.all(words) and bool(_ON.fullmatch(rest))


def _signed(one: Field, text: str) -> bool:
    """Whether a letter or number of its own may tick the option that it stands beside."""
    words = key_of(text)
    own = {word for choice in one.choices for label in (choice.label, *choice.aliases) for word in key_of(label)}
    return any(len(word) <= _SIGN and word not in own for word in (*words[:1], *words[-1:]))


def _misspelt(one: Field, lost: list[str], pane: Pane, start: int, stop: int) -> tuple[float, str, int]:
    """The lost option that all these words are so like that they can only be it, misspelt."""
    said = " ".join(key_of(pane.text[start:stop]))
    near = [
        (alike(said, " ".join(key_of(words))), choice.id)
        for choice in one.choices
        for words in (choice.label, *choice.aliases)
        if choice.id in lost
    ]
    score, option = max(near)
    return (score, option, stop) if score >= _LIKE else (0.0, "", stop)


def _pieces(
    one: Field, paper: Paper, chosen: Chosen, bounds: Bounds, claims: Claims
) -> Iterator[tuple[Pane, int, int]]:
    """What stands between boxes, gaps and known print, from the question or its first option to the next question."""
    label = chosen.fields.get(one.id)
    known = [place for places in chosen.options.get(one.id, {}).values() for place in places]
    first = label or min(known, key=lambda place: place.order)
    taken = [place for options in chosen.options.values() for places in options.values() for place in places]
    own = {place.pane.number for place in (*known, first)}
    for pane in paper.panes[first.pane.number : first.pane.number + _FAR]:
        if claims.used_up(pane):
            continue
        if bounds.labelled(pane) and pane.number not in own:
            return
        begin = label.stop if label is not None and label.pane is pane else 0
        end = bounds.next(pane, begin or -1)
        for piece in _PIECE.finditer(pane.text, begin, end):
            start, stop = piece.span()
            free = not any(p.pane is pane and p.start < stop and start < p.stop for p in taken)
            if free and stop - start <= _LONGEST and any(map(str.isalpha, piece.group())):
                yield pane, start + len(piece.group()) - len(piece.group().lstrip()), stop


def _place(one: Field, option: str, pane: Pane, start: int, stop: int, book: Phrasebook) -> Place:
    stop = start + len(pane.text[start:stop].rstrip())
    roles = [Role(kind=Kind.OPTION, id=one.id, option=option, exact=False)]
    roles += [Role(kind=Kind.FIELD, id=f.id, exact=False) for f in book.fields.values() if f.option_label == option]
    return Place(
        pane=pane, start=start, stop=stop, phrase=Phrase(key=key_of(pane.text[start:stop]), roles=roles),
        opening=Opening.MARK if start else Opening.HEAD, closed=True, roles=roles,
    )  # fmt: skip


def _also_asks(option: str, place: Place, chosen: Chosen) -> None:
    """An option that asks for words asks for them where it stands, unless they are asked for elsewhere."""
    for role in place.roles:
        if role.kind is Kind.FIELD and role.option in ("", option):
            chosen.fields.setdefault(role.id, place)
