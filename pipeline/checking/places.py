"""How a finding names its place: the section and the question as printed, never what was answered there."""

import re

from pipeline.checking.registry import Code
from pipeline.model.form import FilledBy, Form
from pipeline.model.record import Finding
from pipeline.model.states import Severity

_PATH = re.compile(r"(\w+)(?:\[(\d+)\](?:\.(\w+))?)?")


def finding(form: Form, code: Code, path: str | None, *, other: str | None = None, severity: str = "") -> Finding:
    """One finding in words, with a question to the referrer where one may go: never about office use."""
    grade = Severity(severity) if severity else code.severity
    may_ask = grade is Severity.QUERY and not _is_office_use(form, path)
    return Finding(
        code=code.code,
        severity=grade,
        message=_said(form, code.message, path, other),
        field=path,
        query=(_said(form, code.query, path, other) or None) if may_ask else None,
    )


def _said(form: Form, sentence: str, path: str | None, other: str | None) -> str:
    against = f"‘{form.field(other).asked}’" if other else ""
    return sentence.replace("{where}", place(form, path)).replace("{other}", against)


def place(form: Form, path: str | None) -> str:
    """The section, the question and the row, for a letter: 'Section ‘Child’, question ‘Family Name’'."""
    match = _PATH.fullmatch(path or "")
    if not match:
        return form.title
    field, section = form.field(match[1]), form.section_of(match[1])
    said = f"Section ‘{section.label.strip().rstrip(':. ')}’, question ‘{field.asked}’"
    if not section.printed:
        said = f"Question ‘{field.asked}’"
    if match[2]:
        said += f", row {int(match[2]) + 1}"
    if match[3]:
        said += f", ‘{next(one.label for one in field.columns if one.id == match[3])}’"
    return said


def _is_office_use(form: Form, path: str | None) -> bool:
    match = _PATH.fullmatch(path or "")
    return match is not None and form.section_of(match[1]).by is FilledBy.PARTNERSHIP
