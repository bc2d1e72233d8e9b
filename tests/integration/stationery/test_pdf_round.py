"""The PDF forms we send out come back filled by programs of others; we read back what was put in, and nothing else."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.reading import Reading
from pipeline.model.states import ReadStatus
from pipeline.reading import read
from pipeline.stationery import fillable_form

SAMPLES = Path(__file__).parents[2] / "samples" / "partnership"
PARTNERSHIPS = [load((packaged(),), "hsscp"), load((SAMPLES,), "moorshire")]
EVERY = [pytest.param(known, form, id=form.id) for known in PARTNERSHIPS for form in known.forms]
WORDS = ("Zoë Öztürk", "Family Name: Tester", "N/A", "Yes", "see above: Childs Name:", "01632 960011")
Answers = dict[str, Any]


def empty(known: Any, form: Form) -> bytes:
    return fillable_form(form, known.partnership, known.logo())


def invented(form: Form) -> Answers:
    """Something for every question, by path."""
    asked = [one for one in form.fields() if one.id not in form.editions[-1].without]
    return {path: answer for at, one in enumerate(asked) for path, answer in _invented(one, at)}


def _invented(one: Field, at: int) -> Iterator[tuple[str, Any]]:
    word = WORDS[at % len(WORDS)]
    if one.type is FieldType.TABLE:
        rows = (0, 1, 5, 7)
        cells = [(row, column.id) for row in rows for column in one.columns]
        yield from ((f"{one.id}[{row}].{column}", f"{word} {column} {row}") for row, column in cells)
    elif one.options:
        last = one.options[-1].id
        yield one.id, (one.options[0].id, last) if one.type is FieldType.TICKS else (last,)
    elif one.type is FieldType.DATE:
        yield one.id, "03/24" if one.placeholder else "03/02/2024"
    else:
        yield one.id, f"{word}\n\nand more\nof it" if one.type is FieldType.LONG_TEXT else word


def by_pypdf(content: bytes, form: Form, answers: Answers) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    put: dict[str, Any] = {}
    for path, answer in answers.items():
        if isinstance(answer, str):
            put[path] = answer
        elif form.field(path).type is FieldType.TICKS:
            put |= {f"{path}.{option}": f"/{option}" for option in answer}
        else:
            put[path] = f"/{answer[0]}"
    for page in writer.pages:
        writer.update_page_form_field_values(page, put, auto_regenerate=False)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def by_qpdf(content: bytes, form: Form, answers: Answers) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as file:
        for page in file.pages:
            for widget in page.Annots:
                _put(widget, answers)
        file.Root.AcroForm.NeedAppearances = True
        file.generate_appearance_streams()
        kept = io.BytesIO()
        file.save(kept)
    return kept.getvalue()


def _put(widget: Any, answers: Answers) -> None:
    parent = widget.get("/Parent")
    path = ".".join(str(one.T) for one in (parent, widget) if one is not None and "/T" in one)
    if widget.get("/FT") == "/Tx":
        widget.V = pikepdf.String(answers.get(path, ""))
        return
    group, option = str(parent.T), next(key for key in widget.AP.N.keys() if key != "/Off")  # noqa: SIM118
    if option[1:] in answers.get(group, ()):
        widget.AS = pikepdf.Name(option)
        (widget if "/T" in widget else parent).V = pikepdf.Name(option)


def said(reading: Reading) -> dict[str, Any]:
    return {one.path: one.chosen or one.words for one in reading.answers if one.chosen or one.words}


def numbered_anew(answers: Answers) -> Answers:
    """Rows that were left empty are none."""
    return {path.replace("[5]", "[2]").replace("[7]", "[3]"): answer for path, answer in answers.items()}


@pytest.mark.parametrize(("known", "form"), EVERY)
def test_an_empty_form_is_known_and_blank(known: Any, form: Form) -> None:
    reading = match(read("pdf", empty(known, form)), known.forms)

    assert (reading.status, reading.form, reading.edition) == (ReadStatus.BLANK, form.id, form.editions[-1].id)
    assert (reading.answers, reading.unplaced, reading.doubts) == ((), (), ())


@pytest.mark.parametrize("filled", [by_pypdf, by_qpdf])
@pytest.mark.parametrize(("known", "form"), EVERY)
def test_what_others_put_in_is_read_exactly(
    known: Any, form: Form, filled: Callable[[bytes, Form, Answers], bytes]
) -> None:
    answers = invented(form)
    reading = match(read("pdf", filled(empty(known, form), form, answers)), known.forms)

    assert (reading.status, reading.form, reading.edition) == (ReadStatus.RECORD, form.id, form.editions[-1].id)
    assert said(reading) == numbered_anew(answers)
    assert [(one.path, one.doubts) for one in reading.answers if one.doubts] == []
    assert (reading.unplaced, reading.doubts) == ((), ())


@pytest.mark.parametrize(("known", "form"), EVERY)
def test_the_same_definition_gives_the_same_bytes(known: Any, form: Form) -> None:
    assert empty(known, form) == empty(known, form)


@pytest.mark.parametrize(("known", "form"), EVERY)
def test_every_place_is_named_and_tagged_and_nothing_runs(known: Any, form: Form) -> None:
    with pikepdf.open(io.BytesIO(empty(known, form))) as file:
        widgets = [widget for page in file.pages for widget in page.Annots]
        ways = file.Root.StructTreeRoot.ParentTree.Nums
        tagged = {int(ways[at]): ways[at + 1] for at in range(0, len(ways), 2)}
        elements = [tagged[int(widget.StructParent)] for widget in widgets]

        assert {str(one.S) for one in elements} == {"/Form"}
        assert [one.K[0].Obj.objgen for one in elements] == [widget.objgen for widget in widgets]
        assert all(str(widget.TU).strip() for widget in widgets)
        assert (bool(file.Root.MarkInfo.Marked), str(file.Root.Lang)) == (True, "en-GB")
        assert {str(page.Tabs) for page in file.pages} == {"/S"}
        assert not any("/A" in one or "/AA" in one for one in (file.Root, *file.pages, *widgets))


def test_a_table_is_told_as_one_with_its_heads() -> None:
    known = PARTNERSHIPS[0]
    with pikepdf.open(io.BytesIO(empty(known, known.form("cspr")))) as file:
        tables = [one for one in _elements(file.Root.StructTreeRoot.K) if one.S == "/Table"]
        rows = [[str(cell.S) for cell in row.K] for row in tables[0].K]

    columns = len(known.form("cspr").field("associated_people").columns)
    assert rows == [["/TH"] * columns, *[["/TD"] * columns] * (len(rows) - 1)]
    assert len(tables) == 3


def _elements(one: Any) -> Iterator[Any]:
    if "/S" in one:
        yield one
        for kid in one.K:
            if isinstance(kid, pikepdf.Dictionary):
                yield from _elements(kid)


def test_two_copies_in_one_file_are_never_taken_for_one() -> None:
    known = PARTNERSHIPS[1]
    form = known.form("asr")
    filled = by_pypdf(empty(known, form), form, invented(form))
    writer = pypdf.PdfWriter()
    for _ in range(2):
        writer.append(io.BytesIO(filled))
    both = io.BytesIO()
    writer.write(both)

    reading = match(read("pdf", both.getvalue()), known.forms)

    assert "read-two-forms" in {doubt.code for doubt in reading.doubts}


def test_flattened_nothing_is_lost_or_wrong_without_a_word() -> None:
    known = PARTNERSHIPS[1]
    form = known.form("asr")
    answers = invented(form)
    with pikepdf.open(io.BytesIO(by_qpdf(empty(known, form), form, answers))) as file:
        file.flatten_annotations("all")
        flat = io.BytesIO()
        file.save(flat)

    reading = match(read("pdf", flat.getvalue()), known.forms)
    doubted = {one.path for one in reading.answers if one.doubts}
    wanted, found = one_line_each(numbered_anew(answers)), one_line_each(said(reading))

    assert (reading.form, found.keys() - wanted.keys()) == ("asr", set())
    assert {path for path in wanted if found.get(path) != wanted[path]} <= doubted


def one_line_each(answers: Answers) -> Answers:
    """qpdf draws what a field holds in one line, whatever breaks it has."""
    return {path: " ".join(said.split()) if isinstance(said, str) else said for path, said in answers.items()}


def test_a_note_typed_beside_a_field_is_not_lost() -> None:
    known = PARTNERSHIPS[0]
    form = known.form("kloe")
    with pikepdf.open(io.BytesIO(empty(known, form))) as file:
        page = file.pages[0]
        left, foot, right, top = map(float, page.Annots[0].Rect)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Contents=pikepdf.String("Ms Rowan Tester"),
            Rect=pikepdf.Array([left + 100, foot, right, top]), DA=pikepdf.String("/F2 10 Tf 0 g"),
        )  # fmt: skip
        page.Annots.append(file.make_indirect(note))
        kept = io.BytesIO()
        file.save(kept)

    reading = match(read("pdf", kept.getvalue()), known.forms)

    assert said(reading)["contact_officer"] == "Ms Rowan Tester"
