"""Where definitions lie: a workspace's own files over the packaged ones, file by file."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.definitions.nearest import did_you_mean
from pipeline.errors import DefinitionAtFault, NotNow, NotThere

PROFILE = "partnership.toml"


def packaged() -> Path:
    """The templates that travel with the package: beside it in a clone, inside it when installed."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def partnerships(folders: Sequence[Path]) -> tuple[str, ...]:
    """The ids of all partnerships that have a profile in one of these folders."""
    return tuple(sorted({profile.parent.name for folder in folders for profile in folder.glob(f"*/{PROFILE}")}))


def files(folders: Sequence[Path], partnership: str) -> Mapping[str, Path]:
    """Every file of a partnership, by its name below the partnership's folder; the nearest folder's wins."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        root = folder / partnership
        for inside in ("", "forms", "documents"):
            found.update(_files_in(root / inside, inside))
    if PROFILE not in found:
        known = partnerships(folders)
        raise NotThere(
            f"There is no partnership '{partnership}' here.",
            advice=did_you_mean(partnership, known) or f"Known here: {', '.join(known) or 'none'}.",
        )
    return dict(sorted(found.items()))


def _files_in(folder: Path, inside: str) -> dict[str, Path]:
    """The files of one folder, without what editors and Word leave lying beside them."""
    if not folder.is_dir():
        return {}
    named = {path.name: path for path in folder.iterdir() if not path.name.startswith((".", "~")) and path.is_file()}
    return {f"{inside}/{name}" if inside else name: path for name, path in named.items()}


def content(found: Mapping[str, Path], name: str, *, asked_by: str) -> bytes:
    """The bytes of one of a partnership's files."""
    if name not in found:
        remedy = did_you_mean(name, found) or "Put the file there, or name one that is there."
        raise DefinitionAtFault(f"There is no file '{name}'.", place=asked_by, advice=remedy)
    try:
        return found[name].read_bytes()
    except OSError as error:
        sentence = "This file could not be opened."
        raise DefinitionAtFault(sentence, place=str(found[name]), advice="Close it elsewhere and try again.") from error


def copy(name: str, folders: Sequence[Path], partnership: str, to: Path) -> tuple[Path, ...]:
    """Take a packaged file into a workspace's templates, to be edited there; by its name or its id.

    A document's id takes its declaration and its Word file. Nothing that stands there already is touched.
    """
    found = files(folders, partnership)
    plain = name.replace("\\", "/").removeprefix(f"{partnership}/")
    taken = {one: to / partnership / one for one in _chosen(plain, found)}
    for one, target in taken.items():
        if target.exists():
            sentence = f"'{one}' is among your own templates already."
            raise NotNow(sentence, advice=f"Edit {target}, or take it away first.")
    for one, target in taken.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content(found, one, asked_by=name))
    return tuple(taken.values())


def _chosen(name: str, found: Mapping[str, Path]) -> tuple[str, ...]:
    chosen = tuple(one for one in found if name in {one, one.rpartition("/")[2], Path(one).stem})
    if not chosen:
        known = [*found, *{Path(one).stem for one in found}]
        advice = did_you_mean(name, known) or f"Known: {', '.join(found)}."
        raise NotThere(f"There is no template '{name}'.", advice=advice)
    return chosen
