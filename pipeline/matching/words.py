"""Words as matching compares them: without case, apostrophes, punctuation or the little joining words."""

import re

Word = tuple[str, int, int]  # normal form, and where it stands in its text
Key = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:['’‘`´][^\W_]+)*['’]?")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:['`][a-z0-9]+)*'?")
_APOSTROPHE = re.compile("['’‘`´]")
_LETTER = re.compile(r"[^\W_]")
_FIRST = re.compile(r"[\W_]*([^\W_]+(?:['’‘`´][^\W_]+)*)")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_JOINING = frozenset({"and"})  # '&' is punctuation, so 'Name & Address' is 'Name and Address'
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


def words_of(text: str) -> list[Word]:
    """Every word that counts, with its place."""
    if text.isascii():
        found = [(match[0], match.start(), match.end()) for match in _ASCII_WORD.finditer(text.lower())]
    else:
        found = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
    if _APOSTROPHE.search(text):
        found = [(word.translate(_APOSTROPHES), start, end) for word, start, end in found]
    return [word for word in found if word[0] not in _JOINING]


def tokens_of(text: str) -> list[str]:
    """Every word that counts, without its place: most words need no place, and finding it costs more than the word."""
    words = _ASCII_WORD.findall(text.lower()) if text.isascii() else list(map(str.casefold, _WORD.findall(text)))
    if _APOSTROPHE.search(text):
        words = [word.translate(_APOSTROPHES) for word in words]
    return words if _JOINING.isdisjoint(words) else [word for word in words if word not in _JOINING]


def says(text: str) -> bool:
    """Whether there is a letter or a number here."""
    return _LETTER.search(text) is not None


def first_word(text: str) -> str:
    """The first word's normal form, without reading the rest: most cells are ruled out by it."""
    lead = text.split(None, 1)[:1]
    if lead and lead[0].isalnum():
        return lead[0].casefold()
    match = _FIRST.match(text)
    return match.group(1).casefold().translate(_APOSTROPHES) if match else ""


def key_of(text: str) -> Key:
    """The normal form of a whole text."""
    return tuple(tokens_of(text))


def without_brackets(text: str) -> str:
    """A label without the hint in its brackets: 'Referrer (Name, Agency)' is asked by 'Referrer' alone."""
    return _BRACKETED.sub("", text)
