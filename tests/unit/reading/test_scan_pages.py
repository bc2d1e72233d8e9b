"""Pictures of pages into pages of print."""

import numpy as np
import pytest
from drawn_pages import POINT, SMALL, Paper, nothing

from pipeline.model.sheet import Grid, MarkKind, Sheet, Told
from pipeline.reading.pages import sheet_of
from pipeline.reading.pages.over import Over
from pipeline.reading.pages.page import Box
from pipeline.reading.scan import Grey, Recognise, Recognised, Scanned, page_of


def scanned(grey: Grey, recognise: Recognise = nothing, size: tuple[float, float] | None = SMALL) -> Scanned:
    return page_of(grey, number=1, recognise=recognise, size=size)


def sheet(made: Scanned) -> Sheet:
    over = Over()
    over.ink[1] += made.ink
    return sheet_of([made.page], over, carrier="pdf")


def table(made: Scanned) -> dict[tuple[int, int], str]:
    (grid,) = (block for block in sheet(made).blocks if isinstance(block, Grid))
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def test_a_drawn_table_becomes_a_grid_with_its_words() -> None:
    paper = Paper().grid([20, 120, 280], [20, 50, 80]).write(26, 28, "Surname").write(126, 28, "Sample")
    made = scanned(paper.grey, paper.recognise())
    assert table(made) == {(0, 0): "Surname", (0, 1): "Sample", (1, 0): "", (1, 1): ""}


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 1.5])
def test_a_table_laid_askew_is_the_same_table(degrees: float) -> None:
    paper = Paper().grid([40, 120, 260], [40, 90, 140, 190])
    made = scanned(paper.tilted(degrees))
    assert sorted(table(made)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]


def test_broken_lines_of_a_table_are_mended() -> None:
    paper = Paper().grid([20, 150, 280], [20, 60, 100])
    grey = paper.grey.copy()
    for x in (60, 200):
        grey[:, round(x * POINT) : round((x + 4) * POINT)] = 255
    assert len(table(scanned(grey))) == 4


def test_letters_are_no_rules() -> None:
    made = scanned(Paper().write(20, 20, "HEEEEEEEEEELLLLLLLLLL TTTTTTTTTTTTT").text(4, top=60).grey)
    assert made.page.rules == ()


def test_what_is_recognised_bears_how_surely() -> None:
    paper = Paper().write(20, 30, "Sample")
    (word,) = scanned(paper.grey, paper.recognise(certainty=0.8)).page.words
    (mark,) = word.marks
    assert (mark.kind, mark.start, mark.end) == (MarkKind.RECOGNISED, 0, 6)
    assert [(said.how, said.text, said.certainty) for said in mark.said] == [(Told.RECOGNISED, "Sample", 0.8)]


def test_rules_and_boxes_are_taken_out_of_the_picture_before_words_are_recognised() -> None:
    asked: list[bytes] = []
    scanned(Paper().grid([20, 280], [20, 60]).box(100, 100).grey, lambda png: (asked.append(png), ())[1])
    assert dark_in(asked[0]) == 0


def test_dirt_is_taken_out_of_the_picture_before_words_are_recognised() -> None:
    grey = Paper().grey.copy()
    grey[300:304, 500:503] = 0
    asked: list[bytes] = []
    scanned(grey, lambda png: (asked.append(png), ())[1])
    assert dark_in(asked[0]) == 0


def dark_in(png: bytes) -> int:
    from io import BytesIO

    from PIL import Image

    return int((np.asarray(Image.open(BytesIO(png))) < 200).sum())


@pytest.mark.parametrize(
    ("drawn", "on"),
    [
        (lambda paper: paper, False),
        (lambda paper: paper.line(101, 51, 109, 59).line(109, 51, 101, 59), True),
        (lambda paper: paper.line(102, 55, 104, 58, width=1).line(104, 58, 112, 47, width=1), True),  # out of the box
        (lambda paper: paper.line(102.6, 52.8, 105.8, 53.4, width=0.9), None),  # a slip of the pen, or a tick?
    ],
)
def test_a_tick_box_says_what_lies_in_it(drawn: object, on: bool | None) -> None:
    assert callable(drawn)
    paper = drawn(Paper().box(100, 50)).box(100, 80).write(116, 48, "Yes").write(116, 78, "No")
    boxes = [word for word in scanned(paper.grey, paper.recognise()).page.words if word.marked(MarkKind.BOX)]
    assert [box.marks[0].on for box in sorted(boxes, key=lambda box: box.box.top)] == [on, False]


def test_an_unsure_box_is_told_both_ways() -> None:
    paper = Paper().box(100, 50).line(102.6, 52.8, 105.8, 53.4, width=0.9)
    (box,) = scanned(paper.grey).page.words
    assert {said.text for said in box.marks[0].said} == {"on", "off"}


def test_a_box_with_a_broken_frame_is_a_box() -> None:
    grey = Paper().box(100, 50).grey.copy()
    grey[:, round(104 * POINT) : round(105.5 * POINT)] = 255
    (box,) = scanned(grey).page.words
    assert box.marks[0].on is False


def test_a_box_that_leans_on_a_rule_is_a_box() -> None:
    paper = Paper().grid([20, 280], [20, 80]).box(100, 20.5)
    (box,) = scanned(paper.grey).page.words
    assert box.marks[0].on is False


def test_letters_are_no_tick_boxes() -> None:
    paper = Paper().write(20, 20, "BOND DOOR O D B 0 8").write(20, 60, "Do Oo dd bb")
    assert [word for word in scanned(paper.grey).page.words if word.marked(MarkKind.BOX)] == []


def test_two_rings_alike_are_tick_boxes_and_the_filled_one_is_on() -> None:
    paper = Paper().ring(100, 50).ring(100, 80)
    paper.line(103, 85, 107, 85, width=4)
    boxes = sorted(scanned(paper.grey).page.words, key=lambda word: word.box.top)
    assert [box.marks[0].on for box in boxes] == [False, True]


def test_a_single_ring_is_no_tick_box() -> None:
    assert scanned(Paper().ring(100, 50).grey).page.words == ()


def test_a_glyph_read_where_a_tick_box_is_found_is_dropped_for_the_box() -> None:
    paper = Paper().box(100, 50)
    paper.words.append(("O", Box(*(side * POINT for side in (100, 50, 110, 60)))))
    (word,) = scanned(paper.grey, paper.recognise()).page.words
    assert word.marked(MarkKind.BOX)


def test_marks_along_a_rule_are_dust_and_elsewhere_are_kept() -> None:
    paper = Paper().grid([20, 280], [20, 60]).write(100, 100, "—")
    paper.words.append(("|", Box(*(side * POINT for side in (19.5, 30, 20.5, 40)))))
    assert [word.text for word in scanned(paper.grey, paper.recognise()).page.words] == ["—"]


def test_ink_that_nobody_could_read_is_told_with_its_place() -> None:
    paper = Paper().grid([20, 120, 280], [20, 60, 100]).write(26, 30, "Signature")
    for x in range(140, 200, 10):
        paper.line(x, 52, x + 6, 30, width=1.2).line(x + 6, 30, x + 10, 50, width=1.2)
    made = sheet(scanned(paper.grey, paper.recognise()))
    assert [(remark.code, remark.where) for remark in made.remarks] == [("read-ink", "page 1, table 1, row 1, cell 2")]


def test_words_too_uncertain_to_be_words_are_ink_and_not_guessed() -> None:
    paper = Paper().grid([20, 120, 280], [20, 60, 100]).write(130, 30, "scrawl")
    made = scanned(paper.grey, paper.recognise(certainty=0.1))
    assert (made.page.words, len(made.ink)) == ((), 1)


def test_an_uncertain_word_is_looked_at_once_more_and_the_surer_answer_stands() -> None:
    paper = Paper().grid([20, 120, 280], [20, 60, 100]).write(130, 30, "17")
    answers = [
        (Recognised(text="17", box=Box(66, 8, 120, 44), certainty=0.96, line=0),),
        (Recognised(text="LZ", box=paper.words[0][1], certainty=0.4, line=0),),
    ]
    assert [word.text for word in scanned(paper.grey, lambda _: answers.pop()).page.words] == ["17"]


def test_an_uncertain_word_that_is_no_surer_the_second_time_stays() -> None:
    paper = Paper().write(130, 30, "17")
    answers = [
        (Recognised(text="1Z", box=Box(66, 8, 120, 44), certainty=0.3, line=0),),
        (Recognised(text="17", box=paper.words[0][1], certainty=0.4, line=0),),
    ]
    assert [word.text for word in scanned(paper.grey, lambda _: answers.pop()).page.words] == ["17"]


def test_a_low_resolution_and_a_high_one_tell_the_same_table() -> None:
    paper = Paper().grid([20, 120, 280], [20, 60, 100])
    half = paper.grey[::2, ::2]
    assert table(scanned(half)) == table(scanned(paper.grey))


def test_a_page_lit_unevenly_is_read_as_one_in_even_light() -> None:
    paper = Paper().grid([20, 120, 280], [20, 60, 100])
    shadow = np.linspace(0.45, 1.0, paper.grey.shape[1])[None, :]
    made = scanned((paper.grey * shadow).astype(np.uint8))
    assert len(table(made)) == 4
    assert made.ink == ()


def test_a_box_filled_all_over_is_ticked() -> None:
    paper = Paper().box(100, 80).line(100, 55, 110, 55, width=10)
    boxes = sorted(scanned(paper.grey).page.words, key=lambda word: word.box.top)
    assert [box.marks[0].on for box in boxes] == [True, False]


@pytest.mark.parametrize("grey", [0, 255])
@pytest.mark.parametrize("shape", [(1, 1), (40, 40), (5, 1500), (1500, 5)])
def test_a_picture_of_nothing_is_an_empty_page(shape: tuple[int, int], grey: int) -> None:
    made = scanned(np.full(shape, grey, dtype=np.uint8), size=(90.0, 90.0))
    assert (made.page.words, made.page.rules, made.ink) == ((), (), ())


def test_a_poster_is_told_in_less_detail_rather_than_in_too_large_a_picture() -> None:
    asked: list[bytes] = []
    scanned(Paper(15, 140).grey, lambda png: (asked.append(png), ())[1], size=(361.0, 3370.0))
    assert max(size_of(asked[0])) <= 4200


def size_of(png: bytes) -> tuple[int, int]:
    from io import BytesIO

    from PIL import Image

    return Image.open(BytesIO(png)).size
