"""Formline: from the forms agencies return to the documents a safeguarding partnership sends out."""

__version__ = "0.1.0"
