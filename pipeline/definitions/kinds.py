"""What must hold between the words of a document kind's declaration, beyond their types."""

from collections.abc import Mapping

from pipeline.definitions.forms import exists, prefix, same_as_name, unique
from pipeline.definitions.problem import Faults
from pipeline.model.document import Kind, Moment, Subject

Routes = Mapping[str, frozenset[str] | None]  # of each form there is; None where the form itself needs mending


def check_kind(kind: Kind, name: str, routes: Routes, known_blocks: frozenset[str] | None, faults: Faults) -> None:
    """Everything wrong with a kind whose keys are all in order."""
    same_as_name(kind.id, name, faults)
    _check_template(kind, faults)
    _check_number(kind, faults)
    _check_forms(kind, routes, faults)
    unique(((("fact", index), fact.id) for index, fact in enumerate(kind.facts)), "fact", faults)
    for index, block in enumerate(kind.uses if known_blocks is not None else ()):
        exists(block, known_blocks or (), "block", ("uses", index), faults)


def names_word_file(template: str) -> bool:
    """Whether this is the name of a Word file that can lie beside its declaration."""
    return template.endswith(".docx") and not {"/", "\\", ":"}.intersection(template)


def _check_template(kind: Kind, faults: Faults) -> None:
    if not names_word_file(kind.template):
        message = f"'{kind.template}' is not the name of a Word file."
        remedy = f'Put the .docx beside this file and write its name alone: template = "{kind.id}.docx".'
        faults.add(("template",), message, remedy)


def _check_number(kind: Kind, faults: Faults) -> None:
    if kind.about is Subject.PUBLIC:
        prefix(kind.number_prefix, ("number_prefix",), faults)
    elif kind.number_prefix:
        remedy = 'Take it out, or set about = "public".'
        faults.add(("number_prefix",), "Only public documents have numbers of their own.", remedy)


def _check_forms(kind: Kind, routes: Routes, faults: Faults) -> None:
    for index, form in enumerate(kind.forms):
        exists(form, routes, "form", ("forms", index), faults)
    if kind.routes and kind.due is not Moment.OPENED:
        message = "Routes say when a document is due only where it is due on opening."
        faults.add(("routes",), message, 'Take the routes out, or set due = "opened".')
    offered = [routes.get(form) for form in kind.forms or routes]
    known = {route for one in offered if one is not None for route in one}
    for index, route in enumerate(kind.routes if None not in offered else ()):
        exists(route, known, "route", ("routes", index), faults)
