"""What state a part is in once it has been read and checked."""

from pipeline.model.reading import Reading
from pipeline.model.record import Record
from pipeline.model.states import ReadStatus, State


def outcome_state(reading: Reading, record: Record | None) -> State:
    """Done, or waiting for a person where the record is doubtful; anything but a record keeps its own name."""
    if reading.status is not ReadStatus.RECORD or record is None:
        return State(reading.status.value) if reading.status is not ReadStatus.RECORD else State.NEEDS_REVIEW
    return State.NEEDS_REVIEW if record.doubtful else State.DONE
