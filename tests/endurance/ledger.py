"""The ledger: given all that was put into an inbox, is each of it in exactly one place, once, whole?"""

import io
import itertools
import os
import sqlite3
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.app import App
from pipeline.model.document import Document
from pipeline.model.states import State
from pipeline.outbox import Outbox
from pipeline.outbox.placing import STALE_AFTER
from tests.endurance.office import Office
from tests.endurance.tally import Verdict

_NO_RECEIPT = {State.ARRIVED, State.DUPLICATE, State.SET_ASIDE}


def settled(office: Office, *, records: int | None = None) -> Verdict:
    """Let the office come to rest by itself, then look at its ledger."""
    trouble = office.settle()
    verdict = look(office, records=records)
    verdict.unsound += trouble
    return verdict


def look(office: Office, *, records: int | None = None) -> Verdict:
    """What the ledger says; `records` where people's acts have made more than the returns do by themselves."""
    verdict = Verdict()
    with office.app() as app:
        _returns(office, app, verdict)
        _records(office, app, verdict, records)
        _documents(app, verdict)
        _outbox(office, app, verdict)
        _notes(office, app, verdict)
        _sound(office, app, verdict)
    return verdict


def _returns(office: Office, app: App, verdict: Verdict) -> None:
    """Every input in the store or in the inbox, never in both; as many sightings as copies came."""
    put = Counter(one.content for one in office.puts)
    lying = Counter(path.read_bytes() for path in office.lying())
    kept = defaultdict(list)
    for item in app.store.items():
        kept[app.store.original(item.item)].append(item)
    for content, times in put.items():
        came = kept.get(content, [])
        if not came and not lying[content]:
            verdict.lost.append("an input is neither in the store nor in the inbox")
        if len(came) > 1:
            verdict.duplicated.append(f"one input is kept {len(came)} times: {', '.join(one.item for one in came)}")
        seen = sum(1 + one.sightings for one in came[:1])
        if came and seen + lying[content] < times:
            verdict.lost.append(f"{came[0].item}: {times} copies came, {seen} were seen, {lying[content]} lie there")
        if seen + lying[content] > times:
            verdict.duplicated.append(f"{came[0].item}: {times} copies, {seen} seen, {lying[content]} in the inbox")
    for content in kept.keys() - put.keys():
        verdict.half_made.append(f"{kept[content][0].item} holds {len(content)} bytes that nobody put there")
    for content in lying.keys() - put.keys():
        verdict.half_made.append(f"{len(content)} bytes lie in the inbox that nobody put there")


def _records(office: Office, app: App, verdict: Verdict, expected: int | None) -> None:
    filed = app.store.all_filed()
    if expected is None:
        expected = sum({one.content: one.records for one in office.puts}.values())
        expected -= sum(one.records for one in office.puts if one.content in _contents_lying(office))
    if len(filed) < expected:
        verdict.lost.append(f"{expected} records should be there, and {len(filed)} are")
    if len(filed) > expected:
        verdict.duplicated.append(f"{expected} records should be there, and {len(filed)} are")
    said = Counter(str(sorted(one.record.fields.items())) for one in filed if not one.corrections)
    verdict.duplicated += [f"the same record {times} times" for times in said.values() if times > 1]
    held = [part.reference for item in app.store.items() for part in item.parts if part.reference]
    if sorted(held) != sorted(one.reference for one in filed):
        verdict.unsound.append("parts and filings name different references")
    verdict.lost += [
        f"{item.item} was never read" for item in app.store.items() if item.state is State.ARRIVED or not item.parts
    ]


def _contents_lying(office: Office) -> set[bytes]:
    return {path.read_bytes() for path in office.lying()}


def _documents(app: App, verdict: Verdict) -> None:
    """Each document once, whole, made from something its last version was not; every one that is due is there."""
    made: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in app.store.documents():
        made[document.reference, document.kind].append(document)
        if not zipfile.is_zipfile(io.BytesIO(app.store.content(document.id))):
            verdict.half_made.append(f"{document.id} is no whole document")
    for versions in made.values():
        versions.sort(key=lambda one: one.version)
        if [one.version for one in versions] != list(range(1, len(versions) + 1)):
            verdict.unsound.append(f"{versions[0].id}: versions {[one.version for one in versions]}")
        snapshots = [app.store.snapshot_of(one.id) for one in versions]
        twice = [one for one, two in itertools.pairwise(snapshots) if one == two]
        verdict.duplicated += [f"{versions[0].id}: two versions of the same" for _ in twice]
    verdict.lost += [f"{kind} of {reference} was never made" for reference, kind in _due(app) - made.keys()]
    names = Counter((document.folder, document.name) for versions in made.values() for document in versions)
    verdict.duplicated += [f"two documents are called {name}" for (_, name), times in names.items() if times > 1]


def _due(app: App) -> set[tuple[str, str]]:
    due = {(filed.reference, "acknowledgement") for filed in app.store.all_filed()}
    due |= {
        (filed.reference, "rapid-review-pack")
        for filed in app.store.all_filed("cspr")
        if filed.accepted and filed.route == "rapid-review"
    }
    for item in app.store.items():
        if item.state not in _NO_RECEIPT and not any(part.reference for part in item.parts):
            due.add((item.item, "acknowledgement"))
    return due


def _outbox(office: Office, app: App, verdict: Verdict) -> None:
    """In the outbox stands what the store holds, whole, and nothing else that anybody could see."""
    root = office.workspace.outbox
    expected = {root / one.folder / one.name: one for one in app.store.documents()}
    for path, document in expected.items():
        if not path.is_file():
            verdict.lost.append(f"{document.id} is not in the outbox")
        elif path.read_bytes() != app.store.content(document.id):
            verdict.half_made.append(f"{document.id} is not in the outbox as it was sealed")
        elif not document.delivered:
            verdict.unsound.append(f"{document.id} was delivered, and the store does not know")
    ours = {*expected, root / "Today.html"}
    for path in _files(root):
        if path.name.startswith("."):
            if not (path.name.startswith(".formline-") and path.name.endswith(".tmp")):
                verdict.half_made.append("a hidden file that is no draft of ours")
            os.utime(path, (time.time() - 2 * STALE_AFTER,) * 2)
        elif path not in ours and path.parent.name != "attention":
            verdict.half_made.append(f"in the outbox stands {path.name}, and no document is called that")
    Outbox(root).sweep()
    verdict.half_made += [f"the sweep left {path.name}" for path in _files(root) if path.name.startswith(".")]


def _files(root: Path) -> Iterator[Path]:
    return (path for path in sorted(root.rglob("*")) if path.is_file())


def _notes(office: Office, app: App, verdict: Verdict) -> None:
    """A note for each return that waits, none for others; a page of the day that is whole."""
    root = office.workspace.outbox
    there = {path.name for path in _files(root / "attention")}
    true = {f"{item.item} {item.state.phrase}.txt" for item in app.store.items() if item.state.waits}
    verdict.lost += [f"no note '{name}'" for name in sorted(true - there)]
    verdict.unsound += [f"a note that is not true: '{name}'" for name in sorted(there - true)]
    page = root / "Today.html"
    if not page.is_file() or not page.read_text(encoding="utf-8").rstrip().endswith("</html>"):
        verdict.half_made.append("Today.html is not whole")


def _sound(office: Office, app: App, verdict: Verdict) -> None:
    """The log unbroken, the database whole, nothing left half way, no claim that blocks."""
    if broken := app.store.check_chain():
        verdict.unsound.append(broken.sentence)
    verdict.unsound += [f"{item} is not finished" for item in app.store.unfinished()]
    for item in app.store.items():
        with app.store.claim(item.item) as ours:
            if not ours:
                verdict.unsound.append(f"{item.item} is claimed by nobody living")
    acts = Counter((entry.act, entry.subject) for entry in app.store.audit_trail() if entry.act in {"kept", "made"})
    verdict.duplicated += [
        f"the log says '{act} {subject}' twice" for (act, subject), times in acts.items() if times > 1
    ]
    with sqlite3.connect(office.workspace.store / "formline.db") as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            verdict.unsound.append("the database is damaged")
        if database.execute("PRAGMA foreign_key_check").fetchone():
            verdict.unsound.append("the database holds rows that belong to nothing")
    database.close()
