"""The list of commands: what each is for, an example, and the module that does it, loaded only when it is called."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import argparse


class Command(NamedTuple):
    """One command: a function of its name in its module, and `<name>_arguments` in `arguments.py`."""

    module: str
    help: str
    example: str
    stem: str

    def act(self, chosen: "argparse.Namespace") -> int:
        """Do it; only now is its module loaded."""
        code: int = getattr(import_module(f"pipeline.cli.{self.module}"), self.stem)(chosen)
        return code


def _table(*rows: tuple[str, str, str, str]) -> dict[str, Command]:
    return {
        name: Command(module=module, help=says, example=example, stem=name.replace("-", "_"))
        for name, module, says, example in rows
    }


COMMANDS = _table(
    ("init", "setup", "make a workspace, or add what one lacks", "formline init ~/safeguarding"),
    ("doctor", "setup", "say what works here and what is missing", "formline doctor"),
    ("demo", "showing", "make a throw-away workspace with invented returns, and run it", "formline demo"),
    ("run", "flow", "take in what lies in the inbox once, and make what is due", "formline run"),
    ("watch", "flow", "keep watching the inbox until stopped", "formline watch"),
    ("extract", "extract", "read files and print what they say; keeps nothing", "formline extract form.docx --json"),
    ("status", "status", "how things stand: what waits, for whom, what falls due", "formline status"),
    ("list", "looking", "list the returns", "formline list --state needs_review"),
    ("show", "looking", "show one return or record whole", "formline show REQ-2026-0012"),
    ("original", "returns", "bring a return back, byte for byte", "formline original R-2026-00031 --to ~/Desktop"),
    ("unlock", "returns", "open a locked return with a password", "formline unlock R-2026-00031"),
    ("retry", "returns", "read a return again", "formline retry R-2026-00031 --as cspr"),
    ("set-aside", "returns", "close a return that needs nothing more", "formline set-aside R-2026-00031"),
    ("correct", "records", "put one value of a record right", "formline correct REQ-2026-0012 date_of_birth"),
    ("accept", "records", "release a record for its documents", "formline accept REQ-2026-0012"),
    ("open", "records", "open a route for a request", "formline open REQ-2026-0012 --route rapid-review"),
    (
        "decide",
        "records",
        "record what was decided, and close",
        "formline decide KLOE-2026-0007 explore --on 2026-12-03",
    ),
    ("passwords", "passwords", "keep the passwords agencies have given", "formline passwords add"),
    (
        "make",
        "papers",
        "make a document of a kind",
        "formline make rapid-review-pack REQ-2026-0012",
    ),
    ("pack", "papers", "make the papers of a meeting", "formline pack --meeting 2026-12-03"),
    ("forms", "forms", "list the forms, or make an empty one to send out", "formline forms blank cspr --as docx"),
    (
        "templates",
        "templates",
        "check the definitions and Word templates, or copy one to change it",
        "formline templates check",
    ),
    ("completion", "setup", "print the lines that teach your shell to complete commands", "formline completion bash"),
)
