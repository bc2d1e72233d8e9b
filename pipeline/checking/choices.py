"""Checks of boxes: one ticked, none that contradict, and words where a tick asks for them."""

from pipeline.checking.registry import Code, Finds, Found, Look, checks
from pipeline.model.states import Severity

NONE = Code(
    code="choice-none",
    severity=Severity.QUERY,
    message="{where}: nothing is marked.",
    query="{where}: nothing is marked. Please tell us which applies.",
)
CONTRADICT = Code(
    code="ticks-contradict",
    severity=Severity.QUERY,
    message="{where}: boxes are ticked that cannot both be right.",
    query="{where}: boxes are ticked that cannot both be right. Please tell us which apply.",
)
WHICH = Code(
    code="which-missing",
    severity=Severity.QUERY,
    message="{where}: the box is ticked, but it is not said which.",
    query="{where}: a box is ticked that asks for more. Please tell us which is meant.",
)
COPY = Code(
    code="copy-not-attached",
    severity=Severity.QUERY,
    message="{where}: a notification was sent, but no copy of it is said to be attached.",
    query="{where}: please send us a copy of the notification.",
)


@checks("choice-single", NONE, options={"unless": "'unborn': nothing need be marked before birth"})
def choice_single(look: Look) -> Finds:
    """Something is marked; two marks where one was asked for are told by the reading of the answer itself."""
    if look.field is None or look.field.id in look.answered:
        return
    unborn = look.facts.get("birth", {}).get("kind") == "expected"
    if not (unborn and look.option("unless", "") == "unborn"):
        yield Found(NONE)


@checks("ticks-contradict", CONTRADICT, options={"<choice>": "the choices it contradicts, with spaces between"})
def ticks_contradict(look: Look) -> Finds:
    """No tick contradicts another."""
    for question in look.asked:
        ticked = look.ticked(question)
        if any(one in ticked and set(others.split()) & set(ticked) for one, others in look.told.options.items()):
            yield Found(CONTRADICT, question)


@checks("says-which", WHICH, fields=("the question whose tick asks for it",), options={"choice": "that tick"})
def says_which(look: Look) -> Finds:
    """Words stand where a tick asks for them."""
    if look.field and look.told.options.get("choice") in look.ticked(look.told.fields[0]) and not look.text:
        yield Found(WHICH)


@checks("copy-attached", COPY, fields=("the question whether one was sent",))
def copy_attached(look: Look) -> Finds:
    """A copy of what was sent is attached."""
    if look.field and "yes" in look.ticked(look.told.fields[0]) and look.ticked(look.field.id) == ("no",):
        yield Found(COPY)
