"""What the Engine Room needs of one case, on the day."""

from drawing.pieces import cell, facts, grid, p, panel, row, t, table, tag
from drawing.sheets import choices, cover, empty_rows, listed, sign_off, write_in


def rapid_review_pack():
    """What the Engine Room needs of one case, on the day."""
    sections = (
        "Clocks", "Child and family", "Status and notifications", "Other people", "Professionals", "What happened",
        "Chronology", "Still open", "Decision sheet",
    )  # fmt: skip
    date = (p("TableStrong", "{{ entry.date }}"),)
    return (
        cover(
            "Rapid review pack",
            "{% if case.name %}Case ‘{{ case.name }}’{% else %}Case {{ case.reference }}{% endif %}",
            (
                ("Case reference", "{{ case.reference }}"),
                ("Request received", "{{ case.received }}"),
                ("How it stands", "{{ case.stage }}"),
                ("Decision", "{{ case.decision or 'Not decided yet' }}"),
            ),
            "Case reference, date received, route and decision",
        )
        + _unconfirmed()
        + tag("if case.route_reason")
        + p("Label", "Why it was opened")
        + p("Normal", "{{ case.route_reason }}")
        + tag("endif")
        + p("Heading2", "In this pack")
        + "".join(p("ListNumber", name) for name in sections)
        + p("NumberedSheetHeading", "Clocks")
        + grid((2390, 3530, 3150), ("Step", "Date", "How it is counted"), "for clock in clocks",
               ((p("TableStrong", "{{ clock.what }}"),), (p("TableText", "{{ clock.when }}"),),
                (p("TableText", "{{ clock.note }}"),)), "Dates that run in this case")
        + p("NumberedHeading", "Child and family")
        + facts(
            (
                ("Family name", "{{ answers.family_name }}"),
                ("Given name", "{{ answers.given_name }}"),
                ("Also known as", "{{ answers.also_known_as }}"),
                ("{{ birth.label }}", "{{ birth.date or answers.date_of_birth }}"),
                ("{{ event.label }}", "{{ event.date or answers.date_of_death_or_incident }}"),
                ("Sex", "{{ answers.sex }}"),
                ("Home address", "{{ answers.home_address }}"),
                ("Case reference or NHS number", "{{ answers.case_ref_nhs_no }}"),
                ("Parents and carers", "{{ answers.parent_carer_details }}"),
                ("Siblings", "{{ answers.siblings }}"),
                ("GP", "{{ answers.gp }}"),
            ),
            "The child and the family",
        )
        + p("NumberedHeading", "Status and notifications")
        + facts(
            (
                ("Status at the time of the incident", "{{ answers.status_at_incident }}"),
                ("Early help or agencies", "{{ answers.early_help_agencies }}"),
                ("Notified to Ofsted or the Panel", "{{ answers.notified_to_panel }}"),
                ("Other formal notification", "{{ answers.other_notification }}"),
                ("Asked for in the first instance", "{{ answers.consideration }}"),
                ("Referrer", "{{ answers.referrer }}"),
                ("Authorised by", "{{ answers.authorised_by }}"),
            ),
            "The child's status and what has been notified",
        )
        + p("NumberedHeading", "Other people")
        + listed("answers.associated_people", (2900, 2300, 3870), ("Name", "Also known as", "Address"),
                  ("name", "aka", "address"), "No other people are named on the form.", "Other people named")
        + p("NumberedHeading", "Professionals")
        + listed("answers.professionals", (2300, 2000, 2470, 2300), ("Name", "Title", "Agency", "Contact"),
                  ("name", "title", "agency", "contact"), "No professionals are named on the form.",
                  "Agencies and professionals involved")
        + p("NumberedHeading", "What happened")
        + p("Caption", "In the referrer’s own words. Information provided by: {{ answers.information_provided_by }}")
        + tag("for words in answers.brief_details|paragraphs")
        + p("Normal", "{{ words }}")
        + tag("endfor")
        + p("NumberedHeading", "Chronology")
        + p("Caption", "In order of date. What has no day or month stands first in its month or year; what has no date "
            "stands last.")
        + tag("if not chronology")
        + p("Normal", "The form gives no events.")
        + tag("elif chronology[0].cells|length == 3")
        + grid((2010, 3420, 2100, 1540), ("Date", *(f"{{{{ chronology[0].cells[{n}].label }}}}" for n in range(3))),
               "for entry in chronology", (date, *((p("TableText", f"{{{{ entry.cells[{n}].words }}}}"),)
                                                   for n in range(3))), "Chronology")
        + tag("else")
        + grid((2010, 7060), ("Date", "What happened"), "for entry in chronology", (date, (
               tag("for cell in entry.cells"), p("TableText", t("{{ cell.label }}: ", "Muted"), "{{ cell.words }}"),
               tag("endfor"))), "Chronology")
        + tag("endif")
        + p("NumberedHeading", "Still open")
        + tag("if findings")
        + grid((1760, 3400, 3910), ("What to do", "About", "What we noticed"), "for finding in findings",
               ((p("TableStrong", "{{ finding.kind }}"),), (p("TableText", "{{ finding.about or 'The whole form' }}"),),
                (p("TableText", "{{ finding.says }}"),)), "Findings still open")
        + tag("else")
        + p("Normal", "Nothing is open.")
        + tag("endif")
        + p("NumberedSheetHeading", "Decision sheet")
        + p("Caption", "{{ case.reference }}. To be completed at the meeting.")
        + _criteria()
        + p("Heading2", "Decision")
        + choices("decisions")
        + write_in("Reasons for the decision", style="WritingPage")
        + p("SheetSubheading", "Immediate action to keep children safe")
        + empty_rows((4070, 2000, 1500, 1500), ("Action", "Lead", "By when", "Status"), 5, "Immediate actions")
        + p("Heading2", "Other views")
        + write_in("Anybody who sees it differently, and why")
        + p("Heading2", "Agreed by the safeguarding partners")
        + sign_off("partnership.partners")
    )  # fmt: skip


def _unconfirmed():
    number = "{{ case.unconfirmed|length }} value{% if case.unconfirmed|length != 1 %}s{% endif %} unconfirmed"
    return (
        tag("if case.unconfirmed")
        + panel(
            p("PanelHeading", number),
            p("PanelText", "Nobody has checked these against the form yet: "
              "{% for place in case.unconfirmed %}{{ place }}{% if not loop.last %}; {% endif %}{% endfor %}."),
            says="Values nobody has confirmed",
        )
        + tag("elif not case.accepted")
        + panel(p("PanelHeading", "Not accepted yet"),
                p("PanelText", "A person has still to accept the record this pack was made from."),
                says="The record is not accepted yet")
        + tag("endif")
    )  # fmt: skip


def _criteria():
    questions = (
        "Abuse or neglect of a child is known or suspected",
        "The child has died or been seriously harmed",
        "The case shows, or may show, improvements that are needed, including any found before",
        "Themes recur that have been seen in other cases",
        "Two or more organisations may not have worked together well",
        "The case may raise matters of national importance",
    )
    widths = (4770, 650, 650, 3000)
    head = row(*(cell(w, p("TableHeading", said)) for w, said in
                 zip(widths, ("Criteria", "Yes", "No", "Evidence"), strict=True)), heading=True)  # fmt: skip
    rows = (
        row(cell(widths[0], p("TableText", said)), cell(widths[1], p("TableText", "☐")),
            cell(widths[2], p("TableText", "☐")), cell(widths[3], p("TableText")))
        for said in questions
    )  # fmt: skip
    return p("Heading2", "Criteria") + table("FormlineSheet", widths, head, *rows, headed=True, says="Criteria")
