"""The partnership's two forms, as their definitions declare them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.form import Choice, Column, Edition, Field, FieldType, FilledBy, Form, Section

_FOLDER = Path(__file__).parents[3] / "templates" / "hsscp" / "forms"


def form_of(told: dict[str, Any]) -> Form:
    """A form from what its definition says; checks, routes and decisions are nothing to matching."""
    return Form(
        id=told["id"],
        title=told["title"],
        reference_prefix=told["reference_prefix"],
        printed=tuple(told.get("printed", ())),
        sections=tuple(_section(one) for one in told["section"]),
        editions=tuple(
            Edition(
                id=one["id"],
                titles=tuple(one["titles"]),
                labels=one.get("labels", {}),
                without=tuple(one.get("without", ())),
            )
            for one in told["edition"]
        ),
    )


def _section(told: dict[str, Any]) -> Section:
    return Section(
        id=told["id"],
        label=told["label"],
        fields=tuple(_field(one) for one in told["field"]),
        by=FilledBy(told.get("by", "referrer")),
        printed=told.get("printed", True),
        aliases=tuple(told.get("aliases", ())),
    )


def _field(told: dict[str, Any]) -> Field:
    return Field(
        id=told["id"],
        label=told["label"],
        type=FieldType(told["type"]),
        aliases=tuple(told.get("aliases", ())),
        choices=tuple(
            Choice(id=c["id"], label=c["label"], aliases=tuple(c.get("aliases", ()))) for c in told.get("choice", ())
        ),
        columns=tuple(
            Column(id=c["id"], label=c["label"], aliases=tuple(c.get("aliases", ()))) for c in told.get("column", ())
        ),
        placeholder=tuple(told.get("placeholder", ())),
        option_label=told.get("option_label", ""),
    )


@pytest.fixture(scope="session")
def forms() -> tuple[Form, ...]:
    """Every form of the partnership."""
    return tuple(form_of(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml")))


@pytest.fixture(scope="session")
def cspr(forms: tuple[Form, ...]) -> Form:
    """The long form."""
    return next(form for form in forms if form.id == "cspr")


@pytest.fixture(scope="session")
def kloe(forms: tuple[Form, ...]) -> Form:
    """The short form."""
    return next(form for form in forms if form.id == "kloe")
