"""Whether the folders of a workspace keep out of each other's way."""

import itertools
import os
from pathlib import Path

from pipeline.errors import SettingsAtFault


def check_places(inbox: Path, outbox: Path, store: Path, package: Path) -> None:
    """Raise SettingsAtFault where one of these folders is, or holds, another: it would eat what it makes."""
    places = {
        f"The inbox ({inbox})": inbox,
        f"the outbox ({outbox})": outbox,
        f"the store ({store})": store,
        f"the installed program ({package})": package,
    }
    for (one, first), (other, second) in itertools.combinations(places.items(), 2):
        if _holds(first, second) or _holds(second, first):
            sentence = f"{one} and {other} are the same folder, or one holds the other."
            raise SettingsAtFault(
                sentence[0].upper() + sentence[1:],
                advice="Give each a folder of its own under [paths] in formline.toml.",
            )


def _holds(outer: Path, inner: Path) -> bool:
    resolved = inner.resolve()
    return any(_same(outer.resolve(), above) for above in (resolved, *resolved.parents))


def _same(one: Path, other: Path) -> bool:
    if os.path.normcase(one) == os.path.normcase(other):
        return True
    try:
        return one.samefile(other)  # the same folder by another drive letter or mount
    except OSError:
        return False
