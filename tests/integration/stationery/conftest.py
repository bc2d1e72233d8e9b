"""Fills an empty form in as Word does: prompts go, boxes change state and glyph, rows are added, days are kept."""

import copy
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import pytest
from lxml import etree

from pipeline.model.form import Field, FieldType, Form

MAIN = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Row = Mapping[str, str]
Answer = str | dt.date | Sequence[str] | Sequence[Row]
Fill = Callable[[bytes, Form, Mapping[str, Answer]], bytes]
Change = Callable[[etree._Element], object]


def w(name: str) -> str:
    return f"{{{_W}}}{name}"


@pytest.fixture(scope="session")
def fill() -> Fill:
    """Give a form these answers: words, days, choice ids, and rows by column."""

    def fill(content: bytes, form: Form, answers: Mapping[str, Answer]) -> bytes:
        return changed(
            content, lambda body: [_fill(body, form.field(asked), answer) for asked, answer in answers.items()]
        )

    return fill


@pytest.fixture(scope="session")
def change() -> Callable[[bytes, Change], bytes]:
    """Change a document's body by hand."""
    return changed


@pytest.fixture(scope="session")
def tagged() -> Callable[[etree._Element, str], list[etree._Element]]:
    """The controls with a tag."""
    return controls


def changed(content: bytes, change: Change) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == MAIN:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(item, data)
    return kept.getvalue()


def controls(root: etree._Element, tag: str) -> list[etree._Element]:
    """The controls with this tag."""
    return [sdt for sdt in root.iter(w("sdt")) if sdt.find(f"{w('sdtPr')}/{w('tag')}[@{w('val')}='{tag}']") is not None]


def _fill(root: etree._Element, field: Field, answer: Answer) -> None:
    if field.type is FieldType.TABLE:
        _rows(controls(root, field.id)[0], field, answer)
    elif field.choices or field.type is FieldType.YES_NO:
        for choice in answer:
            _tick(controls(root, f"{field.id}.{choice}")[0])
    elif answer:
        write(controls(root, field.id)[0], answer)


def write(sdt: etree._Element, answer: Answer) -> None:
    """Type into a control, or pick a day where it offers a calendar."""
    about, content = sdt.find(w("sdtPr")), sdt.find(w("sdtContent"))
    for flag in about.findall(w("showingPlcHdr")):
        about.remove(flag)
    if isinstance(answer, dt.date):
        if (calendar := about.find(w("date"))) is not None:
            calendar.set(w("fullDate"), f"{answer:%Y-%m-%d}T00:00:00Z")
        answer = f"{answer:%d/%m/%Y}"
    paragraphs = content.findall(w("p"))
    if paragraphs:
        _type_paragraphs(content, paragraphs[0], answer.split("\n"))
    else:
        for run in content.findall(w("r")):
            content.remove(run)
        content.append(_run(answer))


def _type_paragraphs(content: etree._Element, first: etree._Element, lines: list[str]) -> None:
    for run in first.findall(w("r")):
        first.remove(run)
    empty = copy.deepcopy(first)
    first.append(_run(lines[0]))
    for line in lines[1:]:
        content.append(copy.deepcopy(empty))
        content[-1].append(_run(line))


def _run(text: str) -> etree._Element:
    run = etree.Element(w("r"))
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, w("br"))
        words = etree.SubElement(run, w("t"))
        words.text = line
        words.set(_SPACE, "preserve")
    return run


def _tick(sdt: etree._Element) -> None:
    sdt.find(f".//{{{_W14}}}checked").set(f"{{{_W14}}}val", "1")
    sdt.find(f".//{w('t')}").text = "☒"


def _rows(sdt: etree._Element, field: Field, rows: Sequence[Row]) -> None:
    items = sdt.find(w("sdtContent"))
    pattern = copy.deepcopy(items[0])
    for _ in range(len(items), len(rows)):
        items.append(copy.deepcopy(pattern))
    for item, row in zip(items, rows, strict=False):
        for column, words in row.items():
            if words:
                write(controls(item, f"{field.id}.{column}")[0], words)
