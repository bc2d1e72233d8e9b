"""The body of a document while it is still being parsed: what is whole is handed out, walked, and let go.

A paragraph or a table row is handed out when it is whole. What only holds others together, a table or a group of
controls, is handed out as soon as it begins, and its children when they are whole. So a table of thousands of rows
never stands in memory, and the walk asks the same of every element, whole or growing: what are your children?
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.reading.word import names as n
from pipeline.reading.word.controls import holds_others

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Growing:
    """Hands out the elements of one body as they come."""

    def __init__(self, pieces: "Iterator[Element]") -> None:
        self._pieces = pieces  # the body again and again, with one more piece parsed each time
        self._ended = False
        self._open: list[Element] = []  # handed out before it was whole, the innermost last

    def body(self) -> "Element | None":
        """The element that holds the text; None where there is none."""
        self._open = [element for element in [next(self._pieces, None)] if element is not None]
        return self._open[0] if self._open else None

    def children(self, parent: "Element") -> "Iterator[Element]":
        """What lies in an element, whole or growing; a child is good until the next is asked for."""
        return self._as_they_come(parent) if self._open and parent is self._open[-1] else iter(parent.getchildren())

    def finish(self) -> None:
        """Parse the rest, which nobody asks for, but where damage may show."""
        while not self._ended:
            self._grow()

    def _as_they_come(self, parent: "Element") -> "Iterator[Element]":
        child = self._after(parent, None)
        while child is not None:
            if child.getnext() is None and (holder := self._holder(child)) is not None:
                self._open.append(holder)
                yield child
                self._open.pop()
            else:
                yield child
            following = child.getnext()
            if following is None:
                following = self._after(parent, child)
            if following is not None:  # never take away what the parser may still be writing behind
                child.clear(keep_tail=True)  # emptied first, it is let go twice as fast
                parent.remove(child)
            child = following

    def _after(self, parent: "Element", child: "Element | None") -> "Element | None":
        """The next child, as soon as it begins."""
        while True:
            following = next(parent.iterchildren(), None) if child is None else child.getnext()
            if following is not None or self._is_whole(parent):
                return following
            self._grow()

    def _holder(self, child: "Element") -> "Element | None":
        """What holds the children of a child that is handed out before it is whole; None where it is whole."""
        while not self._is_whole(child):
            holder = _holder(child)
            if holder is not None:
                return holder
            self._grow()
        return None

    def _is_whole(self, element: "Element | None") -> bool:
        """Whether anything stands behind it: else more of it may come."""
        while element is not None and element.getnext() is None:
            element = element.getparent()
        return element is not None or self._ended

    def _grow(self) -> None:
        self._ended = next(self._pieces, None) is None


def _holder(element: "Element") -> "Element | None":
    if element.tag == n.TBL or element.tag == n.CUSTOM_XML:
        return element
    parts = {child.tag: child for child in element} if element.tag == n.SDT else {}
    about, content = parts.get(n.SDTPR), parts.get(n.SDTCONTENT)
    return content if about is not None and content is not None and holds_others(about) else None
