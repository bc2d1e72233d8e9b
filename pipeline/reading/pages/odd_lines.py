"""Lines whose letters can't be trusted: some have no name in the file, some run from right to left."""

import unicodedata

from pipeline.model.sheet import Grid, Line, Remark, lines_of

_LOST = "Some letters here can't be told from the file."
_TURNED = "Some of the words here run from right to left; their order may be turned round."


def odd_lines(blocks: tuple[Line | Grid, ...]) -> list[Remark]:
    """A remark for each line with letters of either kind."""
    found: dict[Remark, None] = {}
    for line in lines_of(blocks):
        if line.text.isascii():
            continue
        if "\ufffd" in line.text:
            found.setdefault(Remark(code="read-unmapped-text", message=_LOST, where=line.where))
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line.text):
            found.setdefault(Remark(code="read-right-to-left", message=_TURNED, where=line.where))
    return list(found)
