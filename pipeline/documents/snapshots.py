"""The frozen facts a document is made from: only the blocks its kind names, always in the same bytes."""

import json

from pipeline.documents.blocks import block, known_blocks, public_blocks
from pipeline.documents.matter import Matter
from pipeline.errors import DefinitionAtFault
from pipeline.model.document import Kind, Subject


def snapshot(kind: Kind, matter: Matter) -> bytes:
    """What a document of this kind may know of the matter; nothing in it tells the time of making."""
    allowed(kind)
    branding = matter.partnership.branding
    told = {
        "document": {
            "kind": kind.id,
            "title": kind.title,
            "reference": matter.reference,
            "author": matter.partnership.name,
            "marking": branding.marking if kind.marking is None else kind.marking,
        },
        "look": {
            "colour": branding.colour,
            "accent": branding.accent,
            "logo_text": branding.logo_text or matter.partnership.name,
        },
        "blocks": {name: block(name)(matter) for name in kind.uses},
    }
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def allowed(kind: Kind) -> None:
    """Stop a kind that names blocks we don't have, or a public one that could reach a record."""
    unknown = sorted(set(kind.uses) - known_blocks())
    if unknown:
        message = f"'{kind.id}' uses {_listed(unknown)}, which we don't have."
        raise DefinitionAtFault(message, place=kind.id, advice=f"There are: {_listed(sorted(known_blocks()))}.")
    private = sorted(set(kind.uses) - public_blocks())
    if kind.about is Subject.PUBLIC and private:
        message = f"'{kind.id}' is public and may not use {_listed(private)}."
        advice = f"Leave only {_listed(sorted(public_blocks()))} in `uses`."
        raise DefinitionAtFault(message, place=kind.id, advice=advice)


def _listed(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
