"""Draws the packaged Word templates anew: `python tools/draw_templates.py`. Staff edit copies of them in Word."""

from pathlib import Path

from drawing.acknowledgement import acknowledgement
from drawing.frame import draft_mark, foot, letter_head, running_head
from drawing.holding_statement import holding_statement
from drawing.meeting_pack import meeting_pack
from drawing.package import document
from drawing.practitioner_briefing import practitioner_briefing
from drawing.rapid_review_pack import rapid_review_pack

HOUSE = Path(__file__).parent.parent / "templates" / "hsscp"


def draw(name, body, *, first_header=None, header=None, footer=None, first_footer=None):
    """Write one template."""
    content = document(
        body,
        first_header=first_header or letter_head(),
        header=header or running_head(),
        first_footer=first_footer or foot(first=True),
        footer=footer or foot(),
        logo=(HOUSE / "logo.png").read_bytes(),
    )
    (HOUSE / "documents" / f"{name}.docx").write_bytes(content)


if __name__ == "__main__":
    draw("acknowledgement", acknowledgement())
    draw("rapid-review-pack", rapid_review_pack())
    drafted = {"first_header": letter_head() + draft_mark(), "header": running_head() + draft_mark()}
    draw("holding-statement", holding_statement(), **drafted)
    draw("practitioner-briefing", practitioner_briefing(), **drafted)
    frozen = "{{ document.title }}  ·  Version {{ document.version }}  ·  Frozen at {{ meeting.cut_off }}"
    held = running_head("{{ meeting.name }}, {{ meeting.date }}")
    draw("meeting-pack", meeting_pack(), header=held, first_footer=foot(frozen, first=True), footer=foot(frozen))
