"""From the bytes of one document to the sheet that tells everything on it."""

from pipeline.reading.formats import FORMATS, read
from pipeline.reading.programs import Programs

__all__ = ["FORMATS", "Programs", "read"]
