"""What re-typed forms came to, by the kind of change, and the table of all of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from tests.retyping.changes import HARD
from tests.retyping.desk import retyped
from tests.retyping.judging import Verdict, definitions, judged

_MOST_TOLD = 6
_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
_ENOUGH = 200  # answers
_HEADS = ("kind", "forms", "unknown", "values", "F1 %", "whole %", "wrong, silent", "lost, silent", "right, flagged %")
_COUNTS = (
    "forms",
    "unknown",
    "values",
    "read",
    "right",
    "whole",
    "wrong_silent",
    "lost_silent",
    "questions",
    "flagged",
)


@dataclass(kw_only=True)
class Tally:
    """One line of the table."""

    kind: str
    forms: int = 0
    unknown: int = 0
    values: int = 0
    read: int = 0
    right: int = 0
    whole: int = 0
    wrong_silent: int = 0
    lost_silent: int = 0
    questions: int = 0
    flagged: int = 0
    told: list[str] = field(default_factory=list)
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)  # right, of how many, by way or doubt
    said: dict[str, tuple[int, int]] = field(
        default_factory=dict
    )  # the same, by what the reading said of its certainty

    def add(self, verdict: Verdict, where: str) -> None:
        """Count one form in."""
        self.forms += 1
        self.unknown += not verdict.known
        self.values += verdict.values
        self.read += verdict.read
        self.right += verdict.right
        self.whole += verdict.whole
        self.wrong_silent += len(verdict.wrong_silent)
        self.lost_silent += len(verdict.lost_silent)
        self.questions += verdict.questions
        self.flagged += len(verdict.flagged_right)
        for name, right in verdict.evidence:
            _count(self.evidence, name, right=right)
        for said, right in verdict.said:
            _count(self.said, _bin(said), right=right)
        silent = sorted({*verdict.wrong_silent, *verdict.lost_silent})
        if silent and len(self.told) < _MOST_TOLD:
            self.told.append(f"{where}: {'the form was not known' if not verdict.known else ', '.join(silent)}")

    @property
    def f1(self) -> float:
        """The balance of what was read right to all that was read, and to all that was written."""
        return 2 * self.right / (self.read + self.values) if self.read + self.values else 1.0


def tallied(kinds: Sequence[str], seed: int, count: int, share: tuple[int, int] = (0, 1)) -> Iterator[Tally]:
    """Re-type, read and judge; one tally for each kind that had a form in this share."""
    tallies: dict[str, Tally] = {}
    forms = definitions().forms
    for number in range(count):
        if number % share[1] != share[0]:
            continue
        kind = kinds[number % len(kinds)]
        made = retyped(forms, seed + number, kind)
        verdict = judged(made.content, made.form, made.truth)
        where = f"--seed {seed + number} --count 1 '{kind}'"
        tallies.setdefault(kind, Tally(kind=kind)).add(verdict, where)
    yield from tallies.values()


def gathered(shares: Iterable[Tally]) -> list[Tally]:
    """Tallies of several processes as one for each kind, ordinary ones first."""
    lines: dict[str, Tally] = {}
    for share in shares:
        line = lines.setdefault(share.kind, Tally(kind=share.kind))
        for name in _COUNTS:
            setattr(line, name, getattr(line, name) + getattr(share, name))
        line.told = (line.told + share.told)[:_MOST_TOLD]
        for mine, others in ((line.evidence, share.evidence), (line.said, share.said)):
            _join(mine, others)
    return sorted(lines.values(), key=lambda line: (line.kind in HARD, line.kind))


def together(lines: Sequence[Tally]) -> Tally:
    """All lines as one."""
    whole = _sum("all together", lines)
    for line in lines:
        _join(whole.evidence, line.evidence)
        _join(whole.said, line.said)
    return whole


def kept(said: dict[str, tuple[int, int]]) -> bool:
    """Whether answers are right as often as was said of them, wherever there are enough to tell."""
    return all(right >= float(name[:4]) * of for name, (right, of) in said.items() if of >= _ENOUGH)


def certainties(said: dict[str, tuple[int, int]]) -> str:
    """What was said of certainty beside what came true, for people."""
    rows = [
        f"  {name}  {of:>7,} answers, {100 * right / of:5.1f} % right" for name, (right, of) in sorted(said.items())
    ]
    return "\n".join(["said to be right", *rows])


def _count(counts: dict[str, tuple[int, int]], name: str, *, right: bool) -> None:
    before = counts.get(name, (0, 0))
    counts[name] = (before[0] + right, before[1] + 1)


def _join(counts: dict[str, tuple[int, int]], others: dict[str, tuple[int, int]]) -> None:
    for name, (right, of) in others.items():
        before = counts.get(name, (0, 0))
        counts[name] = (before[0] + right, before[1] + of)


def _bin(said: float) -> str:
    low = max(edge for edge in _EDGES if edge <= said)
    high = min((edge for edge in _EDGES if edge > said), default=1.0)
    return f"{low:.2f} to {high:.2f}"


def as_line(tally: Tally) -> str:
    """A tally for another process to read."""
    return json.dumps(asdict(tally))


def from_line(line: str) -> Tally:
    """A tally another process wrote."""
    return Tally(**json.loads(line))


def table(lines: Sequence[Tally]) -> str:
    """The report, for people."""
    ordinary, hard = [one for one in lines if one.kind not in HARD], [one for one in lines if one.kind in HARD]
    sums = [_sum("ordinary changes", ordinary), _sum("harder changes", hard), _sum("all together", lines)]
    rows = [_HEADS, *(_row(line) for line in (*ordinary, *hard, *sums))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    drawn = [
        "  ".join(cell.ljust(width) if not column else cell.rjust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    rule = "-" * len(drawn[0])
    told = [f"  {sentence}" for line in lines for sentence in line.told]
    return "\n".join([drawn[0], rule, *drawn[1:-3], rule, *drawn[-3:], *(["", *told] if told else [])])


def _row(line: Tally) -> tuple[str, ...]:
    counts = (line.forms, line.unknown, line.values)
    shares = (f"{100 * line.f1:.1f}", f"{100 * line.whole / max(1, line.forms):.0f}")
    flagged = f"{100 * line.flagged / max(1, line.questions):.1f}"
    return (line.kind, *(f"{n:,}" for n in counts), *shares, f"{line.wrong_silent:,}", f"{line.lost_silent:,}", flagged)


def _sum(kind: str, lines: Sequence[Tally]) -> Tally:
    whole = Tally(kind=kind)
    for line in lines:
        for name in _COUNTS:
            setattr(whole, name, getattr(whole, name) + getattr(line, name))
    return whole
