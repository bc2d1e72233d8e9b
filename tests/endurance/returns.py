"""Invented returns, a new one in a millisecond, each with answers of its own, so that none is another's duplicate."""

import io
import random
import string
import zipfile
from dataclasses import dataclass, replace

from tools.make_demo_returns import CASES, FORMS, OTHER_PASSWORD, fillable_pdf, locked_pdf, locked_word, word_tables

PASSWORD = OTHER_PASSWORD
_TOKEN = "Quernzzzzzz"  # stands in the base forms where each return has a name of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One file an agency might send, and how many records it makes."""

    name: str
    content: bytes
    records: int = 1
    folder: str = ""


class Invented:
    """Makes returns; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._made = 0
        self._locked_word: bytes | None = None
        enquiry = dict(CASES["kloe"]["issue"], contact_officer=f"{_TOKEN}, Safeguarding Lead")
        request = dict(CASES["cspr"]["full"], family_name=_TOKEN, chronology=[])
        self._enquiry = _members(word_tables(FORMS["kloe"], enquiry))
        self._request = _members(word_tables(FORMS["cspr"], request))
        self._doubtful = _members(word_tables(FORMS["cspr"], request | {"date_of_birth": "31/09/2017"}))

    def enquiry(self) -> Return:
        """A line of enquiry that needs nobody."""
        return self._word("enquiry", self._enquiry)

    def request(self) -> Return:
        """A request for consideration that needs nobody."""
        return self._word("request", self._request)

    def doubtful(self) -> Return:
        """A request with a birth date that can't be: a person has to look."""
        return self._word("doubtful", self._doubtful)

    def minutes(self) -> Return:
        """Something that is no form."""
        name, number = self._next("minutes")
        words = f"Minutes of the {name} forum, number {number}. Present: five practitioners.\n"
        return Return(name=f"minutes {number}.txt", content=words.encode(), records=0)

    def printed(self) -> Return:
        """A line of enquiry in a fillable PDF."""
        name, number = self._next("printed")
        answers = dict(CASES["kloe"]["good_practice"], contact_officer=f"{name}, Inspector")
        return Return(name=f"printed {number}.pdf", content=fillable_pdf(FORMS["kloe"], answers))

    def locked(self) -> Return:
        """A line of enquiry behind a password nobody has given us yet; opened, it makes a record."""
        plain = self.printed()
        return replace(plain, name=f"locked {plain.name}", content=locked_pdf(plain.content, PASSWORD), records=0)

    def locked_word(self) -> Return:
        """The same as Word locks it: slow to make, so one of its bytes serves for many."""
        if self._locked_word is None:
            self._locked_word = locked_word(self.enquiry().content, PASSWORD)
        _, number = self._next("locked")
        return Return(name=f"locked {number}.docx", content=self._locked_word, records=0)

    def zipped(self) -> Return:
        """Something in an archive."""
        one, box = self.minutes(), io.BytesIO()
        with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as package:
            for number in range(3):
                package.writestr(f"{number} {one.name}", one.content * 40 * (number + 1))
        return Return(name=f"{one.name}.zip", content=box.getvalue(), records=0)

    def _word(self, kind: str, members: dict[str, bytes]) -> Return:
        name, number = self._next(kind)
        box = io.BytesIO()
        with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for member, content in members.items():
                package.writestr(member, content.replace(_TOKEN.encode(), name.encode()))
        return Return(name=f"{kind} {number}.docx", content=box.getvalue())

    def _next(self, kind: str) -> tuple[str, int]:
        self._made += 1
        return "Quern" + "".join(self._random.choices(string.ascii_lowercase, k=8)), self._made


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {member.filename: package.read(member) for member in package.infolist()}
