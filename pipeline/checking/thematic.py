"""Checks that a text about a theme tells of nobody by number, birth date or address."""

import re

from pipeline.checking.nhs_number import adds_up
from pipeline.checking.postcode import postcode_in
from pipeline.checking.registry import Code, Finds, Found, Look, checks
from pipeline.model.states import Severity

IDENTIFIER = Code(
    code="identifier-in-text",
    severity=Severity.WARNING,
    message=(
        "{where}: there seems to be an NHS number, a birth date or a postcode. A line of enquiry is about a theme;"
        " please see whether it concerns one child."
    ),
)

_TEN_DIGITS = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_BORN = re.compile(r"\b(?:d\.?o\.?b\b\.?|born(?: on)?|date of birth)[\s:]*\d{1,2}\b", re.IGNORECASE)


@checks("thematic", IDENTIFIER)
def thematic(look: Look) -> Finds:
    """A theme names no NHS number, birth date or postcode."""
    for question in look.asked:
        text = look.said(question)
        number = any(adds_up("".join(match.groups())) for match in _TEN_DIGITS.finditer(text))
        if number or _BORN.search(text) or postcode_in(text):
            yield Found(IDENTIFIER, question)
