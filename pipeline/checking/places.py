"""How a finding names its place: the section and the question as printed, never what was answered there."""

from pipeline.checking.registry import Code
from pipeline.model.form import FilledBy, Form
from pipeline.model.paths import field_of
from pipeline.model.record import Finding
from pipeline.model.states import Severity


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
    return sentence.replace("{where}", form.place(path)).replace("{other}", against)


def _is_office_use(form: Form, path: str | None) -> bool:
    return path is not None and form.section_of(field_of(path)).by is FilledBy.PARTNERSHIP
