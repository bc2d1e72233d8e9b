"""One form held against one sheet: what every step of matching has found so far, and nothing it does not need."""

from msgspec import Struct, field

from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.found import Found, Sequel
from pipeline.matching.guessed import Guessed
from pipeline.matching.panes import Paper
from pipeline.matching.phrases import Phrasebook
from pipeline.matching.places import Place
from pipeline.matching.table_rows import TableRead


class Attempt(Struct, kw_only=True):
    """One form held against one sheet."""

    paper: Paper
    book: Phrasebook
    claims: Claims = field(default_factory=Claims)
    places: list[Place] = field(default_factory=list)
    grown: set[int] = field(default_factory=set)  # places whose label runs on past its known words, by identity
    tables: dict[str, TableRead] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=Chosen)
    bounds: Bounds = field(default_factory=Bounds)
    guessed: Guessed = field(default_factory=Guessed)
    sequels: list[Sequel] = field(default_factory=list)
    found: dict[str, Found] = field(default_factory=dict)

    @property
    def headed(self) -> set[str]:
        """Tables whose header was found."""
        return {asked for asked, read in self.tables.items() if read.header is not None}

    @property
    def printed_places(self) -> list[Place]:
        """Wherever printed words stand, or words taken for them."""
        guessed = [self.chosen.fields[asked] for asked in self.guessed.likened]
        return self.places + guessed + [place for place, _ in self.chosen.headings]

    def answers(self) -> list[Found]:
        """Every question's answer, and every table's cells."""
        return [*self.found.values(), *(cell for read in self.tables.values() for cell in read.found())]
