"""Invented answers: the people, places, days and sentences that stand in re-typed forms."""

import datetime as dt
import random

from pipeline.model.form import Field, FieldType

_FIRST = (
    *("Rowan", "Ailsa", "Morwenna", "Idris", "Tamsin", "Cormac", "Élodie", "Nia", "Zaïre", "Oisín", "Baby", "A."),
    *("Mary-Beth", "Jo", "Ștefan", "May", "April", "Grace"),
)
_LAST = (
    *("Tester", "Sample", "O’Invented", "Madeup-Jones", "van Example", "Ficțional", "de Nowhere", "Placeholder"),
    *("McInvented", "Example-Smythe"),
)
_STREETS = (
    "1 Example Street",
    "Flat 2, 30 Nowhere Road",
    "The Old Sample House",
    "12b Invented Terrace",
    "c/o 4 Test Close",
)
_TOWNS = ("Anytown", "Sampleton-on-Sea", "Nowhere", "Testbury")
_SAID = ("not known", "N/A", "None", "as above", "HMP Invented", "n/k", "see attached", "No fixed abode", "TBC")
_BODIES = (
    *("Anywhere Council", "Example Police", "Made-up NHS Trust", "the Pretend School", "early years team", "CSC"),
    *("Invented Housing Association", "Sample & Sons Nursery", "Anytown ICB", "0-19 service"),
)
_POSTS = ("Social worker", "DSL", "head teacher", "DS 1234", "Health visitor", "IRO", "Named nurse")
_EVENTS = (
    *("Home visit, no access x2", "seen at school", "A&E attendance - fall", "Strategy discussion held", "letter sent"),
    *(
        "Referral received: no further action",
        "CP conference (initial)",
        "moved to grandmother's",
        "Missing overnight.",
    ),
    *("Police protection. Child placed with aunt; father informed by phone", "3/4 sessions attended"),
)
_KIN = ("mother", "father", "brother, 4", "aunt")
SENTENCES = (
    "The family moved in the spring. Nobody told the school.",
    "Concerns were first raised by a neighbour; see the notes of the meeting.",
    "attendance fell to 71% and two appointments were missed.",
    "We would like the partnership to look at how information was shared between hospital and community.",
    "Child was seen alone and said she felt safe at her nan's.",
    "Good practice: the nursery rang every day until somebody answered",
    "Mother (23) has learning needs; father is not in the household.",
    "It is not clear who was told, or when.",
    "The injuries were 'not consistent' with the account given.",
    "Three agencies held part of the picture - none held the whole.",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def person(chance: random.Random) -> str:
    """A name."""
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def service(chance: random.Random) -> str:
    """An agency."""
    return chance.choice(_BODIES)


def phone(chance: random.Random) -> str:
    """A number kept free for drama."""
    last = f"{chance.randint(0, 999):03d}"
    return chance.choice((f"01632 960{last}", f"07700 900{last}", f"(01632) 960 {last}"))


def sentences(chance: random.Random, most: int = 4) -> list[str]:
    """A few sentences, a line each."""
    return [chance.choice(SENTENCES) for _ in range(chance.randint(1, most))]


def answer(one: Field, chance: random.Random) -> tuple[list[str], str]:
    """The lines of an answer, and what a careful clerk keys in for it."""
    if one.type is FieldType.DATE:
        words, iso = day(chance)
        return [words], iso
    lines = _lines(one, chance)
    return lines, "\n".join(lines)


def day(chance: random.Random) -> tuple[str, str]:
    """A date in one of its usual spellings, and as ISO writes it."""
    on = dt.date(chance.randint(2008, 2025), chance.randint(1, 12), chance.randint(1, 28))
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(on.day, "th")
    month = _MONTHS[on.month - 1]
    spellings = (
        f"{on.day}/{on.month}/{on.year}",
        f"{on:%d/%m/%Y}",
        f"{on:%d.%m.%Y}",
        f"{on:%d-%m-%Y}",
        f"{on.day} {month} {on.year}",
        f"{on.day}{ending} {month} {on.year}",
        f"{on.day}{ending} of {month} {on.year}",
        f"{on.day} {month[:3]} {on.year}",
        f"{on.day}-{month[:3]}-{on:%y}",
        f"{on:%d/%m/%y}",
        on.isoformat(),
    )
    if chance.random() < 0.05:
        return f"{month} {on.year}", f"{on:%Y-%m}"
    return chance.choice(spellings), on.isoformat()


def cell(column: str, chance: random.Random) -> str:
    """What stands in one cell of a repeating table."""
    if column in ("day", "month"):
        return str(chance.randint(1, 28 if column == "day" else 12))
    if column == "year":
        return chance.choice((f"{chance.randint(10, 24)}", f"20{chance.randint(10, 24)}"))
    if column == "name":
        return person(chance)
    if column == "title":
        return chance.choice(_POSTS)
    if column == "contact":
        return chance.choice((phone(chance), "r.tester@example.org", f"{phone(chance)} / office@example.org"))
    if column in ("agency", "source"):
        return service(chance)
    if column == "address":
        return chance.choice((*_STREETS, "not known"))
    return chance.choice(_EVENTS) if column in ("event", "outcome") else person(chance)


def _lines(one: Field, chance: random.Random) -> list[str]:
    if one.id in ("gp", "home_address"):
        return [chance.choice(_STREETS), chance.choice(_TOWNS), "TS99 9ZZ"][: chance.choice((1, 3, 3))]
    if one.id in ("referrer", "authorised_by"):
        return [person(chance), service(chance), phone(chance)][: chance.randint(1, 3)]
    if one.id in ("parent_carer_details", "siblings"):
        return [f"{person(chance)} ({chance.choice(_KIN)})" for _ in range(chance.randint(1, 3))]
    if one.type is FieldType.LONG_TEXT:
        return sentences(chance)
    if "ref" in one.id:
        return [chance.choice(("999 000 0018", "REF 12/34", "NHS 9990000026", "Mosaic 118822"))]
    if any(word in one.id for word in ("name", "officer", "known", "provided")):
        return [chance.choice((person(chance), person(chance), person(chance), chance.choice(_SAID)))]
    return [chance.choice((service(chance), person(chance), *_SAID, chance.choice(SENTENCES)))]
