"""Changes of words: labels, headings and answers said in another way."""

import random
from collections.abc import Callable

from tests.retyping import invented, rewording
from tests.retyping.changes import Retyping, change
from tests.retyping.draft import Item

_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})
_CURLED = str.maketrans({"'": "’", "-": "–"})
_LEFT_OUT = ("please", "the", "of", "any", "a", "(include")


def _labels(retyping: Retyping, how: Callable[[str], str], *, headings: bool = False) -> None:
    for item in retyping.draft.items():
        item.label = how(item.label)
        item.columns = {column: how(words) for column, words in item.columns.items()}
    if headings:
        for part in retyping.draft.parts:
            part.heading = how(part.heading)


@change("labels in capitals")
def capitals(r: Retyping) -> None:
    _labels(r, str.upper, headings=True)


@change("labels in title case")
def title_case(r: Retyping) -> None:
    _labels(r, lambda words: " ".join(word[:1].upper() + word[1:].lower() for word in words.split()))


@change("labels without colons")
def bare(r: Retyping) -> None:
    _labels(r, lambda words: words.rstrip(":. "))


@change("labels with colons")
def colons(r: Retyping) -> None:
    for item in r.draft.items():
        item.label = item.label and item.label.rstrip(":. ") + (" :" if r.chance.random() < 0.3 else ":")


@change("labels numbered")
def numbered(r: Retyping) -> None:
    style = r.chance.choice(("{}. ", "{}) ", "Q{}. ", "1.{} "))
    for number, item in enumerate(r.draft.items(), start=1):
        item.label = item.label and style.format(number) + item.label


@change("labels with a star for what is required")
def starred(r: Retyping) -> None:
    for item in r.draft.items():
        if item.field.required and item.label:
            item.label = item.label.rstrip() + r.chance.choice(("*", " *", " (required)"))


@change("quotes and dashes changed")
def quotes(r: Retyping) -> None:
    curly = r.chance.random() < 0.5
    table = _CURLED if curly else _FOLDED
    _labels(r, lambda words: words.translate(table), headings=True)


@change("ampersands written out, words with ampersands")
def ampersands(r: Retyping) -> None:
    _labels(r, lambda words: words.replace("&", "and") if "&" in words else words.replace(" and ", " & "))


@change("no-break and double spaces in labels")
def spaces(r: Retyping) -> None:
    def spaced(words: str) -> str:
        return "".join(r.chance.choice((" ", " ", "\u00a0", "  ")) if letter == " " else letter for letter in words)

    _labels(r, lambda words: words.replace(" ", "\u00a0") if r.chance.random() < 0.3 else spaced(words))


@change("slashes with and without spaces")
def slashes(r: Retyping) -> None:
    _labels(r, lambda words: words.replace(" / ", "/") if " / " in words else words.replace("/", " / "))


@change("labels in a known other wording")
def known_wording(r: Retyping) -> None:
    for item in r.draft.items():
        if item.label and item.field.aliases and item.until is None and not item.columns and r.chance.random() < 0.5:
            item.label = r.chance.choice(item.field.aliases)
        for column in item.field.columns:
            if column.aliases and r.chance.random() < 0.3:
                item.columns[column.id] = r.chance.choice(column.aliases)


@change("labels re-worded", hard=True)
def reworded(r: Retyping) -> None:
    for item in r.draft.items():
        if item.label and item.field.id in rewording.ASKED and r.chance.random() < 0.4:
            item.label = r.chance.choice(rewording.ASKED[item.field.id])


@change("column heads re-worded", hard=True)
def columns_reworded(r: Retyping) -> None:
    for item in r.draft.items():
        for column in item.columns:
            if column in rewording.COLUMNS and r.chance.random() < 0.5:
                item.columns[column] = r.chance.choice(rewording.COLUMNS[column])


@change("one typing slip in some labels")
def slips(r: Retyping) -> None:
    _labels(r, lambda words: _slip(words, r.chance) if len(words) > 8 and r.chance.random() < 0.4 else words)


@change("typing slips in every label", hard=True)
def many_slips(r: Retyping) -> None:
    _labels(r, lambda words: _slip(words, r.chance), headings=True)


def _slip(words: str, chance: random.Random) -> str:
    if len(words) < 6:
        return words
    at = chance.randrange(1, len(words) - 2)
    kind = chance.randrange(3)
    if kind == 0:
        return words[:at] + words[at + 1 :]
    if kind == 1:
        return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    return words[:at] + words[at] + words[at:]


@change("words left out of labels", hard=True)
def shortened(r: Retyping) -> None:
    def short(words: str) -> str:
        kept = [word for word in words.split() if word.lower() not in _LEFT_OUT or r.chance.random() < 0.5]
        return " ".join(kept) or words

    _labels(r, short)


@change("a hint in brackets after labels", hard=True)
def hinted(r: Retyping) -> None:
    hints = ("(please give in full)", "(if known)", "(see guidance)", "(block capitals please)", "(dd/mm/yyyy)")
    for item in r.draft.items():
        if item.label and not item.columns and item.until is None and r.chance.random() < 0.4:
            hint = hints[4] if item.field.type.value == "date" else r.chance.choice(hints[:4])
            ends = ":" if item.label.rstrip().endswith(":") else ""
            item.label = item.label.rstrip(": ") + " " + hint + ends


@change("headings re-worded")
def headings_reworded(r: Retyping) -> None:
    for part in r.draft.parts:
        if part.heading:
            part.heading = r.chance.choice(rewording.HEADINGS.get(part.section.id, (part.heading,)))


@change("headings dropped")
def no_headings(r: Retyping) -> None:
    r.setting.headings = False


@change("instructions dropped")
def no_instructions(r: Retyping) -> None:
    r.setting.instructions = False


@change("another title", hard=True)
def retitled(r: Retyping) -> None:
    r.draft.title = r.chance.choice(("Safeguarding referral", "REQUEST FORM", "Engine Room request", ""))


@change("sections shuffled")
def shuffled(r: Retyping) -> None:
    r.chance.shuffle(r.draft.parts)


@change("questions shuffled in their sections")
def questions_shuffled(r: Retyping) -> None:
    for part in r.draft.parts:
        movable = [n for n, item in enumerate(part.items) if item.label and not item.columns and item.until is None]
        movable = [n for n in movable if not part.items[n].field.options]
        items = [part.items[n] for n in movable]
        r.chance.shuffle(items)
        for n, item in zip(movable, items, strict=True):
            part.items[n] = item


@change("a section left out")
def section_left_out(r: Retyping) -> None:
    if len(r.draft.parts) > 2:
        gone = r.draft.parts.pop(r.chance.randrange(len(r.draft.parts)))
        for item in gone.items:
            _forget(r, item)


@change("some questions left out")
def questions_left_out(r: Retyping) -> None:
    for part in r.draft.parts:
        for item in [one for one in part.items if len(part.items) > 1 and r.chance.random() < 0.15]:
            part.items.remove(item)
            _forget(r, item)


def _forget(r: Retyping, item: Item) -> None:
    truth = r.draft.truth
    truth[item.field.id] = [] if isinstance(truth[item.field.id], list) else None
    tied = [one.id for one in r.draft.form.section_of(item.field.id).fields if one.placeholder]
    asked = [one.id for one in r.draft.form.fields() if one.option_label in {option.id for option in item.options}]
    for other in (*asked, *(tied if item.until is not None else ())):
        truth[other] = None


@change("everything answered")
def all_answered(r: Retyping) -> None:
    for item in r.draft.items():
        if not item.lines and not item.options and not item.columns and item.until is None:
            item.lines, r.draft.truth[item.field.id] = invented.answer(item.field, r.chance)


@change("hardly anything answered")
def hardly_answered(r: Retyping) -> None:
    kept = r.chance.sample(list(r.draft.written()), min(3, len(list(r.draft.written()))))
    for item in list(r.draft.written()):
        if item not in kept:
            r.draft.rewrite(item, [])
            r.draft.truth[item.field.id] = None


@change("answers in capitals")
def loud(r: Retyping) -> None:
    for item in r.draft.written():
        if item.field.type.value != "date":
            r.draft.rewrite(item, [words.upper() for words in item.lines])


@change("long answers of many paragraphs")
def long_answers(r: Retyping) -> None:
    for item in r.draft.written():
        if item.field.type.value == "long_text":
            r.draft.rewrite(item, [words for _ in range(4) for words in invented.sentences(r.chance, 5)])


@change("answers with lists")
def lists(r: Retyping) -> None:
    bullet = r.chance.choice(("• ", "- ", "1. ", "* "))
    for item in r.draft.written():
        if item.field.type.value == "long_text" and len(item.lines) > 1 and r.chance.random() < 0.5:
            signs = [f"{n}. " if bullet == "1. " else bullet for n in range(1, len(item.lines) + 1)]
            item.lines = [sign + words for sign, words in zip(signs, item.lines, strict=True)]
            r.draft.truth[item.field.id] = "\n".join(item.lines)


@change("answers that quote a label", hard=True)
def quoting(r: Retyping) -> None:
    asked = [one.label.rstrip(":. ") for one in r.draft.form.fields() if one.type.value in ("text", "date")]
    for item in r.draft.written():
        if item.field.type.value == "long_text" and r.chance.random() < 0.6:
            words = f"{r.chance.choice(asked)} was left open on the earlier form."
            at = r.chance.randint(0, len(item.lines))
            r.draft.rewrite(item, [*item.lines[:at], words, *item.lines[at:]])


@change("answers with heads of their own", hard=True)
def own_heads(r: Retyping) -> None:
    heads = (
        "Background:",
        "Mother:",
        "What we did: rang the school",
        "Summary",
        "Contact: by phone",
        "Date: early spring",
    )
    for item in r.draft.written():
        if item.field.type.value == "long_text" and r.chance.random() < 0.5:
            at = r.chance.randint(0, len(item.lines))
            r.draft.rewrite(item, [*item.lines[:at], r.chance.choice(heads), *item.lines[at:]])


@change("answers that are words of the form", hard=True)
def posing(r: Retyping) -> None:
    words = ("Name", "Child", "Yes", "Referrer", "Agency", "Other", "Mother", "No", "Address", "Female", "Date")
    for item in r.draft.written():
        if item.field.type.value == "text" and r.chance.random() < 0.15:
            r.draft.rewrite(item, [r.chance.choice(words)])


@change("long tables")
def long_tables(r: Retyping) -> None:
    for item in r.draft.items():
        if item.columns:
            for _ in range(r.chance.randint(10, 40)):
                item.rows.append({column: invented.cell(column, r.chance) for column in item.columns})
            r.draft.retable(item)


@change("tables with their columns in another order")
def columns_moved(r: Retyping) -> None:
    for item in r.draft.items():
        order = list(item.columns)
        r.chance.shuffle(order)
        item.columns = {column: item.columns[column] for column in order}


@change("tables without one of their columns")
def column_dropped(r: Retyping) -> None:
    for item in r.draft.items():
        if len(item.columns) > 2:
            gone = r.chance.choice([c.id for c in item.field.columns if not c.required])
            del item.columns[gone]
            item.rows = [{k: v for k, v in row.items() if k != gone} for row in item.rows]
            r.draft.retable(item)
