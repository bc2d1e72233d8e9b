"""Pictures of pages, whose words Tesseract tells in a process that can reach nothing.

`tesseract` hands it a picture and ends it when it overruns; `program` finds it and what it has learned. What it tells
is passed on as it stands: a picture made to mislead it may have written that, so only the boundary's inside looks in.
"""

from pipeline.recognition.program import LANGUAGE, find_program, languages_of, version_of
from pipeline.recognition.tesseract import MOST_SECONDS, Tesseract

__all__ = ["LANGUAGE", "MOST_SECONDS", "Tesseract", "find_program", "languages_of", "version_of"]
