"""What a partnership declares: its profile, its forms and its document kinds, read from files and checked."""

from pipeline.definitions.folders import copy, packaged, partnerships
from pipeline.definitions.load import Definitions, check, load
from pipeline.definitions.problem import Problem

__all__ = ["Definitions", "Problem", "check", "copy", "load", "packaged", "partnerships"]
