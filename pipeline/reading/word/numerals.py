"""How a list spells a count: 3, iii, C, 3rd, three."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3_999  # Roman numerals end here
_ALPHABET = 26
_ONES = (
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
    "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {
    "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
    "Twelve": "Twelfth",
}  # fmt: skip
_HUNDRED = 100
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def spelt(count: int, shape: str) -> str:
    """The count as a list of this kind shows it; kinds we don't know count 1, 2, 3."""
    if shape == "none":
        return ""
    if shape == "decimalZero":
        return f"{count:02}"
    if shape in ("lowerLetter", "upperLetter"):
        return _cased(_letters(count), shape)
    if shape in ("lowerRoman", "upperRoman") and 0 < count <= _MOST:
        return _cased(_roman(count), shape)
    if shape == "ordinal":
        return f"{count}{'th' if count % _HUNDRED in (11, 12, 13) else _ENDINGS.get(count % 10, 'th')}"
    if shape == "cardinalText" and 0 <= count < _HUNDRED:
        return _words(count)
    if shape == "ordinalText" and 0 < count < _HUNDRED:
        return _ordinal(_words(count))
    return f"- {count} -" if shape == "numberInDash" else str(count)


def _cased(text: str, shape: str) -> str:
    return text.upper() if shape.startswith("upper") else text


def _letters(count: int) -> str:
    """After z come aa, bb, cc."""
    if count < 1:
        return ""
    times, which = divmod(count - 1, _ALPHABET)
    return chr(ord("a") + which) * min(times + 1, _ALPHABET)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        text += letters * times
    return text


def _words(count: int) -> str:
    if count < len(_ONES):
        return _ONES[count]
    tens, ones = divmod(count, 10)
    return _TENS[tens] + (f"-{_ONES[ones].lower()}" if ones else "")


def _ordinal(words: str) -> str:
    lead, dash, last = words.rpartition("-")
    last = last.capitalize()
    told = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return lead + dash + (told.lower() if dash else told)
