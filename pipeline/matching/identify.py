"""Which form a sheet is, by its print: rare long labels weigh most, words any letter could hold weigh nothing."""

import re

from pipeline.matching.attempt import Attempt
from pipeline.matching.blanks import Stretch, written
from pipeline.matching.claims import Claims
from pipeline.matching.edges import Opening
from pipeline.matching.found import Found
from pipeline.matching.likeness import Likeness
from pipeline.matching.noted import words_beside
from pipeline.matching.panes import Paper
from pipeline.matching.phrases import Kind, Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.unfilled import doubt_unanswered, why_unfilled
from pipeline.matching.words import Key, first_word, key_of
from pipeline.model.form import FieldType
from pipeline.model.reading import Doubt, Reading
from pipeline.model.sheet import MarkKind, Region, Sheet
from pipeline.model.states import ReadStatus

_WITH_TITLE = 0.12  # the share of a form's print that must be there beside its title
_WITHOUT_TITLE = 0.4
_PLAIN = 0.5
_REWORDED = 0.6  # what a known re-wording is worth beside the print
_ANYWHERE = 0.25  # and one so short that it stands on other forms too
_LONG = 4  # words that make a label one that hardly stands on anything else
_LIKE_TITLE = 84.0
_FAIR = 0.25  # share of the questions that something on the sheet is fairly like, where the title is there
_AS_PRINTED = 95.0  # how like the title a line must be where no question stands as printed
_FAIRLY = 62.0  # of 100: how near in meaning
_SURELY = 0.6  # share that something is surely like, where it is not
_LIKE_PRINT = 80.0
_SENTENCE = (".", ",", ";")  # what a title does not end with
_FEW = 3  # questions that must be there nearly as printed where the title is not
_MUCH = 0.4  # share of them, on a long form
_OWN = 0.1  # and where the title is there, or one like it
_TOP = 60  # stretches among which a title is looked for
_MOST = 1_000
_BEGINNING = 10  # words
_LONGEST = 400  # letters
_SHORT_TITLE = 2  # words: too few to tell one form from all others
_CUT = re.compile(r":|\t|_{2,}|\.{4,}|[ \u00a0]{3,}")
_LONGS = 2  # long labels that must be there as printed where no title is


def _weight(size: int, *, exact: bool) -> float:
    return max(0, min(size, 9) - 1) * (1.0 if exact else _REWORDED if size >= _LONG else _ANYWHERE)


def share(book: Phrasebook, places: list[Place], tables: set[str]) -> tuple[float, bool, int]:
    """How much of the form's print stands on the sheet, whether its title does, and how many long printed labels."""
    most = {asked: _weight(size, exact=True) for asked, size in book.longest.items()}
    seen: dict[str, float] = {}
    longs: set[str] = set()
    title = False
    for place in places:
        for role in place.roles:
            if role.kind is Kind.TITLE:
                title |= len(place.phrase.key) > _SHORT_TITLE
            elif role.kind is Kind.FIELD and place.opening is not Opening.MIDDLE and role.id in most:
                worth = min(_weight(len(place.phrase.key), exact=role.exact), most[role.id])
                seen[role.id] = max(seen.get(role.id, 0), worth)
                if role.exact and len(place.phrase.key) >= _LONG:
                    longs.add(role.id)
    columns = {asked: float(len(one.columns)) for asked, one in book.fields.items() if one.columns}
    whole = sum(most.values()) + sum(columns.values()) or 1
    there = sum(seen.values()) + sum(columns[asked] for asked in tables)
    return there / whole, title, len(longs)


def titled(book: Phrasebook, paper: Paper) -> bool:
    """Whether the form's title stands on a line of its own among the first things on the sheet."""
    first = {key[0] for key in book.titles}
    for pane in paper.panes[:_TOP]:
        for line in pane.lines[:_TOP]:
            if len(line.text) <= _LONGEST and first_word(line.text) in first and key_of(line.text) in book.titles:
                return True
    return False


def elsewhere(book: Phrasebook, paper: Paper, claims: Claims) -> bool:
    """Whether the form's title, or several of its long questions, begin lines anywhere but in another form's tables."""
    seen: set[Key] = set()
    for pane in paper.panes:
        if not pane.text or claims.used_up(pane):
            continue
        for line in pane.lines:
            if len(line.text) <= _LONGEST and first_word(line.text) in book.by_first:
                words = key_of(line.text)
                for phrase in book.by_first[words[0]] if words else ():
                    if words[: len(phrase.key)] == phrase.key:
                        if any(r.kind is Kind.TITLE for r in phrase.roles) and len(phrase.key) > _SHORT_TITLE:
                            return True
                        if len(phrase.key) >= _LONG and any(r.kind is Kind.FIELD and r.exact for r in phrase.roles):
                            seen.add(phrase.key)
                        break
    return len(seen) >= _LONGS


def plainly(book: Phrasebook, places: list[Place], tables: set[str]) -> bool:
    """Whether this is so plainly the form that no other need be tried."""
    part, title, _ = share(book, places, tables)
    return title and part >= _PLAIN


def by_likeness(books: list[Phrasebook], paper: Paper) -> int | None:
    """A second look where little stands as printed: the form whose title and questions these are, though reworded."""
    best: tuple[float, int] | None = None
    texts = _stretches(paper)
    lines = [key for text in texts if (key := " ".join(key_of(text)))]
    heads = [" ".join(key_of(text)) for text in texts[:_TOP] if text.rstrip()[-1:] not in _SENTENCE]
    for number, book in enumerate(books):
        like = Likeness(book)
        titles = [" ".join(key_of(title)) for edition in book.form.editions for title in edition.titles]
        title = max((like.plain(line, titles) for line in heads), default=0.0)
        questions = [asked for asked, one in book.fields.items() if one.type is not FieldType.TABLE]
        near = [_nearest(book.labels(asked), lines, like) for asked in questions]
        sure, fair = (sum(score >= least for score in near) / len(near) for least in (80, 62))
        named = title >= _LIKE_TITLE and (fair >= _FAIR or sure >= _FAIR / 2)
        if not named and sure < _SURELY and title < _AS_PRINTED:
            continue
        printed = _as_printed(book, questions, lines, like)
        enough = printed >= (_OWN * len(near) if named else max(_FEW, _MUCH * len(near)))
        if enough or (title >= _AS_PRINTED and _asked(book, questions, lines) >= max(_FEW, _MUCH * len(near))):
            worth = sure + fair + title / 100
            if best is None or worth > best[0]:
                best = (worth, number)
    return None if best is None else best[1]


def _asked(book: Phrasebook, questions: list[str], lines: list[str]) -> int:
    """How many of these questions some line means, however it is worded."""
    meant: set[str] = set()
    for line in lines:
        words = line.split()
        for size in range(1, min(len(words), _BEGINNING) + 1):  # the answer may follow with nothing to part the two
            said = book.meanings.all(words[:size])
            meant |= {asked for asked, score in said.items() if score >= _FAIRLY and score == max(said.values())}
    return len(meant.intersection(questions))


def _as_printed(book: Phrasebook, questions: list[str], lines: list[str], like: Likeness) -> int:
    """How many of these questions something is like as they are printed: re-wordings stand on any form."""
    printed = [
        [key for key in book.labels(asked) if any(r.id == asked and r.exact for r in book.by_key[key].roles)]
        for asked in questions
    ]
    return sum(_nearest(keys, lines, like) >= _LIKE_PRINT for keys in printed)


def _nearest(keys: list[Key], lines: list[str], like: Likeness) -> float:
    wordings = [" ".join(key) for key in keys]
    return max((like.plain(line, wordings) for line in lines), default=0.0)


def _stretches(paper: Paper) -> list[str]:
    """Whatever could be a title or a question: short cells, and lines up to their first colon or gap."""
    found = []
    for pane in paper.panes:
        if pane.cell is not None:
            found.append(pane.text.split(":")[0][:_LONGEST])
        else:
            found += [_CUT.split(line.text)[0][:_LONGEST] for line in pane.lines]
    return [text for text in found if text.strip()][:_MOST]


def likeliest(attempts: list[tuple[Phrasebook, list[Place], set[str]]]) -> int | None:
    """Which of the forms this is; None where it is none of them."""
    best: tuple[float, int] | None = None
    for number, (book, places, tables) in enumerate(attempts):
        part, title, longs = share(book, places, tables)
        if (title and part >= _WITH_TITLE) or (part >= _WITHOUT_TITLE and longs >= min(_LONGS, len(book.fields))):
            worth = part + (0.5 if title else 0)
            if best is None or worth > best[0]:
                best = (worth, number)
    return None if best is None else best[1]


def no_form(sheet: Sheet) -> Reading:
    """The reading of a sheet that is no form of ours, or shows nothing that could be read."""
    lines = [line for line in sheet.lines() if line.region in (Region.BODY, Region.FLOATING)]
    drawn = any(mark.kind is MarkKind.DRAWN for line in lines for mark in line.marks)
    if drawn and not any(line.text.strip() for line in lines):
        return Reading(part=None, status=ReadStatus.UNREADABLE, reason=_ONLY_PICTURES)
    if any(remark.code == "read-lost-table" for remark in sheet.remarks):
        return Reading(part=None, status=ReadStatus.UNREADABLE, reason=_LOST_TABLE)
    return Reading(part=None, status=ReadStatus.NOT_A_FORM, reason="This is not one of the forms we know.")


_LOST_TABLE = (
    "The table it ends in could not be read as one, so nobody can tell which form it is. Open it in Word, save it as a "
    "Word document (.docx) and put that in the inbox, or ask for it to be sent so."
)
_ONLY_PICTURES = (
    "It holds pictures or another document, and no words of its own: perhaps a scanned form. Look at the original, and "
    "ask for the form itself as a Word file or PDF, or key it in."
)


def only_an_annex() -> Reading:
    """The reading of a long paper that has one of our forms among its pages."""
    return Reading(
        part=None, status=ReadStatus.NOT_A_FORM,
        reason="One of our forms stands in it after pages of other text, with next to nothing filled in. "
        "If it was sent as a form, have it read as one: formline retry, with --as.",
    )  # fmt: skip


def reading(attempt: Attempt, found: list[Found], left: list[Stretch], doubts: tuple[Doubt, ...]) -> Reading:
    """The reading of a sheet known to be this form."""
    book, edition = attempt.book, _edition(attempt.book, attempt.places)
    reason = why_unfilled(attempt, found, left)
    if reason is not None:
        return Reading(part=None, status=ReadStatus.BLANK, form=book.form.id, edition=edition, reason=reason)
    doubt_unanswered(found)
    answers = tuple(one.answer() for one in found)
    unplaced = tuple(words for spot in left if (words := written(spot, boxes=True).words))
    unplaced += words_beside(attempt)
    return Reading(
        part=None, status=ReadStatus.RECORD, form=book.form.id, edition=edition, answers=answers, unplaced=unplaced,
        doubts=doubts,
    )  # fmt: skip


def not_printed(book: Phrasebook, places: list[Place]) -> frozenset[str]:
    """Questions that the printing in hand does not ask; where two are equally likely, those that neither asks."""
    votes = _votes(book, places)
    likely = [edition for edition in book.form.editions if votes[edition.id] == max(votes.values())]
    return frozenset.intersection(*(frozenset(edition.without) for edition in likely)) if likely else frozenset()


def _edition(book: Phrasebook, places: list[Place]) -> str | None:
    """The printing whose own words stand on the sheet most often."""
    votes = _votes(book, places)
    return max(votes, key=lambda edition: votes[edition]) if votes else None


def _votes(book: Phrasebook, places: list[Place]) -> dict[str, float]:
    """How much speaks for each printing: its title a little, every wording that only it has more."""
    votes = {edition.id: 0.0 for edition in book.form.editions}
    for place in places:
        for role in place.roles:
            if role.kind is Kind.TITLE and role.id in votes:
                votes[role.id] += 0.5
            elif role.edition in votes:
                votes[role.edition] += 1
    return votes
