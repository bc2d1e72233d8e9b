"""Endings: what stands below a form and is no part of it: a closing, a disclaimer, a page's foot, an older mail."""

import re
from collections.abc import Iterator

from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.panes import Pane, Paper

_CLOSING = re.compile(
    r"(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes)|yours (?:sincerely|faithfully|truly)"
    r"|(?:(?:many|with) )?thanks(?: in advance| again)?|thank you(?: in advance| very much)?"
    r"|sent from my \w[\w ]{1,30}",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?|(?:form )?version:? ?[\d.]+\b.{0,40}|v\d+\.\d+\b.{0,40}"
    r"|(?:printed|created|downloaded) (?:on|from|by)\b.{0,80}|©.{0,80}"
    r"|(?:official|protect|restricted)(?:[ -–—:]+(?:sensitive|personal|confidential)){0,2}",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"(?:this|the information (?:contained )?in this|any) (?:e-?mail|message|communication|transmission)\b"
    r".{0,300}\b(?:confidential|privileged|intended|addressed|personal)"
    r"|(?:email )?disclaimer\b|confidentiality notice\b|if you (?:are not the intended|have received this)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    r"[-_\s]*(?:original message|forwarded message|begin forwarded message)\b|on .{6,80} wrote:\s*\Z", re.IGNORECASE
)
_FROM, _SENT = re.compile(r"from:", re.IGNORECASE), re.compile(r"(?:sent|to|cc|subject|date):", re.IGNORECASE)
_HEAD = 4  # lines of a mail's head
_EDGES = " \t\u00a0*_.,;!-–—>"


def note_endings(paper: Paper, chosen: Chosen, bounds: Bounds) -> None:
    """Let no answer go on over an ending below the last question."""
    if not chosen.fields:
        return
    last = max(place.order for place in chosen.fields.values())
    for pane in paper.panes[last[0] :]:
        for start in _endings(pane) if pane.cell is None else ():
            if (pane.number, start) > last:
                bounds.end(pane, start)


def is_foot(line: str) -> bool:
    """Whether this is nothing but what the foot of a page says."""
    return bool(_FOOT.fullmatch(line.strip(_EDGES)))


def _endings(pane: Pane) -> Iterator[int]:
    """Where endings begin."""
    lines = [line.strip(_EDGES) for line in pane.text.split("\n")]
    at = 0
    for number, (said, line) in enumerate(zip(lines, pane.text.split("\n"), strict=True)):
        whole = _CLOSING.fullmatch(said) or _FOOT.fullmatch(said)
        if whole or _DISCLAIMER.match(said) or _MAIL.match(said) or _heads_a_mail(lines[number : number + _HEAD]):
            yield at
        at += len(line) + 1


def _heads_a_mail(lines: list[str]) -> bool:
    return bool(_FROM.match(lines[0])) and any(map(_SENT.match, lines[1:]))
