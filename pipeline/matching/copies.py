"""Copies: the same form in one file twice, such as a draft above the final one, is told from two forms of one kind."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from pipeline.matching.doubts import doubt
from pipeline.matching.spelling import alike
from pipeline.model.form import Field, Form
from pipeline.model.paths import field_of
from pipeline.model.reading import Answer, Reading
from pipeline.model.states import ReadStatus

_CODE = "read-two-forms"
_SAME = 0.7  # share of the questions answered in both that say the same, or nearly
_LEAST = 3  # such questions
_NEARLY = 70.0  # of 100: how alike two wordings of one answer are, letter by letter
_NAMED = 4  # questions named in a sentence

_Said = dict[str, str]  # question → what is said to it, a table's cells in one


def doubt_copies(readings: Sequence[Reading], forms: Sequence[Form]) -> tuple[Reading, ...]:
    """The readings of one file's forms; two that say the same but for a question or two say so, and which."""
    told = list(readings)
    by_id = {form.id: {one.id: one for one in form.fields()} for form in forms}
    for first, second in combinations(range(len(told)), 2):
        if told[first].form != told[second].form or not _both_records(told[first], told[second]):
            continue
        one, other = _said(told[first]), _said(told[second])
        if _same(one, other) and (differ := _differing(one, other)):
            fields = by_id[told[first].form or ""]
            told[first] = _in_doubt(told[first], f"form {second + 1}", differ, fields)
            told[second] = _in_doubt(told[second], f"form {first + 1}", differ, fields)
    return tuple(told)


def _both_records(first: Reading, second: Reading) -> bool:
    return first.status is second.status is ReadStatus.RECORD


def _said(reading: Reading) -> _Said:
    said: _Said = {}
    for one in reading.answers:
        words = " ".join((one.words or "").split() + list(one.chosen)).casefold()
        if words:
            asked = field_of(one.path)
            said[asked] = f"{said[asked]}\n{words}" if asked in said else words
    return said


def _same(first: _Said, second: _Said) -> bool:
    """Whether both are about one and the same thing."""
    both = first.keys() & second.keys()
    near = [asked for asked in both if _nearly(first[asked], second[asked])]
    return len(near) >= _LEAST and len(near) >= _SAME * len(both)


def _nearly(one: str, other: str) -> bool:
    return one == other or one in other or other in one or alike(one, other) >= _NEARLY


def _differing(first: _Said, second: _Said) -> list[str]:
    return [asked for asked in dict.fromkeys((*first, *second)) if first.get(asked) != second.get(asked)]


def _in_doubt(reading: Reading, other: str, differ: list[str], fields: Mapping[str, Field]) -> Reading:
    """The same reading, with a doubt on whatever the other copy says otherwise."""
    names = [f"‘{fields[asked].asked}’" for asked in differ[:_NAMED]]
    more = f" and {len(differ) - _NAMED} more" if len(differ) > _NAMED else ""
    told = doubt(
        _CODE,
        f"This file holds the same form twice: {other} says nearly all the same, and something else to "
        f"{', '.join(names)}{more}. See which of the two counts.",
    )
    answers = tuple(_with(one, set(differ)) for one in reading.answers)
    return replace(reading, answers=answers, doubts=(*reading.doubts, told))


def _with(answer: Answer, differ: set[str]) -> Answer:
    if field_of(answer.path) not in differ or _CODE in answer.codes:
        return answer
    return replace(answer, doubts=(*answer.doubts, doubt(_CODE)))
