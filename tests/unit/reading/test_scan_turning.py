"""Which way up a picture of a page lies, and where the paper is in a photograph."""

import numpy as np
import pytest
from drawn_pages import POINT, Paper
from PIL import Image

from pipeline.reading.scan.cleaning import ink
from pipeline.reading.scan.paper import sheet
from pipeline.reading.scan.picture import quarter_turned
from pipeline.reading.scan.turning import askew, lying, on_its_head


@pytest.mark.parametrize("degrees", [-4.0, -0.3, 0.0, 2.2])
def test_how_far_a_page_is_askew_is_told_by_its_rows(degrees: float) -> None:
    assert askew(ink(Paper().text(10).tilted(degrees))) == pytest.approx(degrees, abs=0.06)


@pytest.mark.parametrize(("turns", "side"), [(0, False), (1, True), (2, False), (3, True)])
def test_a_page_on_its_side_is_told_by_its_rows(turns: int, side: bool) -> None:
    assert lying(ink(quarter_turned(Paper().text(10).tilted(1.5), turns)), POINT) is side


@pytest.mark.parametrize(("turns", "headlong"), [(0, False), (2, True)])
def test_a_page_on_its_head_is_told_by_the_feet_of_its_letters(turns: int, headlong: bool) -> None:
    assert on_its_head(ink(quarter_turned(Paper().text(10).grey, turns)), POINT) is headlong


def test_an_empty_page_stays_as_it_is() -> None:
    dark = ink(Paper().grey)
    assert (askew(dark), lying(dark, POINT), on_its_head(dark, POINT)) == (0.0, False, False)


def test_the_paper_in_a_photograph_is_found_and_squared_up() -> None:
    paper = Image.fromarray(np.asarray(Paper(200, 280).box(20, 20, 160, 3).grey)).resize((500, 700))
    desk = Image.new("L", (800, 1000), 60)
    desk.paste(paper.rotate(6, Image.Resampling.BICUBIC, expand=True, fillcolor=60), (120, 120))
    found = sheet(np.asarray(desk, dtype=np.uint8), longest=700)
    assert found.found
    assert found.grey.shape[0] / found.grey.shape[1] == pytest.approx(1.4, abs=0.03)
    assert float((found.grey[:20] > 150).mean()) > 0.9


def test_a_scan_that_is_all_paper_is_left_alone() -> None:
    grey = Paper().text(8).grey
    found = sheet(grey, longest=4000)
    assert (found.found, found.grey is grey) == (False, True)


def test_a_picture_without_any_paper_is_left_alone() -> None:
    grain = np.random.default_rng(1).integers(40, 90, (600, 400)).astype(np.uint8)
    assert not sheet(grain, longest=4000).found
