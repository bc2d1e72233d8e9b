"""The short form of `python -m tests.retyping.pdf_producers` and of `pdf_damage`: what needs no other program."""

from pathlib import Path

import pytest

from pipeline.model.states import ReadStatus
from pipeline.worker.parent import Worker
from tests.retyping.judging import definitions, judged
from tests.retyping.listener import Listener
from tests.retyping.pdf_damage import damaged, hostile
from tests.retyping.pdf_producers import MAKERS, made

HERE = ("reportlab", "pypdf")
CLASSES = sorted({maker.kind for maker in MAKERS if maker.producer in HERE})
NOBODY = Path(__file__).parent / "no-such-program"  # garbled text would be looked at for long
LARGE = ("bomb", "million", "10,000", "20,000", "itself")  # these take their seconds: by hand


@pytest.mark.parametrize("kind", CLASSES)
def test_forms_filled_in_or_typed_over_are_read_right_or_flagged(kind: str) -> None:
    forms = [one for _, one in made(41126, 2, [kind], producers=HERE)]
    verdicts = [judged(one.content, one.form, one.truth, one.carrier) for one in forms]

    assert [verdict.known for verdict in verdicts] == [True, True]
    assert [silent for verdict in verdicts for silent in (*verdict.wrong_silent, *verdict.lost_silent)] == []
    assert sum(verdict.right for verdict in verdicts) > 0.8 * sum(verdict.values for verdict in verdicts)


def test_hostile_and_broken_files_are_answered_and_nothing_is_fetched() -> None:
    with Listener() as listener, Worker(definitions().forms, tesseract=str(NOBODY)) as worker:
        small = [(name, file) for name, file in hostile(listener.port) if not any(word in name for word in LARGE)]
        said = {name: worker.read(file)[0] for name, file in (*small, *damaged(41126, 6))}

    assert listener.calls == 0
    assert len(said) > 20
    assert [name for name, one in said.items() if "broke off" in (one.reason or "")] == []
    assert not [name for name, one in said.items() if one.status is not ReadStatus.RECORD and not one.reason]
