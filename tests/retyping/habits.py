"""How other word processors write the same form as Word XML: what each adds, leaves out and takes apart."""

from typing import TYPE_CHECKING

from tests.retyping.changes import Retyping
from tests.retyping.ink import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = f"{{{W}}}"
_R = f"{_W}r"


def google(retyping: Retyping) -> None:
    """Google Docs: every run says its direction, controls become runs, pieces lie in `goog_rdk` controls."""

    def write(root: "Element") -> None:
        _unwrap_controls(root)
        for number, run in enumerate(list(root.iter(_R))):
            _property(run, "rtl", {f"{_W}val": "0"})
            if run.getparent() is not None and run.getparent().tag == f"{_W}p" and number % 7 == 0:
                _wrap(run, f"goog_rdk_{number}")
        for table in list(root.iter(f"{_W}tbl")):
            table.addprevious(table.makeelement(f"{_W}p"))

    retyping.on_xml.append(write)


def wps(retyping: Retyping) -> None:
    """WPS Office: East Asian hints, bookmarks of its own, every few letters a run."""

    def write(root: "Element") -> None:
        for run in list(root.iter(_R)):
            _property(run, "rFonts", {f"{_W}hint": "eastAsia"})
            _property(run, "vertAlign", {f"{_W}val": "baseline"})
        for para in list(root.iter(f"{_W}p")):
            para.append(para.makeelement(f"{_W}bookmarkStart", {f"{_W}id": "0", f"{_W}name": "_GoBack"}))
            para.append(para.makeelement(f"{_W}bookmarkEnd", {f"{_W}id": "0"}))

    retyping.on_xml.append(write)


def onlyoffice(retyping: Retyping) -> None:
    """OnlyOffice: empty runs before and after words, each paragraph's words in runs of their own."""

    def write(root: "Element") -> None:
        for run in list(root.iter(_R)):
            if run.find(f"{_W}t") is None:
                continue
            for add in (run.addprevious, run.addnext):
                empty = run.makeelement(_R)
                empty.append(run.makeelement(f"{_W}rPr"))
                empty.append(run.makeelement(f"{_W}t"))
                add(empty)

    retyping.on_xml.append(write)


def _property(run: "Element", tag: str, about: dict[str, str]) -> None:
    found = run.find(f"{_W}rPr")
    if found is not None and found.find(f"{_W}{tag}") is None:
        found.append(run.makeelement(f"{_W}{tag}", about))


def _wrap(run: "Element", tag: str) -> None:
    parent = run.getparent()
    assert parent is not None
    control = run.makeelement(f"{_W}sdt")
    about, content = run.makeelement(f"{_W}sdtPr"), run.makeelement(f"{_W}sdtContent")
    about.append(run.makeelement(f"{_W}tag", {f"{_W}val": tag}))
    control.extend([about, content])
    parent.replace(run, control)
    content.append(run)


def _unwrap_controls(root: "Element") -> None:
    """Google Docs knows no content controls: what stood in them is plain words, prompts and all."""
    for control in list(root.iter(f"{_W}sdt")):
        content = control.find(f"{_W}sdtContent")
        for child in list(content) if content is not None else ():
            control.addprevious(child)
        parent = control.getparent()
        assert parent is not None
        parent.remove(control)
