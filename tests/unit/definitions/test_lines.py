"""Finding the line of every key, in all the ways TOML lets a person write it."""

import pytest

from pipeline.definitions.lines import line_of

TEXT = '''\
# a comment with [brackets] and key = "words"
id = "x"   # and = here
words = """
id = "not a key"
[not a table]
"""
list = [
  "one",
  "two",  # three
  { name = "n", inner = { deep = 1 } },
  [ "nested", 2 ],
]
"quoted key" = 'it''s'
start = 09:30:00
day = 2026-12-25
number = 1.5
dotted.key = true

[table]
id = 1
[table.below]
id = 2

[[many]]
id = "first"
[[many.one]]
id = "first of first"
[[many.one]]
id = "second of first"
[[many]]
id = "second"
[many.plain]
key = "of second"
[[many.one]]
id = "first of second"
'''.replace("'it''s'", "'it is'")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("words",), 3),
        (("list",), 7),
        (("list", 0), 8),
        (("list", 1), 9),
        (("list", 2, "name"), 10),
        (("list", 2, "inner", "deep"), 10),
        (("list", 3, 1), 11),
        (("quoted key",), 13),
        (("start",), 14),
        (("day",), 15),
        (("number",), 16),
        (("dotted", "key"), 17),
        (("table",), 19),
        (("table", "id"), 20),
        (("table", "below", "id"), 22),
        (("many", 0), 24),
        (("many", 0, "id"), 25),
        (("many", 0, "one", 0, "id"), 27),
        (("many", 0, "one", 1, "id"), 29),
        (("many", 1, "id"), 31),
        (("many", 1, "plain", "key"), 33),
        (("many", 1, "one", 0, "id"), 35),
    ],
)
def test_each_key_is_found_on_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("many", 1, "one", 0, "label"), 34),  # the table it is missing from
        (("table", "label"), 19),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_a_key_that_is_not_there_is_shown_where_it_belongs(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, path) == line
