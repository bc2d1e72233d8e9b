"""Letters whose names a program wrote with their two bytes swapped, as Ghostscript 10.00 does for letters set as one.

'ti' and 'tt', which many fonts draw as one sign, come out as two ideographs in the middle of an English word.
"""

LOST = "\ufffd"
_IDEOGRAPHS = ((0x3400, 0xA000), (0xAC00, 0xD7B0))


def set_right(text: str) -> str:
    """The word with its swapped letters put right; those that say nothing even so are lost."""
    odd = [letter for letter in text if _ideograph(letter)]
    if not odd or (len(odd) == len(text) and not all(_swapped(letter) for letter in odd)):
        return text
    return "".join((_swapped(letter) or LOST) if _ideograph(letter) else letter for letter in text)


def _ideograph(letter: str) -> bool:
    return letter > "\u3000" and any(low <= ord(letter) < high for low, high in _IDEOGRAPHS)


def _swapped(letter: str) -> str:
    """The plain letter whose bytes these are; none where they are those of no plain letter."""
    high, low = divmod(ord(letter), 256)
    plain = chr(high)
    return plain if not low and plain.isascii() and plain.isalpha() else ""
