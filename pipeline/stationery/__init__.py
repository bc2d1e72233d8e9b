"""Empty forms to send out: a form from its definition alone, as Word or PDF, which reads back without loss."""

from pipeline.model.form import Form
from pipeline.model.partnership import Partnership
from pipeline.stationery.pages import blank_form

__all__ = ["blank_form", "fillable_form"]


def fillable_form(form: Form, partnership: Partnership, logo: bytes) -> bytes:
    """The latest edition of a form as an empty PDF with a field for every answer."""
    from pipeline.stationery.pdf import fillable_form  # what makes PDFs takes its time to load

    return fillable_form(form, partnership, logo)
