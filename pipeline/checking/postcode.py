"""Checks of the postcode in an address: its shape, the slips of typing, and the addresses that have none."""

import re

from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.checking.wording import absence, folded
from pipeline.model.states import Severity

MISSING = Code(
    code="postcode-missing",
    severity=Severity.QUERY,
    message="{where}: no whole UK postcode stands there.",
    query="{where}: please give the whole postcode, or say that there is no fixed abode.",
)
SLIP = Code(
    code="postcode-slip",
    severity=Severity.WARNING,
    message="{where}: the postcode seems to have a letter for a digit, such as O for 0. A suggestion stands beside it.",
)

_OUTWARD = (
    r"[A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}"
    r"|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]"
)
_WHOLE = re.compile(rf"(?<![A-Z0-9])({_OUTWARD})[ \t]*([0-9][ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])")
_GIRO = re.compile(r"(?<![A-Z0-9])(GIR)[ \t]*(0AA)(?![A-Z0-9])")
_NEARLY = re.compile(r"(?<![A-Z0-9])([A-Z][A-Z0-9]{1,3})[ \t]*([0-9OIL][A-Z0-9]{2})(?![A-Z0-9])")
_FORCES = re.compile(r"\bBFPO\s*\d{1,4}\b")
_CODED = re.compile(r"\bZZ99\s*\d[A-Z]{2}\b")  # the health service's own for no fixed abode and overseas
_NO_ABODE = re.compile(r"\b(no fixed (abode|address)|nfa|homeless)\b")
_TO_DIGIT = str.maketrans("OIL", "011")


def postcode_in(text: str) -> str | None:
    """The last whole postcode in the text, as it is written on an envelope."""
    shout = text.upper().replace("\xa0", " ")
    found = [*_GIRO.finditer(shout), *_WHOLE.finditer(shout)]
    return " ".join(found[-1].groups()) if found else None


def suggested(text: str) -> str | None:
    """The postcode that was likely meant, where letters stand for digits."""
    for match in reversed(list(_NEARLY.finditer(text.upper().replace("\xa0", " ")))):
        outward, inward = match.groups()
        inward = inward[0].translate(_TO_DIGIT) + inward[1:]
        for letters in (1, 2):
            tried = f"{outward[:letters]}{outward[letters:].translate(_TO_DIGIT)} {inward}"
            if _WHOLE.fullmatch(tried):
                return tried
    return None


@checks(
    "postcode",
    MISSING,
    SLIP,
    options={"optional": "'yes': an address without one is well"},
    facts=("postcodes", "postcode_suggestions"),
)
def postcode(look: Look) -> Finds:
    """A UK postcode stands in the address; no fixed abode, forces and coded addresses have none."""
    for question in look.asked:
        text = look.said(question)
        whole, meant = postcode_in(text), suggested(text)
        if whole:
            yield Follows("postcodes", whole, of=question)
        elif meant:
            yield Follows("postcode_suggestions", meant, of=question)
            yield Found(SLIP, question)
        elif text and not _has_none(text) and look.option("optional", "no") != "yes":
            yield Found(MISSING, question)


def _has_none(text: str) -> bool:
    shout = text.upper()
    return bool(absence(text) or _FORCES.search(shout) or _CODED.search(shout) or _NO_ABODE.search(folded(text)))
