"""How files are found and told apart from one look to the next."""

import pytest

from pipeline.inbox import scan
from pipeline.outbox import names


@pytest.mark.parametrize("spelled", [scan.spelled_far, names.spelled_far], ids=["inbox", "outbox"])
@pytest.mark.parametrize(
    ("place", "far"),
    [
        (r"C:\Formline\inbox", r"\\?\C:\Formline\inbox"),
        (r"\\server\share\inbox", r"\\?\UNC\server\share\inbox"),
        (r"\\?\C:\Formline\inbox", r"\\?\C:\Formline\inbox"),
    ],
)
def test_windows_is_given_paths_it_follows_beyond_260_characters(spelled, place: str, far: str) -> None:
    assert spelled(place) == far


def test_a_stamp_tells_a_file_from_a_later_one_of_its_name() -> None:
    assert str(scan.Stamp(5, 10, 20, 7)) == "5-10-20-7"
