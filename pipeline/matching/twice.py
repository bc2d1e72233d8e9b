"""A form that stands on the sheet twice: which copy an answer is from is for a person to say."""

from pipeline.matching.attempt import Attempt
from pipeline.matching.doubts import doubt
from pipeline.matching.phrases import Kind
from pipeline.model.reading import Doubt

_CODE = "read-two-forms"
_SEVERAL = 2  # questions in two places


def doubt_twice(attempt: Attempt) -> tuple[Doubt, ...]:
    """Doubt whatever both copies ask; what comes back is about the sheet as a whole."""
    chosen, found = attempt.chosen, attempt.found
    again = [asked for asked, places in chosen.rivals.items() if places]
    titles = sum(any(role.kind is Kind.TITLE for role in place.roles) for place in attempt.places)
    most = len(again) * 2 > len(chosen.fields.keys() - attempt.guessed.likened.keys())
    if not (titles > 1 or most) or len(again) <= _SEVERAL:
        return ()
    again += [asked for asked, places in chosen.options.items() if any(len(same) > 1 for same in places.values())]
    for asked in again:
        if asked in found:
            found[asked].doubts(_CODE)
    for read in attempt.tables.values():
        if read.headers > 1:
            read.codes.setdefault(_CODE)
    return (doubt(_CODE),)
