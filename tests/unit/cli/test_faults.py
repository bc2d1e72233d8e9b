"""Whatever comes up, a person reads a plain line and what to do, and a script gets its exit code."""

import subprocess
import sys

import pytest

from pipeline.cli.faults import plainly
from pipeline.errors import DefinitionAtFault, KeyAtFault, NotNow, NotThere, SettingsAtFault, StillWaiting, WorldAtFault

SECRET = "Zephyrine Quarrington"


def raiser(error: BaseException):
    def work() -> int:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsAtFault("The setting is odd.", advice="Mend it."), 2),
        (KeyAtFault("The key is gone.", advice="Mend it."), 2),
        (DefinitionAtFault("The line is odd.", place="kloe.toml, line 3", advice="Mend it."), 2),
        (NotThere("There is none.", advice="Mend it."), 2),
        (NotNow("Not like this.", advice="Mend it."), 2),
        (StillWaiting("It did not help.", advice="Mend it."), 3),
        (WorldAtFault("The disk is full.", advice="Mend it."), 1),
    ],
)
def test_each_kind_of_trouble_says_its_sentence_and_advice_and_has_its_code(capsys, error, code: int) -> None:
    assert plainly(raiser(error), verbose=False) == code

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [f"formline: {error.sentence}", "          Mend it."]


def test_the_unforeseen_is_one_plain_line_and_what_to_do_and_never_a_traceback(capsys) -> None:
    assert plainly(raiser(ValueError(SECRET)), verbose=False) == 1

    told = capsys.readouterr().err
    assert "something went wrong that should not have" in told
    assert "--verbose" in told
    assert "Traceback" not in told
    assert SECRET not in told


def test_verbose_shows_by_which_of_our_lines_it_came_and_no_value(capsys) -> None:
    from pipeline.model.dates import PartialDate

    code = plainly(lambda: PartialDate.parse(None), verbose=True)  # type: ignore[arg-type,return-value]

    told = capsys.readouterr().err
    assert code == 1
    assert "pipeline/model/dates.py, line" in told
    assert "Traceback" not in told


def test_what_the_computer_did_not_allow_is_told_without_the_files_name(capsys) -> None:
    assert plainly(raiser(PermissionError(13, "Permission denied", f"{SECRET}.docx")), verbose=True) == 1

    told = capsys.readouterr().err
    assert "Permission denied" in told
    assert SECRET not in told


def test_being_stopped_by_hand_is_told_calmly(capsys) -> None:
    assert plainly(raiser(KeyboardInterrupt()), verbose=False) == 1
    assert "What was finished is safe" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    asked = f"{sys.executable} -m pipeline --help | head -1"

    told = subprocess.run(["sh", "-c", asked], check=False, capture_output=True, text=True, timeout=30)

    assert told.stderr == ""
    assert told.stdout.startswith("usage")


def test_letters_a_console_does_not_know_are_spelled_out() -> None:
    script = (
        "from pipeline.cli.faults import plainly; raise SystemExit(plainly(lambda: print('✓ née') or 0, verbose=False))"
    )

    told = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, timeout=30, env={"PYTHONIOENCODING": "cp1252"}
    )

    assert (told.returncode, told.stdout.strip()) == (0, b"\\u2713 n\xe9e")
