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


def test_every_file_of_ours_that_a_page_or_the_makefile_names_is_there() -> None:
    root = DOCS.parent
    modules = {path.name for room in ("pipeline", "tests", "tools", "bench") for path in (root / room).rglob("*.py")}
    pages = [*DOCS.rglob("*.md"), root / "README.md", root / "SECURITY.md", root / "Makefile"]
    lost = [
        f"{page.name}: {named}"
        for page in pages
        for named in named_in(page.read_text(encoding="utf-8"))
        if named not in modules and not any((base / named).exists() for base in (root, root / "pipeline", page.parent))
    ]

    assert lost == []


def named_in(text: str) -> set[str]:
    """Paths of the project in a page; the folders of a workspace (`outbox/…`) are not of the project."""
    spans = re.findall(r"`([\w./-]+)`", text)
    ours = re.compile(
        r"(pipeline|docs|tests|tools|bench|templates|cli|model|reading|matching|checking|documents)/.*|.+\.py"
    )
    return {one for one in spans if ours.fullmatch(one)} | set(re.findall(r"\bdocs/[\w./-]+\.md\b", text))


def test_every_page_that_a_message_sends_people_to_is_there() -> None:
    sources = (DOCS.parent / "pipeline").rglob("*.py")
    named = {page for one in sources for page in re.findall(r"docs/[\w/-]+\.md|[A-Z]+\.md", one.read_text("utf-8"))}

    assert {"docs/how-to/keep-copies.md", "SECURITY.md"} <= named
    assert [page for page in sorted(named) if not (DOCS.parent / page).is_file()] == []


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
