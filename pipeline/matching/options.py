"""One choice answered: by its boxes, by marks in their place, by striking out, or in words."""

import re

from pipeline.matching.blanks import Stretch
from pipeline.matching.bounds import Bounds
from pipeline.matching.boxes import boxes_in
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found
from pipeline.matching.lone_boxes import with_lone_boxes
from pipeline.matching.option import Option
from pipeline.matching.option_groups import options_of, yes_no_after
from pipeline.matching.panes import Paper, below, right_of
from pipeline.matching.phrases import Kind
from pipeline.matching.places import Place
from pipeline.matching.residuals import read_answer
from pipeline.matching.ticks import Edges, Ticked, read_options
from pipeline.matching.words import Key, key_of, says
from pipeline.matching.yes_no import Pair, without_pair
from pipeline.model.form import Field, FieldType
from pipeline.model.sheet import MarkKind

_DENIALS = frozenset({"not", "no", "never"})
_TICK_WORD = re.compile(r"(?:yes|no|y|n|x)\s+\w", re.IGNORECASE)


def read_choice(one: Field, chosen: Chosen, bounds: Bounds, claims: Claims, paper: Paper) -> Found:
    """What was ticked, or written, for a choice."""
    label = chosen.fields.get(one.id)
    found = Found(path=one.id, place=label)
    if chosen.rivals.get(one.id):
        found.doubts("read-two-places")
    options, places, pairs = _options(one, label, chosen, bounds, paper)
    for place in places.values():
        bounds.add(place)
    _release(places, chosen, bounds)
    edges = with_lone_boxes(options, _edges(options, bounds, label))
    ticked = read_options(options, edges, lambda pane: claims.touched(pane) or bounds.labelled(pane))
    _offer(options, bounds)
    if ticked.settled:
        _settle(found, one, ticked, options, claims)
    elif options:
        _leave_open(found, one, ticked, options, bounds, claims)
    elif label is not None and not any(_says_all(pair) for pair in pairs):
        _in_words(found, one, label, bounds, claims)
    for pair in pairs:
        _heed(pair, found, claims)
    found.bare = bool(options or pairs) and not any(option.box is not None for option in options)
    _look_again(found, one, chosen, places)
    if any(map(_hidden_in, (*places.values(), *([label] if label is not None else [])))):
        found.doubts("read-hidden")
    empty = {option.id for option in options if option.box is not None and option.box.on is False}
    bounds.unticked |= empty.difference(found.chosen)
    return found


def _hidden_in(place: Place) -> bool:
    """Whether some of these printed words are hidden: somebody may have chosen by hiding the rest."""
    return any(
        mark.kind is MarkKind.HIDDEN and mark.start < place.stop and place.start < mark.end for mark in place.pane.marks
    )


def _leave_open(
    found: Found, one: Field, ticked: Ticked, options: list[Option], bounds: Bounds, claims: Claims
) -> None:
    """No tick settles it: an option that is left alone, or a few of many, may be what was meant."""
    _claim(options, claims, one.id)
    if len(options) == 1 and _size(one) > 1:
        found.chosen = (options[0].id,)
        found.stretches += ticked.stretches
        if _more_words(options[0], bounds) or _denied(options[0], one):
            found.doubts("read-words-for-tick")
    elif 1 < len(options) < _size(one) and one.type is FieldType.TICKS:
        found.chosen = tuple(option.id for option in options)
        found.doubts("read-words-for-tick")
    elif one.type is not FieldType.YES_NO and _said_in_words(options):
        found.doubts("read-unclear-tick")  # 'Yes Male   No Female'
    elif one.type is FieldType.YES_NO and any(_more_words(option, bounds) for option in options):
        found.doubts("read-words-for-tick")  # 'Yes - no concerns'


def _denied(option: Option, one: Field) -> bool:
    """Whether 'not', 'no' or 'never' stands in the option's line, and in none of its wordings."""
    if one.type is FieldType.YES_NO:
        return False  # its own other option is a denial
    first, stop = option.pane.row_of(option.start)
    said = _DENIALS.intersection(key_of(option.pane.text[first:stop]))
    return not said.issubset(word for key, meant in _wordings(one) if meant == option.id for word in key)


def _said_in_words(options: list[Option]) -> bool:
    """Whether a word for a tick was taken for the first of an option's own words."""
    return any(_TICK_WORD.match(one.pane.text, one.start, one.stop) for one in options)


def _offer(options: list[Option], bounds: Bounds) -> None:
    """Note which lines are the options', and what stands behind their boxes."""
    for option in options:
        bounds.offer(option.pane, option.start)
        bounds.offer(option.pane, option.stop)
        if option.box is not None:
            bounds.offer(option.slot or option.pane, option.box.start)
        if option.words is not None:
            bounds.worded[option.id] = option.words


def _options(
    one: Field, label: Place | None, chosen: Chosen, bounds: Bounds, paper: Paper
) -> tuple[list[Option], dict[str, Place], list[Pair]]:
    if one.type is not FieldType.YES_NO:
        return *options_of(one, chosen, before=bounds.before), []
    if label is None:
        return [], {}, []
    options, pairs = yes_no_after(label, paper, bounds)
    ends = [pair.spot.stop for pair in pairs if pair.spot.pane is label.pane]
    label.stop = max([label.stop, *ends])  # what is printed with the question is none of its answer
    return options, {}, pairs


def _says_all(pair: Pair) -> bool:
    """Whether a pair is surely answered, and nothing is written after it."""
    pane = pair.spot.pane
    stop = len(pane.text) if pane.cell is not None else pane.row_of(pair.spot.stop)[1]
    return pair.chosen is not None and pair.code is None and not any(map(str.isalnum, pane.text[pair.spot.stop : stop]))


def _heed(pair: Pair, found: Found, claims: Claims) -> None:
    """A half that stands out is the answer, with a doubt, where nothing else is."""
    label = found.place
    if label is not None and label.pane is pair.spot.pane and label.start < pair.spot.start < label.stop:
        before = Stretch(pane=label.pane, start=label.start, stop=pair.spot.start)
        if claims.free(before):
            claims.take(before, found.path)  # or the question would be nobody's words, as part of it is an answer
    if claims.free(pair.spot):
        claims.take(pair.spot, found.path)
    if pair.code is not None:
        found.doubts(pair.code)
    if pair.chosen is not None and not found.answered:
        found.chosen = (pair.chosen,)
        found.stretches += (pair.spot,)


def _release(places: dict[str, Place], chosen: Chosen, bounds: Bounds) -> None:
    """A question that shares its words with an option stands elsewhere too, if it can: there it is asked by itself."""
    for place in places.values():
        for role in place.roles:
            if role.kind is not Kind.FIELD or chosen.fields.get(role.id) is None:
                continue
            others = chosen.rivals.get(role.id, [])
            elsewhere = [other for other in others if not other.prose]
            if chosen.fields[role.id] is place and elsewhere:
                chosen.fields[role.id] = elsewhere[0]
                others.remove(elsewhere[0])
                bounds.add(elsewhere[0])
            elif place in others:
                others.remove(place)
            _only_asks(chosen.fields[role.id], place)


def _only_asks(asked: Place, option: Place) -> None:
    """The same words at another place than the option's are the question alone, whose answer may be anywhere."""
    if asked is not option:
        asked.roles = [role for role in asked.roles if role.kind is not Kind.OPTION]


def _look_again(found: Found, one: Field, chosen: Chosen, places: dict[str, Place]) -> None:
    """Where nothing is ticked, an option's words that stand once more beside the options or below may be the answer."""
    if found.answered:
        return
    again = (other for asked in places for other in chosen.options[one.id][asked] if other is not places[asked])
    near = {pane.number for place in places.values() for pane in (right_of(place.pane), below(place.pane)) if pane}
    if any(other.pane.number in near for other in again):
        found.doubts("read-two-places")


def _size(one: Field) -> int:
    return len(one.choices) or 2


def _edges(options: list[Option], bounds: Bounds, label: Place | None) -> Edges:
    own = {(option.pane.number, option.start) for option in options}

    def edges(option: Option) -> tuple[int, int]:
        """The line this option stands in, to the end of the line it wraps to, up to other print."""
        pane, at = option.pane, option.start
        low = max(pane.starts[pane.line_at(at)], pane.text.rfind("\n", 0, at) + 1)
        newline = pane.text.find("\n", max(at, option.stop - 1))
        high = len(pane.text) if newline < 0 else newline
        if label is not None and label.pane is pane and low <= label.stop <= at:
            low = label.stop
        step = bounds.next(pane, at)
        while step < high and (pane.number, step) in own:
            step = bounds.next(pane, step)
        return low, min(high, step)

    return edges


def _settle(found: Found, one: Field, ticked: Ticked, options: list[Option], claims: Claims) -> None:
    found.chosen = ticked.on
    found.stretches += ticked.stretches
    found.doubts(*ticked.codes)
    if one.type is not FieldType.TICKS and len(ticked.on) > 1:
        found.doubts("read-two-ticks")
    _claim(options, claims, one.id)


def _claim(options: list[Option], claims: Claims, owner: str) -> None:
    for option in options:
        claims.take(Stretch(pane=option.pane, start=option.start, stop=option.stop), owner)
        if option.slot is not None and option.words is None:
            claims.use_up(option.slot)
        elif option.slot is not None and option.box is not None:
            claims.take(Stretch(pane=option.slot, start=option.box.start, stop=option.box.end), owner)
        elif option.box is not None and any(map(str.isalnum, option.pane.text[option.box.start : option.box.end])):
            claims.take(Stretch(pane=option.pane, start=option.box.start, stop=option.box.end), owner)


def _more_words(option: Option, bounds: Bounds) -> bool:
    """Whether more than the option stands in its line."""
    stop = min(option.pane.line_end(option.stop), bounds.next(option.pane, option.start))
    return says(option.pane.text[option.stop : stop])


def _in_words(found: Found, one: Field, label: Place, bounds: Bounds, claims: Claims) -> None:
    """No option is printed or left: the choice was typed, or picked from a list."""
    typed = read_answer(one, label, bounds, claims)
    found.stretches += typed.stretches
    found.codes.update(typed.codes)
    if typed.words is not None and one.type is FieldType.YES_NO:
        typed.words = without_pair(typed.words) or None
    if typed.words is None:
        if any(box.on for spot in typed.stretches for box in boxes_in(spot.pane, spot.start, spot.stop)):
            found.doubts("read-unclear-tick")  # a tick alone: yes, or only that somebody was here
        return
    meant = _meant(one, key_of(typed.words))
    if meant is not None:
        found.chosen = (meant,)
        return
    inside = [held for key, held in _wordings(one) if _holds(key_of(typed.words), key)]
    found.chosen = tuple(dict.fromkeys(inside)) if len(set(inside)) == 1 or one.type is FieldType.TICKS else ()
    found.words = None if found.chosen else typed.words
    found.doubts("read-words-for-tick")


def _wordings(one: Field) -> list[tuple[Key, str]]:
    if one.type is FieldType.YES_NO:
        return [(("yes",), "yes"), (("y",), "yes"), (("no",), "no"), (("n",), "no")]
    return [(key_of(words), choice.id) for choice in one.choices for words in (choice.label, *choice.aliases)]


def _meant(one: Field, key: Key) -> str | None:
    return next((meant for words, meant in _wordings(one) if words == key), None)


def _holds(key: Key, part: Key) -> bool:
    return any(key[at : at + len(part)] == part for at in range(len(key) - len(part) + 1)) if part else False
