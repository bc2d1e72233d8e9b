"""Checks that a question was answered: by whom it should be, and with enough words."""

from pipeline.checking.choices import NONE
from pipeline.checking.registry import Code, Finds, Found, Look, checks
from pipeline.model.form import FieldType
from pipeline.model.states import Severity

EMPTY = Code(
    code="required-empty",
    severity=Severity.QUERY,
    message="{where} is empty.",
    query="{where}: this was left empty. Please tell us the answer, or say that it is not known.",
)
ROW_EMPTY = Code(
    code="row-incomplete",
    severity=Severity.QUERY,
    message="{where} is empty.",
    query="{where}: this was left empty. Please tell us the answer, or say that it is not known.",
)
OFFICE_USE = Code(
    code="office-use-filled",
    severity=Severity.WARNING,
    message="{where} is for the business unit, but the sender wrote there. Their words are kept apart and not used.",
)
FEW_WORDS = Code(
    code="few-words",
    severity=Severity.QUERY,
    message="{where} holds only a few words.",
    query="{where}: please tell us a little more.",
)


@checks("required", EMPTY, NONE, ROW_EMPTY)
def required(look: Look) -> Finds:
    """Every question marked as required has an answer, and every row of a table its required cells."""
    if look.field is None:
        return
    if look.field.required and look.field.id not in look.answered:
        yield Found(NONE if look.field.options else EMPTY)
    needed = [column.id for column in look.field.columns if column.required]
    for number, row in enumerate(look.rows(look.field.id)):
        yield from (Found(ROW_EMPTY, f"{look.field.id}[{number}].{column}") for column in needed if not row[column])


@checks("office-use", OFFICE_USE)
def office_use(look: Look) -> Finds:
    """Nobody but the business unit filled its own part of the form."""
    if look.field and look.field.id in look.answered:
        yield Found(OFFICE_USE)


@checks("few-words", FEW_WORDS, options={"words": "how many words are enough; 5 unless set"})
def few_words(look: Look) -> Finds:
    """A story is told in more than a few words."""
    told = look.field is not None and look.field.type in {FieldType.TEXT, FieldType.LONG_TEXT} and look.text
    if told and len(look.text.split()) < int(look.option("words", "5")):
        yield Found(FEW_WORDS)
