"""A form pasted into one file twice: everything that both copies ask is doubted, tables and choices included."""

from typing import Any

from pipeline.matching import match
from pipeline.model.form import Form
from pipeline.model.sheet import Grid, Line


def _copy(paper: Any, form: Form, name: str, *, title: bool) -> tuple[Line | Grid, ...]:
    asked = (("Family Name:", name), ("Given Name:", "Tad"), ("Siblings:", ""), ("Male / Female", "☒ Male ☐ Female"))
    table = (("Name", "Title", "Agency", "Contact Details"), (f"Ms {name}", "Nurse", "Example Trust", "01632 960001"))
    head = (paper.line(form.title),) if title else ()
    return (*head, paper.grid(*asked), paper.grid(*table, where="table 2"))


def test_everything_that_both_copies_ask_is_doubted(paper: Any, cspr: Form, forms: tuple[Form, ...]) -> None:
    for title in (True, False):
        sheet = paper.sheet(*_copy(paper, cspr, "Tester", title=True), *_copy(paper, cspr, "Sample", title=title))
        reading = match(sheet, forms, "cspr")
        doubted = {a.path for a in reading.answers if "read-two-forms" in a.codes}
        assert doubted >= {"family_name", "given_name", "sex", "professionals"}
        assert [doubt.code for doubt in reading.doubts] == ["read-two-forms"]
