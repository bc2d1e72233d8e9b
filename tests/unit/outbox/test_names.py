"""Names of files that every system can hold."""

import pytest

from pipeline.outbox.names import safe_folder, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("REQ-2026-0012 Rapid review pack v2.docx", "REQ-2026-0012 Rapid review pack v2.docx"),
        ("Review: what/now?.docx", "Review- what-now-.docx"),
        ("CON", "_CON"),
        ("aux.docx", "_aux.docx"),
        ("COM¹.txt", "_COM¹.txt"),
        ("console.docx", "console.docx"),
        ("Pack. . .", "Pack"),
        ("Pack v1..docx", "Pack v1..docx"),
        (".hidden", "_.hidden"),
        ("", "_"),
        ("..", "_"),
        ("line\nbreak\tand\x00more", "line break and more"),
        ("e\u0301clair", "éclair"),
        ("turned\u202etxt.docx", "turned txt.docx"),
    ],
)
def test_a_name_becomes_one_every_system_can_hold(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("Pack " * 80 + ".docx").endswith("Pack.docx")
    assert len(safe_name("x" * 400 + ".docx")) <= 150
    assert len(safe_name("x" * 400)) <= 150


@pytest.mark.parametrize(
    ("folder", "safe"),
    [
        ("REQ-2026-0012", "REQ-2026-0012"),
        ("meetings/2026-12-03 Engine Room", "meetings/2026-12-03 Engine Room"),
        ("../../etc", "etc"),
        ("/etc/passwd", "etc/passwd"),
        ("a\\..\\b", "a-..-b"),
        ("", "."),
    ],
)
def test_no_folder_leads_out_of_the_outbox(folder: str, safe: str) -> None:
    assert str(safe_folder(folder)) == safe
