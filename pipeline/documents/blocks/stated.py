"""What a person stated for a document that may use nothing from a record."""

from typing import Any

from pipeline.documents.matter import Matter


def stated(matter: Matter) -> dict[str, Any]:
    """The facts as they were given, and nothing else."""
    return {name: list(said) if isinstance(said, tuple) else said for name, said in matter.facts.items()}
