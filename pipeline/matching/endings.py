"""Endings: what stands below a form and is no part of it: a closing, a disclaimer, a page's foot, an older mail."""

import re
from collections.abc import Iterator, Sequence

from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.found import Found
from pipeline.matching.panes import Pane, Paper
from pipeline.matching.places import Place

_CLOSING = re.compile(
    r"(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes)|yours (?:sincerely|faithfully|truly)"
    r"|(?:(?:many|with) )?thanks(?: in advance| again)?|thank you(?: in advance| very much)?"
    r"|thank you for (?:completing|filling in|returning|sending) (?:this|the|your) .{2,40}"
    r"|sent from my \w[\w ]{1,30}|sent (?:for and )?on behalf of .{2,60}"
    r"|(?:sent|signed|completed|prepared|submitted|dictated|typed) (?:by|on behalf of)\b.{0,60}",
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
_BULLET = re.compile(r"[ \t]*([•▪◦‣●■·])[ \t]")
_GOES_ON = re.compile(
    r"(?:.{0,60}\(?\bcont(?:inued|['’.]?d)\b|continu(?:ed|ation)\b|overflow\b"
    r"|(?:additional|further) (?:information|details|comments)\b)"
    r"(?:[^:\n]{0,80}:|\s*\)|\s+(?:re|from|sheet|page)\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"sign(?:ed|ature)(?: by| of \w+)?\s*(?:[:\t_]|\.{3}|\Z)", re.IGNORECASE)
_ADDRESSING = re.compile(r"(?:dear|hello|hi|good (?:morning|afternoon|day))\b[^.:]{0,60}", re.IGNORECASE)
_FROM, _SENT = re.compile(r"from:", re.IGNORECASE), re.compile(r"(?:sent|subject):", re.IGNORECASE)
_FROM_LINE = re.compile(r"^\W*from:", re.IGNORECASE | re.MULTILINE)
HEAD = 5  # lines of a mail's head
_SENTENCE_END = ".?!:;)]’”\"'"
_EDGES = " \t\u00a0*_.,;!-–—>"


def note_endings(paper: Paper, chosen: Chosen, bounds: Bounds) -> None:
    """Let no answer go on over an ending below the last question, or over words that go on from elsewhere."""
    if not chosen.fields:
        return
    for place in chosen.fields.values():
        _end_item(place, bounds)
    last = max(place.order for place in chosen.fields.values())
    for pane in paper.panes[last[0] :]:
        for start in _endings(pane) if pane.cell is None else ():
            if (pane.number, start) > last:
                bounds.end(pane, start)


def doubt_last(paper: Paper, found: dict[str, Found]) -> None:
    """Doubt an answer that is all the rest of the paper, and whose last line ends no sentence: it may be a name."""
    for one in found.values():
        last = one.stretches[-1] if one.stretches and one.words is not None else None
        if last is None or last.pane.cell is not None or last.pane is not paper.panes[-1]:
            continue
        lines = [line.strip() for line in (one.words or "").split("\n") if line.strip()]
        if not last.pane.text[last.stop :].strip() and lines[1:] and lines[-1][-1] not in _SENTENCE_END:
            one.doubts("read-odd-answer")


def bullet_of(place: Place) -> str | None:
    """The sign before a question that is an item of a list in plain lines."""
    found = _BULLET.match(place.pane.text, place.pane.row_of(place.start)[0]) if place.pane.cell is None else None
    return found[1] if found else None


def _end_item(place: Place, bounds: Bounds) -> None:
    """A question that is an item of a list ends where the next item begins."""
    bullet = bullet_of(place)
    if bullet is not None:
        after = re.compile(rf"^[ \t]*{re.escape(bullet)}", re.MULTILINE).search(place.pane.text, place.stop)
        if after is not None:
            bounds.end(place.pane, after.start())


def is_foot(line: str) -> bool:
    """Whether this is nothing but what the foot of a page says."""
    return bool(_FOOT.fullmatch(line.strip(_EDGES)))


def ends(lines: Sequence[str]) -> bool:
    """Whether the first of these lines is where a form has ended; a mail is known by the lines that follow."""
    said = lines[0].strip(_EDGES)
    if _CLOSING.fullmatch(said) or _FOOT.fullmatch(said):
        return True
    return bool(_DISCLAIMER.match(said) or _MAIL.match(said) or _SIGNED.match(said)) or heads_a_mail(lines)


def addresses(lines: Sequence[str]) -> bool:
    """Whether somebody is written to here: the head of a mail, or 'Dear colleague'."""
    return bool(_ADDRESSING.fullmatch(lines[0].strip(_EDGES))) or heads_a_mail(lines)


def goes_on(line: str) -> bool:
    """Whether these words say that they go on from elsewhere."""
    return bool(_GOES_ON.match(line.strip(_EDGES)))


def heads_a_mail(lines: Sequence[str]) -> bool:
    """Whether these lines are the head of a mail."""
    below = [line.strip(_EDGES) for line in lines[1:HEAD]]
    return bool(_FROM.match(lines[0].strip(_EDGES))) and any(map(_SENT.match, below))


def mails_at(paper: Paper) -> list[tuple[int, int]]:
    """Where heads of mails stand in plain lines."""
    found = []
    for pane in paper.panes:
        if pane.cell is None and _FROM_LINE.search(pane.text):
            lines, at = pane.text.split("\n"), 0
            for number, line in enumerate(lines):
                if heads_a_mail(lines[number : number + HEAD]):
                    found.append((pane.number, at))
                at += len(line) + 1
    return found


def _endings(pane: Pane) -> Iterator[int]:
    """Where endings begin."""
    lines = pane.text.split("\n")
    at = 0
    for number, line in enumerate(lines):
        if ends(lines[number : number + HEAD]) or goes_on(line):
            yield at
        at += len(line) + 1
