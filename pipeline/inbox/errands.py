"""Work that may hang: done in threads that nobody has to wait for, not even the end of the program."""

import errno
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_IDLE_FOR = 10.0  # seconds a thread waits for more work: starting one costs more than most reads
_Tasks = queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]]


class Errands:
    """Sends work away. One piece that hangs keeps its thread; the next goes to another."""

    def __init__(self) -> None:
        self._idle: list[_Tasks] = []

    def send(self, work: Callable[[], T]) -> Future[T]:
        """Begin `work`; its result, or what it raised, is in the answer when it is done."""
        future: Future[T] = Future()
        try:
            tasks = self._idle.pop()
        except IndexError:
            tasks = self._start()
        tasks.put((work, future))
        return future

    def _start(self) -> _Tasks:
        tasks: _Tasks = queue.SimpleQueue()
        try:
            threading.Thread(target=self._serve, args=(tasks,), name="formline-errand", daemon=True).start()
        except RuntimeError as error:
            raise OSError(errno.EAGAIN, "no thread to be had now") from error
        return tasks

    def _serve(self, tasks: _Tasks) -> None:
        while True:
            try:
                work, future = tasks.get(timeout=_IDLE_FOR)
            except queue.Empty:
                try:
                    self._idle.remove(tasks)
                except ValueError:
                    continue  # somebody has just taken it: work is on its way
                return
            self._do(work, future, tasks)

    def _do(self, work: Callable[[], Any], future: Future[Any], tasks: _Tasks) -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - whoever asks for the result gets it
            self._idle.append(tasks)
            future.set_exception(error)
        else:
            self._idle.append(tasks)
            future.set_result(result)
