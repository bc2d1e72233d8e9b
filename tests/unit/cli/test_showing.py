"""How answers and progress are shown, to people and to programs."""

import argparse

from pipeline.cli.progress import progress
from pipeline.cli.telling import print_json, printable, show_table

LOUD = argparse.Namespace(quiet=None, verbose=None)
QUIET = argparse.Namespace(quiet=True, verbose=None)


def test_a_table_that_is_piped_has_plain_columns_and_nothing_after_them(capsys) -> None:
    show_table(("return", "state"), [("R-2026-00001", "done"), ("R-2026-00002", "needs a password")])

    assert capsys.readouterr().out.splitlines() == [
        "return        state",
        "R-2026-00001  done",
        "R-2026-00002  needs a password",
    ]


def test_a_name_with_a_line_end_in_it_stays_on_its_line(capsys) -> None:
    show_table(("file",), [("one\ntwo",)])

    assert capsys.readouterr().out.splitlines() == ["file", "one two"]


def test_what_could_drive_a_terminal_is_made_harmless() -> None:
    assert printable("a\x1b[31mb\u202ec\td").replace("\N{REPLACEMENT CHARACTER}", "?") == "a?[31mb?c?d"


def test_json_keeps_letters_as_they_are_written(capsysbinary) -> None:
    print_json({"name": "Zoë"})

    assert capsysbinary.readouterr().out == '{"name": "Zoë"}\n'.encode()


def test_progress_without_a_terminal_is_a_line_a_step_beside_the_answer(capsys) -> None:
    with progress(LOUD, "Looking …") as tell:
        tell("  R-2026-00001  done")

    told = capsys.readouterr()
    assert (told.out, told.err.splitlines()) == ("", ["Looking …", "  R-2026-00001  done"])


def test_quiet_is_quiet(capsys) -> None:
    with progress(QUIET, "Looking …") as tell:
        tell("  R-2026-00001  done")

    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")
