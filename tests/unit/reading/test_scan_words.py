"""What a recogniser tells is read warily, held against a second opinion, and mended only where no doubt is left."""

import io

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw, ImageFont

from pipeline.reading.pages.page import Box
from pipeline.reading.pages.paragraphs import Habits, paragraphs
from pipeline.reading.pages.rows import rows
from pipeline.reading.scan.accents import accented
from pipeline.reading.scan.capitals import capitalised
from pipeline.reading.scan.dashes import measured
from pipeline.reading.scan.diacritics import ACUTE, composed, over
from pipeline.reading.scan.opinions import agreed, recogniser
from pipeline.reading.scan.postcodes import figured
from pipeline.reading.scan.recognised import Recognised
from pipeline.reading.scan.table import words_of
from pipeline.reading.scan.words import pieces

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(text: str, left: int = 10, top: int = 10, sure: float = 96, line: int = 1, width: int | None = None) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width or 20 * len(text)}\t30\t{sure}\t{text}\n"


def word(text: str, left: float = 10, sure: float = 0.96, line: int = 0, width: float | None = None) -> Recognised:
    box = Box(left, 10, left + (width or 20 * len(text)), 40)
    return Recognised(text=text, box=box, certainty=sure, line=line)


def test_each_word_has_its_place_its_certainty_and_the_line_it_stands_in() -> None:
    table = HEAD + "4\t1\t1\t1\t1\t0\t10\t10\t90\t30\t-1\t\n" + row("Family") + row("Name", 150) + row("Below", line=2)

    found = words_of(table.encode())

    assert [(one.text, one.line) for one in found] == [("Family", 0), ("Name", 0), ("Below", 1)]
    assert found[1].box == Box(150, 10, 230, 40)
    assert found[0].certainty == pytest.approx(0.96)


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "words\n",
        "5\t1\t1\n",
        "5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t96\tword\n",
        "5\t1\t1\t1\t1\t1\t1\t1\t1\t1\t96\t \n",
        "\0\t\t\t\n",
    ],
)
def test_what_is_no_row_of_words_is_passed_over(rubbish: str) -> None:
    assert [one.text for one in words_of((HEAD + rubbish + row("kept")).encode() + b"\xff\xfe")] == ["kept"]


def test_a_certainty_beyond_all_bounds_is_brought_within() -> None:
    sure, unsure = words_of((HEAD + row("a", sure=1e9) + row("b", sure=-5)).encode())

    assert (sure.certainty, unsure.certainty) == (1.0, 0.0)


def test_a_word_both_tell_is_as_sure_as_the_less_sure_of_them() -> None:
    (one,) = agreed([word("Walker", sure=0.97)], [word("Walker", sure=0.91)])

    assert (one.text, one.certainty) == ("Walker", 0.91)


@pytest.mark.parametrize(("sure", "text"), [(0.80, "Walker"), (0.99, "Valker")])
def test_a_word_they_differ_in_is_doubted_and_taken_from_the_surer(sure: float, text: str) -> None:
    (one,) = agreed([word("Walker", sure=0.9)], [word("Valker", sure=sure)])

    assert one.text == text
    assert one.certainty <= 0.5


def test_words_that_one_of_them_runs_together_are_parted_and_doubted() -> None:
    apart = [word("Child", 10, width=50), word("in", 65, width=20)]

    (one,) = agreed([word("Childin", 10, width=75)], apart)

    assert (one.text, one.certainty <= 0.5) == ("Child in", True)


def test_an_address_that_one_of_them_tears_apart_stays_whole_and_is_doubted() -> None:
    apart = [word("a.b", 10, width=50), word("@agency.example", 65, width=20)]

    (one,) = agreed([word("a.b@agency.example", 10, width=75)], apart)

    assert (one.text, one.certainty <= 0.5) == ("a.b@agency.example", True)


def test_a_word_that_only_one_of_them_saw_is_kept_and_doubted() -> None:
    found = agreed([word("Family")], [word("Family"), word("Walker", 200), word("|", 400, sure=0.2)])

    assert [(one.text, one.certainty <= 0.5) for one in found] == [("Family", False), ("Walker", True)]
    assert agreed([word("Family")], [])[0].certainty <= 0.5


@pytest.mark.parametrize(("width", "dash"), [(8, "-"), (24, "–"), (44, "—")])
def test_a_dash_is_the_one_it_is_as_long_as(width: float, dash: str) -> None:
    words = [word("Ferguson"), Recognised(text="-", box=Box(200, 25, 200 + width, 28), certainty=0.9, line=0)]

    assert measured(words)[1].text == dash


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (["SR8", "OJN"], ["SR8", "0JN"]),
        (["TS24", "lAB,"], ["TS24", "1AB,"]),
        (["TS24OJN"], ["TS240JN"]),
        (["OUR", "OWN"], ["OUR", "OWN"]),
        (["Year", "OLD"], ["Year", "OLD"]),
    ],
)
def test_a_postcode_s_second_half_begins_with_a_figure(told: list[str], meant: list[str]) -> None:
    found = figured([word(text, 10 + 200 * at) for at, text in enumerate(told)])

    assert [one.text for one in found] == meant


@pytest.mark.parametrize(
    ("told", "meant"),
    [("lfeanyi", "Ifeanyi"), ("(lndian", "(Indian"), ("llama", "llama"), ("lead", "lead"), ("l", "l")],
)
def test_no_word_begins_with_a_small_l_and_a_consonant(told: str, meant: str) -> None:
    assert [one.text for one in capitalised([word(told)])] == [meant]


def drawn(*texts: str) -> np.ndarray:
    """These words one below the other, as large as 11 points are on a scan."""
    picture = Image.new("L", (700, 100 * len(texts) + 60), 255)
    pen = ImageDraw.Draw(picture)
    for at, text in enumerate(texts):
        pen.text((20, 30 + 100 * at), text, font=ImageFont.load_default(46), fill=0)
    return np.asarray(picture)


def where(grey: np.ndarray, at: int, text: str) -> Recognised:
    rows, columns = np.nonzero(grey[20 + 100 * at : 120 + 100 * at] < 140)
    box = Box(columns.min(), rows.min() + 20 + 100 * at, columns.max() + 1, rows.max() + 21 + 100 * at)
    return Recognised(text=text, box=Box(*map(float, box)), certainty=0.91, line=at)  # in no dictionary


@pytest.mark.parametrize(
    ("told", "mark"),
    [
        ("Sean", (74, 33, 80, 38)),  # an acute over the a
        ("Omer", (28, 28, 42, 32)),  # a macron over the O
    ],
)
def test_a_mark_that_no_letter_told_explains_is_seen(told: str, mark: tuple[int, int, int, int]) -> None:
    others = ("Walker", "Hartlewood Billinton", "Indian")
    plain = drawn(told, *others)
    marked = plain.copy()
    marked[mark[1] : mark[3], mark[0] : mark[2]] = 0

    for grey, seen in ((plain, False), (marked, True)):
        words = [where(grey, at, text) for at, text in enumerate((told, *others))]
        assert [read is not None for read in accented(grey, words)] == [seen, False, False, False]


def test_a_plain_word_of_the_dictionary_bears_no_accent_whatever_lies_over_it() -> None:
    grey = drawn("sean", "Hartlewood", "Indian").copy()
    grey[33:38, 74:80] = 0

    seen, *others = [where(grey, at, text) for at, text in enumerate(("sean", "Hartlewood", "Indian"))]

    assert accented(grey, [seen, *others])[0] is not None
    assert accented(grey, [replace(seen, certainty=0.96), *others])[0] is None


@pytest.mark.parametrize(
    ("letter", "drawing", "accented_letter"),
    [
        ("a", ("...##", "..##.", ".##..", "##..."), "á"),
        ("e", ("##...", ".##..", "..##.", "...##"), "è"),
        ("a", ("..#..", ".#.#.", "#...#"), "â"),
        ("z", ("#...#", ".#.#.", "..#.."), "ž"),
        ("a", ("#...#", "##.##", ".###."), "ă"),
        ("o", ("########", "########"), "ō"),
    ],
)
def test_an_accent_is_told_by_its_shape(letter: str, drawing: tuple[str, ...], accented_letter: str) -> None:
    mark = np.array([[dot == "#" for dot in line] for line in drawing])

    assert composed(letter, over(letter, mark)) == accented_letter


def test_a_letter_takes_no_accent_that_no_language_gives_it() -> None:
    assert composed("q", ACUTE) == "q"


@pytest.mark.parametrize("text", ["Jyoti", "Quigley", "BILLINGHAM", "Walker", "hyphenated", "Fifth", "Kingsley"])
def test_a_word_without_accents_has_nothing_left_unexplained(text: str) -> None:
    grey = drawn(text, "Hartlewood", "Indian")

    assert accented(grey, [where(grey, at, one) for at, one in enumerate((text, "Hartlewood", "Indian"))])[0] is None


def test_a_picture_is_shown_twice_and_the_second_time_smaller() -> None:
    shown: list[tuple[int, bool]] = []

    def tell(picture: bytes, *, again: bool = False) -> bytes:
        with Image.open(io.BytesIO(picture)) as seen:
            shown.append((seen.width, again))
        return (HEAD + (row("Walker", 5, 5, width=60) if again else row("Walker"))).encode()

    box = io.BytesIO()
    Image.new("L", (300, 200), 255).save(box, "PNG")

    (found,) = recogniser(tell)(box.getvalue())

    assert sorted(shown) == [(150, True), (300, False)]
    assert (found.text, found.certainty) == ("Walker", pytest.approx(0.96))


def test_a_hidden_layer_that_says_otherwise_makes_a_word_doubtful() -> None:
    box = io.BytesIO()
    Image.new("L", (300, 200), 255).save(box, "PNG")

    def tell(picture: bytes, *, again: bool = False) -> bytes:
        line = row("Walker", 5, 5, width=60) if again else row("Walker")
        return (HEAD + line).encode()

    assert recogniser(tell, frozenset({"Walker"}))(box.getvalue())[0].certainty == pytest.approx(0.96)
    assert recogniser(tell, frozenset({"Wolker"}))(box.getvalue())[0].certainty <= 0.5


@pytest.mark.parametrize(
    ("sure", "joined"),
    [
        ((0.96, 0.96), "discussion held"),  # both are in the recogniser's dictionary
        ((0.91, 0.96), "discussionheld"),  # pieces of words never are, or one is a name
    ],
)
def test_words_that_fill_a_narrow_cell_of_a_picture_stay_apart_where_both_are_known(
    sure: tuple[float, float], joined: str
) -> None:
    lines = [
        rows(pieces([Recognised(text=text, box=box, certainty=certain, line=at)], 4.0))[0]
        for at, (text, box, certain) in enumerate(
            [("discussion", Box(20, 20, 220, 48), sure[0]), ("held", Box(20, 70, 100, 98), sure[1])]
        )
    ]

    (found,) = paragraphs(lines, Box(0, 0, 60, 40), Habits.of(lines))

    assert found.text == joined
