"""Files of other word processors, made into Word documents by LibreOffice in a process that can reach nothing.

`office` tells LibreOffice what to do and ends it when it overruns; `program` finds it; `folder` is where it works and
what is swept up after it; `profile` is how it is set.
"""

from pipeline.conversion.folder import sweep
from pipeline.conversion.office import MOST_SECONDS, Office
from pipeline.conversion.program import find_program, version_of

__all__ = ["MOST_SECONDS", "Office", "find_program", "sweep", "version_of"]
