"""Another process that keeps a file over and over as soon as it is told to: URL KEY FOLDER NAME TIMES."""

import datetime as dt
import sys
from pathlib import Path

from pipeline.model.item import Arrival
from pipeline.store import Store


def now():
    return dt.datetime.now(dt.UTC)


url, key, folder, name, times = sys.argv[1:]
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()
with Store.open(url, bytes.fromhex(key), folder=Path(folder), clock=now) as store:
    for time in range(int(times)):
        store.keep(Arrival(name=name, folder="", content=b"a form", seen=now(), stamp=str(time)), by="watch")
sys.stdout.write("done\n")
