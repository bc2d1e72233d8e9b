"""How a password is tried: as it was given, then the ways people mistype it."""

import unicodedata
from collections.abc import Iterator, Sequence

_TYPED_BY_WORD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


def candidates(passwords: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every way to try each password, with its number among those given, none tried twice."""
    tried: set[str] = set()
    for number, password in enumerate(passwords):
        for variant in _variants(password):
            if variant and variant not in tried:
                tried.add(variant)
                yield number, variant


def _variants(password: str) -> tuple[str, ...]:
    bare = password.strip()
    return (
        password,
        bare,
        bare.translate(_TYPED_BY_WORD),
        unicodedata.normalize("NFC", bare),
        unicodedata.normalize("NFD", bare),
    )
