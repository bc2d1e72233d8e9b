"""`python -m tests.retyping.producers`: both forms by many programs, every kind of Word form; how they are read."""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.model.form import Form
from tests.retyping import habits, writers
from tests.retyping.changes import HARD, ORDINARY, Retyping
from tests.retyping.desk import finished, started, typed
from tests.retyping.draft import Truth
from tests.retyping.judging import definitions, judged
from tests.retyping.tally import Tally, gathered, table

CLASSES = {
    "content controls": (
        "content controls for answers",
        "content controls around paragraphs",
        "controls without their prompts",
    ),
    "legacy fields": ("old form fields for answers",),
    "tables": ("answers right of labels", "labels over answers", "two questions a row", "the whole form as one table"),
    "text boxes": ("lines in text boxes",),
    "plain paragraphs": (
        "labels and answers in lines",
        "labels and answers with tabs between",
        "answers on the next line",
    ),
    "tracked changes": ("tracked insertions", "tracked replacements", "labels with tracked changes"),
    "re-typed labels": (
        "labels in a known other wording",
        "labels re-worded",
        "labels in capitals",
        "one typing slip in some labels",
    ),
}
_OURS = ("content controls", "legacy fields", "text boxes", "tracked changes")  # what other writers have no words for
_AT_ONCE = 40  # files that LibreOffice turns into Word in one go


@dataclass(frozen=True, kw_only=True)
class Made:
    """One file of the set."""

    kind: str
    producer: str
    form: Form
    truth: Truth
    content: bytes
    carrier: str = "docx"


def main() -> int:
    """Make the set, read it, print the table by class and by producer."""
    parser = argparse.ArgumentParser(prog="python -m tests.retyping.producers", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=4, help="forms of each class by each producer")
    chosen = parser.parse_args()
    by_class: list[Tally] = []
    by_producer: list[Tally] = []
    for one in made(chosen.seed, chosen.each):
        verdict = judged(one.content, one.form, one.truth)
        for name, tallies in ((one.kind, by_class), (one.producer, by_producer)):
            tally = Tally(kind=name)
            tally.add(verdict, f"{one.producer}, {one.kind}")
            tallies.append(tally)
    for tallies in (by_class, by_producer):
        sys.stdout.write(f"{table(gathered(tallies))}\n\n")
    return 1 if any(line.wrong_silent or line.lost_silent for line in by_class) else 0


def made(seed: int, each: int) -> Iterator[Made]:
    """Every class by every producer that this machine has."""
    for producer, write in PRODUCERS.items():
        try:
            yield from write(producer, seed, each)
        except writers.Unavailable as missing:
            sys.stderr.write(f"SKIPPED {producer}: {missing}\n")


def _retyped(producer: str, seed: int, each: int, classes: tuple[str, ...]) -> Iterator[tuple[str, Retyping]]:
    """Forms on their way, each with one change that makes it of its class."""
    for kind in classes:
        for number in range(each):
            chance = random.Random(f"{seed} {producer} {kind} {number}")
            forms = definitions().forms
            retyping = started(forms[0] if number % 4 else forms[-1], chance)
            name = chance.choice(CLASSES[kind])
            (ORDINARY.get(name) or HARD[name])(retyping)
            yield kind, retyping


def _by_blocks(write: Callable[[list], bytes]) -> Callable[..., Iterator[Made]]:
    """Programs that write blocks; what they can't make is left to the others."""
    classes = tuple(kind for kind in CLASSES if kind not in _OURS)

    def makes(producer: str, seed: int, each: int) -> Iterator[Made]:
        for kind, one in _retyped(producer, seed, each, classes):
            content = write(typed(one))
            yield Made(kind=kind, producer=producer, form=one.draft.form, truth=one.draft.truth, content=content)

    return makes


def _by_hand(habit: Callable[[Retyping], None] | None) -> Callable[..., Iterator[Made]]:
    """XML as a program is known to write it."""

    def makes(producer: str, seed: int, each: int) -> Iterator[Made]:
        for kind, one in _retyped(producer, seed, each, tuple(CLASSES)):
            if habit is not None:
                habit(one)
            content = finished(one)
            yield Made(kind=kind, producer=producer, form=one.draft.form, truth=one.draft.truth, content=content)

    return makes


def _resaved(producer: str, seed: int, each: int) -> Iterator[Made]:
    """Opened by LibreOffice and saved again as Word."""
    yield from through_office(list(_by_hand(None)(producer, seed, each)), ".docx")


def _from_html(producer: str, seed: int, each: int) -> Iterator[Made]:
    """Web pages that LibreOffice saved as Word."""
    pages = list(_by_blocks(lambda blocks: writers.as_html(blocks).encode())(producer, seed, each))
    yield from through_office(pages, ".html")


def printed(seed: int, each: int) -> Iterator[Made]:
    """Word forms printed to PDF by LibreOffice: no class of Word forms, but what certainty on pages is measured by."""
    yield from through_office(list(_by_hand(None)("printed", seed, each)), ".docx", carrier="pdf")


def through_office(files: list[Made], suffix: str, carrier: str = "docx", options: str = "") -> Iterator[Made]:
    """These files as LibreOffice saves or prints them."""
    if shutil.which("soffice") is None:
        raise writers.Unavailable("LibreOffice is not installed")
    reader = [] if suffix == ".docx" else ["--infilter=HTML (StarWriter)"]
    kind = "docx:MS Word 2007 XML" if carrier == "docx" else f"pdf:writer_pdf_Export{options}"
    with tempfile.TemporaryDirectory(prefix="retyping-") as held:
        home, out = Path(held), Path(held) / "out"
        names = [str(home / f"{number}{suffix}") for number in range(len(files))]
        for name, one in zip(names, files, strict=True):
            Path(name).write_bytes(one.content)
        office = ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", *reader]
        for at in range(0, len(names), _AT_ONCE):
            command = [*office, "--convert-to", kind, "--outdir", str(out), *names[at : at + _AT_ONCE]]
            subprocess.run(command, capture_output=True, timeout=300, check=True)
        for number, one in enumerate(files):
            yield replace(one, content=(out / f"{number}.{carrier}").read_bytes(), carrier=carrier)


def _by_pandoc(blocks: list) -> bytes:
    try:
        import pypandoc
    except ModuleNotFoundError as missing:
        raise writers.Unavailable("pandoc is not installed (pypandoc_binary)") from missing
    with tempfile.TemporaryDirectory(prefix="retyping-") as held:
        out = Path(held) / "out.docx"
        pypandoc.convert_text(writers.as_html(blocks), "docx", format="html", outputfile=str(out))
        return out.read_bytes()


PRODUCERS: dict[str, Callable[..., Iterator[Made]]] = {
    "XML as Word writes it": _by_hand(None),
    "XML as Google Docs writes it": _by_hand(habits.google),
    "XML as WPS writes it": _by_hand(habits.wps),
    "XML as OnlyOffice writes it": _by_hand(habits.onlyoffice),
    "LibreOffice, re-saved": _resaved,
    "LibreOffice, from a web page": _from_html,
    "python-docx": _by_blocks(writers.by_python_docx),
    "docxtpl": _by_blocks(writers.by_docxtpl),
    "npm docx": _by_blocks(writers.by_npm),
    "pandoc, from a web page": _by_blocks(_by_pandoc),
}


if __name__ == "__main__":
    sys.exit(main())
