"""Words as matching compares them: without case, apostrophes, punctuation or the little joining words."""

import re

Word = tuple[str, int, int]  # normal form, and where it stands in its text
Key = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*['’]?")
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’‘`´][^\W_]+)*)")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_JOINING = frozenset({"and"})  # '&' is punctuation, so 'Name & Address' is 'Name and Address'
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def words_of(text: str) -> list[Word]:
    """Every word that counts, with its place."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if not word.isalnum():
            word = word.translate(_APOSTROPHES)
        if word not in _JOINING:
            found.append((word, match.start(), match.end()))
    return found


def first_word(text: str) -> str:
    """The first word's normal form, without reading the rest: most cells are ruled out by it."""
    lead = text.split(None, 1)[:1]
    if lead and lead[0].isalnum():
        return lead[0].casefold()
    match = _FIRST.match(text)
    return match.group(1).casefold().translate(_APOSTROPHES) if match else ""


def key_of(text: str) -> Key:
    """The normal form of a whole text."""
    return tuple(word for word, _, _ in words_of(text))


def without_brackets(text: str) -> str:
    """A label without the hint in its brackets: 'Referrer (Name, Agency)' is asked by 'Referrer' alone."""
    return _BRACKETED.sub("", text)
