"""The demo: a throw-away workspace with invented returns of every kind, worked as an office would on one morning."""

from pipeline.demo.rehearsal import Foretold, Rehearsal, rehearse

__all__ = ["Foretold", "Rehearsal", "rehearse"]
