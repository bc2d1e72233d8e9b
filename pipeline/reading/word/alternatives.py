"""What is written twice, for newer programs and for older ones, and read once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.reading.word import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def chosen(alternate: "Element") -> "Iterator[Element]":
    """The one branch of an `mc:AlternateContent` that we read: the first whose needs we know, else the fallback."""
    for branch in alternate.getchildren():
        needs = branch.get("Requires", "").split()
        if branch.tag == n.FALLBACK or all(branch.nsmap.get(prefix) in n.UNDERSTOOD for prefix in needs):
            yield branch
            return


def inside(element: "Element", stop: str) -> "Iterator[Element]":
    """Everything in an element that is read, down to those of one name, which are told but not entered."""
    for child in element.getchildren():
        if child.tag == n.ALTERNATE:
            for branch in chosen(child):
                yield from inside(branch, stop)
            continue
        yield child
        if child.tag != stop:
            yield from inside(child, stop)
