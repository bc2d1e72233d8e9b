"""Where answers stand on the page: what a picture of it shows framed."""

from pathlib import Path

from pipeline.definitions import load, packaged
from pipeline.matching import match
from pipeline.reading import read

PRINTED = Path(__file__).parents[2] / "samples" / "pdf" / "libreoffice-printed.pdf"
HSSCP = load((packaged(),), "hsscp")


def test_an_answer_of_several_lines_is_framed_whole() -> None:
    sheet = read("pdf", PRINTED.read_bytes())
    words = "14 Harbour Row", "Saltmarsh", "ZZ1 1ZZ"
    lines = [line.frame for line in sheet.lines() if line.text in words and line.frame]

    (answer,) = (one for one in match(sheet, HSSCP.forms).answers if one.path == "home_address")

    assert answer.words == "\n".join(words)
    assert answer.source
    assert answer.source.frame
    assert answer.source.frame.top == min(line.top for line in lines)
    assert answer.source.frame.bottom == max(line.bottom for line in lines)
    assert len(lines) == 3
