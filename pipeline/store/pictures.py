"""Pictures of a part's pages, each sealed by itself under the key of its return: those of the newest reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import NotThere
from pipeline.model.picture import PagePicture
from pipeline.store import pieces, returns
from pipeline.store.house import Change, View
from pipeline.store.payload import pack, unpack
from pipeline.store.schema import pages, parts
from pipeline.store.schema import pieces as piece_rows
from pipeline.store.sealing import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What is sealed of a picture beside its content."""

    width: float
    height: float
    digest: str


def put(change: Change, box: Box, part: tuple[str, int], pictures: Sequence[PagePicture]) -> None:
    """Seal the pictures of a part's pages, in place of earlier ones."""
    item, number = part
    drop(change, part)
    for one in pictures:
        holder = _holder(part, one.page)
        cover = Cover(width=one.width, height=one.height, digest=pieces.digest(one.png))
        change.add(pages, item=item, number=number, page=one.page, sealed=box.seal(pack(cover), "pages", holder))
        pieces.put(change, box, holder, one.png)


def drop(change: Change, part: tuple[str, int]) -> None:
    """Take the pictures of a part's pages away."""
    item, number = part
    for row in change.find_all(pages, item=item, number=number):
        change.drop(piece_rows, holder=_holder(part, row.page))
    change.drop(pages, item=item, number=number)


def numbers(view: View, item: str, part: str | None) -> tuple[int, ...]:
    """The numbers of a part's pages that there are pictures of."""
    box = view.box(item)
    return tuple(row.page for row in view.find_all(pages, item=item, number=_number(view, box, item, part)))


def one(view: View, item: str, part: str | None, page: int) -> PagePicture:
    """The picture of one page."""
    box = view.box(item)
    number = _number(view, box, item, part)
    row = view.find(pages, item=item, number=number, page=page)
    if row is None:
        raise NotThere(
            f"There is no picture of page {page} of {item}.", advice="Word documents have none: look at the original."
        )
    holder = _holder((item, number), page)
    cover = unpack(Cover, box.open(row.sealed, "pages", holder))
    png = pieces.take(view, box, holder, cover.digest)
    return PagePicture(page=page, width=cover.width, height=cover.height, png=png)


def _number(view: View, box: Box, item: str, part: str | None) -> int:
    returns.exists(view, item)
    standing = (row for row in view.find_all(parts, item=item) if row.withdrawn is None)
    number: int | None = next((row.number for row in standing if returns.words_of(row, box).part == part), None)
    if number is None:
        raise NotThere(f"There is no such part of {item}.", advice=f"See its parts: formline show {item}")
    return number


def _holder(part: tuple[str, int], page: int) -> str:
    item, number = part
    return f"{item}/{number}/{page}"
