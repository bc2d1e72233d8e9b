"""Empty forms to send out, from the command to what comes back."""

import shutil
from pathlib import Path

from pipeline.model.states import State

SAMPLES = Path(__file__).parents[1] / "samples" / "partnership"
KLOE = "HSSCP Engine Room Key Line of Enquiry Request Form.docx"


def test_an_empty_form_is_put_where_it_is_wanted_and_nothing_is_written_over(desk, tmp_path) -> None:
    first, again = (desk.do("forms", "blank", "kloe", "--as", "docx", "--to", str(tmp_path / "out")) for _ in range(2))
    (tmp_path / "out" / KLOE).write_bytes(b"somebody's own")
    taken = desk.do("forms", "blank", "kloe", "--as", "docx", "--to", str(tmp_path / "out"))

    assert (first.code, Path(first.out.strip())) == (0, tmp_path / "out" / KLOE)
    assert (again.code, again.out) == (0, first.out)
    assert taken.code == 2
    assert "nothing was written over" in taken.err
    assert (tmp_path / "out" / KLOE).read_bytes() == b"somebody's own"


def test_an_empty_form_that_comes_back_empty_waits_as_one(desk) -> None:
    desk.do("forms", "blank", "kloe", "--as", "docx", "--to", str(desk.inbox))

    assert desk.do("run").code == 3

    assert desk.item(KLOE)["state"] == State.BLANK


def test_a_form_nobody_has_is_named_with_the_nearest(desk) -> None:
    told = desk.do("forms", "blank", "klo", "--as", "docx")

    assert told.code == 2
    assert "Did you mean 'kloe'?" in told.err


def test_another_partnership_needs_no_python_for_its_empty_forms(desk, tmp_path) -> None:
    shutil.copytree(SAMPLES / "moorshire", desk.folder / "templates" / "moorshire")
    settings = desk.folder / "formline.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hsscp", "moorshire"), encoding="utf-8")

    told = desk.do("forms", "blank", "asr", "--as", "docx", "--to", str(tmp_path))
    read = desk.do("extract", told.out.strip(), "--json").json

    assert (read["status"], read["form"], read["edition"]) == ("blank", "asr", "2026")


def test_an_empty_pdf_is_known_again(desk, tmp_path) -> None:
    told = desk.do("forms", "blank", "kloe", "--as", "pdf", "--to", str(tmp_path))
    read = desk.do("extract", told.out.strip(), "--json").json

    assert told.out.strip().endswith("Request Form.pdf")
    assert (read["status"], read["form"], read["edition"]) == ("blank", "kloe", "2019")
