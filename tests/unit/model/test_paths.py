"""One grammar names every place in a record."""

import pytest

from pipeline.model.paths import FieldPath, field_of


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("family_name", FieldPath("family_name")),
        ("chronology[3]", FieldPath("chronology", 3)),
        ("chronology[0].event", FieldPath("chronology", 0, "event")),
    ],
)
def test_a_place_reads_as_it_is_written(text: str, path: FieldPath) -> None:
    assert FieldPath.parse(text) == path
    assert str(path) == text


@pytest.mark.parametrize(
    "text",
    ["", "family name", "chronology[]", "chronology[-1]", "chronology[x].event", "a.b", "a[1]b", "a[1].", "a[٣]"],
)
def test_what_names_no_place_is_none(text: str) -> None:
    assert FieldPath.parse(text) is None


@pytest.mark.parametrize("path", ["chronology", "chronology[3]", "chronology[3].event"])
def test_a_table_its_rows_and_its_cells_are_of_one_question(path: str) -> None:
    assert field_of(path) == "chronology"
