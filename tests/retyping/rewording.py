"""Labels in other people's words: what agencies make of a question when they build their own copy of a form."""

ASKED = {
    "date_received": ("Received by the Business Unit on", "Date form received in the Business Unit"),
    "chair_notified": ("Chair of the Safeguarding Partnership notified", "Has the Chair been notified of the request"),
    "rapid_review_arranged_for": ("Rapid review meeting to be held on", "Date arranged for Rapid Review Meeting"),
    "agencies_notified": ("Agencies told and documents circulated", "Agencies informed and documents sent"),
    "rapid_review_recommendation": (
        "Recommendation of Rapid Review Meeting",
        "Rapid Review meeting - recommendation date",
    ),
    "referrer": ("Referrer's name, agency and contact details", "Who is referring (name, agency, contact details)"),
    "authorised_by": (
        "Senior officer authorising this request (name and contact details)",
        "Authorisation by Senior Officer",
    ),
    "date_submitted": ("Date this form was submitted", "Form submitted on (date)"),
    "family_name": ("Child's last name / family name", "Surname (family name)"),
    "given_name": ("Child's given name(s)", "First / given name"),
    "also_known_as": ("Any alias / also known as", "Other names the child is known by"),
    "date_of_birth": ("Date of birth (or EDD if unborn)", "DOB / expected delivery date"),
    "date_of_death_or_incident": ("Date of the death or incident", "When did the death / incident occur"),
    "home_address": ("Child's home address with postcode", "Home address (and postcode)"),
    "status_at_incident": ("Status of the child when the incident took place", "Child's status when incident happened"),
    "case_ref_nhs_no": ("NHS number / case reference", "Reference number or NHS number"),
    "parent_carer_details": ("Details of parents or carers", "Parents' / carers' details"),
    "siblings": ("Information about siblings, if known", "Details of any siblings"),
    "gp": ("Name and address of family GP", "GP (name, address)"),
    "consideration": ("Tick what you think is needed in the first instance - consideration of",),
    "summary_date_of_incident": ("Date on which incident / death took place", "Date of the incident / death"),
    "summary_child_name": ("Name of child / young person", "Full name of the child"),
    "notified_to_panel": (
        "Has a Serious Incident form gone to Ofsted / the Child Safeguarding Practice Review Panel?",
    ),
    "other_notification": (
        "Please list any other formal notification submitted",
        "Has any other formal notification been made? Please say which",
    ),
    "notification_attached": ("If yes, please attach a copy of that document.",),
    "information_provided_by": (
        "Who provided this information (name, title and agency)",
        "Provided by (name, title, agency)",
    ),
    "brief_details": (
        "Please give a short account of the incident, the agencies involved and why the case should be discussed.",
    ),
    "chronology_from": ("Chronology of key events, actions and outcomes for the period",),
    "contact_officer": ("Contact officer (who to speak to)", "Officer we can contact"),
    "organisation": ("Organisation you work for", "Your organisation's name"),
    "issue_details": ("Please give details of the issue or good practice", "Issue / good practice: details"),
    "action_requested": ("What would you like us to do about it", "What action do you want taken"),
}
HEADINGS = {
    "referrer_details": ("Section 1 - Who is referring", "About the referrer"),
    "people": ("Other people who matter (not professionals)", "Family, friends and others"),
    "professionals_section": ("Professionals and services", "Agencies working with the child"),
    "case_summary": ("Summary of the case and why it should be considered",),
    "partnership_action": ("For the partnership only",),
}
COLUMNS = {
    "name": ("Name of the person", "Who"),
    "aka": ("Other names known by", "Also called"),
    "address": ("Where living, if known", "Address / whereabouts"),
    "title": ("Job", "Job title or role"),
    "agency": ("Agency / employer", "Organisation name"),
    "contact": ("Phone and email", "Contact details (phone, email)"),
    "event": ("Event or concern", "What took place"),
    "outcome": ("What came of it", "Outcome / response"),
    "source": ("Where the information is from", "Information from"),
}
STRANGE = (
    ("Ethnicity:", "White British"),
    ("First language:", "English"),
    ("School / nursery attended:", "the Pretend School"),
    ("Religion:", "not recorded"),
    ("Our internal file reference:", "MASH-2291"),
    ("Is an interpreter needed?", "no"),
    ("Consent obtained from parent:", "mother, by phone"),
    ("Legal status / orders in place:", "none"),
    ("Line manager:", "P. Invented"),
    ("Does the child have a disability?", "Yes, hearing loss"),
)
LETTER = (
    "Anywhere Council, Children’s Services, 1 Example Street, Anytown",
    "OFFICIAL - SENSITIVE",
    "Dear colleague,",
    "Please find our completed form below. If anything is missing please ring the office on 01632 960111.",
    "Kind regards,",
    "R. Tester, Business Support",
)
