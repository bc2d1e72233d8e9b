"""Checks of a case reference or an NHS number: the two told apart, and the number's traps."""

import re

from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.checking.wording import absence, one_line
from pipeline.model.states import Severity

CHECKSUM = Code(
    code="nhs-number-checksum",
    severity=Severity.QUERY,
    message="{where}: the NHS number does not add up; a digit is likely to be wrong.",
    query="{where}: the NHS number does not add up. Please check each digit and send it again.",
)
REPEATED = Code(
    code="nhs-number-repeated",
    severity=Severity.QUERY,
    message="{where}: one digit ten times over is no NHS number, though it adds up.",
    query="{where}: this is not an NHS number. Please send the right one, or say that it is not known.",
)
LENGTH = Code(
    code="nhs-number-length",
    severity=Severity.QUERY,
    message="{where}: an NHS number has ten digits; here there are more or fewer.",
    query="{where}: an NHS number has ten digits. Please check it and send it again.",
)
LETTERS = Code(
    code="nhs-number-letters",
    severity=Severity.WARNING,
    message="{where}: a letter stands where the NHS number should have a digit, such as O for 0. Please look.",
)
TEST = Code(
    code="nhs-number-test",
    severity=Severity.WARNING,
    message="{where}: this NHS number is from the range kept for testing and was never given to anybody.",
)
RANGE = Code(
    code="nhs-number-range",
    severity=Severity.WARNING,
    message="{where}: this number adds up, but is outside the ranges used in England. It may be Scottish or Irish.",
)

_GAP = r"[\s.‐-―-]{0,3}"
_NUMBER = re.compile(rf"(?<![\w/])(\d{{3}}){_GAP}(\d{{3}}){_GAP}(\d{{4}})(?![\w/])")
_NEARLY = re.compile(rf"(?<![\w/])([\dOoIl|]{{3}}){_GAP}([\dOoIl|]{{3}}){_GAP}([\dOoIl|]{{4}})(?![\w/])")
_NAMED = re.compile(r"\bNHS\b(?:\s*(?:number|num|no)\b\.?)?\s*[:#]?", re.IGNORECASE)
_ISSUED = (range(300_000_000, 500_000_000), range(600_000_000, 800_000_000))  # the first nine digits
_TESTING = range(999_000_000, 1_000_000_000)


def adds_up(digits: str) -> bool:
    """Whether the tenth digit is the one the first nine call for (modulus 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


@checks(
    "nhs-number",
    CHECKSUM,
    REPEATED,
    LENGTH,
    LETTERS,
    TEST,
    RANGE,
    facts=("nhs_number", "case_reference"),
)
def nhs_number(look: Look) -> Finds:
    """Parts the NHS number from a case reference, and tries it."""
    text = one_line(look.text)
    if text is None or absence(text):
        return
    match = _NUMBER.search(text)
    number = "".join(match.groups()) if match else None
    reference = _reference(text, match)
    if number and len(set(number)) > 1:
        yield Follows("nhs_number", number)
    if reference:
        yield Follows("case_reference", reference)
    code = _trap(number) if number else _nearly(text)
    if code:
        yield Found(code)


def _trap(number: str) -> Code | None:
    first_nine = int(number[:9])
    if len(set(number)) == 1:
        return REPEATED
    if not adds_up(number):
        return CHECKSUM
    if first_nine in _TESTING:
        return TEST
    return None if any(first_nine in issued for issued in _ISSUED) else RANGE


def _nearly(text: str) -> Code | None:
    """What is wrong where an NHS number was meant and none stands."""
    nearly = _NEARLY.search(text)
    if nearly and sum(letter.isdigit() for letter in nearly.group()) >= 6:
        return LETTERS
    digits = re.sub(rf"{_GAP}", "", _NAMED.sub("", text))
    meant = _NAMED.search(text) or (digits.isdigit() and 9 <= len(digits) <= 11)
    return LENGTH if meant and sum(letter.isdigit() for letter in text) >= 5 else None


def _reference(text: str, number: re.Match[str] | None) -> str | None:
    rest = text[: number.start()] + " " + text[number.end() :] if number else text
    if number is None and _NAMED.search(text):
        return None
    rest = _NAMED.sub(" ", rest).strip(" \t,;:/|()[]–—-&")
    return " ".join(rest.split()) or None
