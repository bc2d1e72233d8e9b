"""Matching judges what readers report: a sheet goes in, and what it says to each question of a form comes out."""

from pipeline.matching.matcher import match

__all__ = ["match"]
