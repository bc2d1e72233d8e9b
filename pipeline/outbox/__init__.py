"""Where documents leave, notes say what waits, and one page shows the day."""

from pipeline.outbox.attention import INBOX_NOTE, Note, Stuck, attention
from pipeline.outbox.names import safe_name
from pipeline.outbox.outbox import Delivery, Outbox
from pipeline.outbox.page import today
from pipeline.outbox.today import Condition, Due, Figure, Made, Today, Waiting

__all__ = [
    "INBOX_NOTE",
    "Condition",
    "Delivery",
    "Due",
    "Figure",
    "Made",
    "Note",
    "Outbox",
    "Stuck",
    "Today",
    "Waiting",
    "attention",
    "safe_name",
    "today",
]
