"""Starting quickly: what both our processes do before they load anything large."""

import sys


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
