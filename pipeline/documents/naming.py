"""Names in a template's tags held against the data its blocks give: a misspelt one is found before it is used."""

from collections.abc import Iterator, Mapping
from typing import Any

Tree = Any  # a node of Jinja's; only `language` knows that library
Wrong = tuple[int, str]  # line of the prepared part, what is wrong

OPEN = object()  # stands for data whose names are known only when a document is made


def misnamed(tree: Tree, shapes: Mapping[str, Any]) -> Iterator[Wrong]:
    """Each name that leads to nothing, once."""
    seen: set[str] = set()
    for line, message in _walk(tree, dict(shapes)):
        if message not in seen:
            seen.add(message)
            yield line, message


def _walk(node: Tree, known: dict[str, Any]) -> Iterator[Wrong]:
    kind = type(node).__name__
    if kind == "For":
        yield from _walk(node.iter, known)
        inner = {**known, "loop": OPEN, **_bound(node.target, _each(_value(node.iter, known)))}
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _walk(child, inner)
        return
    if kind == "Assign":
        yield from _walk(node.node, known)
        known.update(_bound(node.target, _value(node.node, known)))
        return
    if kind in {"Name", "Getattr", "Getitem"}:
        yield from _unknown(node, known)
    for child in node.iter_child_nodes():
        yield from _walk(child, known)


def _unknown(node: Tree, known: Mapping[str, Any]) -> Iterator[Wrong]:
    if type(node).__name__ == "Name":
        if node.ctx == "load" and node.name not in known:
            yield node.lineno, f"'{node.name}' is not among the data of this kind."
        return
    name = _key(node)
    holder = _value(node.node, known)
    if name is not None and isinstance(holder, Mapping) and name not in holder:
        yield node.lineno, f"'{_spelt(node.node)}' has no '{name}'. It has: {', '.join(sorted(holder))}."


def _value(node: Tree, known: Mapping[str, Any]) -> Any:
    """What an expression leads to, as far as it can be told without data."""
    kind = type(node).__name__
    if kind == "Name":
        return known.get(node.name, OPEN)
    if kind in {"Getattr", "Getitem"}:
        holder, name = _value(node.node, known), _key(node)
        return holder.get(name, OPEN) if isinstance(holder, Mapping) else OPEN
    return OPEN


def _key(node: Tree) -> str | None:
    """The name asked for: `.name` or `['name']`; None where it is worked out."""
    if type(node).__name__ == "Getattr":
        return str(node.attr)
    value = getattr(node.arg, "value", None)
    return value if isinstance(value, str) else None


def _each(many: Any) -> Any:
    return many[0] if isinstance(many, list) and many else OPEN


def _bound(target: Tree, value: Any) -> dict[str, Any]:
    return {target.name: value} if type(target).__name__ == "Name" else {name.name: OPEN for name in target.items}


def _spelt(node: Tree) -> str:
    kind = type(node).__name__
    if kind == "Name":
        return str(node.name)
    return f"{_spelt(node.node)}.{_key(node) or '…'}" if kind in {"Getattr", "Getitem"} else "it"
