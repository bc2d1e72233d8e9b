"""Which form a sheet is, by its print: rare long labels weigh most, words any letter could hold weigh nothing."""

from pipeline.matching.findings import Found
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Opening, Place
from pipeline.model.reading import Doubt, Reading
from pipeline.model.sheet import Sheet
from pipeline.model.states import ReadStatus

_WITH_TITLE = 0.12  # the share of a form's print that must be there beside its title
_WITHOUT_TITLE = 0.4
_LONG = 4  # words that make a label one that hardly stands on anything else
_LONGS = 2  # long labels that must be there where no title is


def _weight(size: int, *, exact: bool) -> float:
    return max(0, min(size, 9) - 1) * (1.0 if exact else 0.6)


def share(book: Phrasebook, places: list[Place]) -> tuple[float, bool, int]:
    """How much of the form's print stands on the sheet, whether its title does, and how many long labels."""
    most: dict[str, float] = {}
    for phrase in book.by_key.values():
        for role in phrase.roles:
            if role.kind is Kind.FIELD and role.exact:
                most[role.id] = max(most.get(role.id, 0), _weight(len(phrase.key), exact=True))
    seen: dict[str, float] = {}
    longs: set[str] = set()
    title = False
    for place in places:
        for role in place.roles:
            if role.kind is Kind.TITLE:
                title |= len(place.phrase.key) > 2
            elif role.kind is Kind.FIELD and place.opening is not Opening.MIDDLE and role.id in most:
                worth = min(_weight(len(place.phrase.key), exact=role.exact), most[role.id])
                seen[role.id] = max(seen.get(role.id, 0), worth)
                if len(place.phrase.key) >= _LONG:
                    longs.add(role.id)
    whole = sum(most.values()) or 1
    return sum(seen.values()) / whole, title, len(longs)


def likeliest(attempts: list[tuple[Phrasebook, list[Place]]]) -> int | None:
    """Which of the forms this is; None where it is none of them."""
    best: tuple[float, int] | None = None
    for number, (book, places) in enumerate(attempts):
        part, title, longs = share(book, places)
        if (title and part >= _WITH_TITLE) or (part >= _WITHOUT_TITLE and longs >= min(_LONGS, len(book.fields))):
            worth = part + (0.5 if title else 0)
            if best is None or worth > best[0]:
                best = (worth, number)
    return None if best is None else best[1]


def reading(book: Phrasebook, places: list[Place], found: list[Found], unplaced: list[str], sheet: Sheet) -> Reading:
    """The reading of a sheet known to be this form."""
    answers = tuple(one.answer() for one in found)
    answered = any(answer.words is not None or answer.chosen for answer in answers)
    edition = _edition(book, places)
    doubts = tuple(
        Doubt(code=remark.code, message=remark.message) for remark in sheet.remarks if remark.code.startswith("read-")
    )
    if not answered and not unplaced:
        return Reading(
            part=None, status=ReadStatus.BLANK, form=book.form.id, edition=edition,
            reason="This is one of our forms, but nothing is filled in.",
        )  # fmt: skip
    return Reading(
        part=None, status=ReadStatus.RECORD, form=book.form.id, edition=edition, answers=answers,
        unplaced=tuple(unplaced), doubts=doubts,
    )  # fmt: skip


def _edition(book: Phrasebook, places: list[Place]) -> str | None:
    """The printing whose own words stand on the sheet most often."""
    votes = {edition.id: 0.0 for edition in book.form.editions}
    for place in places:
        for role in place.roles:
            if role.kind is Kind.TITLE and role.id in votes:
                votes[role.id] += 0.5
            elif role.edition in votes:
                votes[role.edition] += 1
    return max(votes, key=lambda edition: votes[edition]) if votes else None
