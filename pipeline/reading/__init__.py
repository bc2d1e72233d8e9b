"""From the bytes of one document to the sheet that tells everything on it."""

from pipeline.reading.formats import FORMATS, Convert, read

__all__ = ["FORMATS", "Convert", "read"]
