"""From the tables of a TOML file to the model's own shapes, telling everything that does not fit.

A file has the shape of the model: each attribute is a key. Two things read better in a file, and differ: a repeated
table stands under its singular (`[[section]]` for `sections`), and a check that is told nothing is just its name.

Our own rather than a library's because a person who mends a file wants all its faults at once, each with its line and
in plain words, and because start-up pays for every import.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Struct, structs

from pipeline.definitions.nearest import did_you_mean
from pipeline.definitions.problem import Faults, Path
from pipeline.model.document import Fact, Kind
from pipeline.model.form import Check, Choice, Column, Decision, Edition, Field, Form, JoinedColumns, Section
from pipeline.model.partnership import Agency, Partnership

T = TypeVar("T")

REPEATED = {
    Section: "section",
    Field: "field",
    Choice: "choice",
    Column: "column",
    JoinedColumns: "joined",
    Edition: "edition",
    Agency: "agency",
    Fact: "fact",
}  # how one of each is headed in a file; a Decision's heading is its attribute's own singular

_WANTED = {
    str: "words in quotation marks",
    bool: "true or false",
    int: "a whole number",
    dt.date: "a date",
    dt.time: "a time",
}
_EXAMPLE = {
    str: '"…"',
    bool: "true or false, without quotation marks",
    int: "digits, without quotation marks",
    dt.date: "2026-12-25, without quotation marks",
    dt.time: "17:00:00, without quotation marks",
}


class Key(Struct, frozen=True):
    """One key a table may have."""

    name: str  # in the file
    attribute: str  # in the model
    reads: "Reads"
    required: bool


class _Unfit:
    """Stands for a value that did not fit; its fault is noted."""


_UNFIT = _Unfit()
_KEYS: dict[type[Any], Mapping[str, Key]] = {}  # worked out once for each
Reads = Callable[[object, Path, Faults], Any]


def shape(model: type[T], table: Mapping[str, object], faults: Faults, path: Path = ()) -> T | None:
    """The model built of this table; None where something it can't do without is missing or does not fit."""
    known = keys_of(model)
    _note_unknown(table, known, faults, path)
    values = {}
    whole = True
    for key in known.values():
        value = _value(key, table, faults, path)
        if not isinstance(value, _Unfit):
            values[key.attribute] = value
        elif key.required:
            whole = False
    return model(**values) if whole else None


def keys_of(model: type[Any]) -> Mapping[str, Key]:
    """The keys a table of this kind may have, by name."""
    if model not in _KEYS:
        found = [_key_of(field) for field in structs.fields(model)]
        _KEYS[model] = {key.name: key for key in found}
    return _KEYS[model]


def _key_of(field: structs.FieldInfo) -> Key:
    return Key(_name_of(field.name, field.type), field.name, _reads(field.type), field.required)


def _name_of(attribute: str, hint: Any) -> str:
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    if inner is Decision:
        return attribute.removesuffix("s")
    return REPEATED.get(inner, attribute) if inner is not None else attribute


def _value(key: Key, table: Mapping[str, object], faults: Faults, path: Path) -> Any:
    if key.name in table:
        return key.reads(table[key.name], (*path, key.name), faults)
    if key.required:
        faults.add(path, f"'{key.name}' is missing {where(path)}.", f"Add a line that begins: {key.name} =")
    return _UNFIT


def _note_unknown(table: Mapping[str, object], known: Mapping[str, Key], faults: Faults, path: Path) -> None:
    for name in table.keys() - known.keys():
        near = did_you_mean(name, known.keys() - table.keys()) or did_you_mean(name, known)
        if path and not near and any(name in keys_of(model) for model in (Form, Kind, Partnership)):
            remedy = "It belongs to the whole file: move it up, above the first heading in brackets."
        else:
            remedy = f"{near or 'Take it out.'} Known here: {', '.join(known)}."
        faults.add((*path, name), f"'{name}' is not known {where(path)}.", remedy)


def where(path: Path) -> str:
    """Which table of the file this is, as it is headed there."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return "at the top of the file"
    heading = ".".join(names)
    return f"in [[{heading}]]" if isinstance(path[-1], int) else f"in [{heading}]"


def _reads(hint: Any) -> Reads:
    """The function that reads a value of this type."""
    origin = get_origin(hint)
    if origin is tuple:
        return _many(get_args(hint)[0])
    if origin is Mapping:
        return _pairs
    if origin is UnionType:
        return _reads(next(one for one in get_args(hint) if one is not NoneType))
    if issubclass(hint, StrEnum):
        return _one_of(hint)
    if issubclass(hint, Struct):
        return _table(hint)
    return _plain(hint)


def _plain(kind: type) -> Reads:
    def read(value: object, path: Path, faults: Faults) -> Any:
        # bool is an int and datetime a date to Python, not to a person
        if type(value) is kind:
            return value
        faults.add(path, f"'{_said(path)}' must be {_WANTED[kind]}.", f"Write {_EXAMPLE[kind]}.")
        return _UNFIT

    return read


def _one_of(kind: type[StrEnum]) -> Reads:
    def read(value: object, path: Path, faults: Faults) -> Any:
        try:
            return kind(value)  # type: ignore[arg-type]
        except ValueError:
            remedy = f"{did_you_mean(str(value), kind)} It is one of: {', '.join(kind)}.".strip()
            faults.add(path, f"'{_said(path)}' can't be '{value}'.", remedy)
            return _UNFIT

    return read


def _many(kind: Any) -> Reads:
    read_one = _check if kind is Check else _reads(kind)
    tables = isinstance(kind, type) and issubclass(kind, Struct)

    def read(value: object, path: Path, faults: Faults) -> Any:
        if not isinstance(value, list):
            name = _said(path)
            remedy = f"Head each one [[{name}]]." if tables and kind is not Check else f'Write {name} = ["…", "…"].'
            faults.add(path, f"'{name}' must be a list.", remedy)
            return _UNFIT
        read_values = [read_one(one, (*path, index), faults) for index, one in enumerate(value)]
        return _UNFIT if any(isinstance(one, _Unfit) for one in read_values) else tuple(read_values)

    return read


def _table(kind: type[Any]) -> Reads:
    def read(value: object, path: Path, faults: Faults) -> Any:
        if isinstance(value, dict):
            built = shape(kind, value, faults, path)
            return _UNFIT if built is None else built
        faults.add(
            path, f"'{_said(path)}' must be a table of its own.", f"Head it [{_said(path)}] and write its keys below."
        )
        return _UNFIT

    return read


def _check(value: object, path: Path, faults: Faults) -> Any:
    """A check: its name alone, or a table."""
    return Check(check=value) if isinstance(value, str) else _table(Check)(value, path, faults)


def _pairs(value: object, path: Path, faults: Faults) -> Any:
    if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return value
    name = _said(path)
    faults.add(path, f"'{name}' must be pairs of words.", f'Write {name} = {{ this = "…", that = "…" }}.')
    return _UNFIT


def _said(path: Path) -> str:
    return str(next((part for part in reversed(path) if isinstance(part, str)), "the file"))
