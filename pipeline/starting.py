"""Starting quickly: what both our processes do before they load anything large, and what they leave for later."""

import re
import sys
from typing import Any, cast


def load_msgspec() -> None:
    """Load msgspec without `typing_extensions`, a third of its cost: it asks for it, and does as well without."""
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # how Python is told that there is none
    try:
        import msgspec  # noqa: F401
    except ImportError:
        pass  # it can't do without, then: whoever imports it next gets it whole
    finally:
        del sys.modules["typing_extensions"]


def later(words: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is prepared when first used: preparing those that few papers need costs more than reading one."""
    return cast("re.Pattern[str]", _Later(words, flags))


class _Later:
    """Stands for a pattern, and becomes as quick as it with each of its ways to search that is asked for."""

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    def __getattr__(self, name: str) -> Any:
        way = getattr(re.compile(self._words, self._flags), name)
        setattr(self, name, way)
        return way
