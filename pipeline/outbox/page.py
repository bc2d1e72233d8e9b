"""The day at a glance: one page for the office, handsome on a screen and on paper."""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from html import escape
from zoneinfo import ZoneInfo

from pipeline.outbox.today import Condition, Due, Figure, Made, Today, Waiting

_LONDON = ZoneInfo("Europe/London")


def today(summary: Today) -> str:
    """The page, whole: no script, nothing fetched, fit to print."""
    here = summary.now.astimezone(_LONDON)
    body = "\n".join(
        (
            _header(summary, here),
            _figures(summary.figures),
            _waiting(summary.waiting, here.date()),
            _due(summary.due, here.date()),
            _made(summary.made),
            _health(summary.health),
        )
    )
    accent = summary.accent if re.fullmatch(r"[0-9A-Fa-f]{6}", summary.accent) else "000000"

    def page(*, print_of: str, time: str) -> str:
        return _PAGE.format(
            print=print_of,
            partnership=escape(summary.partnership),
            day=_day(here.date()),
            style=_STYLE.replace("ACCENT", f"#{accent}"),
            body=body,
            time=time,
        )

    print_of = hashlib.sha256(page(print_of="", time="").encode()).hexdigest()[:16]
    return page(print_of=print_of, time=f"{here:%H:%M}")


def same_day_shown(one: str, other: str) -> bool:
    """Whether two pages say the same, the time of writing apart."""
    return _printed(one) == _printed(other) is not None


def _printed(page: str) -> str | None:
    found = re.search(r'<meta name="formline" content="([0-9a-f]{16})">', page)
    return found[1] if found else None


def _header(summary: Today, here: dt.datetime) -> str:
    return (
        f'<header>\n<p class="who">{escape(summary.partnership)}</p>\n'
        f'<h1>Today</h1>\n<p class="day">{_day(here.date())}</p>\n</header>'
    )


def _figures(figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    cells = "\n".join(
        f'<div class="{"figure" if figure.number else "figure none"}"><dt>{escape(figure.label)}</dt>'
        f"<dd>{figure.number:,}</dd></div>"
        for figure in figures
    )
    return f'<dl class="figures">\n{cells}\n</dl>'


def _waiting(waiting: Sequence[Waiting], day: dt.date) -> str:
    rows = [
        (f"<b>{escape(one.reference)}</b>", escape(one.phrase), escape(one.whose), _since(one.since, day))
        for one in waiting
    ]
    return _section("Waiting for somebody", ("Number", "What", "For whom", "Since"), rows, "Nothing waits.")


def _due(due: Sequence[Due] | None, day: dt.date) -> str:
    if due is None:
        return ""
    rows = [(_when(one.on, day), escape(one.what), _unbroken(escape(one.reference))) for one in due]
    return _section("Falls due", ("When", "What", "Number"), rows, "Nothing falls due in the days ahead.")


def _made(made: Sequence[Made]) -> str:
    rows = [(escape(one.document), f"{one.at.astimezone(_LONDON):%H:%M}") for one in made]
    return _section("Made today", ("Document", "At"), rows, "No documents yet today.")


def _health(health: Sequence[Condition]) -> str:
    if not health:
        return ""
    lines = "\n".join(
        f'<li class="{"well" if one.well else "unwell"}"><b>{escape(one.place)}</b> '
        f"<span>{'' if one.well else 'Please look: '}{escape(one.says)}</span></li>"
        for one in health
    )
    return f'<section>\n<h2>How things stand</h2>\n<ul class="health">\n{lines}\n</ul>\n</section>'


def _section(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], otherwise: str) -> str:
    if not rows:
        return f'<section>\n<h2>{title}</h2>\n<p class="none">{otherwise}</p>\n</section>'
    kept = [column for column in range(len(heads)) if any(row[column] for row in rows)]
    head = "".join(f'<th scope="col">{heads[column]}</th>' for column in kept)
    body = "\n".join(_row([row[column] for column in kept]) for row in rows)
    return (
        f"<section>\n<h2>{title}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</section>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others) + "</tr>"


def _unbroken(text: str) -> str:
    return f'<span class="whole">{text}</span>' if text else ""


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _since(moment: dt.datetime, day: dt.date) -> str:
    here = moment.astimezone(_LONDON)
    return _unbroken(f"today, {here:%H:%M}" if here.date() == day else f"{here.day} {here:%B}")


def _when(on: dt.date, day: dt.date) -> str:
    days = (on - day).days
    written = f"{on:%a} {on.day} {on:%B}"
    near = "date passed" if days < 0 else {0: "today", 1: "tomorrow"}.get(days)
    return f'<b>{written}</b><span class="near">{near}</span>' if near else _unbroken(written)


_STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --soft: #595959; --rule: #d9d9d9; --accent: ACCENT; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 3rem 2rem 4rem; }
header { border-top: .3rem solid var(--accent); padding-top: 1.25rem; margin-bottom: 2.25rem; }
.who { margin: 0; color: var(--soft); }
h1 { margin: .5rem 0 0; font-size: 2.5rem; line-height: 1.1; letter-spacing: -.02em; }
.day { margin: .25rem 0 0; font-size: 1.25rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1.5rem; margin: 0 0 1rem; }
.figure { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-top: 1px solid var(--ink);
  padding-top: .6rem; }
.figure dd { margin: 0; font-size: 2.25rem; font-weight: bold; line-height: 1.15; color: var(--accent);
  font-variant-numeric: tabular-nums; }
.figure dt { color: var(--ink); line-height: 1.3; }
.figure.none dd { color: var(--soft); font-weight: normal; }
section { margin-top: 2.75rem; break-inside: avoid-page; }
h2 { margin: 0 0 .6rem; font-size: 1.25rem; line-height: 1.3; color: var(--accent); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: normal; }
th, td { padding: .55rem 1.25rem .55rem 0; vertical-align: top; border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 1px solid var(--ink); padding-top: 0; font-size: .875rem; color: var(--soft); }
th:first-child { width: 12rem; }
th:first-child:nth-last-child(2) { width: auto; }
th:last-child, td:last-child { padding-right: 0; text-align: right; }
th b, .whole { white-space: nowrap; }
.near { display: block; font-size: .875rem; color: var(--accent); }
p.none { margin: 0; color: var(--soft); }
.health { list-style: none; margin: 0; padding: 0; }
.health li { display: grid; grid-template-columns: 12rem 1fr; padding: .55rem 0;
  border-bottom: 1px solid var(--rule); }
.health li:first-child { border-top: 1px solid var(--ink); }
.health .unwell span { font-weight: bold; }
footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
footer p { margin: 0; }
@media (max-width: 34rem) {
  main { padding: 1.5rem 1rem 2.5rem; }
  h1 { font-size: 2rem; }
  .health li { grid-template-columns: 1fr; }
  th, td { padding-right: .75rem; }
  th:first-child { width: 7.5rem; }
}
@media print {
  @page { size: A4; margin: 18mm; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 1.5rem; }
  header { margin-bottom: 1.5rem; }
  footer { margin: 1.25rem 0 0; }
  th, td, .health li { padding-top: .4rem; padding-bottom: .4rem; }
  tr { break-inside: avoid; }
}
"""

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="formline" content="{print}">
<title>Today, {day}: {partnership}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
<footer>
<p>Written at {time}, and again whenever something changes. No names stand on this page.</p>
</footer>
</main>
</body>
</html>
"""
