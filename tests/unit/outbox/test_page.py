"""The page that says how the day stands."""

import dataclasses
import datetime as dt
import re
from html.parser import HTMLParser

from pipeline.outbox import Condition, Due, Figure, Made, Today, Waiting, today
from pipeline.outbox.page import same_day_shown

NOW = dt.datetime(2026, 7, 3, 8, 30, tzinfo=dt.UTC)  # half past nine in London
DAY = Today(
    partnership="Harrowby & Selcombe Partnership",
    now=NOW,
    figures=(Figure(label="Received today", number=7), Figure(label="Waiting", number=0)),
    waiting=(
        Waiting(reference="R-2026-00031", phrase="needs a password", since=NOW, whose="Duty officer"),
        Waiting(reference="REQ-2026-0012", phrase="needs checking", since=NOW - dt.timedelta(days=2)),
    ),
    due=(
        Due(on=dt.date(2026, 7, 2), what="Notice to the Chair", reference="REQ-2026-0007"),
        Due(on=dt.date(2026, 7, 3), what="Agency returns"),
        Due(on=dt.date(2026, 7, 20), what="Papers"),
    ),
    made=(Made(document="REQ-2026-0012 Acknowledgement", at=NOW),),
    health=(Condition(place="Inbox", well=True, says="watched"), Condition(place="Store", well=False, says="is full")),
)


class Reader(HTMLParser):
    """Keeps the words, and sees that every element is closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if "style" not in self.open and data.strip():
            self.words.append(data.strip())


def words(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader.words


def test_the_page_says_how_the_day_stands() -> None:
    assert words(today(DAY))[1:] == [
        *("Harrowby & Selcombe Partnership", "Today", "Friday 3 July 2026", "Received today", "7", "Waiting", "0"),
        *("Waiting for somebody", "Number", "What", "For whom", "Since"),
        *("R-2026-00031", "needs a password", "Duty officer", "today, 09:30"),
        *("REQ-2026-0012", "needs checking", "1 July"),
        *("Falls due", "When", "What", "Number", "Thu 2 July", "date passed", "Notice to the Chair", "REQ-2026-0007"),
        *("Fri 3 July", "today", "Agency returns", "Mon 20 July", "Papers"),
        *("Made today", "Document", "At", "REQ-2026-0012 Acknowledgement", "09:30"),
        *("How things stand", "Inbox", "watched", "Store", "Please look: is full"),
        "Written at 09:30, and again whenever something changes. No names stand on this page.",
    ]


def test_an_empty_day_says_so() -> None:
    said = words(today(Today(partnership="Harrowby", now=NOW, due=())))
    assert {"Nothing waits.", "Nothing falls due in the days ahead.", "No documents yet today."} <= set(said)


def test_what_nobody_has_reckoned_is_not_said_to_be_nothing() -> None:
    assert "Falls due" not in words(today(Today(partnership="Harrowby", now=NOW)))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = today(DAY)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|https?:|url\(|@import|\son\w+=", page)


def test_words_from_outside_stay_words() -> None:
    hostile = dataclasses.replace(
        DAY, partnership="<script>alert(1)</script>", accent="red;} body{display:none", due=(), health=()
    )
    page = today(dataclasses.replace(hostile, made=(Made(document='<b onclick="x">{0}%s', at=NOW),)))
    assert "<script" not in page
    assert "onclick=&quot;x&quot;&gt;{0}%s" in page
    assert "--accent: #000000;" in page


def test_time_going_by_is_no_news_but_everything_else_is() -> None:
    page = today(DAY)
    later = NOW + dt.timedelta(minutes=20)
    assert same_day_shown(page, today(dataclasses.replace(DAY, now=later)))
    assert not same_day_shown(page, today(dataclasses.replace(DAY, now=NOW + dt.timedelta(days=1))))
    assert not same_day_shown(page, today(dataclasses.replace(DAY, made=())))
    assert not same_day_shown(page, today(dataclasses.replace(DAY, accent="000000")))
    assert not same_day_shown("", page)
    assert not same_day_shown("", "")
