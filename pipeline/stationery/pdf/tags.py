"""What the content of a PDF means, for readers who can't see it: a tree of headings, paragraphs, tables and places."""

from typing import Any

from pipeline.stationery.pdf.objects import File, Object, array, name, record, text
from pipeline.stationery.pdf.parts import Element, Leaf, Page, Picture, Place


class Tags:
    """The tree of one file, and the way back to it from every page and place."""

    def __init__(
        self, file: File, pages: list[Page], made: list[Object], widgets: dict[tuple[int, int], Object]
    ) -> None:
        self._file, self._pages, self._made, self._widgets = file, pages, made, widgets
        self._marked: list[dict[int, Object]] = [{} for _ in pages]
        self._ways: list[Object] = []  # from each place back

    def tree(self, story: Element) -> Object:
        """The whole tree."""
        root = self._file.add(Type=name.StructTreeRoot)
        root.K = self._element(story, root)
        numbers = array()
        for at, marked in enumerate(self._marked):
            numbers.append(at)
            numbers.append(array([marked[number] for number in sorted(marked)]))
        for at, way in enumerate(self._ways, start=len(self._pages)):
            numbers.append(at)
            numbers.append(way)
        root.ParentTree = record(Nums=numbers)
        root.ParentTreeNextKey = len(self._pages) + len(self._ways)
        return root

    def _element(self, one: Element, parent: Object) -> Object:
        made = self._file.add(Type=name.StructElem, S=name(f"/{one.tag}"), P=parent)
        if one.scope:
            made.A = record(O=name.Table, Scope=name(f"/{one.scope}"))
        kids = array()
        for kid in one.kids:
            kids.append(self._leaf(kid, made) if isinstance(kid, Leaf) else self._element(kid, made))
        made.K = kids
        return made

    def _leaf(self, leaf: Leaf, parent: Object) -> Any:
        thing = self._pages[leaf.page].things[leaf.number]
        page = self._made[leaf.page]
        if isinstance(thing, Place):
            widget = self._widgets[leaf.page, leaf.number]
            widget.StructParent = len(self._pages) + len(self._ways)
            self._ways.append(parent)
            return record(Type=name.OBJR, Obj=widget, Pg=page)
        if isinstance(thing, Picture):
            parent.Alt = text(thing.says)
        told = sorted(n for n in self._pages[leaf.page].told if not isinstance(self._pages[leaf.page].things[n], Place))
        self._marked[leaf.page][leaf.number] = parent
        return record(Type=name.MCR, Pg=page, MCID=told.index(leaf.number))
