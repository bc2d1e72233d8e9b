"""A partnership's definitions, read from its folders, whole or not at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from pipeline.definitions import folders as lying
from pipeline.definitions.forms import RECEIPT_PREFIX, check_form, folded
from pipeline.definitions.kinds import check_kind, names_word_file
from pipeline.definitions.nearest import did_you_mean
from pipeline.definitions.problem import Fault, Faults, Problem
from pipeline.definitions.profile import check_profile
from pipeline.definitions.shape import shape
from pipeline.definitions.source import Source, read
from pipeline.errors import DefinitionAtFault, NotThere
from pipeline.model.document import Kind
from pipeline.model.form import Form
from pipeline.model.partnership import Partnership

Lint = Callable[[Kind, bytes], Iterable[tuple[str, str, str]]]  # place in the Word file, message, remedy
T = TypeVar("T")


class Definitions(Struct, frozen=True, kw_only=True):
    """Everything particular to one partnership."""

    partnership: Partnership
    forms: tuple[Form, ...]
    kinds: tuple[Kind, ...]
    files: Mapping[str, Path]  # by name below the partnership's folder

    def form(self, id: str) -> Form:
        """The form with this id."""
        return _named(self.forms, id, "form")

    def kind(self, id: str) -> Kind:
        """The document kind with this id."""
        return _named(self.kinds, id, "document kind")

    def template(self, kind: Kind) -> bytes:
        """The Word file of this kind, the workspace's own before the packaged one."""
        asked_by = self.files.get(f"documents/{kind.id}.toml", kind.id)
        return lying.content(self.files, f"documents/{kind.template}", asked_by=str(asked_by))

    def logo(self) -> bytes:
        """The picture that stands on every document."""
        asked_by = str(self.files[lying.PROFILE])
        return lying.content(self.files, self.partnership.branding.logo, asked_by=asked_by)


def _named(things: Sequence[T], id: str, noun: str) -> T:
    known = {thing.id: thing for thing in things}  # type: ignore[attr-defined]
    if id in known:
        return known[id]
    advice = f"{did_you_mean(id, known)} Known here: {', '.join(known)}.".strip()
    raise NotThere(f"There is no {noun} '{id}'.", advice=advice)


def load(
    folders: Sequence[Path],
    partnership: str,
    *,
    known_checks: frozenset[str] | None = None,
    known_blocks: frozenset[str] | None = None,
) -> Definitions:
    """A partnership's definitions; `folders` nearest first. Stops at the first file that needs mending."""
    read_in = _read_all(folders, partnership, known_checks, known_blocks)
    if read_in.problems:
        first, *others = read_in.problems
        more = f" {len(others)} more: run 'formline templates check'." if others else ""
        raise DefinitionAtFault(first.message, place=first.place, advice=first.remedy + more)
    return read_in.definitions()


def check(
    folders: Sequence[Path],
    partnership: str,
    *,
    known_checks: frozenset[str] | None = None,
    known_blocks: frozenset[str] | None = None,
    lint: Lint | None = None,
) -> list[Problem]:
    """Everything wrong with all files of a partnership, Word templates included where `lint` can read them."""
    read_in = _read_all(folders, partnership, known_checks, known_blocks)
    missing = [
        _missing(read_in, name, asked_by, key) for name, asked_by, key in read_in.wanted() if name not in read_in.files
    ]
    return read_in.problems + missing + (list(_linted(read_in, lint)) if lint else [])


class _ReadIn(Struct):
    """What has been read so far of one partnership's files, and what is wrong with it."""

    files: Mapping[str, Path]
    sources: dict[str, Source] = field(default_factory=dict)
    built: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, name: str, model: type[T], look: Callable[..., None]) -> None:
        """Read one file, build its model, and look whether its words agree."""
        source = read(self.files[name])
        if isinstance(source, Problem):
            self.problems.append(source)
            return
        faults = Faults()
        self.sources[name] = source
        thing = shape(model, source.table, faults)
        if thing is not None:
            self.built[name] = thing
            look(thing, faults=faults)
        self.problems += [source.problem(fault) for fault in faults.found]

    def inside(self, folder: str) -> list[str]:
        """The names of the definition files in one folder."""
        return [name for name in self.files if name.startswith(f"{folder}/") and name.endswith(".toml")]

    def all(self, folder: str) -> tuple[Any, ...]:
        """What was built of the files in one folder."""
        return tuple(self.built[name] for name in self.inside(folder) if name in self.built)

    def wanted(self) -> Iterable[tuple[str, str, str]]:
        """The files that others name: each with who names it, under which key."""
        if lying.PROFILE in self.built:
            yield self.built[lying.PROFILE].branding.logo, lying.PROFILE, "logo"
        for name in self.inside("documents"):
            if name in self.built and names_word_file(self.built[name].template):
                yield f"documents/{self.built[name].template}", name, "template"

    def definitions(self) -> Definitions:
        """All of it, sound."""
        profile = self.built[lying.PROFILE]
        forms, kinds = self.all("forms"), self.all("documents")
        return Definitions(partnership=profile, forms=forms, kinds=kinds, files=self.files)


def _read_all(
    folders: Sequence[Path], partnership: str, checks: frozenset[str] | None, blocks: frozenset[str] | None
) -> _ReadIn:
    result = _ReadIn(lying.files(folders, partnership))
    result.read(lying.PROFILE, Partnership, partial(check_profile, name=partnership))
    for name in result.inside("forms"):
        result.read(name, Form, partial(check_form, name=Path(name).stem, known_checks=checks))
    # a form that needs mending is still there for a kind to name
    routes = {Path(name).stem: _routes(result.built.get(name)) for name in result.inside("forms")}
    for name in result.inside("documents"):
        result.read(name, Kind, partial(check_kind, name=Path(name).stem, routes=routes, known_blocks=blocks))
    _check_apart(result)
    return result


def _routes(form: Form | None) -> frozenset[str] | None:
    return frozenset(route.id for route in form.routes) if form else None


def _check_apart(result: _ReadIn) -> None:
    """That no two files claim the same references, and no two forms the same title."""
    prefixes: dict[str, str] = {RECEIPT_PREFIX: "receipts"}
    titles: dict[str, str] = {}
    for name in result.inside("forms"):
        if form := result.built.get(name):
            _claim(result, name, prefixes, form.reference_prefix, "reference_prefix")
            for title in {folded(title): title for edition in form.editions for title in edition.titles}.values():
                _claim(result, name, titles, title, "edition")
    for name in result.inside("documents"):
        kind = result.built.get(name)
        if kind and kind.number_prefix and prefixes.get(kind.number_prefix) != "public documents":
            _claim(result, name, prefixes, kind.number_prefix, "number_prefix", by="public documents")


def _claim(result: _ReadIn, name: str, claimed: dict[str, str], words: str, key: str, by: str = "") -> None:
    other = claimed.setdefault(folded(words), by or name)
    if other != (by or name):
        fault = Fault(
            path=(key,), message=f"'{words}' is used by {other} already.", remedy="Choose another here or there."
        )
        result.problems.append(result.sources[name].problem(fault))


def _missing(result: _ReadIn, name: str, asked_by: str, key: str) -> Problem:
    path = ("branding", key) if key == "logo" else (key,)
    near = did_you_mean(name, result.files)
    fault = Fault(
        path=path,
        message=f"There is no file '{name}'.",
        remedy=f"{near} Put it into the folder, or name another.".strip(),
    )
    return result.sources[asked_by].problem(fault)


def _linted(result: _ReadIn, lint: Lint) -> Iterable[Problem]:
    for kind in result.all("documents"):
        path = result.files.get(f"documents/{kind.template}")
        if path is not None:
            for place, message, remedy in lint(kind, path.read_bytes()):
                yield Problem(place=f"{path}, {place}", message=message, remedy=remedy)
