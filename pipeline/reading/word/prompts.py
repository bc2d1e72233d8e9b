"""Words that only ask for an answer, such as 'Click or tap here to enter text'."""

import re

from pipeline.starting import later

_LONGEST = 160  # a prompt is short; an answer that begins alike need not be

_BY_WORD = later(
    r"\W*(click|tap|choose|select|enter|type|pick|insert)\b.*\b(text|date|item|here|enter|choose|tap)\b", re.IGNORECASE
)
_ANY = later(
    r"\W*(please\s+)?(click|tap|choose|select|enter|type|pick|insert|state|give|provide|write|add|describe)\b|[\[<].*[\]>]$",
    re.IGNORECASE,
)
_CHOOSE = re.compile(r"\W*(please\s+)?(click|tap|choose|select|pick)\b", re.IGNORECASE)
_WORDS_OWN = frozenset(
    {
        "click or tap here to enter text",
        "click here to enter text",
        "click or tap to enter a date",
        "click here to enter a date",
        "choose an item",
        "choose a building block",
    }
)


def is_short(text: str) -> bool:
    """Whether these words are few enough for a prompt."""
    return len(text) <= _LONGEST


def asks(text: str) -> bool:
    """Whether these words could be somebody's prompt; only to be asked of what is marked as one."""
    return len(text) <= _LONGEST and bool(_ANY.match(text.strip()))


def reads_as_words(text: str) -> bool:
    """Whether these words read like one of Word's prompts, perhaps in a template's own wording."""
    return len(text) <= _LONGEST and bool(_BY_WORD.match(text))


def asks_to_choose(text: str) -> bool:
    """Whether these words, shown by a list, are its invitation and none of its choices."""
    return len(text) <= _LONGEST and bool(_CHOOSE.match(text))


def is_words(text: str) -> bool:
    """Whether this is one of the prompts Word itself writes, to the letter."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).lower().split()) in _WORDS_OWN
