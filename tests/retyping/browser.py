"""The same blocks as web pages, with or without fields and rules, and what Chromium prints of them."""

import os
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.retyping.blocks import Block, Cell, Para, Print, Said, Table, Tick
from tests.retyping.paper import answers_joined
from tests.retyping.pens import Names, Place
from tests.retyping.writers import Unavailable

_STYLE = """body{{font:10pt 'Liberation Sans',Arial,sans-serif}}
table{{border-collapse:collapse;width:100%;margin:6pt 0}}
td{{border:{border};padding:3pt;vertical-align:top}}p{{margin:3pt 0;white-space:pre-wrap}}
textarea,input:not([type]){{font:inherit;width:60%;vertical-align:top}}
td textarea,td input:not([type]){{width:95%}}"""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Web:
    """A form as a web page."""

    def __init__(self, *, fields: bool = False, telling: bool = True, rules: bool = True) -> None:
        self.fields, self.rules, self.names = fields, rules, Names(telling=telling)

    def page(self, blocks: list[Block]) -> bytes:
        """The page."""
        style = _STYLE.format(border="0.5pt solid black" if self.rules else "0")
        inner = "".join(map(self._block, answers_joined(blocks)))
        inner = f"<form>{inner}</form>" if self.fields else inner  # without one LibreOffice makes no fields
        return f"<html><head><meta charset='utf-8'><style>{style}</style></head><body>{inner}</body></html>".encode()

    def _block(self, block: Block) -> str:
        if isinstance(block, Table):
            rows = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>" for row in block.rows)
            return f"<table border='{int(self.rules)}'>{rows}</table>"
        return f"<p>{''.join(map(self._piece, block.pieces)) or '&#160;'}</p>"

    def _cell(self, cell: Cell) -> str:
        blocks = cell.blocks or ([Para(pieces=[Said(path="")])] if cell.role in ("body", "answer") else [])
        return f"<td colspan='{cell.span}'>{''.join(map(self._block, blocks))}</td>"

    def _piece(self, piece: Print | Said | Tick) -> str:
        if isinstance(piece, Print):
            words = _safe(piece.text)
            return f"<b>{words}</b>" if piece.bold else words
        if isinstance(piece, Tick):
            return self._tick(piece)
        return self._field(piece) if self.fields else _safe(piece.text)

    def _tick(self, tick: Tick) -> str:
        if not self.fields:
            return "☒" if tick.on else "☐"
        name = self.names.of(Place(box=(0, 0, 0, 0), on=tick.on))
        return f"<input type='checkbox' name='{name}'{' checked' if tick.on else ''}>"

    def _field(self, said: Said) -> str:
        name = self.names.of(Place(box=(0, 0, 0, 0), path=said.path))
        letters = 40 if said.path else 9  # a line of it holds, so that nothing is cut off
        rows = sum(1 + len(line) // letters for line in said.text.split("\n"))
        if rows > 1:
            return f"<textarea name='{name}' rows='{rows + 1}'>{escape(said.text)}</textarea>"
        return f"<input name='{name}' value='{escape(said.text, quote=True)}'>"


def printed_by_chromium(page: bytes) -> bytes:
    """What comes out of 'Print to PDF'."""
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unavailable("Chromium is not installed")
    with tempfile.TemporaryDirectory(prefix="retyping-", ignore_cleanup_errors=True) as held:
        home = Path(held)
        (home / "in.html").write_bytes(page)
        out = home / "out.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={home}/p"]
        command = [program, *options, f"--print-to-pdf={out}", (home / "in.html").as_uri()]
        subprocess.run(command, capture_output=True, timeout=120, check=True, env={**os.environ, "HOME": str(home)})
        return out.read_bytes()


def _safe(text: str) -> str:
    return escape(text).replace("\n", "<br>")
