"""Every doubt matching can have about an answer, with its sentence for staff; none quotes a value."""

from pipeline.model.reading import Doubt

_SENTENCES = {
    "read-reworded-label": "The question is worded differently on this form; check that the answer belongs to it.",
    "read-label-not-found": "This question was not found on the form; check whether it was answered somewhere else.",
    "read-two-places": "This question stands in more than one place; check that the right answer was taken.",
    "read-other-section": "The question stands under another heading, where one like it is missing; check which it is.",
    "read-two-ticks": "More than one box is ticked where one answer is expected.",
    "read-unclear-tick": "It is not certain which boxes are ticked; compare with the form.",
    "read-words-for-tick": "The choice was written out in words instead of ticked; check that it was understood.",
    "read-struck-out": "Part of what stands here is struck out or highlighted by hand; check what the writer meant.",
    "read-drawn-mark": "A shape is drawn over the print near here; see on the form which answer it marks.",
    "read-picture": "A picture, a drawing or an object stands where this is answered; compare with the form.",
    "read-hidden": "Some of the text here is hidden on the form; check what it says.",
    "read-label-leak": "The answer may hold words that belong to another question.",
    "read-unclaimed-text-near": "Text near here belongs to no question; check whether it is part of the answer.",
    "read-continued": "The answer seems to go on over a page or a row; check that it is whole.",
    "read-beside-control": "Words stand beside the box made for this answer; check that they belong to it.",
    "read-right-or-below": "The answer may stand beside its question or below it; check that the right one was taken.",
    "read-far-answer": "The answer stands at some distance from its question; check that the two belong together.",
    "read-no-rules": "The layout of this page could not be followed with certainty; compare with the form.",
    "read-said-twice-disagrees": "The form stores one value here and shows another; check which one is meant.",
    "read-table-unsure": "The table's columns or rows could not be told apart with certainty; compare with the form.",
    "read-odd-answer": "The answer looks cut off or out of place; compare with the form.",
    "read-run-together": "Two words stand here as one, as if a line break was lost; compare with the form.",
    "read-uncertain-word": "A word here was made out in a picture, and not with certainty; compare with the form.",
    "read-page-order": "The pages seem to lie in reverse; what runs from one page to the next may be cut or lost.",
    "read-two-forms": "This file seems to hold more than one form; check that the right one was read, and whole.",
}


DRAWN = frozenset({"read-drawn-mark", "read-picture"})  # something is there, though no word and no tick says what


def doubt(code: str, message: str | None = None) -> Doubt:
    """The doubt with this code, in the words given or else its own."""
    return Doubt(code=code, message=message or _SENTENCES[code])
