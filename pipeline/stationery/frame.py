"""What stands round a form: letter head, running head, foot, and how it is to be handled once filled in."""

import struct

from pipeline.errors import DefinitionAtFault
from pipeline.model.form import Edition
from pipeline.model.partnership import Partnership
from pipeline.stationery.markup import TAB, TEXT_WIDTH, cell, field, paragraph, picture, row, run, table

_LEFT = 4400
_LOGO = (66 * 36000, 17 * 36000)  # the most it may take, in English Metric Units
_PNG = b"\x89PNG\r\n\x1a\n"


def letter_head(partnership: Partnership, logo: bytes) -> str:
    """First page: the logo, and where the office is reached."""
    office, branding = partnership.office, partnership.branding
    reached = "  ·  ".join(words for words in (office.telephone, office.email) if words)
    right = (
        paragraph("LetterheadName", run(office.name)),
        paragraph("Letterhead", run(", ".join(office.address))),
        paragraph("Letterhead", run(reached)),
    )
    shown = paragraph("Gap", picture(*fitted(logo), branding.logo_text or partnership.name))
    cells = cell(_LEFT, 1, shown), cell(TEXT_WIDTH - _LEFT, 1, *right)
    return marking(partnership) + table("FormLayout", (_LEFT, TEXT_WIDTH - _LEFT), row(*cells)) + paragraph("Gap")


def running_head(partnership: Partnership, title: str) -> str:
    """Later pages: whose form it is, and which."""
    return marking(partnership) + paragraph("Header", run(f"{partnership.short}  ·  {title}")) + paragraph("Gap")


def foot(partnership: Partnership, edition: Edition) -> str:
    """Which printing it is, the page, and the offer of other formats: alike on all pages, as a foot is."""
    pages = run("Page ") + field("PAGE") + run(" of ") + field("NUMPAGES")
    offer = partnership.branding.strapline
    printing = paragraph("Footer", run(f"{partnership.short}  ·  Form edition {edition.id}"), TAB, pages)
    return printing + (paragraph("Strapline", run(offer)) if offer else "")


def marking(partnership: Partnership) -> str:
    """An empty form is no secret; a filled one is."""
    words = partnership.branding.marking
    return paragraph("Marking", run(f"{words} when complete")) if words else ""


def fitted(logo: bytes) -> tuple[int, int]:
    """The logo's size within its place, proportions kept; every PNG begins with its width and height."""
    if not logo.startswith(_PNG) or len(logo) < 24:
        message = "The logo is not a PNG picture."
        raise DefinitionAtFault(message, place="logo", advice="Save the logo as PNG and put it beside the profile.")
    width, height = (max(side, 1) for side in struct.unpack(">2L", logo[16:24]))
    scale = min(_LOGO[0] / width, _LOGO[1] / height)
    return round(width * scale), round(height * scale)
