"""What LibreOffice does to content controls when it saves a form, and how far it is undone."""

from pathlib import Path

import pytest
from word_documents import TYPES, cell, document, docx, links, para, row, run, sdt, table, zipped

from pipeline.matching.tellings import lost_breaks
from pipeline.model.sheet import Line, MarkKind
from pipeline.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "word"
BREAK = "<w:r><w:br/></w:r>"
PLAIN = "<w:text w:multiLine='1'/>"


def saved(body: str, by: str = "LibreOffice/7.4.7.2$Linux_X86_64") -> list[Line]:
    about = f'<Properties xmlns="urn:example:properties"><Application>{by}</Application></Properties>'
    links_out = links(
        ("officeDocument", "word/document.xml", False), ("extended-properties", "docProps/app.xml", False)
    )
    parts = {"_rels/.rels": links_out, "docProps/app.xml": about, "word/document.xml": document(body)}
    return list(read("docx", zipped(parts | {"[Content_Types].xml": TYPES})).lines())


def told(line: Line) -> tuple[str, bool]:
    (control,) = [mark for mark in line.marks if mark.kind is MarkKind.CONTROL]
    return line.text[control.start : control.end], lost_breaks(control)


@pytest.mark.parametrize(
    ("breaks", "words", "shown", "doubted"),
    [
        (1, "Grace McInvented0-19 service", "Grace McInvented\n0-19 service", False),
        (2, "1 Example StreetAnytownTS99 9ZZ", "1 Example Street\nAnytown\nTS99 9ZZ", False),
        (2, "Ailsa O’Invented (aunt)Jo (father)07700 9001", "Ailsa O’Invented (aunt)\nJo (father)\n07700 9001", False),
        (1, "They rang every day.nobody came", "They rang every day.\nnobody came", False),
        (1, "TS99 9ZZMother of the child", "TS99 9ZZ\nMother of the child", False),
        (1, "until somebody answeredattendance fell", "until somebody answeredattendance fell", True),
        (2, "It fell.Nobody askedat home", "It fell.\nNobody askedat home", True),
        (1, "The SystmOne record, MadeupStreet", "The SystmOne record, MadeupStreet", True),
        (0, "The SystmOne record", "The SystmOne record", False),
    ],
)  # fmt: skip
def test_breaks_written_before_a_plain_control_go_back_where_words_run_together(breaks, words, shown, doubted) -> None:
    (line,) = saved(para("Answer: ", BREAK.replace("<w:br/>", "<w:br/>" * breaks), sdt(PLAIN, run(words))))
    assert told(line) == (shown, doubted)


@pytest.mark.parametrize(
    ("about", "by"),
    [
        pytest.param(PLAIN, "Microsoft Office Word", id="by Word, where the writer put it"),
        pytest.param("<w:richText/>", "LibreOffice/7.4.7.2", id="before a rich control"),
    ],
)
def test_a_break_before_a_control_is_otherwise_only_a_break(about: str, by: str) -> None:
    (line,) = saved(para("Answer: ", BREAK, sdt(about, run("The SystmOne record"))), by)
    assert told(line) == ("The SystmOne record", False)


def test_words_look_as_they_did_on_both_sides_of_a_break_put_back() -> None:
    (line,) = saved(para(BREAK, sdt(PLAIN, run("Not thisBut that", "<w:strike/>") + run(" one"))))
    (struck,) = [line.text[mark.start : mark.end] for mark in line.marks if mark.kind is MarkKind.STRUCK]
    assert (line.text.strip(), struck) == ("Not this\nBut that one", "Not this\nBut that")


def test_a_rich_control_whose_words_go_on_after_it_in_its_cell_is_plain_text() -> None:
    bare = sdt("<w:id w:val='4'/>", run("He told nobody."))
    inside, alone = cell(para(bare), para("She rang.")), cell(para(bare))
    held = [[mark.kind for mark in line.marks] for line in saved(table(row(inside, alone)))]
    assert held == [[], [], [MarkKind.CONTROL]]
    by_word = docx(table(row(inside)))
    assert [len(line.marks) for line in read("docx", by_word).lines()] == [1, 0]


def test_a_form_that_libreoffice_saved_says_what_it_said_before() -> None:
    lines = {
        name: [line.text for line in read("docx", (SAMPLES / f"{name}-lines-in-controls.docx").read_bytes()).lines()]
        for name in ("hand", "libreoffice")
    }
    words = {name: [" ".join(text.split()) for text in texts] for name, texts in lines.items()}
    assert words["hand"] == [
        "Address: Concerns were raised by a neighbour",
        "Referrer: Grace Sample the Pretend School 01632 960640",
        "Doctor",
        "1 Example Street Anytown TS99 9ZZ",
        "Details",
        "He told nobody.",
        "She rang twice.",
        "Reasons: nobody answered at home",
    ]
    lowered = {"Referrer: Grace Samplethe Pretend School 01632 960640", "Reasons: nobody answeredat home"}
    assert set(words["libreoffice"]) - set(words["hand"]) == lowered  # and both are doubted
