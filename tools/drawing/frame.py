"""What stands round the text of every kind: letter head, running head, foot, marking."""

from drawing.pieces import TEXT_WIDTH, cell, field, p, picture, row, t, tab, table, tag


def letter_head():
    """First page: the logo, and where the office is reached."""
    left, right = 4400, TEXT_WIDTH - 4400
    reached = "{% if partnership.office.telephone %}{{ partnership.office.telephone }}  ·  {% endif %}"
    office = (
        p("LetterheadName", "{{ partnership.office.name }}"),
        p("Letterhead", "{{ partnership.office.address|join(', ') }}"),
        p("Letterhead", reached + "{{ partnership.office.email }}"),
    )
    return (
        marking()
        + table("FormlineLayout", (left, right), row(cell(left, p("Gap", picture(66, 17))), cell(right, *office)))
        + p("Gap")
    )


def marking():
    """The handling marking, where there is one."""
    return tag("if document.marking") + p("Marking", "{{ document.marking }}") + tag("endif")


def running_head(about="{{ document.reference }}"):
    """Later pages: whose paper it is, and which."""
    return marking() + p("Header", "{{ document.author }}", tab(), about) + p("Gap")


def foot(said="{{ document.reference }}  ·  Version {{ document.version }}  ·  {{ document.made }}", *, first=False):
    """Reference, version and date; the page; on the first one the offer of other formats; the marking again."""
    pages = (t("Page "), field("PAGE"), t(" of "), field("NUMPAGES"))
    return p("Footer", said, tab(), *pages) + (strapline() if first else "") + marking()


def strapline():
    """Offers other formats, on the first page."""
    return tag("if partnership.strapline") + p("Strapline", "{{ partnership.strapline }}") + tag("endif")


def draft_mark():
    """Until the people the policy names have signed."""
    return p("DraftMark", "Draft: not for release until signed off") + p("Gap")
