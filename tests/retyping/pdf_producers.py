"""`python -m tests.retyping.pdf_producers`: both forms as PDF by many programs, and on paper; how they are read."""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import FileAtFault
from pipeline.reading import Programs
from pipeline.recognition import Tesseract, find_program
from tests.retyping import pens
from tests.retyping.browser import Web, printed_by_chromium
from tests.retyping.cameras import photographed, scanned
from tests.retyping.changes import ORDINARY, Retyping
from tests.retyping.desk import finished, started, typed
from tests.retyping.ink import W
from tests.retyping.judging import Verdict, definitions, judged
from tests.retyping.letters import in_plain_letters
from tests.retyping.paper import Leaf, laid_out
from tests.retyping.producers import Made, through_office
from tests.retyping.tally import Tally, gathered, table
from tests.retyping.writers import Unavailable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACES = (
    *("answers right of labels", "answers right of labels", "two questions a row", "labels over answers"),
    *("answers in the label's cell", "the whole form as one table", "labels and answers in lines"),
    *("labels and answers with tabs between", "answers on the next line"),
)
_BOXES = ("boxes after options", "options on lines of their own", "boxes right of options", "boxes left of options")
_WITH_FIELDS = ':{"ExportFormFields":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True, kw_only=True)
class Maker:
    """One way to make a PDF of a form."""

    kind: str
    producer: str
    make: Callable[[Retyping], bytes]
    plain: bool = False  # it knows the old letters only
    slow: bool = False  # it is looked at by a recogniser
    office: str = ""  # what it makes is a file of this kind, which LibreOffice prints
    options: str = ""  # for LibreOffice
    after: Callable[[bytes, random.Random], bytes] | None = None  # what becomes of it then


def main() -> int:
    """Make the set, read it, print the table by class and by producer."""
    chosen = _parser().parse_args()
    by_class: list[Tally] = []
    by_producer: list[Tally] = []
    began, programs = time.monotonic(), _programs()
    for number, one in made(chosen.seed, chosen.each, chosen.kinds, chosen.keep, read_scans=programs.tell is not None):
        where = f"{one.producer}, {one.kind}, number {number}"
        verdict = _judged(one, programs)
        for name, tallies in ((one.kind, by_class), (one.producer, by_producer)):
            tally = Tally(kind=name)
            tally.add(verdict, where)
            tallies.append(tally)
    for tallies in (by_class, by_producer):
        sys.stdout.write(f"{table(gathered(tallies))}\n\n")
    again = f"python -m tests.retyping.pdf_producers --seed {chosen.seed} --each {chosen.each} --keep FOLDER"
    sys.stdout.write(f"{time.monotonic() - began:.0f} seconds; the same files again: {again}\n")
    return 1 if any(line.wrong_silent or line.lost_silent for line in by_class) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.retyping.pdf_producers", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="CLASS", help="; ".join(dict.fromkeys(one.kind for one in MAKERS)))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=4, help="forms of each class by each producer")
    parser.add_argument("--keep", type=Path, help="a folder to leave the files in")
    return parser


def _programs() -> Programs:
    return Programs(tell=Tesseract().tell) if find_program() is not None else Programs()


def _judged(one: Made, programs: Programs) -> Verdict:
    try:
        return judged(one.content, one.form, one.truth, one.carrier, programs)
    except FileAtFault:
        return Verdict(known=False)  # said to be unreadable, which is no silence


def made(
    seed: int,
    each: int,
    kinds: Sequence[str],
    keep: Path | None = None,
    *,
    read_scans: bool = True,
    producers: Sequence[str] = (),
) -> Iterator[tuple[int, Made]]:
    """Every class by every producer that this machine has, each form with its number."""
    for maker in MAKERS:
        if (kinds and maker.kind not in kinds) or (producers and maker.producer not in producers):
            continue
        if maker.slow and not read_scans:
            sys.stderr.write(f"SKIPPED {maker.producer}: Tesseract is not installed\n")
            continue
        try:
            for number, one in enumerate(_by(maker, seed, each)):
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    name = f"{maker.producer} {maker.kind} {number}.pdf".replace(",", "").replace(" ", "-")
                    (keep / name).write_bytes(one.content)
                yield number, one
        except Unavailable as missing:
            sys.stderr.write(f"SKIPPED {maker.producer}: {missing}\n")


def _by(maker: Maker, seed: int, each: int) -> Iterator[Made]:
    files, chances = [], []
    for number in range(each):
        chance = random.Random(f"{seed} {maker.producer} {maker.kind} {number}")
        one = _drafted(chance, maker, number)
        form, truth = one.draft.form, one.draft.truth
        content = maker.make(one)
        files.append(Made(kind=maker.kind, producer=maker.producer, form=form, truth=truth, content=content))
        chances.append(chance)
    if maker.office:
        files = list(through_office(files, maker.office, "pdf", maker.options))
    for file, chance in zip(files, chances, strict=True):
        content = maker.after(file.content, chance) if maker.after else file.content
        yield replace(file, content=content, carrier="pdf")


def _drafted(chance: random.Random, maker: Maker, number: int) -> Retyping:
    forms = definitions().forms
    retyping = started(forms[0] if number % 4 else forms[-1], chance)
    for names in (_PLACES, _BOXES):
        if names is _PLACES or chance.random() < 0.6:
            ORDINARY[chance.choice(names)](retyping)
    if maker.plain:
        in_plain_letters(retyping.draft)
    return retyping


def _leaves(retyping: Retyping) -> list[Leaf]:
    return laid_out(typed(retyping))


def _web(*, fields: bool = False, rules: bool = True, telling: bool = True) -> Callable[[Retyping], bytes]:
    return lambda one: Web(fields=fields, rules=rules, telling=telling).page(typed(one))


def _chromium(*, fields: bool = False, rules: bool = True) -> Callable[[Retyping], bytes]:
    return lambda one: printed_by_chromium(_web(fields=fields, rules=rules)(one))


def _reportlab(*, telling: bool) -> Callable[[Retyping], bytes]:
    return lambda one: pens.by_reportlab(_leaves(one), one.draft.form, telling=telling)


def _pdf_lib(*, telling: bool, flat: bool = False) -> Callable[[Retyping], bytes]:
    return lambda one: pens.by_pdf_lib(_leaves(one), one.draft.form, telling=telling, flat=flat)


def _without_rules(one: Retyping) -> bytes:
    def bare(root: "Element") -> None:
        for borders in list(root.iter(f"{{{W}}}tblBorders")):
            borders.getparent().remove(borders)  # type: ignore[union-attr]

    one.on_xml.append(bare)
    return finished(one)


def _then(first: Callable[[Retyping], bytes], then: Callable[[bytes], bytes]) -> Callable[[Retyping], bytes]:
    return lambda one: then(first(one))


_NAMED, _NAMELESS = "AcroForm, fields with names", "AcroForm, Text1 and undefined_2"
_WORD = {"make": finished, "office": ".docx"}
MAKERS = (
    Maker(kind=_NAMED, producer="reportlab", make=_reportlab(telling=True), plain=True),
    Maker(kind=_NAMED, producer="pdf-lib", make=_pdf_lib(telling=True), plain=True),
    Maker(kind=_NAMED, producer="LibreOffice, from a web page", make=_web(fields=True), office=".html",
          options=_WITH_FIELDS),
    Maker(kind=_NAMELESS, producer="reportlab", make=_reportlab(telling=False), plain=True),
    Maker(kind=_NAMELESS, producer="pdf-lib", make=_pdf_lib(telling=False), plain=True),
    Maker(kind="flattened", producer="pdf-lib", make=_pdf_lib(telling=False, flat=True), plain=True),
    Maker(kind="flattened", producer="qpdf, of pdf-lib's", plain=True,
          make=_then(_pdf_lib(telling=True), pens.flattened_by_qpdf)),
    Maker(kind="flattened", producer="pdfium, of pdf-lib's", plain=True,
          make=_then(_pdf_lib(telling=False), pens.flattened_by_pdfium)),
    Maker(kind="printed by LibreOffice", producer="LibreOffice", **_WORD),
    Maker(kind="printed by Chromium", producer="Chromium", make=_chromium()),
    Maker(kind="printed by Chromium", producer="Chromium, fields filled in", make=_chromium(fields=True)),
    Maker(kind="printed without rules", producer="LibreOffice", make=_without_rules, office=".docx"),
    Maker(kind="printed without rules", producer="Chromium", make=_chromium(rules=False)),
    Maker(kind="typed over", producer="pypdf", make=lambda one: pens.typed_over(_leaves(one))),
    Maker(kind="distilled", producer="Ghostscript", after=lambda content, _: pens.by_ghostscript(content), **_WORD),
    Maker(kind="scanned at 200 dpi", producer="a scanner", slow=True, **_WORD,
          after=lambda content, chance: scanned(content, chance, dots=200)),
    Maker(kind="scanned at 150 dpi", producer="a scanner", slow=True, **_WORD,
          after=lambda content, chance: scanned(content, chance, dots=150)),
    Maker(kind="photographed", producer="a phone", slow=True, after=photographed, **_WORD),
)  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
