"""Draws the packaged Word templates anew: `python tools/draw_templates.py`. Staff edit copies of them in Word."""

from pathlib import Path

from word_house import (
    TEXT_WIDTH,
    cell,
    document,
    facts,
    field,
    grid,
    keys,
    loop_row,
    p,
    panel,
    picture,
    row,
    t,
    tab,
    table,
    tag,
)

HOUSE = Path(__file__).parent.parent / "templates" / "hsscp"


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


def acknowledgement():
    """A letter of one page: what came, what it is not, what we ask, what happens next."""
    titles = {
        "complete": "We have received your {{ receipt.noun }}",
        "queries": "We have received your {{ receipt.noun }}",
        "password": "Your file has arrived: please give us its password",
        "unreadable": "Your file has arrived, but could not be read",
        "unsafe": "Your file has arrived, and was not opened, for safety",
        "not_a_form": "Your file has arrived: it is not one of our forms",
        "blank": "Your form has arrived with nothing filled in",
        "duplicate": "We already hold this form",
        "received": "Your file has arrived",
    }
    title = "".join(
        "{% " + ("if" if number == 0 else "elif") + f" receipt.variant == '{variant}' %}}{words}"
        for number, (variant, words) in enumerate(titles.items())
    )
    return (
        p("Title", title + "{% endif %}")
        + p("Subtitle", "{% if receipt.form %}{{ receipt.form }}{% else %}Acknowledgement of your return{% endif %}")
        + keys(
            (
                ("Our reference", "{{ document.reference }}"),
                ("Received", "{{ receipt.received }}"),
            ),
            "Our reference and when your form was received",
        )
        + tag("if receipt.counts_for")
        + p("Caption", "It came outside office hours and counts as received on {{ receipt.counts_for }}.")
        + tag("endif")
        + p("Gap")
        + p("Salutation", "Dear colleague")
        + _opening()
        + panel(
            p("PanelHeading", "This form is not a referral"),
            p("PanelText", "If a child may be at risk now, ring ", t("999", "Strong"), " or ",
              t("{{ partnership.front_door.reached }}", "Strong"), "."),
            p("PanelText", "Sending us this form does not replace your own duty to tell the local authority. "
              "That duty remains with you."),
            says="What to do if a child may be at risk now",
        )
        + tag("if queries")
        + p("Heading2", "What we need to ask you")
        + p("Normal", "Something is missing or unclear at these places of the form. Please ring or write to us about "
            "each of them, quoting our reference. Our own work goes on meanwhile.")
        + tag("for query in queries")
        + p("ListNumber", t("{{ query.section }}: ", "Muted"), "{{ query.question }}")
        + tag("endfor")
        + tag("endif")
        + tag("if receipt.what_next")
        + p("Heading2", "What happens next")
        + tag("for paragraph in receipt.what_next")
        + p("Normal", "{{ paragraph }}")
        + tag("endfor")
        + tag("endif")
        + p("Heading2", "If you need us")
        + p("Normal", "Please {{ partnership.office.reached }} and quote the reference above. For everybody’s "
            "safety, please don’t put names or other details of a child in the subject of an e-mail.")
        + p("Normal", "With thanks for your help")
        + p("Attribution", "{{ partnership.office.name }}")
    )  # fmt: skip


def _opening():
    said = {
        "complete": "Thank you for the {{ receipt.noun }} you sent us. Its parts are all there, and there is nothing "
        "more we need from you for now.",
        "queries": "Thank you for the {{ receipt.noun }} you sent us. We have begun to work on it.",
        "password": "Thank you for the file you sent us. It is protected, and we could not open it yet. Please ring "
        "us with its password{% if not partnership.office.telephone %}, or write and we will ring you{% endif %}; "
        "please don’t send the password by e-mail. We open the file as soon as we have it, and "
        "then write to you again.",
        "unreadable": "Thank you for the file you sent us. It seems to have been damaged on its way, so we could not "
        "read it. Please send it once more as a Word file or a PDF, or ring us and we will find another way.",
        "unsafe": "Thank you for the file you sent us. Something in it, or its size, meant that we did not open it. "
        "Please send the form by itself, as a plain Word file or a PDF, or ring us and we will find another way.",
        "not_a_form": "Thank you for what you sent us. We did not find one of our forms in it, so a person here will "
        "look at it. If you meant to send a form, please send the form itself as a Word file or a PDF.",
        "blank": "Thank you for what you sent us. The form in it has nothing filled in: perhaps the blank copy was "
        "attached in place of yours. Please send the completed form, or ring us if you did fill it in.",
        "duplicate": "Thank you for what you sent us. Every answer in it is the same as in a form we hold already, so "
        "there is nothing more you need to do.",
        "received": "Thank you for the file you sent us. We have it safely and will write to you again once we have "
        "read it.",
    }
    return "".join(
        tag(f"if receipt.variant == '{variant}'") + p("Normal", words) + tag("endif") for variant, words in said.items()
    )


def _cover(title, lead, pairs, says, *, across=2):
    return p("CoverTitle", title) + p("CoverLead", lead) + keys(pairs, says, across) + p("Gap")


def rapid_review_pack():
    """What the Engine Room needs of one case, on the day."""
    sections = (
        "Clocks", "Child and family", "Status and notifications", "Other people", "Professionals", "What happened",
        "Chronology", "Still open", "Decision sheet",
    )  # fmt: skip
    return (
        _cover(
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
        + grid((2800, 3500, 2770), ("Step", "Date", "How it is counted"), "for clock in clocks",
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
        + _listed("answers.associated_people", (2900, 2300, 3870), ("Name", "Also known as", "Address"),
                  ("name", "aka", "address"), "No other people are named on the form.", "Other people named")
        + p("NumberedHeading", "Professionals")
        + _listed("answers.professionals", (2300, 2000, 2470, 2300), ("Name", "Title", "Agency", "Contact"),
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
        + tag("if chronology")
        + grid((2050, 3250, 2200, 1570), ("Date", "Event or issue", "Outcome", "Source"), "for entry in chronology",
               ((p("TableStrong", "{{ entry.date }}"),), (p("TableText", "{{ entry.event }}"),),
                (p("TableText", "{{ entry.outcome }}"),), (p("TableText", "{{ entry.source }}"),)), "Chronology")
        + tag("else")
        + p("Normal", "The form gives no events.")
        + tag("endif")
        + p("NumberedHeading", "Still open")
        + tag("if findings")
        + grid((1700, 2500, 4870), ("What to do", "About", "What we noticed"), "for finding in findings",
               ((p("TableStrong", "{{ finding.kind }}"),), (p("TableText", "{{ finding.about or 'The whole form' }}"),),
                (p("TableText", "{{ finding.says }}"),)), "Findings still open")
        + tag("else")
        + p("Normal", "Nothing is open.")
        + tag("endif")
        + p("NumberedSheetHeading", "Decision sheet")
        + p("Caption", "{{ case.reference }}. To be completed at the meeting.")
        + _criteria()
        + p("Heading2", "Decision")
        + _choices("decisions")
        + _write_in("Reasons for the decision", style="WritingPage")
        + p("SheetSubheading", "Immediate action to keep children safe")
        + _empty_rows((4070, 2000, 1500, 1500), ("Action", "Lead", "By when", "Status"), 5, "Immediate actions")
        + p("Heading2", "Other views")
        + _write_in("Anybody who sees it differently, and why")
        + p("Heading2", "Agreed by the safeguarding partners")
        + _sign_off("partnership.partners")
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


def _listed(block, widths, headings, columns, nobody, says):
    cells = [(p("TableStrong" if number == 0 else "TableText", f"{{{{ one.{column} }}}}"),)
             for number, column in enumerate(columns)]  # fmt: skip
    return (
        tag(f"if {block}")
        + grid(widths, headings, f"for one in {block}", cells, says)
        + tag("else")
        + p("Normal", nobody)
        + tag("endif")
    )


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


def _choices(block):
    return tag(f"for choice in {block}") + p("Choice", "☐", tab(), "{{ choice }}") + tag("endfor")


def _write_in(label, style="WritingSpace"):
    return table("FormlineSheet", (TEXT_WIDTH,), row(cell(TEXT_WIDTH, p(style, label))), says=label) + p("Gap")


def _empty_rows(widths, headings, count, says):
    head = row(*(cell(w, p("TableHeading", said)) for w, said in zip(widths, headings, strict=True)), heading=True)
    rows = (row(*(cell(w, p("TableSpace")) for w in widths)) for _ in range(count))
    return table("FormlineSheet", widths, head, *rows, headed=True, says=says)


def _sign_off(block):
    widths = (3170, 2600, 1900, 1400)
    headings = ("For", "Name and role", "How it was agreed", "Date")
    head = row(*(cell(w, p("TableHeading", said)) for w, said in zip(widths, headings, strict=True)), heading=True)
    span, whole = len(widths), sum(widths)
    line = row(cell(widths[0], p("TableStrong", "{{ who }}")), *(cell(w, p("TableSpace")) for w in widths[1:]))
    rows = (head, loop_row(whole, f"for who in {block}", span), line, loop_row(whole, "endfor", span))
    return table("FormlineSheet", widths, *rows, headed=True, says="Who agreed, how and when")


def draft_mark():
    """Until the people the policy names have signed."""
    return p("DraftMark", "Draft: not for release until signed off") + p("Gap")


def holding_statement():
    """A few sober sentences for those who ask, and who must agree to them first."""
    opening = {
        "death": "The death of a child is a matter of the greatest seriousness. We have been asked about such a "
        "matter.",
        "serious_harm": "Serious harm to a child is a matter of the greatest concern. We have been asked about such a "
        "matter.",
        "general": "The safety and welfare of children is the first concern of our partnership. We have been asked "
        "about a matter that touches on it.",
    }
    variants = "".join(
        tag(f"if stated.occasion == '{name}'") + p("Statement", said) + tag("endif") for name, said in opening.items()
    )
    return (
        p("Title", "Holding statement")
        + p("Subtitle", "For use in response to enquiries only. Not for publication.")
        + keys(
            (
                ("Number and version", "{{ document.reference }}, version {{ document.version }}"),
                ("Prepared", "{{ document.made }}"),
                ("Review by", "{{ stated.review_by }}"),
                ("Attributed to", "{{ stated.spokesperson or partnership.spokesperson }}"),
            ),
            "Number, date, review date and attribution",
        )
        + p("Heading3", "Statement")
        + variants
        + p("Statement", "When a matter of this kind comes to the attention of {{ partnership.name }}, the partners "
            "follow the process set out in law and in national guidance. We neither confirm nor deny whether any "
            "particular child or family is known to services, or whether a review is taking place.")
        + p("Statement", "To protect the privacy of children and families, and so as not to affect the work of other "
            "organisations, we cannot comment further.")
        + p("Statement", "Whenever our work identifies learning, it is shared with those who work with children and "
            "families once the work has ended.")
        + tag("if stated.quote")
        + p("Quote", "“{{ stated.quote }}”")
        + tag("endif")
        + p("Attribution", "{{ stated.spokesperson or partnership.spokesperson }}, {{ partnership.name }}")
        + facts((("Media enquiries", "{{ stated.media_contact }}"),), "Who answers media enquiries")
        + p("SheetHeading", "Sign-off, not for release")
        + p("Caption", "Nothing goes out before everybody named here has agreed to exactly these words.")
        + _sign_off("stated.sign_off")
    )  # fmt: skip


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
QUOTED = (
    "['referrer', 'consideration', 'brief_details'] if one.form_id == 'cspr' "
    "else ['organisation', 'contact_officer', 'issue_details', 'action_requested'] if one.form_id == 'kloe' "
    "else one.long_answers"
)


def meeting_pack():
    """The running order, each item on its own page in its sender's words, and a sheet to decide on."""
    return (
        _cover(
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
        + _write_in("Reasons, action, lead and date")
        + tag("endfor")
        + p("SheetHeading", "Waiting, not in this pack")
        + p("Normal", "These returns had reached us when the pack was frozen, but a person must deal with them first.")
        + tag("if waiting")
        + grid((4535, 4535), ("Receipt number", "How it stands"), "for one in waiting",
               ((p("TableStrong", "{{ one.receipt }}"),), (p("TableText", "{{ one.state }}"),)), "Returns that wait")
        + tag("else") + p("Normal", "None.") + tag("endif")
    )  # fmt: skip


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
