"""The folders of a workspace may not lie within one another."""

from pathlib import Path

import pytest

from pipeline.errors import SettingsAtFault
from pipeline.inbox import check_places


def places(root: Path) -> dict[str, Path]:
    found = {name: root / name for name in ("inbox", "outbox", "store", "package")}
    for path in found.values():
        path.mkdir(exist_ok=True)
    return found


def test_folders_beside_each_other_are_well(tmp_path: Path) -> None:
    check_places(**places(tmp_path))


@pytest.mark.parametrize("inner", ["inbox", "outbox", "store"])
@pytest.mark.parametrize("outer", ["inbox", "outbox", "store", "package"])
def test_a_folder_within_another_is_named_with_it(tmp_path: Path, inner: str, outer: str) -> None:
    found = places(tmp_path)
    if inner != outer:
        found[inner] = found[outer] / "deep" / "within"
        with pytest.raises(SettingsAtFault) as caught:
            check_places(**found)
        assert str(found[inner]) in str(caught.value)
        assert str(found[outer]) in str(caught.value)


def test_the_same_folder_twice_is_noticed(tmp_path: Path) -> None:
    found = places(tmp_path)
    with pytest.raises(SettingsAtFault, match="same folder"):
        check_places(**{**found, "outbox": found["inbox"]})


def test_a_link_into_another_folder_is_seen_through(tmp_path: Path) -> None:
    found = places(tmp_path)
    way = tmp_path / "way"
    way.symlink_to(found["store"], target_is_directory=True)
    with pytest.raises(SettingsAtFault):
        check_places(**{**found, "inbox": way / "new"})


def test_names_that_only_begin_alike_are_no_matter(tmp_path: Path) -> None:
    found = places(tmp_path)
    check_places(**{**found, "outbox": tmp_path / "inbox2"})
