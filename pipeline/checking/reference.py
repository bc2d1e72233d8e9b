"""The page that lists every check and every finding, made from the register so that it can't fall behind."""

from collections.abc import Iterable, Iterator

from pipeline.checking import dating, record, typed
from pipeline.checking.registry import CHECKS, Code, Known

_OPENING = """\
# Findings

What Formline can say about a record. This page is made from the code by `python -m pipeline.checking.reference`.

A finding has a stable code, a severity, usually a field, a sentence for staff and, where it may go to the referrer,
a sentence that names section and question but never an answer. Codes that begin `read-` are doubts about our own
reading: they hold back documents that would print the value, until somebody has looked. All others are about what the
writer wrote, and hold nothing back. The steps that read and match add `read-` codes of their own.

| severity | means |
| --- | --- |
| `error` | no record can be built |
| `query` | ask the referrer |
| `warning` | for the business unit alone |
| `alert` | a statutory step, or somebody's safety now; never sent to the referrer |

`‹where›` stands for the section and the question, `‹other›` for another question.
"""


def findings_page() -> str:
    """The whole page, in Markdown."""
    lines = [_OPENING, "## From reading each answer as what the form says it is", ""]
    lines += _table([*dating.CODES, *typed.CODES, record.READ_CORRECTION])
    lines += ["", "## From the checks a definition names", ""]
    for name in sorted(CHECKS):
        lines += [*_check(CHECKS[name]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _check(known: Known) -> Iterator[str]:
    yield f"### `{known.name}`"
    yield ""
    yield known.promise
    told = [f"`fields`: {'; '.join(known.fields)}."] if known.fields else []
    told += [f"Option `{name}`: {sets}." for name, sets in known.options.items()]
    told += [f"States the fact `{fact}`." for fact in known.facts]
    if told:
        yield ""
        yield " ".join(told)
    yield ""
    yield from _table(known.codes)


def _table(codes: Iterable[Code]) -> Iterator[str]:
    yield "| code | severity | staff read | the referrer is asked |"
    yield "| --- | --- | --- | --- |"
    for code in codes:
        yield f"| `{code.code}` | {code.severity} | {_shown(code.message)} | {_shown(code.query) or '–'} |"


def _shown(sentence: str) -> str:
    return sentence.replace("{where}", "‹where›").replace("{other}", "‹other›").replace("|", "\\|")


if __name__ == "__main__":
    import sys
    from pathlib import Path

    Path(sys.argv[1] if sys.argv[1:] else "docs/reference/findings.md").write_text(findings_page(), encoding="utf-8")
