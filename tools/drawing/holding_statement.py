"""A few sober sentences for those who ask."""

from drawing.pieces import facts, keys, p, tag
from drawing.sheets import sign_off


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
        + sign_off("stated.sign_off")
    )  # fmt: skip
