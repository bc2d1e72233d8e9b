"""The boundary for hostile bytes: opening, reading and matching run in a process of their own, on every system alike.

Bytes, candidate passwords and definitions go in; readings, checked against the model, come out. A crash there is a
finding here.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pipeline.worker.parent import Worker

__all__ = ["Worker"]


def __getattr__(name: str) -> object:
    # Only when asked for: the process inside passes through here too, and needs nothing of the outside.
    if name == "Worker":
        from pipeline.worker.parent import Worker

        return Worker
    raise AttributeError(name)
