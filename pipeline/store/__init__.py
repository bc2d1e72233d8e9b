"""The store: everything that was kept, sealed, in one database; the truth that everything else is made from."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> Any:
    # The database library takes long to load; who only asks where a store may lie must not pay for it.
    if name == "Store":
        from pipeline.store.store import Store

        return Store
    raise AttributeError(name)
