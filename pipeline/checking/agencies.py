"""Checks that an organisation is one the partnership knows, by any of its names and at the time."""

from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.checking.wording import absence, folded
from pipeline.model.partnership import Agency
from pipeline.model.states import Severity

UNKNOWN = Code(
    code="agency-unknown",
    severity=Severity.QUERY,
    message="{where}: no organisation on the partnership’s list was found there.",
    query="{where}: we could not find the organisation on our list. Please give its full name.",
)
REPLACED = Code(
    code="agency-replaced",
    severity=Severity.WARNING,
    message="{where}: this organisation has been replaced by another. Please use the one that took its place.",
)

_ALIKE = 0.85


@checks(
    "agency",
    UNKNOWN,
    REPLACED,
    options={"column": "for a table: the column that names the organisation"},
    facts=("agencies",),
)
def agency(look: Look) -> Finds:
    """The organisation is on the partnership's list; a partnership without a list asks nothing."""
    known = look.around.partnership.agencies
    if look.field is None or not known:
        return
    named = _named(look)
    names = [(name, one) for one in known for told in (*one.names, one.short) if (name := folded(told))]
    matched = {path: _match(text, names) for path, text in named.items()}
    for path, found in matched.items():
        if found is None:
            yield Found(UNKNOWN, path)
        elif found.valid_to and found.valid_to < look.around.today:
            yield Found(REPLACED, path)
    if any(matched.values()):
        yield Follows("agencies", [found.id for found in dict.fromkeys(matched.values()) if found], of=look.field.id)


def _named(look: Look) -> dict[str, str]:
    """Where organisations are named, and how."""
    if look.field is None:
        return {}
    column = look.told.options.get("column")
    texts = {look.field.id: look.text}
    if column:
        table = look.field.id
        texts = {f"{table}[{number}].{column}": row[column] or "" for number, row in enumerate(look.rows(table))}
    return {path: text for path, text in texts.items() if text and not absence(text)}


def _match(text: str, names: list[tuple[str, Agency]]) -> Agency | None:
    said = f" {folded(text)} "
    inside = [(len(name), one) for name, one in names if f" {name} " in said]
    if inside:
        return max(inside, key=lambda pair: pair[0])[1]
    from difflib import SequenceMatcher

    near = [(SequenceMatcher(None, said.strip(), name).ratio(), one) for name, one in names]
    best = max(near, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None
