"""Readings become records: answers typed and put right, what follows from them stated, what needs a person told.

The engine knows no field of any form: a check is one function in this folder, found by the name definitions give it.
"""

from pipeline.checking import (  # noqa: F401 each enters its checks in the register
    agencies,
    answered,
    birth,
    choices,
    dates,
    event,
    names,
    nhs_number,
    postcode,
    rows,
    thematic,
)
from pipeline.checking.outcome import outcome_state
from pipeline.checking.record import check
from pipeline.checking.registry import CHECKS, known_checks

__all__ = ["CHECKS", "check", "known_checks", "outcome_state"]
