"""What lies in an inbox and is no return is passed by."""

import pytest

from pipeline.inbox.ignore import ignored_name


@pytest.mark.parametrize(
    "name",
    [
        "~$form.docx",
        "form.docx.tmp",
        "form.PART",
        "a.partial",
        "a.CRDOWNLOAD",
        ".hidden.docx",
        ".formline-inbox",
        "desktop.ini",
        "Thumbs.db",
        ".~lock.form.docx#",
    ],
)
def test_what_is_no_return_is_passed_by(name: str) -> None:
    assert ignored_name(name)


@pytest.mark.parametrize("name", ["form.docx", "partial.docx", "~form.docx", "tmp", "part", "Form (1).docx", "$form"])
def test_what_only_looks_like_it_is_not(name: str) -> None:
    assert not ignored_name(name)
