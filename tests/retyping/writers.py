"""The same blocks by other hands: python-docx, docxtpl, the npm package docx, and HTML for programs to make Word of."""

import json
import os
import shutil
import subprocess
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.retyping.blocks import Block, Cell, Para, Print, Said, Table, Tick

if TYPE_CHECKING:
    from docx.document import Document

_NODE = Path(__file__).with_name("by_npm.js")


class Unavailable(Exception):
    """A program that this machine does not have."""


def by_python_docx(blocks: list[Block]) -> bytes:
    """As a script with python-docx writes it."""
    return _saved(_document(blocks, {}))


def by_docxtpl(blocks: list[Block]) -> bytes:
    """As a case system fills a template: every answer stands in it as a variable first."""
    from docxtpl import DocxTemplate

    values: dict[str, str] = {}
    template = _saved(_document(blocks, values, variables=True))
    filled = DocxTemplate(BytesIO(template))
    filled.render(values, autoescape=True)
    held = BytesIO()
    filled.save(held)
    return held.getvalue()


def by_npm(blocks: list[Block]) -> bytes:
    """As the npm package docx writes it; NODE_PATH says where it is."""
    if shutil.which("node") is None:
        raise Unavailable("node is not installed")
    made = subprocess.run(
        ["node", str(_NODE)], input=json.dumps([_plain(block) for block in blocks]).encode(), capture_output=True,
        timeout=60, check=False, env=dict(os.environ),
    )  # fmt: skip
    if made.returncode:
        raise Unavailable("the npm package docx is not on NODE_PATH")
    return made.stdout


def as_html(blocks: list[Block]) -> str:
    """For a word processor to open, as web forms and mail programs leave it behind."""
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(map(_html, blocks))}</body></html>"


def _document(blocks: list[Block], values: dict[str, str], *, variables: bool = False) -> "Document":
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, Para):
            _fill(document.add_paragraph(), block, values, variables=variables)
        else:
            _table(document.add_table(len(block.rows), _width(block)), block, values, variables=variables)
            document.add_paragraph()
    return document


def _table(grid: Any, table: Table, values: dict[str, str], *, variables: bool) -> None:
    grid.style = None
    for number, row in enumerate(table.rows):
        at, cells = 0, grid.rows[number].cells
        for cell in row:
            place = cells[at]
            if cell.span > 1:
                place = place.merge(cells[min(at + cell.span, len(cells)) - 1])
            at += cell.span
            _cell(place, cell, values, variables=variables)


def _cell(place: Any, cell: Cell, values: dict[str, str], *, variables: bool) -> None:
    for number, block in enumerate(cell.blocks):
        if isinstance(block, Table):
            _table(place.add_table(len(block.rows), _width(block)), block, values, variables=variables)
        else:
            _fill(place.paragraphs[0] if not number else place.add_paragraph(), block, values, variables=variables)


def _fill(paragraph: Any, para: Para, values: dict[str, str], *, variables: bool) -> None:
    for piece in para.pieces:
        if isinstance(piece, Print):
            paragraph.add_run(piece.text).bold = piece.bold or None
        elif isinstance(piece, Tick):
            paragraph.add_run("☒" if piece.on else "☐")
        elif variables and piece.text:
            name = f"v{len(values)}"
            values[name] = piece.text
            paragraph.add_run("{{ " + name + " }}")
        else:
            paragraph.add_run(piece.text)


def _width(table: Table) -> int:
    return max(sum(cell.span for cell in row) for row in table.rows)


def _saved(document: "Document") -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _plain(block: Block) -> dict[str, Any]:
    """For the JSON that the script reads."""
    if isinstance(block, Table):
        rows = [
            [{"span": cell.span, "blocks": [_plain(one) for one in cell.blocks]} for cell in row] for row in block.rows
        ]
        return {"rows": rows}
    return {"pieces": [_piece(piece) for piece in block.pieces]}


def _piece(piece: Print | Said | Tick) -> dict[str, Any]:
    if isinstance(piece, Tick):
        return {"on": piece.on}
    return {"text": piece.text, "bold": isinstance(piece, Print) and piece.bold}


def _html(block: Block) -> str:
    if isinstance(block, Table):
        rows = "".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in block.rows)
        return f"<table border='1'>{rows}</table>"
    return f"<p>{''.join(_html_piece(piece) for piece in block.pieces)}</p>"


def _html_cell(cell: Cell) -> str:
    return f"<td colspan='{cell.span}'>{''.join(map(_html, cell.blocks))}</td>"


def _html_piece(piece: Print | Said | Tick) -> str:
    if isinstance(piece, Tick):
        return "☒" if piece.on else "☐"
    words = escape(piece.text).replace("\t", "&#9;").replace("\n", "<br/>").replace("  ", "&#160; ")
    return f"<b>{words}</b>" if isinstance(piece, Print) and piece.bold else words
