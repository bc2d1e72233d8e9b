"""`formline run` and `formline watch`: the inbox, once or for as long as you like."""

import argparse
import signal
import threading
from collections.abc import Iterator, Sequence

from pipeline.app import App
from pipeline.cli.progress import progress
from pipeline.cli.telling import say
from pipeline.cli.working import exit_code, opened, watcher_mark
from pipeline.locks import FileLock
from pipeline.model.states import State
from pipeline.process import catch_up, process, run_once, run_unfinished
from pipeline.tidy import Tidying, tidy


def run(chosen: argparse.Namespace) -> int:
    """One pass over the inbox, then stop."""
    with opened(chosen) as app:
        with progress(chosen, f"Looking through {app.workspace.inbox} …") as tell:
            done = run_once(app, lambda item: tell(came_out(item, app)))
            tidy(app)
        states = [app.store.item(item).state for item in dict.fromkeys(done.touched)]
        for line in _closing(states, app):
            say(chosen, line)
        if done.stuck:
            say(chosen, f"{done.stuck} could not go on just now and will be tried again. See: formline doctor")
        return 1 if done.stuck else exit_code(states)


def watch(chosen: argparse.Namespace) -> int:
    """Keep watching the inbox, until SIGINT or SIGTERM."""
    from pipeline.watch import watch as keep_watching

    stop = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: stop.set())
    with opened(chosen) as app, watcher_mark(app) as mark:
        mark.take()
        say(chosen, f"Watching {app.workspace.inbox}. Stop with Ctrl-C.")
        run_unfinished(app, lambda item: say(chosen, came_out(item, app)))
        tidying = Tidying(app)
        keep_watching(
            app.inbox,
            lambda arrival: say(chosen, came_out(process(arrival, app), app)),
            stop=stop,
            rescan=app.workspace.settings.watching.rescan_seconds,
            between=lambda: _between(app, mark, tidying),
            clock=app.clock,
        )
        say(chosen, "Stopped. What was finished is safe; the rest goes on at the next start.")
        return 0


def _between(app: App, mark: FileLock, tidying: Tidying) -> None:
    mark.take()  # where another watch held it, that one may have stopped
    try:
        catch_up(app)
    finally:
        tidying()  # above all where the outbox, or one return, keeps something from going on


def came_out(item: str, app: App) -> str:
    """How one return came out, in a line without a name."""
    kept = app.store.item(item)
    references = ", ".join(part.reference for part in kept.parts if part.reference)
    return f"  {item}  {kept.state.phrase}{f'  {references}' if references else ''}"


def _closing(states: Sequence[State], app: App) -> Iterator[str]:
    waiting = sum(state.waits for state in states)
    yield f"Taken further: {len(states)}. Waiting for a person: {waiting}."
    if waiting:
        needs = "it needs" if waiting == 1 else "each of them needs"
        yield f"What {needs} stands in {app.workspace.outbox / 'attention'}."
    if app.inbox.away_since:
        yield "The inbox can't be reached now. What lies there is taken in when it is back."
    elif app.inbox.pending:
        yield f"Still arriving: {len(app.inbox.pending)}. 'formline run' again takes them in."
