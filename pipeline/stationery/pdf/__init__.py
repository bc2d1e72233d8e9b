"""An empty form as a PDF to fill in on a screen, drawn from the definition; it can be printed for a pen, too.

`pages` draws the form: letter head, sections, heads and feet; `questions` draws a line of questions and `rows` a table,
both with the `pen`, which knows where the page ends. What they draw are plain facts (`parts`). `file` writes them as a
PDF: `fonts` and the `typeface` behind them, `fields` for the answers, `tags` for those who can't see; `objects` is what
a PDF is made of.
"""

from pipeline.model.form import Form
from pipeline.model.partnership import Partnership
from pipeline.stationery.pdf.file import written
from pipeline.stationery.pdf.pages import Pages


def fillable_form(form: Form, partnership: Partnership, logo: bytes) -> bytes:
    """The latest edition of a form as an empty PDF with a field for every answer, tagged for those who can't see.

    The same definition gives the same bytes.
    """
    edition = form.editions[-1]
    pages, story = Pages(form, edition, partnership, logo).drawn()
    return written(
        pages, story, title=edition.titles[0], author=partnership.name, stamp=f"{form.id} {edition.id}"
    )  # fmt: skip
