"""What each part of the proof came to, and the table of all of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

_MOST_TOLD = 12  # sentences of one part that are shown; their number is always whole
_HEADS = ("what", "tries", "lost", "duplicated", "half-made", "unsound", "seconds")


@dataclass(slots=True, kw_only=True)
class Verdict:
    """What the ledger says of one workspace: empty where all is well."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    half_made: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)  # a broken log, a claim that blocks, no recovery, a wrong note

    @property
    def well(self) -> bool:
        """Whether everything is where it belongs."""
        return not (self.lost or self.duplicated or self.half_made or self.unsound)


@dataclass(slots=True, kw_only=True)
class Tally:
    """One line of the table."""

    what: str
    tries: int = 0
    lost: int = 0
    duplicated: int = 0
    half_made: int = 0
    unsound: int = 0
    seconds: float = 0.0
    skipped: str = ""
    told: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing went wrong, and something was tried or openly left out."""
        return not (self.lost or self.duplicated or self.half_made or self.unsound) and bool(self.tries or self.skipped)

    def add(self, verdict: Verdict, *, where: str = "") -> None:
        """Count what one look at the ledger found."""
        for name in ("lost", "duplicated", "half_made", "unsound"):
            found: list[str] = getattr(verdict, name)
            setattr(self, name, getattr(self, name) + len(found))
            self.tell(*(f"{name}: {sentence}{f' [{where}]' if where else ''}" for sentence in found))

    def fault(self, sentence: str) -> None:
        """Count something that should not be, outside the ledger."""
        self.unsound += 1
        self.tell(f"unsound: {sentence}")

    def tell(self, *sentences: str) -> None:
        """Keep a few sentences for the person who reads the table."""
        self.told += sentences[: max(0, _MOST_TOLD - len(self.told))]


def gathered(shares: Iterable[Tally]) -> list[Tally]:
    """The shares of several processes as one line for each thing tried."""
    lines: dict[str, Tally] = {}
    for share in shares:
        line = lines.setdefault(share.what, Tally(what=share.what))
        for name in ("tries", "lost", "duplicated", "half_made", "unsound"):
            setattr(line, name, getattr(line, name) + getattr(share, name))
        line.seconds = max(line.seconds, share.seconds)
        line.skipped = line.skipped or share.skipped
        line.tell(*share.told)
    return list(lines.values())


def as_line(tally: Tally) -> str:
    """A tally for another process to read."""
    return json.dumps(asdict(tally))


def from_line(line: str) -> Tally:
    """A tally another process wrote."""
    return Tally(**json.loads(line))


def table(lines: Sequence[Tally]) -> str:
    """The report, for people."""
    rows = [_HEADS, *(_row(line) for line in lines), _row(_sum(lines))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    drawn = [
        "  ".join(cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]
    rule = "-" * len(drawn[0])
    told = [f"  {line.what}: {sentence}" for line in lines for sentence in line.told]
    return "\n".join([drawn[0], rule, *drawn[1:-1], rule, drawn[-1], *(["", *told] if told else [])])


def _row(line: Tally) -> tuple[str, ...]:
    what = f"{line.what} (SKIPPED: {line.skipped})" if line.skipped else line.what
    counts = (line.tries, line.lost, line.duplicated, line.half_made, line.unsound)
    return (what, *(f"{count:,}" for count in counts), f"{line.seconds:.1f}")


def _sum(lines: Sequence[Tally]) -> Tally:
    whole = Tally(what="all together", seconds=sum(line.seconds for line in lines))
    for line in lines:
        for name in ("tries", "lost", "duplicated", "half_made", "unsound"):
            setattr(whole, name, getattr(whole, name) + getattr(line, name))
    return whole
