"""The papers of a meeting."""

from drawing.pieces import grid, keys, p, panel, tab, tag
from drawing.sheets import cover, write_in

# what a one-page summary quotes, form by form; of a form not named here, every long answer
QUOTED = (
    "['referrer', 'consideration', 'brief_details'] if one.form_id == 'cspr' "
    "else ['organisation', 'contact_officer', 'issue_details', 'action_requested'] if one.form_id == 'kloe' "
    "else one.long_answers"
)


def meeting_pack():
    """The running order, each item on its own page in its sender's words, and a sheet to decide on."""
    return (
        cover(
            "{{ meeting.name }} meeting pack",
            "{{ meeting.date }}",
            (("Items for decision", "{{ business|length }}"), ("Chaired by", "{{ meeting.chair }}"),
             ("Frozen at", "{{ meeting.cut_off }}"), ("Waiting, not in this pack", "{{ waiting|length }}")),
            "The meeting, its date and the moment the pack was frozen",
        )
        + p("Heading2", "Running order")
        + tag("for point in agenda") + p("ListNumber", "{{ point }}") + tag("endfor")
        + p("SheetHeading", "Items")
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
        + p("Gap")
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
