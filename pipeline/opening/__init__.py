"""From the bytes that arrived to the documents inside them: told by content, unlocked, each part by itself."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.errors import FileAtFault, Locked, Unreadable
from pipeline.opening.passwords import candidates
from pipeline.opening.sniff import Carrier, sniff


class Opened(Struct, frozen=True, kw_only=True):
    """One part of a file: a document ready to be read, or the fault that keeps it shut."""

    part: str | None  # where in the file it was found; None for the file itself
    carrier: Carrier
    content: bytes = b""
    password: int | None = None  # which candidate opened it
    fault: FileAtFault | None = None


def open_parts(content: bytes, passwords: Sequence[str] = ()) -> Iterator[Opened]:
    """Every part of a file, opened as far as it can be; one that stays shut never holds back the next."""
    carrier = sniff(content)
    try:
        yield _open_one(carrier, content, passwords)
    except FileAtFault as fault:
        yield Opened(part=None, carrier=carrier, fault=fault)


def _open_one(carrier: Carrier, content: bytes, passwords: Sequence[str]) -> Opened:
    if carrier in _NOT_READ_YET:
        raise Unreadable(f"This is {carrier.phrase}, which can't be read here yet.", advice=_NOT_READ_YET[carrier])
    if carrier is Carrier.LOCKED_OFFICE:
        return _unlocked_office(content, passwords)
    if carrier in (Carrier.ODT, Carrier.OLD_WORD):
        _stop_at_lock(carrier, content)
    if carrier is Carrier.PDF and b"/Encrypt" in content:
        return _unlocked_pdf(content, passwords)
    return Opened(part=None, carrier=carrier, content=content)


def _unlocked_office(content: bytes, passwords: Sequence[str]) -> Opened:
    from pipeline.opening.office import unlock_office

    found = unlock_office(content, candidates(passwords))
    if found is None:
        raise _locked(tried=bool(passwords))
    number, plain = found
    return Opened(part=None, carrier=sniff(plain), content=plain, password=number)


def _stop_at_lock(carrier: Carrier, content: bytes) -> None:
    """These locks can be told, and not opened yet: nobody should take a locked file for a damaged one."""
    from pipeline.opening.office import is_locked_odt, is_locked_word

    locked = is_locked_odt if carrier is Carrier.ODT else is_locked_word
    if locked(content):
        raise Locked(
            "It is locked with a password, and this kind of lock can't be opened here yet.",
            advice="Open it with its password and save it as a .docx or PDF into the inbox, or ask for it that way.",
        )


def _unlocked_pdf(content: bytes, passwords: Sequence[str]) -> Opened:
    from pipeline.opening.pdf import unlock_pdf

    # An owner password only forbids printing or copying: such a file opens with the empty one, no questions asked.
    for number, password in ((None, ""), *candidates(passwords)):
        plain = unlock_pdf(content, password)
        if plain is not None:
            return Opened(part=None, carrier=Carrier.PDF, content=plain, password=number)
    raise _locked(tried=bool(passwords))


def _locked(*, tried: bool) -> Locked:
    if tried:
        return Locked("It is locked, and none of the passwords we hold opens it.")
    return Locked("It is locked with a password.")


_NOT_READ_YET = {
    Carrier.PAGES: "Ask for it as a .docx or PDF: in Pages that is File, Export To.",
    Carrier.MAIL: "Save its attachments into the inbox.",
    Carrier.OUTLOOK: "Save its attachments into the inbox.",
    Carrier.ZIP: "Take the files out of it and put them into the inbox.",
    Carrier.SEVEN_ZIP: "Take the files out of it and put them into the inbox.",
    Carrier.HEIC: "Ask for the photograph as a JPG or a PDF, or open it and save it as a JPG into the inbox.",
    Carrier.TEXT: "Ask for the form as a Word file or PDF.",
    Carrier.SPREADSHEET: "Ask for the form as a Word file or PDF.",
    Carrier.EMPTY: "Ask for it to be sent again.",
    Carrier.UNKNOWN: "Look at the original, and ask for the form as a Word file or PDF.",
}

__all__ = ["Carrier", "Opened", "open_parts", "sniff"]
