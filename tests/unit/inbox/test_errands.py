"""Work that may hang is done on a thread of its own, one piece after another."""

import threading

import pytest

from pipeline.inbox.errands import Errands


def test_work_comes_back_with_its_result_or_what_it_raised() -> None:
    errands = Errands()
    assert errands.send(lambda: 6 * 7).result(5) == 42
    with pytest.raises(ZeroDivisionError):
        errands.send(lambda: 1 // 0).result(5)


def test_one_thread_serves_one_piece_after_another() -> None:
    errands = Errands()
    served = {errands.send(threading.get_ident).result(5) for _ in range(50)}
    assert len(served) == 1


def test_work_that_hangs_holds_up_nothing_else() -> None:
    errands, come = Errands(), threading.Event()
    hanging = errands.send(lambda: come.wait(10))
    assert errands.send(lambda: "at once").result(5) == "at once"
    assert not hanging.done()
    come.set()
    assert hanging.result(5)
