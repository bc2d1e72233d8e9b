"""`list`, `show`: the returns, and one return or record whole."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.app import App
from pipeline.cli import history
from pipeline.cli.answer import answer, lines
from pipeline.cli.telling import print_json, printable, say, show_table
from pipeline.cli.working import opened
from pipeline.model.days import long_date, long_moment
from pipeline.model.form import Form
from pipeline.model.item import Filed, Item
from pipeline.model.states import State


def list(chosen: argparse.Namespace) -> int:  # noqa: A001 - the command's own name
    """The returns, newest last."""
    with opened(chosen) as app:
        items = app.store.items(State(chosen.state) if chosen.state else None)
        if chosen.json:
            for item in items:
                print_json(_plain(item))
            return 0
        if not items:
            say(chosen, "There is no such return." if chosen.state else "No return has come in yet.")
            return 0
        show_table(("return", "received", "state", "reference", "file"), [_row(item) for item in items])
        return 0


def _row(item: Item) -> tuple[str, ...]:
    references = " ".join(part.reference for part in item.parts if part.reference)
    return (item.item, long_moment(item.received), item.state.phrase, references, item.name)


def _plain(item: Item) -> dict[str, Any]:
    return {
        "item": item.item,
        "file": item.name,
        "state": item.state.value,
        "parts": [{"part": one.part, "state": one.state.value, "reference": one.reference} for one in item.parts],
        "sightings": item.sightings,
        "received": item.received.isoformat(),
        "reason": item.reason,
    }


def show(chosen: argparse.Namespace) -> int:
    """One return or record whole."""
    with opened(chosen) as app:
        shown = (_return if chosen.reference.startswith("R-") else _record)(chosen.reference, app)
        happenings = shown.history() if chosen.history else []
        if chosen.json:
            past = {"history": [history.plain(one) for one in happenings]} if chosen.history else {}
            print_json(shown.plain | past)
            return 0
        for line in shown.lines:
            print(printable(line))
        for happening in happenings:
            print(printable(f"  {history.line(happening, shown.form)}"))
        return 0


class _Shown(NamedTuple):
    """One thing to show, for programs and for people."""

    plain: dict[str, Any]
    lines: Iterator[str]
    history: Callable[[], Sequence[history.Happening]]
    form: Form | None = None


def _return(reference: str, app: App) -> _Shown:
    item = app.store.item(reference)
    return _Shown(_plain(item), _item_lines(item, app), lambda: history.of_return(app.store.history(reference)))


def _record(reference: str, app: App) -> _Shown:
    filed = app.store.filed(reference)
    form = app.definitions.form(filed.form)
    return _Shown(
        _record_plain(filed, app),
        _record_lines(filed, form, app),
        lambda: history.of_record(filed.history, app.store.beliefs(reference)),
        form,
    )


def _item_lines(item: Item, app: App) -> Iterator[str]:
    yield f"{item.item}  {item.state.phrase}"
    yield f"  file      {item.name}"
    yield f"  received  {long_moment(item.received)}"
    if item.sightings:
        yield f"  the same file came {item.sightings} more time{'' if item.sightings == 1 else 's'}"
    for part in item.parts:
        named = f"{part.part}: " if part.part else ""
        yield f"  {part.reference or 'part'}  {named}{part.state.phrase}{f'. {part.reason}' if part.reason else ''}"
    yield from _document_lines([item.item], app)


def _record_lines(filed: Filed, form: Form, app: App) -> Iterator[str]:
    yield f"{filed.reference}  {form.title}"
    yield f"  return    {filed.item}, {filed.state.phrase}"
    yield f"  case      {filed.case}{f' ({filed.spoken})' if filed.spoken else ''}"
    if filed.route:
        yield f"  route     {filed.route}"
    if filed.decision:
        yield f"  decided   {filed.decision}, {long_date(filed.decided_on) if filed.decided_on else ''}"
    elif form.decisions:
        yield f"  decisions there are: {', '.join(one.id for one in form.decisions)}"
    for line in lines(filed.record, form):
        yield f"  {line}"
    yield from _document_lines([filed.reference], app)


def _document_lines(references: Sequence[str], app: App) -> Iterator[str]:
    for reference in references:
        for document in app.store.documents(reference):
            there = "in the outbox" if document.delivered else "made, not in the outbox yet"
            yield f"  document  {document.id}, {there}"


def _record_plain(filed: Filed, app: App) -> dict[str, Any]:
    documents = [{"id": one.id, "delivered": one.delivered} for one in app.store.documents(filed.reference)]
    return {
        "reference": filed.reference,
        "item": filed.item,
        "part": filed.part,
        "case": filed.case,
        "name": filed.spoken,
        "state": filed.state.value,
        "route": filed.route,
        "decision": filed.decision,
        **answer(filed.record),
        "corrected": [{"field": one.path, "by": one.by, "at": one.at} for one in filed.record.corrections],
        "documents": documents,
    }
