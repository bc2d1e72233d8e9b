"""The papers of a meeting."""

from drawing.pieces import TEXT_WIDTH, cell, grid, keys, p, panel, row, tab, table, tag
from drawing.sheets import write_in

# what a one-page summary quotes, form by form; of a form not named here, every long answer
QUOTED = (
    "['referrer', 'consideration', 'brief_details'] if one.form_id == 'cspr' "
    "else ['organisation', 'contact_officer', 'issue_details', 'action_requested'] if one.form_id == 'kloe' "
    "else one.long_answers"
)


def meeting_pack():
    """The running order, each item on its own page in its sender's words, and a sheet to decide on."""
    return (
        p("PackTitle", "{{ meeting.name }} meeting pack")
        + p("PackLead", "{{ meeting.date }}{% if meeting.chair %}, chaired by {{ meeting.chair }}{% endif %}")
        + _at_a_glance()
        + p("Heading2", "Running order")
        + _running_order()
        + p("Heading2", "Items for decision")
        + tag("if business")
        + grid((600, 2170, 1700, 2200, 2400), ("No.", "Reference", "Spoken name", "What it is", "Received"),
               "for one in business",
               ((p("TableStrong", "{{ one.number }}"),), (p("TableStrong", "{{ one.reference }}"),),
                (p("TableText", "{{ one.name or 'None given' }}"),),
                (p("TableText", "{{ one.kind }}"),), (p("TableText", "{{ one.received }}"),)), "Items for decision")
        + tag("else") + p("Normal", "No requests or lines of enquiry are open.") + tag("endif")
        + tag("for one in business")
        + p("SheetHeading", "Item {{ one.number }}: {{ one.reference }}{% if one.name %}, ‘{{ one.name }}’{% endif %}")
        + keys((("What it is", "{{ one.kind }}"), ("Received", "{{ one.received }}"),
                ("How it stands", "{{ one.stage }}"), ("Questions still with the sender", "{{ one.queries }}")),
               "The item at a glance")
        + tag("if one.clock") + p("Caption", "{{ one.clock }}") + tag("else") + p("Gap") + tag("endif")
        + tag("if one.alerts")
        + panel(p("PanelHeading", "Act on this first"), tag("for alert in one.alerts") + p("PanelText", "{{ alert }}")
                + tag("endfor"), says="Alerts")
        + tag("endif")
        + tag("if one.unconfirmed")
        + p("Caption", "{{ one.unconfirmed|length }} unconfirmed: nobody has checked these values against the form.")
        + tag("endif")
        + tag(f"for asked in ({QUOTED})")
        + p("Heading3", "{{ one.questions[asked] }}")
        + tag("for words in one.answers[asked]|cut(900)|paragraphs")
        + p("Quote", "{{ words }}")
        + tag("endfor")
        + tag("endfor")
        + p("Heading2", "Decision on item {{ one.number }}")
        + tag("for choice in one.decisions") + p("Choice", "☐", tab(), "{{ choice }}") + tag("endfor")
        + write_in("Reasons, action, lead and date")
        + tag("endfor")
        + p("SheetHeading", "Waiting, not in this pack")
        + p("Normal", "These returns had reached us when the pack was frozen, but a person must deal with them first.")
        + tag("if waiting")
        + grid((4535, 4535), ("Receipt number", "How it stands"), "for one in waiting",
               ((p("TableStrong", "{{ one.receipt }}"),), (p("TableText", "{{ one.state }}"),)), "Returns that wait")
        + tag("else") + p("Normal", "None.") + tag("endif")
    )  # fmt: skip


def _at_a_glance():
    """Key facts of the meeting in one row."""
    told = (
        (2500, "Items for decision", "{{ business|length }}"),
        (2900, "Waiting, not in this pack", "{{ waiting|length }}"),
        (3670, "Frozen at", "{{ meeting.cut_off }}"),
    )
    cells = (cell(width, p("Label", label), p("Value", value)) for width, label, value in told)
    says = "How much there is to decide, what waits, and the moment the pack was frozen"
    return table("FormlineKey", tuple(width for width, _, _ in told), row(*cells), says=says)


def _running_order():
    """The agenda in two columns, so that the items stand on the same page."""
    left, right = 5350, TEXT_WIDTH - 5350
    points = p("AgendaPoint", "{{ point }}")

    def those(which):
        return tag("for point in agenda") + tag(f"if {which}") + points + tag("endif") + tag("endfor") + p("Gap")

    first = "loop.index <= (agenda|length + 1) // 2"
    return table("FormlineLayout", (left, right), row(cell(left, those(first)), cell(right, those(f"not {first}"))),
                 says="The running order of the meeting")  # fmt: skip
