"""Templates made ready once: run-joining by docxtpl, tags compiled, the look laid on, all other parts left packed."""

import io
import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache

from docxtpl import DocxTemplate
from msgspec import Struct

from pipeline.documents import language, looks, markup, package
from pipeline.documents.language import Template
from pipeline.documents.looks import Look
from pipeline.documents.package import Member
from pipeline.errors import DefinitionAtFault

FILLED_IN = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"\{\{|\{%|\{#")
_TAG_IN_MARKUP = re.compile(r'<(?!w:(?:gridSpan|shd|vMerge) )[^<>{]*"[^"<>]*\{[{%]|<w:instrText[^<>]*>[^<]*\{[{%]')
_CORE = "docProps/core.xml"
_REMEDY = "Move the tag into the text of the page, a header, a footer or a table."


class Living(Struct, frozen=True, kw_only=True):
    """A part whose tags are filled in."""

    source: str  # prepared: each paragraph on a line of its own
    template: Template


class Prepared(Struct, frozen=True, kw_only=True):
    """A template made ready: what lives, what is only copied, and in which order it all goes."""

    order: tuple[str, ...]
    living: Mapping[str, Living]
    still: Mapping[str, Member]


@lru_cache(maxsize=64)  # by content, so an edited template is another one
def prepare(template: bytes, look: Look, place: str) -> Prepared:
    """Make a template ready in a partnership's look."""
    parts = {member.name: member for member in package.members(template, place)}
    if "word/document.xml" not in parts:
        message = "This is not a Word document."
        raise DefinitionAtFault(message, place=place, advice="Save it from Word as a .docx file.")
    _dress(parts, look, place)
    made = {name: living(package.unpack(parts[name]), place) for name in parts if FILLED_IN.fullmatch(name)}
    filled_in = {name: part for name, part in made.items() if _TAG.search(part.source)}
    still = {name: member for name, member in parts.items() if name not in filled_in and name != _CORE}
    expect_no_tags(still, place)
    return Prepared(order=tuple(dict.fromkeys((*parts, _CORE))), living=filled_in, still=still)


def living(content: bytes, place: str) -> Living:
    """One part as Jinja can read it: tags joined from split runs, each paragraph on its own line."""
    text = markup.as_text(markup.parse(content, place))
    joined: str = DocxTemplate(io.BytesIO()).patch_xml(text)
    source = re.sub(r"<w:p([ >])", r"\n<w:p\1", joined)
    if _TAG_IN_MARKUP.search(source):
        message = "A tag stands inside a field code, a link or the description of a picture."
        raise DefinitionAtFault(message, place=place, advice=_REMEDY)
    return Living(source=source, template=language.compiled(source, place))


def expect_no_tags(still: Mapping[str, Member], place: str) -> None:
    """Stop where a tag stands in a part that is only copied: it would go out as it is."""
    for name, member in still.items():
        if name.endswith((".xml", ".rels")) and _TAG.search(re.sub(r"<[^>]+>", "", package.unpack(member).decode())):
            message = f"A tag stands where nothing is filled in ({name})."
            raise DefinitionAtFault(message, place=place, advice=_REMEDY)


def _dress(parts: dict[str, Member], look: Look, place: str) -> None:
    """Lay colours and logo over the parts that carry them."""
    for name in tuple(parts):
        if name == "word/styles.xml" or name.startswith("word/theme/"):
            root = markup.parse(package.unpack(parts[name]), place)
            (looks.colour_styles if name.endswith("styles.xml") else looks.colour_theme)(root, look.palette)
            parts[name] = package.pack(name, markup.as_bytes(root))
        elif FILLED_IN.fullmatch(name) and looks.LOGO.encode() in package.unpack(parts[name]):
            _place_logo(parts, name, look, place)


def _place_logo(parts: dict[str, Member], name: str, look: Look, place: str) -> None:
    root = markup.parse(package.unpack(parts[name]), place)
    replaced = looks.place_logo(root, look)
    if not replaced:
        return
    parts[name] = package.pack(name, markup.as_bytes(root))
    folder, file = posixpath.split(name)
    links = markup.parse(package.unpack(parts[f"{folder}/_rels/{file}.rels"]), place)
    for link in links:
        if link.get("Id") in replaced:
            picture = posixpath.normpath(posixpath.join(folder, link.get("Target")))
            parts[picture] = package.pack(picture, look.logo)
