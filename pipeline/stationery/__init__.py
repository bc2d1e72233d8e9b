"""Empty forms to send out: a Word form from its definition alone, which reads back without loss."""

from pipeline.stationery.pages import blank_form

__all__ = ["blank_form"]
