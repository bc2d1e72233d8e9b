"""Another process that claims a return and holds it until it is told to stop: URL KEY FOLDER ITEM."""

import datetime as dt
import sys
from pathlib import Path

from pipeline.store import Store

url, key, folder, item = sys.argv[1:]
with (
    Store.open(url, bytes.fromhex(key), folder=Path(folder), clock=lambda: dt.datetime.now(dt.UTC)) as store,
    store.claim(item) as ours,
):
    sys.stdout.write(f"{ours}\n")
    sys.stdout.flush()
    sys.stdin.read()
