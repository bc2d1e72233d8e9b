"""Web pages: some programs save a form as one and call it .doc; what it looked like is mostly there, and no more."""

from msgspec.structs import replace

from pipeline.model.sheet import Remark, Sheet


def prepared(content: bytes) -> bytes:
    """The page as it is: what it links to is out of reach when it is converted."""
    return content


def compared(_content: bytes, sheet: Sheet) -> Sheet:
    """Always doubted: a page that was saved keeps neither ticks of form fields nor what was deleted as a change."""
    return replace(sheet, remarks=(*sheet.remarks, _WEB_PAGE))


_WEB_PAGE = Remark(
    code="read-web-page",
    message="This file is a web page, which keeps neither ticked form fields nor tracked changes: compare it with the "
    "form, or ask for the Word document.",
)
