"""The objects a PDF file is made of, as pikepdf makes them: the one place of this room that knows pikepdf."""

import io
from typing import Any

import pikepdf

Object = Any
array, name, text = pikepdf.Array, pikepdf.Name, pikepdf.String


class File:
    """A PDF in the making."""

    def __init__(self) -> None:
        self._file = pikepdf.new()

    def add(self, **said: Any) -> Object:
        """A dictionary that others can point to."""
        return self._file.make_indirect(record(**said))

    def stream(self, content: bytes, **said: Any) -> Object:
        """A stream of bytes."""
        return self._file.make_stream(content, record(**said))

    def page(self, wide: float, high: float) -> Object:
        """A new page."""
        return self._file.add_blank_page(page_size=(wide, high)).obj

    @property
    def root(self) -> Object:
        """Where everything hangs."""
        return self._file.Root

    def saved(self, **about: str) -> bytes:
        """The file's bytes, the same for the same content; `about` stands among its properties."""
        for key, words in about.items():
            self._file.docinfo[f"/{key}"] = words
        kept = io.BytesIO()
        self._file.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return kept.getvalue()


def record(**said: Any) -> Object:
    """A dictionary."""
    return pikepdf.Dictionary({f"/{key}": value for key, value in said.items()})
