"""The reference pages say what the code does."""

import re
from pathlib import Path

import msgspec

from pipeline.cli.reference import commands_page
from pipeline.settings import Settings

DOCS = Path(__file__).parents[3] / "docs"


def rows(text: str) -> dict[str, dict[str, str]]:
    """The first two columns of every table, under the heading it stands under."""
    found: dict[str, dict[str, str]] = {}
    heading = ""
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line[3:].strip("`[]")
        elif match := re.match(r"\| `(\w+)` \| (.*?) \|", line):
            found.setdefault(heading, {})[match[1]] = match[2].strip("`")
    return found


def test_the_page_of_commands_is_what_the_code_prints() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")

    assert page == commands_page(), "make it anew: python -m pipeline.cli.reference > docs/reference/commands.md"


def test_the_page_of_settings_has_every_key_with_its_default_and_no_other() -> None:
    told = rows((DOCS / "reference" / "settings.md").read_text(encoding="utf-8"))
    defaults = msgspec.to_builtins(Settings())
    groups = {name: value for name, value in defaults.items() if isinstance(value, dict)}
    top = {name: value for name, value in defaults.items() if name not in groups}

    expected = {"Top of the file": top} | groups
    assert {heading: told[heading] for heading in told if heading != "Environment"} == {
        heading: {name: written(value) for name, value in group.items()} for heading, group in expected.items()
    }


def written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def test_every_link_in_the_docs_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), DOCS.parent / "README.md"]
    lost = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]

    assert lost == []


def test_the_pages_for_people_avoid_the_words_to_avoid() -> None:
    avoided = re.compile(r"\b(failed|refused|rejected|non-compliant|alleged|overdue|tragic)\b", re.IGNORECASE)
    pages = [*(DOCS / "how-to").glob("*.md"), DOCS.parent / "README.md"]

    assert [
        (page.name, found[0]) for page in pages for found in [avoided.search(page.read_text("utf-8"))] if found
    ] == []


def test_every_command_named_in_the_docs_is_one_there_is() -> None:
    from pipeline.cli.commands import COMMANDS

    pages = [*(DOCS / "how-to").glob("*.md"), DOCS.parent / "README.md"]
    named = {word for page in pages for word in re.findall(r"`formline ([a-z-]+)", page.read_text(encoding="utf-8"))}

    assert named <= set(COMMANDS)
