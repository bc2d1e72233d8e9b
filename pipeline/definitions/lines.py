"""The line on which each key of a TOML file stands, so that a fault can be shown where a person will look for it.

Only read for files that have a fault and that are TOML otherwise: the scan leans on that and stays small.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.definitions.problem import Path

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'  # strings over several lines
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|\#[^\n]*|[+-]?\d[\w:.+-]*|[][{}=,.\n]|[^\s\#\"'\][{}=,.]+",
    re.DOTALL,
)


def line_of(text: str, path: Path) -> int:
    """The line, from 1, where this key stands, or else the nearest table or key around it."""
    known = list(_Scan(text).keys())
    for length in range(len(path), 0, -1):
        # a list of tables has no line but its first table's
        lines = [line for key, line in known if key[:length] == path[:length]]
        if lines:
            return lines[0]
    return 1


class _Scan(Struct):
    """One walk over the text, telling each key's path and line as it goes."""

    text: str
    counts: dict[Path, int] = field(default_factory=dict)  # how many tables of an array have begun

    def keys(self) -> Iterator[tuple[Path, int]]:
        tokens = _tokens(self.text)
        here: Path = ()
        for token, line in tokens:
            if token == "[":
                here = self._header(tokens)
                yield here, line
            elif token != "\n":
                path = here + _key(token, tokens)
                yield path, line
                yield from _value(path, tokens)
            _skip_line(token, tokens)

    def _header(self, tokens: "_Tokens") -> Path:
        first, _ = next(tokens)
        many = first == "["
        path: Path = ()
        for part in _key(next(tokens)[0] if many else first, tokens, until="]"):
            path = (*path, part)
            if path in self.counts:
                path = (*path, self.counts[path])
        if not many:
            return path
        named = path[:-1] if isinstance(path[-1], int) else path
        self.counts[named] = self.counts.get(named, -1) + 1
        return (*named, self.counts[named])


_Tokens = Iterator[tuple[str, int]]


def _tokens(text: str) -> _Tokens:
    line = 1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")


def _key(first: str, tokens: _Tokens, until: str = "=") -> tuple[str, ...]:
    """A key, dotted or not, up to what ends it."""
    parts = [first]
    for token, _ in tokens:
        if token == until:
            break
        parts.append(token)
    return tuple(part.strip("\"'") for part in parts if part != ".")


def _skip_line(token: str, tokens: _Tokens) -> None:
    """Leave what still stands on this line behind."""
    while token != "\n":
        token, _ = next(tokens, ("\n", 0))


def _value(path: Path, tokens: _Tokens) -> Iterator[tuple[Path, int]]:
    """The keys and places inside a value, which is left behind whole."""
    token, line = next(tokens, ("", 0))
    if token == "[":
        yield from _array(path, tokens)
    elif token == "{":
        yield from _inline(path, tokens)
    else:
        yield path, line


def _array(path: Path, tokens: _Tokens) -> Iterator[tuple[Path, int]]:
    index = 0
    for token, line in tokens:
        if token == "]":
            return
        if token == ",":
            index += 1
        elif token == "{":
            yield (*path, index), line
            yield from _inline((*path, index), tokens)
        elif token == "[":
            yield from _array((*path, index), tokens)
        elif token != "\n":
            yield (*path, index), line


def _inline(path: Path, tokens: _Tokens) -> Iterator[tuple[Path, int]]:
    for token, line in tokens:
        if token == "}":
            return
        if token not in {",", "\n"}:
            inner = path + _key(token, tokens)
            yield inner, line
            yield from _value(inner, tokens)
