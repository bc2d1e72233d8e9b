"""What state a part is in once it has been read and checked."""

from pipeline.model.reading import Reading
from pipeline.model.record import Record
from pipeline.model.states import ReadStatus, State


def outcome_state(reading: Reading, record: Record | None) -> State:
    """Done, or waiting for a person where the record is doubtful; anything but a record keeps its own name."""
    if reading.status is not ReadStatus.RECORD:
        return State(reading.status.value)
    return State.NEEDS_REVIEW if record is None or record.doubtful else State.DONE
