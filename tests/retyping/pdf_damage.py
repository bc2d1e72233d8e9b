"""`python -m tests.retyping.pdf_damage`: PDFs broken by chance and by malice; what the reading makes of them."""

import argparse
import io
import random
import re
import resource
import sys
import time
import warnings
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.model.states import ReadStatus
from pipeline.worker.parent import MOST_SECONDS, Worker
from tests.retyping.judging import definitions
from tests.retyping.listener import Listener

_SAMPLES = Path(__file__).parents[1] / "samples" / "pdf"
_LONG = 1000
_BROKE_OFF = "it broke off"  # in the sentence for a process that died


def main() -> int:
    """Break, read, count; anything but an answer in time is told with what makes it again."""
    parser = argparse.ArgumentParser(prog="python -m tests.retyping.pdf_damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="a folder for those that made trouble")
    chosen = parser.parse_args()
    with Listener() as listener, Worker(definitions().forms) as worker:
        troubles = list(_troubles(worker, listener.port, chosen.seed, chosen.count, chosen.keep))
        fetched = listener.calls
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(f"{len(troubles)} made trouble, {fetched} fetched something; at most {used} MB a process\n")
    return 1 if troubles or fetched else 0


def _troubles(worker: Worker, port: int, seed: int, count: int, keep: Path | None) -> Iterator[str]:
    said: Counter[str] = Counter()
    slowest = (0.0, "")
    for name, content in [*hostile(port), *damaged(seed, count)]:
        began = time.monotonic()
        readings = worker.read(content)
        took = time.monotonic() - began
        slowest = max(slowest, (took, name))
        said[readings[0].status.value] += 1
        broke = readings[0].status is ReadStatus.UNREADABLE and _BROKE_OFF in (readings[0].reason or "")
        if broke or took > MOST_SECONDS:
            sys.stdout.write(f"{name}: {took:.0f} s, {readings[0].reason}\n")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{name.replace(' ', '-').replace('/', '-')}.pdf").write_bytes(content)
            yield name
    sys.stdout.write(f"{dict(said)}; the slowest, {slowest[1]}, took {slowest[0]:.1f} s\n")


def damaged(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many samples, each broken in one way or in several."""
    samples = sorted(_SAMPLES.glob("*.pdf"))
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        sample = chance.choice(samples)
        content = sample.read_bytes()
        ways = [chance.choice(tuple(_WAYS)) for _ in range(chance.choice((1, 1, 2, 3)))]
        if chance.random() < 0.5:
            content = _unpacked(content)
        for way in ways:
            content = _WAYS[way](content, chance)
        yield f"--seed {seed} number {number} {sample.stem} {' and '.join(ways)}", content


def _unpacked(content: bytes) -> bytes:
    """The same with nothing packed, so that damage meets what is inside."""
    import pikepdf

    held = io.BytesIO()
    try:
        with warnings.catch_warnings(), pikepdf.open(io.BytesIO(content)) as file:
            warnings.simplefilter("ignore")  # of samples made to be odd
            file.save(held, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False,
                      object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return content
    return held.getvalue()


def _flipped(content: bytes, chance: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _lifted(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[at + chance.randrange(1, _LONG) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content[max(0, at - chance.randrange(1, _LONG)) :]


def _looped(content: bytes, chance: random.Random) -> bytes:
    """References lead to other objects, their own among them."""
    most = content.count(b" obj")
    return re.sub(
        rb"\b\d+ 0 R\b",
        lambda found: b"%d 0 R" % chance.randint(0, most + 1) if chance.random() < 0.15 else found.group(),
        content,
    )


def _renumbered(content: bytes, chance: random.Random) -> bytes:
    """Numbers become others: huge ones, negative ones, none."""
    odd = (b"0", b"-1", b"99999999999999999999", b"2147483648", b"1e99", b"nan", b"0.0000001", b"null", b"(x)")
    return re.sub(
        rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ \]/])",
        lambda found: chance.choice(odd) if chance.random() < 0.02 else found.group(),
        content,
    )


def _renamed(content: bytes, chance: random.Random) -> bytes:
    """Names become other names."""
    names = sorted(set(re.findall(rb"/[A-Z][A-Za-z]+", content))) or [b"/X"]
    return re.sub(
        rb"/[A-Z][A-Za-z]+", lambda found: chance.choice(names) if chance.random() < 0.03 else found.group(), content
    )


_WAYS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "bytes changed": _flipped,
    "cut short": _cut,
    "a piece lifted out": _lifted,
    "a piece twice": _doubled,
    "references changed": _looped,
    "numbers changed": _renumbered,
    "names changed": _renamed,
}


def hostile(port: int) -> Iterator[tuple[str, bytes]]:
    """PDFs made to do harm; whoever follows their links calls at this port."""
    url = f"http://127.0.0.1:{port}/x"
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>{}>>"
    )
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    said = b"BT /F 12 Tf 50 700 Td (Family Name: Tester) Tj ET"
    plain = [page.format(""), said, font, "null"]
    for name, action in _actions(url).items():
        yield f"action {name}", _file(plain, catalogue=f"/OpenAction {action}", pages=[f"/AA<</O {action}>>"])
    yield "a stream elsewhere", _file([page.format(""), (said, f"/F<</FS/URL/F({url})>>"), font, "null"])
    yield "a submitting field", _file(plain, pages=[
        f"/Annots[<</Subtype/Widget/FT/Btn/Ff 65536/Rect[0 0 9 9]/A{_actions(url)['SubmitForm']}>>]"])  # fmt: skip
    yield "an attached file", _file(plain, catalogue="/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 4 0 R>>>>]>>>>")
    note = "<</Subtype/FreeText/Rect[0 0 9 9]/Contents(x)>>"
    yield "10,000 notes", _file(plain, pages=[f"/Annots[{note * 10_000}]"])
    widget = "<</Subtype/Widget/FT/Tx/T(a)/V(b)/Rect[0 0 90 9]>>"
    yield "10,000 fields", _file(plain, pages=[f"/Annots[{widget * 10_000}]"])
    for size in ("0 0 1 1", "0 0 1e9 1e9", "0 0 14400 14400", "-1e30 -1e30 1e30 1e30", "9 9 0 0", "0 0 nan 5"):
        yield f"a page of {size}", _file([plain[0].replace("0 0 595 842", size), *plain[1:]])
    bomb = zlib.compress(b" " * 200_000_000, 9)
    yield "a bomb of spaces", _file([plain[0], (bomb, "/Filter/FlateDecode"), font, "null"])
    twice = zlib.compress(zlib.compress(b"0 0 m 9 9 l S\n" * 20_000_000, 9), 9)
    yield "a bomb in a bomb", _file([plain[0], (twice, "/Filter[/FlateDecode/FlateDecode]"), font, "null"])
    lines = zlib.compress(b"0 0 m 99 99 l S\n" * 3_000_000, 9)
    yield "three million lines", _file([plain[0], (lines, "/Filter/FlateDecode"), font, "null"])
    words = zlib.compress(b"BT /F 9 Tf 9 9 Td (Family Name) Tj ET\n" * 500_000, 9)
    yield "half a million words", _file([plain[0], (words, "/Filter/FlateDecode"), font, "null"])
    itself = (b"/X Do /X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    yield "a drawing that draws itself", _file([plain[0], b"/X Do", font, itself])
    huge = "/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
    image = (zlib.compress(b"\0" * 10_000_000, 9), huge)
    yield "a picture of 10,000 megapixels", _file([plain[0], b"595 0 0 842 0 0 cm /X Do", font, image])
    yield "arrays in arrays", _file(plain, catalogue=f"/A {'[' * 100_000}{']' * 100_000}")
    yield "pages that hold themselves", _file(plain).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    yield "a million pages", _file(plain).replace(b"/Count 1", b"/Count 1000000")
    yield "the same page 20,000 times", _file(plain).replace(b"/Kids[3 0 R]", b"/Kids[" + b"3 0 R " * 20_000 + b"]")
    kids = "/AcroForm<</Fields[7 0 R]>>"
    looped = [*plain, "<</T(a)/Kids[7 0 R 7 0 R]/Parent 7 0 R/FT/Tx>>"]
    yield "a field of its own family", _file(looped, catalogue=kids, pages=["/Annots[7 0 R]"])
    yield "nothing but a head", b"%PDF-1.7\n"
    yield "a head and noise", b"%PDF-1.7\n" + random.Random(1).randbytes(100_000)


def _actions(url: str) -> dict[str, str]:
    return {
        "JavaScript": f"<</S/JavaScript/JS(app.launchURL\\('{url}'\\);this.submitForm\\('{url}'\\))>>",
        "Launch": "<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>",
        "URI": f"<</S/URI/URI({url})>>",
        "SubmitForm": f"<</S/SubmitForm/F<</FS/URL/F({url})>>>>",
        "ImportData": f"<</S/ImportData/F<</FS/URL/F({url})>>>>",
        "GoToR": f"<</S/GoToR/F<</FS/URL/F({url})>>/D[0/Fit]>>",
    }


def _file(
    objects: "list[str | bytes | tuple[bytes, str]]", *, catalogue: str = "", pages: tuple[str, ...] | list[str] = ()
) -> bytes:
    """A PDF of a catalogue, its pages, and these objects, the page first."""
    first = objects[0]
    assert isinstance(first, str)
    head = [f"<</Type/Catalog/Pages 2 0 R{catalogue}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    bodies = [*head, first[:-2] + "".join(pages) + ">>", *objects[1:]]
    held, places = io.BytesIO(), []
    held.write(b"%PDF-1.7\n")
    for number, one in enumerate(bodies, 1):
        places.append(held.tell())
        inner, more = one if isinstance(one, tuple) else (one, "")
        if isinstance(inner, bytes):
            inner = b"<</Length %d%s>>stream\n%s\nendstream" % (len(inner), more.encode(), inner)
        else:
            inner = inner.encode()
        held.write(b"%d 0 obj\n%s\nendobj\n" % (number, inner))
    start = held.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    held.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode())
    held.write(f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())
    return held.getvalue()


if __name__ == "__main__":
    sys.exit(main())
