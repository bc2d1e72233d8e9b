"""What we send out we read back: every form of every partnership, empty and filled in."""

import datetime as dt
import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.form import Edition, Field, FieldType, Form, Layout, Section
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.reading import read
from pipeline.stationery import blank_form

SAMPLES = Path(__file__).parents[2] / "samples" / "partnership"
WORDS = ("river", "lamp", "copper", "meadow", "harbour", "ladder", "window", "quiet", "Ashby", "Nolan", "Fern")
Fill = Callable[[bytes, Form, Mapping[str, Any]], bytes]
PARTNERSHIPS = [load((packaged(),), "hsscp"), load((SAMPLES,), "moorshire")]
EVERY = [pytest.param(known, form, id=form.id) for known in PARTNERSHIPS for form in known.forms]


def empty(known: Any, form: Form) -> bytes:
    return blank_form(form, known.partnership, known.logo())


@pytest.mark.parametrize(("known", "form"), EVERY)
def test_an_empty_form_is_known_and_blank(known: Any, form: Form) -> None:
    reading = match(read("docx", empty(known, form)), known.forms)

    assert (reading.status, reading.form, reading.edition) == (ReadStatus.BLANK, form.id, form.editions[-1].id)
    assert (reading.answers, reading.unplaced, reading.doubts) == ((), (), ())


@pytest.mark.parametrize(("known", "form"), EVERY)
def test_the_same_definition_gives_the_same_bytes(known: Any, form: Form) -> None:
    assert empty(known, form) == empty(known, form)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("known", "form"), EVERY)
def test_whatever_is_filled_in_is_read_as_it_was_written(known: Any, form: Form, seed: int, fill: Fill) -> None:
    answers = invented(form, random.Random(seed), plain)
    reading = match(read("docx", fill(empty(known, form), form, answers)), known.forms)

    assert (reading.status, reading.form, reading.edition) == (ReadStatus.RECORD, form.id, form.editions[-1].id)
    assert said(reading) == expected(form, answers)
    assert reading.unplaced == ()


def invented(form: Form, chance: random.Random, word: Callable[[random.Random, Form], str]) -> dict[str, Any]:
    """An answer for each question, or none."""
    asked = [one for one in form.fields() if one.id not in form.editions[-1].without]
    return {one.id: answer(one, form, chance, word) for one in asked}


def answer(one: Field, form: Form, chance: random.Random, word: Callable[[random.Random, Form], str]) -> Any:
    if one.type is FieldType.TABLE:
        rows = range(chance.randint(0, 7))
        return [{column.id: word(chance, form) for column in one.columns if chance.random() < 0.8} for _ in rows]
    if one.type is FieldType.TICKS:
        return tuple(choice.id for choice in one.choices if chance.random() < 0.4)
    if one.choices or one.type is FieldType.YES_NO:
        return tuple(chance.sample([choice.id for choice in one.choices] or ["yes", "no"], chance.randint(0, 1)))
    if chance.random() < 0.15:
        return ""
    if one.type is FieldType.DATE:
        return day(one, chance)
    if one.type is FieldType.LONG_TEXT:
        return "\n".join(word(chance, form) for _ in range(chance.randint(1, 4)))
    return word(chance, form)


def day(one: Field, chance: random.Random) -> Any:
    if one.placeholder:
        return f"{chance.randint(1, 12):02}/{chance.randint(10, 25)}"
    if one.in_words and chance.random() < 0.5:
        return chance.choice(["March 2024", "c. Sept 2019", "early summer 2020"])
    return dt.date(2000, 1, 1) + dt.timedelta(days=chance.randint(0, 9000))


def plain(chance: random.Random, _form: Form) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, 8)))


def said(reading: Reading) -> dict[str, Any]:
    """What was read, by path."""
    found = {one.path: one.chosen or normal(one.words or "") for one in reading.answers}
    return {path: answer for path, answer in found.items() if answer}


def expected(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, by path; rows with nothing in them are none."""
    found: dict[str, Any] = {}
    for asked, given in answers.items():
        if form.field(asked).type is FieldType.TABLE:
            rows = enumerate(row for row in given if any(map(normal, row.values())))
            found |= {f"{asked}[{at}].{column}": normal(words) for at, row in rows for column, words in row.items()}
        elif isinstance(given, dt.date):
            found[asked] = f"{given:%d/%m/%Y}"
        else:
            found[asked] = given if isinstance(given, tuple) else normal(given)
    return {path: answer for path, answer in found.items() if answer}


def normal(words: str) -> str:
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in words.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("known", "form"), EVERY)
def test_not_even_labels_and_prose_full_of_them_mislead_it(known: Any, form: Form, seed: int, fill: Fill) -> None:
    answers = invented(form, random.Random(f"nasty {seed}"), nasty)
    reading = match(read("docx", fill(empty(known, form), form, answers)), known.forms)

    assert said(reading) == expected(form, answers)
    assert [(one.path, one.doubts) for one in reading.answers if one.doubts] == []
    assert (reading.unplaced, reading.doubts) == ((), ())


def nasty(chance: random.Random, form: Form) -> str:
    """What a tired writer types that looks like something else."""
    labels = [one.label for one in form.fields()] + [section.label for section in form.sections]
    if chance.random() < 0.5:
        return plain(chance, form)
    return chance.choice(
        [
            *("N/A", "x", "Yes", "No", "to", "-", "?", "1.", "☐ no", "[x] so it was", "  padded\t out ", "Click here"),
            *(
                "naïve “Ætheling” 日本",
                "• one\n• two",
                "12/03/2019",
                "Male",
                chance.choice(labels),
                chance.choice(labels),
            ),
            f"See above: {chance.choice(labels)} as told",
        ]
    )


def test_the_same_words_in_every_section_are_told_apart(fill: Fill) -> None:
    """What no reading of the print could tell."""
    sections = tuple(
        Section(
            id=part,
            label=f"PART {part.upper()}",
            fields=(
                Field(id=f"name_{part}", label="Name:", type=FieldType.TEXT, layout=Layout.HALF),
                Field(id=f"told_{part}", label="Told?", type=FieldType.YES_NO, layout=Layout.HALF),
                Field(id=f"more_{part}", label="Anything else:", type=FieldType.LONG_TEXT),
            ),
        )
        for part in ("a", "b", "c")
    )
    title = "Notes on Three People"
    form = Form(
        id="three", title=title, reference_prefix="THREE", sections=sections,
        editions=(Edition(id="1", titles=(title,)),),
    )  # fmt: skip
    answers = {"name_b": "Name:", "told_a": ("no",), "told_c": ("yes",), "more_a": "Anything else: no\nTold? yes"}

    known = PARTNERSHIPS[0]
    reading = match(read("docx", fill(empty(known, form), form, answers)), [form, *known.forms])

    assert said(reading) == answers
    assert [one.path for one in reading.answers if one.doubts] == []
