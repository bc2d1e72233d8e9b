"""A second library's opinion of the form fields: what pdfium makes of each box, to hold against what pikepdf tells."""

import ctypes
from typing import Any

from msgspec import Struct

_WIDGET = 20
_CHECK, _RADIO, _TEXT = 2, 3, 6


class Opinion(Struct, frozen=True):
    """What one box holds; None where pdfium does not know."""

    text: str | None = None
    on: bool | None = None


def opinions(raw: Any, form: Any, page: Any) -> dict[int, Opinion]:
    """What pdfium says of the boxes on this page, by their place among the page's annotations."""
    found = {}
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) == _WIDGET:
            found[index] = _opinion(raw, form, annotation)
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _opinion(raw: Any, form: Any, annotation: Any) -> Opinion:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (_CHECK, _RADIO):
        return Opinion(on=bool(raw.FPDFAnnot_IsChecked(form, annotation)))
    if kind != _TEXT:
        return Opinion()
    length = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if length <= 0:
        return Opinion()
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, length)
    return Opinion(text=bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace").replace("\r", "\n"))
