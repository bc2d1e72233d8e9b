"""Checks of what happened: a death or an incident, and the questions of safety that follow at once."""

import re

from pipeline.checking.registry import Code, Finds, Follows, Found, Look, checks
from pipeline.checking.wording import absence, folded
from pipeline.model.states import Severity

EVENT_UNCLEAR = Code(
    code="event-unclear",
    severity=Severity.QUERY,
    message="{where}: it is not said whether this is the day of a death or of an incident.",
    query="{where}: please tell us whether this is the date of a death or of an incident.",
)
CHILD_SAFE = Code(
    code="child-safe-now",
    severity=Severity.ALERT,
    message="A child was harmed and is living. Please ask: is this child safe today, and who has seen them?",
)
OTHERS_SAFE = Code(
    code="others-safe-now",
    severity=Severity.ALERT,
    message="{where}: other children are named. Please ask: is each safe today, and does children’s social care know?",
)
PANEL_NOT_TOLD = Code(
    code="panel-not-told",
    severity=Severity.ALERT,
    message=(
        "{where}: the answer is ‘No’, and the form tells of a death or of serious harm. The local authority may have to"
        " notify the national Panel within five working days of knowing. Please ring them today."
    ),
)
PANEL_TO_CONSIDER = Code(
    code="panel-to-consider",
    severity=Severity.WARNING,
    message="{where}: the answer is ‘No’. Please consider with the local authority whether a notification is due.",
)
LOOKED_AFTER_DEATH = Code(
    code="looked-after-death",
    severity=Severity.ALERT,
    message=(
        "A looked-after child has died. The local authority has to notify the Secretary of State and Ofsted within five"
        " working days, whether or not abuse or neglect is suspected. Please ring them today."
    ),
)

_CHILD = r"(?:child|baby|infant|newborn|toddler|boy|girl|teenager|young person|twin)"
_DIED = (
    r"(?:died|has died|passed away|pronounced (?:dead|deceased)|found (?:dead|deceased)|was killed|is deceased"
    r"|took (?:his|her|their) own life)"
)
# Words between the child and the death that make it another's death, or no death.
_OTHERWISE = (
    r"\b(?:could|might|may|would|nearly|almost|not|if|risk|father|mother|mum|dad|uncle|aunt|grand\w*|partner|brother"
    r"|sister|sibling|cousin|friend|carer|whose|when)\b"
)
_CHILD_DIED = rf"\b{_CHILD}\b([^.;:\n]{{0,60}}?)\b{_DIED}\b"
_CHILD_DEATH = rf"\b(?:death of (?:the |this |a )?{_CHILD}|{_CHILD}[’']?s death|child death notification)\b"
_LIVING = rf"\b{_CHILD}\b[^.;:\n]{{0,40}}\b(?:survived|is recovering|has recovered|was discharged)\b"
_HARM = (
    r"\b(?:harm|injur|fractur|bruis|burn|scald|bleed|bled|assault|abus|neglect|stab|shot|shoot|strangl|drown|overdos"
    r"|suicid|hospital|inquest|coroner|intensive care|unconscious|unresponsive|resuscitat|cardiac arrest|malnutrit"
    r"|starv|rape|exploit|died|dead|death|deceased|fatal)"
)


@checks(
    "death-or-incident",
    EVENT_UNCLEAR,
    CHILD_SAFE,
    fields=("a question where the story is told", "…"),
    facts=("event",),
)
def death_or_incident(look: Look) -> Finds:
    """Tells a death from an incident by what is said of the child; asks where it is not said."""
    if look.field is None:
        return
    date, kind = look.date(look.field.id), _kind(look)
    yield Follows("event", {"kind": kind, "date": date.iso if date else None})
    if kind == "unclear" and look.text and not absence(look.text):
        yield Found(EVENT_UNCLEAR)
    if kind == "incident":
        yield Found(CHILD_SAFE)


def _kind(look: Look) -> str:
    here = folded(look.text)
    death = re.search(r"\b(death|died|deceased|dod|rip)\b", here)
    incident = re.search(r"\b(incident|injury|injured|harm)\b", here)
    if death or incident:
        return "unclear" if death and incident else "death" if death else "incident"
    stories = [look.said(question) for question in look.told.fields]
    if any(_tells_of_death(story) for story in stories):
        return "death"
    return "incident" if any(re.search(_LIVING, story, re.IGNORECASE) for story in stories) else "unclear"


def _tells_of_death(story: str) -> bool:
    told = re.finditer(_CHILD_DIED, story, re.IGNORECASE)
    died = any(not re.search(_OTHERWISE, match[1], re.IGNORECASE) for match in told)
    return died or bool(re.search(_CHILD_DEATH, story, re.IGNORECASE))


@checks("panel-told", PANEL_NOT_TOLD, PANEL_TO_CONSIDER, fields=("a question where the story is told", "…"))
def panel_told(look: Look) -> Finds:
    """A death or serious harm was notified; a plain 'No' is never passed over."""
    if look.field is None or look.ticked(look.field.id) != ("no",):
        return
    grave = look.facts.get("event", {}).get("kind") in {"death", "incident"}
    grave = grave or any(re.search(_HARM, look.said(question), re.IGNORECASE) for question in look.told.fields)
    yield Found(PANEL_NOT_TOLD if grave else PANEL_TO_CONSIDER)


@checks("looked-after-death", LOOKED_AFTER_DEATH, options={"choice": "the tick that says 'looked after'"})
def looked_after_death(look: Look) -> Finds:
    """The death of a looked-after child is notified whatever the cause."""
    died = look.facts.get("event", {}).get("kind") == "death"
    for question in look.asked if died else ():
        if look.option("choice", "looked_after") in look.ticked(question):
            yield Found(LOOKED_AFTER_DEATH, question)


@checks("others-safe", OTHERS_SAFE)
def others_safe(look: Look) -> Finds:
    """Other children who are named are safe today: asked, never judged."""
    for question in look.asked:
        if look.said(question) and not absence(look.said(question)):
            yield Found(OTHERS_SAFE, question)
