"""What can go wrong with the store, in sentences for the person who meets it."""

from pipeline.errors import FormlineError, WorldAtFault

BRING_BACK = (
    "Change nothing in the store folder, and tell whoever looks after this computer.\n"
    "If you keep a copy of that folder, docs/how-to/keep-copies.md says how to bring it back."
)
REPORT = "This is a fault of Formline's own. Please tell its maintainers: 'Telling us' in SECURITY.md says how."


class DiskFull(WorldAtFault):
    """There is no space left for the store."""


class StoreBusy(WorldAtFault):
    """Another program is keeping the store busy."""


class DiskAtFault(WorldAtFault):
    """The disk that holds the store could not be read or written."""


class StoreAway(WorldAtFault):
    """The store can't be reached."""


class StoreDamaged(FormlineError):
    """Something in the store is not as Formline left it."""


class StoreTrouble(FormlineError):
    """The store answered in a way Formline did not expect."""
