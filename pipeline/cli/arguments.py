"""What each command takes; apart from what it does, so that a question about the command line loads nothing else."""

import argparse
import datetime as dt
from pathlib import Path

from pipeline.model.states import State


def init_arguments(parser: argparse.ArgumentParser) -> None:
    """Where, and for whom."""
    parser.add_argument("dir", nargs="?", metavar="DIR", type=_folder, default=Path(), help="the folder (this one)")
    parser.add_argument(
        "--partnership", metavar="ID", help="a folder under templates/; else the one that comes with Formline"
    )


def doctor_arguments(parser: argparse.ArgumentParser) -> None:
    """How to print it."""
    _add_json(parser)


def completion_arguments(parser: argparse.ArgumentParser) -> None:
    """For which shell."""
    parser.add_argument("shell", choices=["bash", "zsh", "tcsh"], help="the shell you use")


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    """Where."""
    parser.add_argument(
        "dir", nargs="?", metavar="DIR", type=_folder, default=Path("rehearsal"), help="its folder (rehearsal)"
    )


def extract_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a form, or a file that may be one")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, one for each part")
    parser.add_argument("--passwords", metavar="FILE", help="passwords to try, one a line, UTF-8")
    parser.add_argument(
        "--picture",
        metavar="OUT.png",
        help="draw what was read on the pages of one PDF or scan; of several pages OUT-1.png, OUT-2.png …",
    )


def status_arguments(parser: argparse.ArgumentParser) -> None:
    """How to print it."""
    _add_json(parser)


def list_arguments(parser: argparse.ArgumentParser) -> None:
    """Which returns."""
    states = [state.value for state in State]
    parser.add_argument(
        "--state", choices=states, metavar="STATE", help=f"only those in one state: {', '.join(states)}"
    )
    _add_json(parser)


def show_arguments(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("reference", metavar="REF", help="a reference, or the receipt number of a return")
    parser.add_argument("--history", action="store_true", help="with everything that happened to it")
    _add_json(parser)


def _item(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("item", metavar="ITEM", help="a receipt number, such as R-2026-00031")


def original_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return, and where to."""
    _item(parser)
    parser.add_argument("--to", metavar="FOLDER", type=_folder, required=True, help="the folder to put it in")


def unlock_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return."""
    _item(parser)
    _add_stdin(parser)


def retry_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return, and what it is."""
    _item(parser)
    parser.add_argument("--as", dest="form", metavar="FORM", help="the form it is, where we did not see it")


def set_aside_arguments(parser: argparse.ArgumentParser) -> None:
    """Which return."""
    _item(parser)
    _add_stdin(parser)


def _reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help="a reference, such as REQ-2026-0012")


def correct_arguments(parser: argparse.ArgumentParser) -> None:
    """Which value."""
    _reference(parser)
    parser.add_argument(
        "field",
        metavar="FIELD",
        help="a field, such as family_name or chronology[3].event (rows from 0); chronology[3] takes a row out",
    )
    _add_stdin(parser)


def accept_arguments(parser: argparse.ArgumentParser) -> None:
    """Which record."""
    _reference(parser)


def open_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request, by which route."""
    _reference(parser)
    parser.add_argument("--route", required=True, help="such as rapid-review, discussion, alternative or none")
    _add_stdin(parser)


def decide_arguments(parser: argparse.ArgumentParser) -> None:
    """Which request or line of enquiry, what was decided, and when."""
    _reference(parser)
    parser.add_argument("code", metavar="CODE", help="the decision; 'formline show REF' names those there are")
    parser.add_argument("--on", metavar="DATE", type=_date, required=True, help="the day it was decided")
    _add_stdin(parser)


def passwords_arguments(parser: argparse.ArgumentParser) -> None:
    """Add, list or remove."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="add|list|remove")
    adding = acts.add_parser("add", help="keep a password; it is asked for")
    adding.add_argument("--label", default="", help="a word by which you will know it; never the password itself")
    adding.add_argument("--agency", default="", help="the agency that uses it")
    _add_stdin(adding)
    _add_json(acts.add_parser("list", help="what is kept, without the passwords"))
    removing = acts.add_parser("remove", help="forget one")
    removing.add_argument("id", metavar="ID", help="as 'formline passwords list' shows it")


def make_arguments(parser: argparse.ArgumentParser) -> None:
    """Which kind, about what."""
    parser.add_argument("kind", metavar="KIND", help="such as acknowledgement, rapid-review-pack or holding-statement")
    parser.add_argument("reference", metavar="REF", help="a reference, or the receipt number of a return")
    parser.add_argument(
        "--facts", metavar="FILE", type=Path, help="for a public document: a TOML file of what may be said"
    )


def pack_arguments(parser: argparse.ArgumentParser) -> None:
    """For which meeting."""
    parser.add_argument("--meeting", metavar="DATE", type=_date, required=True, help="the day of the meeting")
    parser.add_argument(
        "--cut-off", metavar="WHEN", type=_moment, help="leave out what came later, as 2026-12-01T17:00"
    )


def _moment(words: str) -> dt.datetime:
    from pipeline.model.days import LONDON

    try:
        moment = dt.datetime.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"'{words}' can't be read as a day and a time; write it like 2026-12-01T17:00"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def forms_arguments(parser: argparse.ArgumentParser) -> None:
    """List them, or make an empty one."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="list|blank")
    _add_json(acts.add_parser("list", help="the forms, their editions and questions"))
    making = acts.add_parser("blank", help="make an empty form to send out")
    making.add_argument("form", metavar="FORM", help="the form's id, as 'formline forms list' shows it")
    making.add_argument(
        "--as", dest="kind", choices=["docx", "pdf"], required=True, help="Word or PDF, both to fill in on a screen"
    )
    making.add_argument(
        "--to", metavar="FOLDER", type=_folder, default=Path(), help="the folder to put it in (this one)"
    )


def templates_arguments(parser: argparse.ArgumentParser) -> None:
    """Check them, or copy one to change it."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="check|copy")
    _add_json(acts.add_parser("check", help="look through every definition and Word template"))
    copying = acts.add_parser("copy", help="copy a packaged file into this workspace, to change it there")
    copying.add_argument("file", metavar="FILE", help="its name or id, such as acknowledgement or forms/kloe.toml")


def _add_stdin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdin", action="store_true", help="take it from standard input instead of asking")


def _date(words: str) -> dt.date:
    """ISO, or as people in the United Kingdom write it."""
    from pipeline.model.dates import PartialDate

    found = PartialDate.parse(words)
    if found is None or found.day is None or found.month is None:
        raise argparse.ArgumentTypeError(f"'{words}' can't be read as a day; write it like 2026-12-03")
    return dt.date(found.year, found.month, found.day)


def _folder(words: str) -> Path:
    return Path(words).expanduser()


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, one object a line")
