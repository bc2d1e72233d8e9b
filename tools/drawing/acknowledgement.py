"""The letter every return gets."""

from drawing.pieces import keys, p, panel, t, tag


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
        + p("Subtitle", "{% if receipt.form %}{{ receipt.form }}{% if receipt.edition %}, {{ receipt.edition }} edition"
            "{% endif %}{% else %}Acknowledgement of your return{% endif %}")
        + keys(
            (
                ("Our reference", "{{ document.reference }}"),
                ("Received", "{{ receipt.received }}"),
            ),
            "Our reference and when your form was received",
        )
        + p("Caption", "Received by {{ partnership.office.name }}: {{ receipt.files }}.{% if receipt.counts_for %} It "
            "came outside office hours and counts as received on {{ receipt.counts_for }}.{% endif %}")
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
        + p("Normal", "Please tell us about these places of the form. Our own work goes on meanwhile.")
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
        + p("Attribution", "With thanks, {{ partnership.office.name }}")
        + p("Footnote", "We keep what you sent safely and in confidence, and no longer than our retention rules allow.")
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
