"""What the demo's returns say is what was typed into them: the invented cases are the truth they are read against."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.checking import check
from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.model.dates import PartialDate, parse
from pipeline.model.form import Field, FieldType, Form
from pipeline.model.record import Circumstances, Record
from pipeline.opening import open_parts
from pipeline.reading import read

ROOT = Path(__file__).parents[3]
RETURNS = ROOT / "pipeline" / "demo" / "returns"
CASES = tomllib.loads((ROOT / "tools" / "demo_cases.toml").read_text(encoding="utf-8"))
PASSWORDS = tomllib.loads((ROOT / "pipeline" / "demo" / "foretold.toml").read_text(encoding="utf-8"))
HSSCP = load((packaged(),), "hsscp")


def record_of(name: str) -> Record:
    (opened,) = open_parts((RETURNS / name).read_bytes(), (PASSWORDS["on_keyring"], PASSWORDS["by_telephone"]))
    reading = match(read(opened.carrier, opened.content), HSSCP.forms)
    around = Circumstances(received=None, today=dt.date(2026, 11, 20), partnership=HSSCP.partnership)
    return check(HSSCP.form(reading.form or ""), reading, (), around)


def truth(field: Field, typed: Any) -> Any:
    if field.type is FieldType.DATE:
        found = parse(typed, today=dt.date(2026, 11, 20), months=len(typed) == len("mm/yy")) if typed else None
        return found.iso if isinstance(found, PartialDate) else None
    if field.type is FieldType.YES_NO:
        return {"yes": True, "no": False}.get(typed)
    if field.type is FieldType.TABLE:
        return tuple({key: words or None for key, words in row.items()} for row in typed or ())
    return tuple(typed) if isinstance(typed, list) else typed


def every_answer(form: Form, case: dict[str, Any]) -> dict[str, Any]:
    empty: dict[FieldType, Any] = {FieldType.TABLE: (), FieldType.TICKS: ()}
    return {
        one.id: truth(one, case.get(one.id)) or empty.get(one.type, truth(one, case.get(one.id)))
        for one in form.fields()
    }


@pytest.mark.parametrize(
    ("name", "form", "case"),
    [
        ("CSPR consideration request.docx", "cspr", "full"),
        ("CSPR request sent again.docx", "cspr", "full"),
        ("Consideration form - unborn.docx", "cspr", "unborn"),
        ("request form school.docx", "cspr", "thin"),
        ("Engine Room KLOE night notes.pdf", "kloe", "good_practice"),
        ("KLOE waiting at 17.pdf", "kloe", "issue"),
        ("KLOE printed to PDF.pdf", "kloe", "printed"),
    ],
)
def test_every_answer_of_a_demo_return_is_read_as_it_was_typed(name: str, form: str, case: str) -> None:
    assert dict(record_of(name).fields) == every_answer(HSSCP.form(form), CASES[form][case])


def test_the_only_doubt_in_them_is_the_birth_date_that_can_not_be() -> None:
    doubts = {
        one["file"]: record_of(one["file"]).unsure
        for one in PASSWORDS["return"]
        if one["state"] in ("done", "needs_review") and "or" not in one
    }

    assert {file: unsure for file, unsure in doubts.items() if unsure} == {
        "request form school.docx": ("date_of_birth",)
    }
