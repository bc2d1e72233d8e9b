"""The key is found where the contract says, made once, and never inside the workspace."""

import stat
import sys

import pytest

from pipeline.errors import KeyAtFault
from pipeline.keys import KEY_FILE, KeyFile, SystemKey, as_text, find_key, make_first, make_key, places, system_store

KEY = bytes(range(32))


class KeyStoreTwin:
    """A key store of an operating system, in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


class LockedKeyStore(KeyStoreTwin):
    """One that nobody is there to unlock."""

    def get_password(self, service, username):
        raise RuntimeError("user interaction is not allowed")

    set_password = get_password


class ForgetfulKeyStore(KeyStoreTwin):
    """One that says it keeps a key, and does not."""

    def set_password(self, service, username, password):
        """Nothing."""


@pytest.fixture
def named(tmp_path):
    return {KEY_FILE: str(tmp_path / "keys" / "one.key")}


def test_a_key_is_made_once_and_found_again(tmp_path, named):
    where = make_key("abc", named)
    key = find_key("abc", named)

    assert len(key) == 32
    assert make_key("abc", named) == where == str(tmp_path / "keys" / "one.key")
    assert find_key("abc", named) == key


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights another way")
def test_a_key_file_can_be_read_by_its_owner_alone(tmp_path, named):
    make_key("abc", named)

    assert stat.S_IMODE((tmp_path / "keys" / "one.key").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["one.key"]


def test_a_missing_key_says_where_it_was_looked_for_and_what_to_do(named):
    with pytest.raises(KeyAtFault) as told:
        find_key("abc", named)

    assert named[KEY_FILE] in str(told.value)
    assert "copy" in str(told.value)
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-3],
        lambda text: text[:20],
        lambda text: "",
        lambda text: text.replace("formline-key-1", "formline-key-9"),
        lambda text: text[:20] + ("B" if text[20] == "A" else "A") + text[21:],
        lambda text: "\x00" * 70,
        lambda text: text + " more",
        lambda text: "é" * 80,
    ],
)
def test_a_damaged_key_is_noticed_and_never_written_over(tmp_path, named, damage):
    make_key("abc", named)
    file = tmp_path / "keys" / "one.key"
    file.write_text(damage(file.read_text(encoding="ascii")), encoding="utf-8")
    before = file.read_bytes()

    for act in (find_key, make_key):
        with pytest.raises(KeyAtFault, match="not a whole Formline key"):
            act("abc", named)
    assert file.read_bytes() == before


def test_a_key_inside_the_workspace_is_not_used(tmp_path):
    environ = {KEY_FILE: str(tmp_path / "workspace" / "store" / "one.key")}

    with pytest.raises(KeyAtFault, match="inside the workspace"):
        make_key("abc", environ, workspace=tmp_path / "workspace")


def test_a_key_reached_inside_the_workspace_by_a_link_is_not_used(tmp_path):
    (tmp_path / "workspace").mkdir()
    try:
        (tmp_path / "elsewhere").symlink_to(tmp_path / "workspace", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links for us")

    with pytest.raises(KeyAtFault, match="inside the workspace"):
        find_key("abc", {KEY_FILE: str(tmp_path / "elsewhere" / "one.key")}, workspace=tmp_path / "workspace")


def test_a_named_file_stands_before_every_other_place(named):
    assert [place.name for place in places("abc", named)] == [named[KEY_FILE]]


def test_without_a_screen_no_key_store_is_asked():
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("the key store there never waits for a screen")

    assert system_store({}) is None
    assert [place.name.endswith("abc.key") for place in places("abc", {})] == [True]


def test_the_key_store_comes_before_the_own_file(tmp_path):
    store = KeyStoreTwin()
    order = (SystemKey(store, "abc"), KeyFile(tmp_path / "abc.key"))

    assert make_first(order) == "this account's key store"
    assert not (tmp_path / "abc.key").exists()
    assert order[0].find() is not None


def test_an_own_file_that_is_there_stays_the_place(tmp_path):
    store = KeyStoreTwin()
    order = (SystemKey(store, "abc"), KeyFile(tmp_path / "abc.key"))
    order[1].make(KEY)

    assert make_first(order) == str(tmp_path / "abc.key")
    assert store.kept == {}


@pytest.mark.parametrize("store", [LockedKeyStore(), ForgetfulKeyStore()])
def test_a_key_store_that_does_not_work_is_passed_over(tmp_path, store):
    order = (SystemKey(store, "abc"), KeyFile(tmp_path / "abc.key"))

    assert make_first(order) == str(tmp_path / "abc.key")


def test_a_damaged_key_in_the_key_store_is_noticed():
    store = KeyStoreTwin()
    store.set_password("formline", "abc", as_text(KEY)[:-1])

    with pytest.raises(KeyAtFault, match="not a whole Formline key"):
        SystemKey(store, "abc").find()


def test_where_no_place_works_it_says_so(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(KeyAtFault, match="no place on this computer"):
        make_first((SystemKey(LockedKeyStore(), "abc"), KeyFile(tmp_path / "file" / "abc.key")))


def test_of_two_who_make_a_key_at_once_the_second_finds_the_place_taken(tmp_path):
    place = KeyFile(tmp_path / "abc.key")

    assert place.make(KEY)
    assert not place.make(bytes(32))
    assert place.find() == KEY
