"""How the house's plain facts become bytes to seal, and facts again."""

from functools import cache
from typing import Any, Literal, TypeVar

import msgspec

from pipeline.model.record import Record
from pipeline.store.faults import StoreDamaged

T = TypeVar("T")
_LOOSE = ("fields", "facts")  # typed by the form, not by the record


def pack(value: object) -> bytes:
    """One fact as bytes."""
    return _encoded(value, None)


def canonical(value: object) -> bytes:
    """The same bytes for the same value, however its mappings are ordered."""
    return _encoded(value, "deterministic")


def unpack(kind: type[T], packed: bytes) -> T:
    """A fact from its bytes."""
    try:
        return _record(packed) if kind is Record else msgspec.json.decode(packed, type=kind)  # type: ignore[return-value]
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise StoreDamaged(
            f"The store holds a {kind.__name__} this Formline can't read.",
            advice="Was it written by a newer version? Then use that one.",
        ) from error


def _encoded(value: object, order: Literal["deterministic"] | None) -> bytes:
    try:
        return msgspec.json.encode(value, order=order)
    except UnicodeEncodeError:  # a file name no character set knows, say: its unreadable letters are shown as �
        return msgspec.json.encode(_legible(msgspec.to_builtins(value)), order=order)


def _legible(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [_legible(one) for one in value]
    if isinstance(value, dict):
        return {_legible(name): _legible(one) for name, one in value.items()}
    return value


def _record(packed: bytes) -> Record:
    told = msgspec.json.decode(packed, type=dict[str, Any])
    hints = _record_types()
    known = {name: value for name, value in told.items() if name in hints}
    return Record(
        **{
            name: _frozen(value) if name in _LOOSE else msgspec.convert(value, hints[name])
            for name, value in known.items()
        }
    )


@cache
def _record_types() -> dict[str, Any]:
    return {one.name: one.type for one in msgspec.structs.fields(Record)}


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return {name: _frozen(one) for name, one in value.items()}
    return value
