"""What the command line takes, and what it says to words it does not know."""

import shlex
from importlib import import_module

import pytest

from pipeline.cli.commands import COMMANDS
from pipeline.cli.main import main
from pipeline.cli.parser import build_parser, named_in


def said(capsys, *words: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    return int(stopped.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(capsys, name: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])

    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert f"example:\n  formline {name}" in told
    for common in ("--workspace DIR", "--quiet", "--verbose"):
        assert common in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_one_the_command_takes(name: str) -> None:
    words = shlex.split(COMMANDS[name].example)[1:]

    chosen = build_parser(only=name).parse_args(words)

    assert chosen.command is COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_what_does_it(name: str) -> None:
    command = COMMANDS[name]

    assert callable(getattr(import_module(f"pipeline.cli.{command.module}"), command.stem))


def test_the_help_of_all_names_every_command(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    told = capsys.readouterr().out
    assert all(f"    {name} " in told or f"    {name}\n" in told for name in COMMANDS)


def test_help_may_be_asked_for_as_a_command(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["help", "pack"])

    assert "usage: formline pack" in capsys.readouterr().out


def test_no_command_at_all_shows_the_help_and_ends_with_2(capsys) -> None:
    assert main([]) == 2
    assert "usage: formline" in capsys.readouterr().err


def test_the_version_is_told(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("formline ")


@pytest.mark.parametrize("where", ["before", "after"])
def test_common_options_mean_the_same_before_and_after_the_command(where: str) -> None:
    common = ["--workspace", "there", "--quiet", "--verbose"]
    words = [*common, "passwords", "list"] if where == "before" else ["passwords", "list", *common]

    chosen = build_parser(only="passwords").parse_args(words)

    assert (chosen.workspace, chosen.quiet, chosen.verbose) == ("there", True, True)


def test_common_options_not_given_are_off() -> None:
    chosen = build_parser(only="list").parse_args(["list"])

    assert (chosen.workspace, chosen.quiet, chosen.verbose) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["list"], "list"),
        (["--workspace", "run", "list"], "list"),
        (["--workspace=run", "--quiet", "list"], "list"),
        (["show", "list"], "show"),
        (["lst", "list"], None),
        (["--help"], None),
        (["--workspace"], None),
    ],
)
def test_the_command_is_the_first_word_that_is_neither_an_option_nor_its_value(words: list[str], command: str) -> None:
    assert named_in(words) == command


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lst"], "'lst' is no command of Formline. Did you mean 'list'?"),
        (["list", "--jsn"], "'--jsn' is no option here. Did you mean '--json'?"),
        (["list", "--stat", "done"], "Did you mean '--state'?"),
        (["list", "--state", "needs_passwrd"], "Did you mean 'needs_password'?"),
        (["extract"], "something is missing: FILE."),
        (["pack", "--meeting"], "--meeting needs a word after it."),
        (["pack", "--meeting", "soon"], "'soon' can't be read as a day; write it like 2026-12-03"),
        (["pack", "--meeting", "2026-12-03", "--cut-off", "noon"], "write it like 2026-12-01T17:00"),
        (["passwords", "ad"], "Did you mean 'add'?"),
        (["completion", "fish"], "There are: bash, zsh, tcsh."),
    ],
)
def test_words_it_does_not_know_end_with_2_and_the_nearest_it_knows(capsys, words: list[str], says: str) -> None:
    code, told = said(capsys, *words)

    assert code == 2
    assert says in told
    assert "--help" in told
    assert "usage:" not in told


def test_a_word_too_many_is_never_repeated(capsys) -> None:
    code, told = said(capsys, "unlock", "R-2026-00031", "Marram-Grass-17")

    assert code == 2
    assert "Marram" not in told
    assert "asked for" in told


def test_no_message_uses_a_word_to_avoid() -> None:
    avoided = ("failed", "refused", "rejected", "non-compliant", "alleged", "overdue", "tragic")
    told = build_parser(whole=True).format_help() + "".join(one.help for one in COMMANDS.values())

    assert [word for word in avoided if word in told.lower()] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_can_be_taught_the_commands(capsys, shell: str) -> None:
    assert main(["completion", shell]) == 0
    told = capsys.readouterr().out

    assert "formline" in told
    assert "set-aside" in told
