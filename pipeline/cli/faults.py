"""What a person reads when something went wrong: one sentence and what to do, never a traceback."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import FormlineError

_OURS = Path(__file__).parents[1]


def plainly(work: Callable[[], int], *, verbose: bool) -> int:
    """Do the work; whatever comes up is told in plain words and by an exit code."""
    _let_streams_hold_any_letter()
    try:
        return work()
    except FormlineError as error:
        _say(error.sentence, error.advice)
        code = error.exit_code
        _show_way(error, verbose=verbose)
    except BrokenPipeError:
        return _reader_gone()
    except KeyboardInterrupt:
        _say("stopped. What was finished is safe; the rest goes on at the next run.")
        code = 1
    except OSError as error:
        # Only the system's own words: its full message would name the file.
        _say(
            f"this computer did not let it be done: {error.strerror or type(error).__name__}.",
            "Nothing that was finished is lost. Look with 'formline doctor', then try again.",
        )
        code = 1
        _show_way(error, verbose=verbose)
    except Exception as error:  # noqa: BLE001 - a person is never shown a traceback: it could quote a form
        _say(
            f"something went wrong that should not have ({type(error).__name__}). Nothing that was finished is lost.",
            "Try once more. If it comes again, add --verbose and send the lines it prints to the maintainers:\n"
            "'Telling us' in SECURITY.md says how.",
        )
        code = 1
        _show_way(error, verbose=verbose)
    return code


def _say(sentence: str, advice: str = "") -> None:
    print(f"formline: {sentence}", file=sys.stderr)
    for line in advice.splitlines():
        print(f"          {line}", file=sys.stderr)


def _show_way(error: BaseException, *, verbose: bool) -> None:
    """With --verbose: by which of our lines it came. Places only; no value ever stands there."""
    if verbose:
        for line in _way(error):
            print(f"          {line}", file=sys.stderr)


def _way(error: BaseException) -> Iterator[str]:
    yield type(error).__name__
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        place = Path(code.co_filename)
        if place.is_relative_to(_OURS):
            yield f"  {place.relative_to(_OURS.parent).as_posix()}, line {trace.tb_lineno}, {code.co_name}"
        trace = trace.tb_next
    if error.__cause__:
        yield "because of"
        yield from _way(error.__cause__)


def _reader_gone() -> int:
    """The reader of our answer has gone (`formline list | head`): nothing is wrong."""
    # What is still unwritten must not be tried once more when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _let_streams_hold_any_letter() -> None:
    # A Windows console or pipe may know a few hundred letters; the others are spelled out rather than stopped at.
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
