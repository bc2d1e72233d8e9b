"""From the bytes of one document to the sheet that tells everything on it."""

from pipeline.reading.formats import FORMATS, pictures, read
from pipeline.reading.programs import Album, Programs

__all__ = ["FORMATS", "Album", "Programs", "pictures", "read"]
