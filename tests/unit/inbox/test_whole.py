"""A file that is only half there is told by its bytes."""

import io
import random
import struct
import time
import zipfile

import pikepdf
import pytest

from pipeline.inbox.whole import whole

MAIL = b"From: a.referrer@example.org\r\nSubject: Form\r\n\r\nEnclosed.\r\n"


def cuts(content: bytes) -> list[bytes]:
    return [content[: len(content) * step // 101] for step in range(1, 101)]


def test_whole_files_of_every_kind_are_whole(docx: bytes, pdf: bytes, ole: bytes) -> None:
    assert [whole(content) for content in (docx, pdf, ole, MAIL, b"{\\rtf1 Dear all}", b"x")] == [True] * 6


@pytest.mark.parametrize("kind", ["docx", "pdf", "ole"])
def test_a_file_cut_at_any_of_a_hundred_places_is_not_whole(kind: str, request: pytest.FixtureRequest) -> None:
    content: bytes = request.getfixturevalue(kind)
    assert [cut for cut in cuts(content) if whole(cut)] == []


@pytest.mark.parametrize("kind", ["docx", "pdf", "ole"])
def test_room_made_for_a_copy_is_not_whole_until_the_copy_fills_it(kind: str, request: pytest.FixtureRequest) -> None:
    content: bytes = request.getfixturevalue(kind)
    filled = [cut.ljust(len(content), b"\0") for cut in cuts(content)]
    shown = [half for half in filled if half.endswith(bytes(512))]
    assert len(shown) > 50
    assert [half for half in shown if whole(half)] == []


def test_an_empty_file_and_one_of_zeros_are_never_whole() -> None:
    assert not whole(b"")
    assert not whole(bytes(1))
    assert not whole(bytes(100_000))


def test_an_archive_cut_after_the_archive_inside_it_is_not_whole(docx: bytes) -> None:
    inner_end = docx.index(b"PK\x05\x06") + 22
    assert inner_end < len(docx)
    assert not whole(docx[:inner_end])


def test_an_archive_with_a_comment_or_something_after_it_is_whole(docx: bytes) -> None:
    commented = docx[:-2] + struct.pack("<H", 5) + b"hello"
    assert whole(commented)
    assert not whole(commented[:-1])
    assert whole(docx + b"\r\n")


def test_a_large_archive_says_where_things_are_in_a_second_directory(docx: bytes) -> None:
    end = docx.rindex(b"PK\x05\x06")
    entries, size, start = struct.unpack_from("<HII", docx, end + 10)
    second = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, entries, entries, size, start)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    last = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    large = docx[:end] + second + locator + last
    assert whole(large)
    assert [cut for cut in cuts(large) if whole(cut)] == []


def test_a_hole_in_an_archive_where_a_file_should_begin_shows(docx: bytes) -> None:
    assert not whole(docx.replace(b"PK\x03\x04", bytes(4), 2).replace(bytes(4), b"PK\x03\x04", 1))


def test_a_page_that_has_not_come_yet_shows_wherever_it_is() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("scan.png", random.Random(7).randbytes(40_000))
    content = held.getvalue()
    assert whole(content)
    holed = [content[:start] + bytes(4096) + content[start + 4096 :] for start in range(0, 40_000, 4096)]
    assert [half for half in holed if whole(half)] == []


def test_letters_begin_with_no_room_made_for_them() -> None:
    assert not whole(bytes(4096) + MAIL)
    assert not whole(MAIL + bytes(4096) + MAIL)


def test_a_pdf_made_for_viewing_page_by_page_is_not_whole_at_its_first_end() -> None:
    held = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(20):
            document.add_blank_page()
        document.save(held, linearize=True)
    content = held.getvalue()
    first_end = content.index(b"%%EOF") + 5
    assert whole(content)
    assert not whole(content[:first_end])
    assert [cut for cut in cuts(content) if whole(cut)] == []


def test_a_pdf_with_words_before_it_or_blank_lines_after_it_is_whole(pdf: bytes) -> None:
    assert whole(b"X-Note: by post\r\n" + pdf)
    assert whole(pdf + b"\r\n\0\0")


def test_a_pdf_whose_table_is_not_where_it_says_is_not_whole(pdf: bytes) -> None:
    place = pdf[pdf.index(b"startxref") + 10 :].split()[0]
    assert not whole(pdf.replace(b"startxref\n" + place, b"startxref\n99999999"))
    assert not whole(pdf.replace(b"startxref\n" + place, b"startxref\n0"))


def test_a_compound_file_that_runs_in_circles_or_names_sectors_it_lacks_does_no_harm(ole: bytes) -> None:
    circle = bytearray(ole)
    struct.pack_into("<I", circle, 512 + 4 * 5, 2)
    beyond = bytearray(ole)
    struct.pack_into("<I", beyond, 512 + 4 * 5, 4_000_000)
    assert whole(bytes(circle))  # odd, but all there: opening it will tell
    assert not whole(bytes(beyond))


def test_a_rich_text_file_ends_when_its_outermost_brace_closes() -> None:
    letter = rb"{\rtf1{\fonttbl{\f0 Arial;}}Braces: \{ and \}, slash \\.}"
    assert whole(letter)
    assert whole(letter + b"\r\n\0")
    assert not whole(letter[: letter.index(b";}}") + 3])
    assert not whole(letter[:-1])


def test_the_first_bytes_of_a_known_kind_are_waited_on() -> None:
    assert not any(map(whole, (b"P", b"PK\x03", b"%PD", b"\xd0\xcf", b"{\\rt")))


def test_content_made_to_keep_us_busy_is_answered_at_once() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    ends = b"".join(
        b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 60_000, 60_000, 46 * 60_000 + 22 * number, 4, 0)
        for number in range(2900)
    )
    crowded = b"PK\x03\x04" + entry * 60_000 + ends
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", 0, 9000, 0, 0, 4096, 0, 0, 0, 9000)
    circling = header.ljust(512, b"\0") + bytes(512 * 9000) + b"x" * 512
    began = time.process_time()
    assert not whole(crowded)
    assert not whole(circling)
    assert time.process_time() - began < 2.0
