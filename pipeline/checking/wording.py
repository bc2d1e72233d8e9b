"""Words as people write them in a form: tidied, compared, and told apart from the many ways of saying nothing."""

import re
import unicodedata

_LEADERS_ONLY = re.compile(r"[\s_.…·]*")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = dict.fromkeys([*(code for code in range(32) if code not in {9, 10}), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF])
_NOT_WORD = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def many_lines(text: str | None) -> str | None:
    """The text with its line breaks kept and spaces at the ends of lines gone; None where it says nothing."""
    if text and text.isascii() and text.isprintable():  # most answers: nothing to fold, nothing unseen
        tidy = text.strip(" ")
        return None if _LEADERS_ONLY.fullmatch(tidy) else tidy
    seen = _LINE_END.sub("\n", text or "").translate(_UNSEEN).replace("\xa0", " ")
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", seen).split("\n")]
    tidy = "\n".join(lines).strip("\n").lstrip(" \t")
    return None if _LEADERS_ONLY.fullmatch(tidy) else tidy


def one_line(text: str | None) -> str | None:
    """The text on one line, white space folded; None where it says nothing."""
    tidy = many_lines(text)
    return " ".join(tidy.split()) if tidy else None


def folded(text: str) -> str:
    """Words for comparison alone: no capitals, accents or punctuation."""
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN)
    return _NOT_WORD.sub(" ", plain).strip()


_ABSENT = {
    "not_known": (
        "not known",
        "unknown",
        "n k",
        "nk",
        "not yet known",
        "don t know",
        "do not know",
        "to be confirmed",
        "tbc",
        "tba",
        "unsure",
        "not sure",
        "not recorded",
        "not available",
        "information not available",
        "no information",
        "?",
        "??",
    ),
    "not_applicable": ("n a", "na", "not applicable"),
    "none": ("none", "nil", "none known", "nothing", "nothing known", "no", "nobody", "-", "–", "—", "--", "---"),
}
_KIND_OF_ABSENCE = {phrase: kind for kind, phrases in _ABSENT.items() for phrase in phrases}
_ALL_THE_SAME = re.compile(
    r" (currently|yet|to date|to us|at present|at this (time|stage|point)|at (the )?time of .*)$"
)


def absence(text: str | None) -> str | None:
    """How the writer says that there is nothing to say: not_known, not_applicable or none; None for an answer."""
    if not text or len(text) > 60:
        return None
    words = folded(text)
    if not words:
        return _KIND_OF_ABSENCE.get("".join(set(text.split())))
    return _KIND_OF_ABSENCE.get(_ALL_THE_SAME.sub("", words))
