"""Pages of paper by the programs that make PDF forms of them: drawn, fielded, filled, typed over, flattened."""

import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model.form import Form
from tests.retyping.paper import HIGH, SIZE, WIDE, Corners, Leaf, Place
from tests.retyping.writers import Unavailable

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_NODE = Path(__file__).with_name("by_pdf_lib.js")
_NAMELESS = ("Text{}", "undefined_{}", "fill_{}", "Check Box{}", "Group{}")


class Names:
    """What fields are called: as a careful designer does, or as a program does that found them by itself."""

    def __init__(self, *, telling: bool) -> None:
        self.telling = telling
        self.numbers = count(1)
        self.given: set[str] = set()

    def of(self, place: Place) -> str:
        """A name nobody else has."""
        number = next(self.numbers)
        if not self.telling:
            return _NAMELESS[3 if place.on is not None else number % 3].format(number)
        name = place.path or ("box" if place.on is not None else "cell")
        name = name if place.path and name not in self.given else f"{name}_{number}"
        self.given.add(name)
        return name


def printed(leaves: list[Leaf], *, answers: bool) -> bytes:
    """By reportlab: the form as it is printed, and the answers drawn into it where they are wanted."""

    def drawn(canvas: "Canvas", place: Place) -> None:
        _outline(canvas, place)
        if not answers:
            return
        x0, top, x1, bottom = place.box
        if place.on:
            canvas.line(x0 + 2, HIGH - top - 2, x1 - 2, HIGH - bottom + 2)
            canvas.line(x0 + 2, HIGH - bottom + 2, x1 - 2, HIGH - top - 2)
        for number, line in enumerate(place.lines):
            canvas.drawString(x0 + 3, HIGH - top - 10.5 - 13 * number, line)

    return _pages(leaves, drawn)


def by_reportlab(leaves: list[Leaf], form: Form, *, telling: bool) -> bytes:
    """By reportlab: the form with its fields filled in."""
    names, offered = Names(telling=telling), choices(form)
    radios = _radios(leaves)

    def fielded(canvas: "Canvas", place: Place) -> None:
        x0, top, x1, bottom = place.box
        at = {"x": x0, "y": HIGH - bottom, "forceBorder": not place.celled}
        fields = canvas.acroForm
        if place.on is not None:
            size = {"size": x1 - x0, "buttonStyle": "cross", "forceBorder": True}
            if place.group in radios:
                value = f"Choice{next(names.numbers)}"
                name = f"group_{place.group}" if telling else f"Group{place.group}"
                fields.radio(name=name, value=value, selected=place.on, **{**at, **size})
            else:
                fields.checkbox(name=names.of(place), checked=place.on, **{**at, **size})
            return
        at |= {"width": x1 - x0, "height": bottom - top, "fontSize": SIZE, "name": names.of(place), "maxlen": 4000}
        if place.path in offered and place.text in ("", *offered[place.path]):
            fields.choice(value=place.text or " ", options=[" ", *offered[place.path]], **at)
        else:
            flags = "multiline" if "\n" in place.text or len(place.lines) > 1 else ""
            fields.textfield(value=place.text, fieldFlags=flags, **at)

    return _pages(leaves, fielded)


def typed_over(leaves: list[Leaf]) -> bytes:
    """By pypdf: answers typed over the printed form as FreeText notes."""
    import pypdf
    from pypdf.annotations import FreeText

    file = pypdf.PdfWriter(io.BytesIO(printed(leaves, answers=False)))
    for number, leaf in enumerate(leaves):
        for place in leaf.places:
            text = place.text if place.on is None else "X" if place.on else ""
            if text:
                x0, top, x1, bottom = place.box
                rect = (x0, HIGH - bottom, x1, HIGH - top)
                look = {"font_size": "9pt", "border_color": None, "background_color": None}
                file.add_annotation(number, FreeText(text=text, rect=rect, **look))
    held = io.BytesIO()
    file.write(held)
    return held.getvalue()


def by_pdf_lib(leaves: list[Leaf], form: Form, *, telling: bool, flat: bool = False) -> bytes:
    """By pdf-lib: the form with its fields filled in, and flattened if wanted; NODE_PATH says where it is."""
    if shutil.which("node") is None:
        raise Unavailable("node is not installed")
    names, offered, radios = Names(telling=telling), choices(form), _radios(leaves)
    pages = [asdict(leaf) for leaf in leaves]
    for page in pages:
        for place in page["places"]:
            place["name"] = names.of(Place(**place))
            place["options"] = offered.get(place["path"], []) if not place["text"] else []
            if place["text"] in offered.get(place["path"], []):
                place["options"] = offered[place["path"]]
            place["radio"] = f"group_{place['group']}" if place["group"] in radios and place["on"] is not None else ""
    told = json.dumps({"pages": pages, "flat": flat}).encode()
    made = subprocess.run(["node", str(_NODE)], input=told, capture_output=True, timeout=60, check=False)
    if made.returncode:
        raise Unavailable(f"the npm package pdf-lib is not on NODE_PATH ({os.environ.get('NODE_PATH', 'not set')})")
    return made.stdout


def flattened_by_qpdf(content: bytes) -> bytes:
    """By qpdf: fields become print."""
    return _through(content, "qpdf", "--flatten-annotations=all", "{in}", "{out}")


def by_ghostscript(content: bytes) -> bytes:
    """By Ghostscript: written anew, as PDF printers do."""
    return _through(content, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", "{out}", "{in}")


def flattened_by_pdfium(content: bytes) -> bytes:
    """By pdfium, as Chromium and many other programs have it: fields become print."""
    import pypdfium2

    held = io.BytesIO()
    with pypdfium2.PdfDocument(content) as file:
        file.init_forms()
        for page in file:
            page.flatten()
        file.save(held)
    return held.getvalue()


def choices(form: Form) -> dict[str, list[str]]:
    """What the lists of a form offer, by question."""
    return {one.id: [option.label for option in one.options] for one in form.fields() if one.options}


def _radios(leaves: Iterable[Leaf]) -> set[int]:
    """Groups of boxes that may be radio buttons: several, one of them chosen."""
    groups: dict[int, list[bool]] = {}
    for place in (place for leaf in leaves for place in leaf.places if place.on is not None):
        groups.setdefault(place.group, []).append(bool(place.on))
    return {number for number, states in groups.items() if len(states) > 1 and sum(states) == 1 and number % 2}


def _pages(leaves: list[Leaf], draw: Any) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(WIDE, HIGH), invariant=True)
    for leaf in leaves:
        canvas.setLineWidth(0.5)
        for frame in leaf.frames:
            _rectangle(canvas, frame)
        for words in leaf.words:
            canvas.setFont("Helvetica-Bold" if words.bold else "Helvetica", SIZE)
            canvas.drawString(words.x, HIGH - words.y, words.text)
        canvas.setFont("Helvetica", SIZE)
        for place in leaf.places:
            draw(canvas, place)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _outline(canvas: "Canvas", place: Place) -> None:
    """A box to tick, or a line to write on; in a cell of its own an answer needs neither."""
    x0, _, x1, bottom = place.box
    if place.on is not None:
        _rectangle(canvas, place.box)
    elif not place.celled:
        canvas.line(x0, HIGH - bottom, x1, HIGH - bottom)


def _rectangle(canvas: "Canvas", box: Corners) -> None:
    x0, top, x1, bottom = box
    canvas.rect(x0, HIGH - bottom, x1 - x0, bottom - top)


def _through(content: bytes, program: str, *words: str) -> bytes:
    found = shutil.which(program)
    if found is None:
        raise Unavailable(f"{program} is not installed")
    with tempfile.TemporaryDirectory(prefix="retyping-") as held:
        source, made = Path(held) / "in.pdf", Path(held) / "out.pdf"
        source.write_bytes(content)
        command = [found, *(word.format(**{"in": source, "out": made}) for word in words)]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return made.read_bytes()
