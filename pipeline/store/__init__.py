"""The store: everything that was kept, sealed, in one database; the truth that everything else is made from."""

from pipeline.store.store import Store

__all__ = ["Store"]
