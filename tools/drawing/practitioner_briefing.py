"""Seven slots for seven minutes."""

from drawing.pieces import TEXT_WIDTH, cell, p, panel, row, table, tag

SLOTS = (
    ("background", "Background", False),
    ("what_happened", "What happened", False),
    ("key_findings", "Key findings", True),
    ("good_practice", "Good practice", True),
    ("learning", "Learning for practice", True),
    ("changes", "What the partnership will change", True),
    ("questions", "Questions for your team", True),
)


def practitioner_briefing():
    """Seven slots for seven minutes: one sheet a team can talk about."""
    number, text = 900, TEXT_WIDTH - 900
    rows = []
    for place, (fact, heading, many) in enumerate(SLOTS, start=1):
        if many:
            said = tag(f"for point in stated.{fact}") + p("SlotBullet", "{{ point }}") + tag("endfor")
        else:
            said = tag(f"for words in stated.{fact}|paragraphs") + p("SlotText", "{{ words }}") + tag("endfor")
        rows.append(row(cell(number, p("Numeral", str(place))), cell(text, p("SlotHeading", heading), said)))
    masthead = panel(
        p("MastheadText", "Practitioner briefing, seven minutes"),
        p("MastheadTitle", "{{ stated.title }}"),
        p("MastheadText", "{{ stated.summary }}"),
        says="Title and summary", style="FormlineMasthead",
    )  # fmt: skip
    return (
        masthead
        + table("FormlineSlots", (number, text), *rows, says="Seven points")
        + p("Gap")
        + panel(
            p("PanelHeading", "Where to find help"),
            p("PanelText", "{{ stated.help|join('; ') }}."),
            p("PanelText", "Worried about a child? Ring {{ partnership.front_door.reached }}; in an emergency, 999."),
            says="Where to find help",
        )
    )  # fmt: skip


# what a one-page summary quotes, form by form; of a form not named here, every long answer
