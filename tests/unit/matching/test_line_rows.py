import pytest

from pipeline.matching.line_rows import Slot, rows_of

DATED = ("day", "month", "year", "", "")
PEOPLE = ("", "", "")


def rows(lines: str, parts: tuple[str, ...]) -> list[str]:
    """The rows of these lines, which a stroke parts, each with a stroke between its cells; a comma joins a cell's."""
    slots = [Slot(text=text.strip()) for text in lines.split("|")]
    return [" | ".join(",".join(slots[at].text for at in cell) for cell in row) for row in rows_of(slots, parts)]


@pytest.mark.parametrize(
    ("lines", "parts", "expected"),
    [
        (
            "3|2|2024|Home visit|NFA|4|March|24|Fell|Seen",
            DATED,
            ["3 | 2 | 2024 | Home visit | NFA", "4 | March | 24 | Fell | Seen"],
        ),
        (
            "3|2|2024|Moved|(B&B, out of area)|NFA|4|3|24|Fell|Seen",
            DATED,
            ["3 | 2 | 2024 | Moved,(B&B, out of area) | NFA", "4 | 3 | 24 | Fell | Seen"],
        ),
        ("3|2|2024|Fell|4|3|24|Moved|Seen", DATED, ["3 | 2 | 2024 | Fell | ", "4 | 3 | 24 | Moved | Seen"]),
        ("5|10|Fell|Seen|6|3|24|Moved|Seen", DATED, ["5 | 10 |  | Fell | Seen", "6 | 3 | 24 | Moved | Seen"]),
        ("||3|2|2024|Fell||4|3|24|Moved|Seen|", DATED, ["3 | 2 | 2024 | Fell | ", "4 | 3 | 24 | Moved | Seen"]),
        (
            "|Ailsa|Al|1 Example Street||Rowan||not known||",
            PEOPLE,
            ["Ailsa | Al | 1 Example Street", "Rowan |  | not known"],
        ),
        (
            "Ailsa|Al|1 Example Street|Rowan||2 Example Street",
            PEOPLE,
            ["Ailsa | Al | 1 Example Street", "Rowan |  | 2 Example Street"],
        ),
        (
            "|Ailsa|Al|1 Example Street|Anywhere|TS1 1XX||Rowan|Ro|as above|",
            PEOPLE,
            ["Ailsa | Al | 1 Example Street,Anywhere,TS1 1XX", "Rowan | Ro | as above"],
        ),
        (
            "Ailsa|DS|01632 960001|a@example.org|Rowan|HV|01632 960002",
            PEOPLE,
            ["Ailsa | DS | 01632 960001,a@example.org", "Rowan | HV | 01632 960002"],
        ),
    ],
)
def test_lines_are_parted_into_the_likeliest_rows(lines: str, parts: tuple[str, ...], expected: list[str]) -> None:
    assert rows(lines, parts) == expected


@pytest.mark.parametrize("lines", ["", "|", "|||"])
def test_empty_lines_are_no_rows(lines: str) -> None:
    assert rows(lines, PEOPLE) == []


def test_every_line_is_in_one_row_once() -> None:
    slots = [Slot(text=text) for text in ["one", "", "two", "3", "four", "", "", "five", "6", "seven", "eight"]]
    taken = [at for row in rows_of(slots, DATED) for cell in row for at in cell]
    assert taken == [at for at, slot in enumerate(slots) if slot.text]


def test_more_lines_than_any_table_has_are_left_alone() -> None:
    assert rows_of([Slot(text="x")] * 3_001, PEOPLE) == []
