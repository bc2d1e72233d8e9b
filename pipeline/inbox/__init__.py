"""Where returns arrive."""

from pipeline.inbox.inbox import Inbox, Pending
from pipeline.inbox.places import check_places
from pipeline.inbox.settle import Why

__all__ = ["Inbox", "Pending", "Why", "check_places"]
