"""Checks of names said twice: alike enough to be one person, or too alike to be two."""

import re

from pipeline.checking.registry import Code, Finds, Found, Look, checks
from pipeline.checking.wording import absence, folded
from pipeline.model.states import Severity

DIFFER = Code(
    code="names-differ",
    severity=Severity.QUERY,
    message="{where}: this name is not like the one under {other}.",
    query="{where}: the name given is not the one under {other}. Please tell us which is right.",
)
SAME_PERSON = Code(
    code="same-person",
    severity=Severity.WARNING,
    message="{where}: this seems to be the person under {other}. A senior officer should authorise the request.",
)

_ALIKE = 0.8
MOST_INITIALS = 4  # written together, as in 'AB'; apart they are single letters like any other token
_TITLES = frozenset(
    ("mr", "mrs", "miss", "ms", "mx", "dr", "prof", "professor", "rev", "sir", "det", "sgt", "dc", "ds", "di", "pc")
)
_NO_NAME = frozenset(("baby", "unborn", "child", "of", "infant", "the", "twin", "as", "above", "see"))
_EMAIL = re.compile(r"[\w.+'’-]+@[\w.-]+\w")


@checks("same-name", DIFFER, fields=("the name given again", "the parts of the name", "…"))
def same_name(look: Look) -> Finds:
    """A name given twice is the same: accents, order, initials and small slips aside."""
    again, *parts = look.asked
    said = look.said(again)
    known = _tokens(" ".join(look.said(question) for question in parts if not absence(look.said(question))))
    if said and known and not absence(said) and not _names(said, known):
        yield Found(DIFFER, again, parts[-1])


def _names(said: str, known: list[str]) -> bool:
    tokens = [token for token in _tokens(said) if token not in _NO_NAME]
    if all(any(_close(token, one) for one in known) for token in tokens):
        return True
    initials = said.isupper() and len("".join(tokens)) <= MOST_INITIALS
    return initials and set("".join(tokens)) <= {one[0] for one in known}


def _close(token: str, known: str) -> bool:
    from difflib import SequenceMatcher

    if len(token) == 1:
        return known.startswith(token)
    return token == known or SequenceMatcher(None, token, known).ratio() >= _ALIKE


def _tokens(name: str) -> list[str]:
    return folded(name).split()


@checks("not-same-person", SAME_PERSON, fields=("the other person",))
def not_same_person(look: Look) -> Finds:
    """Two questions that ask for two people were not answered with one."""
    if look.field is None or not look.text:
        return
    for other in look.told.fields:
        if look.said(other) and _one_person(look.text, look.said(other)):
            yield Found(SAME_PERSON, None, other)


def _one_person(one: str, other: str) -> bool:
    mails = [{mail.casefold() for mail in _EMAIL.findall(text)} for text in (one, other)]
    names = [_who(text) for text in (one, other)]
    return bool(mails[0] & mails[1]) or (len(names[0]) > 1 and names[0] == names[1])


def _who(text: str) -> frozenset[str]:
    """The words of the name that stands first, before a title, an agency or a telephone number."""
    first = re.split(r"[,;:(\n\d/]| [–—-] ", text.strip(), maxsplit=1)[0]
    return frozenset(token for token in _tokens(first) if token not in _TITLES)
