"""What an empty form is made of: what Word asks of a file, and what people ask of a form who can't see it."""

import io
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from pipeline.definitions import load, packaged
from pipeline.model.form import Form
from pipeline.stationery import blank_form

SAMPLES = Path(__file__).parents[2] / "samples" / "partnership"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
# The order the schema asks for, of what we write.
ABOUT_A_CONTROL = [f"{W}{name}" for name in ("alias", "tag", "id", "lock", "placeholder", "showingPlcHdr")]
PARTNERSHIPS = [load((packaged(),), "hsscp"), load((SAMPLES,), "moorshire")]
EVERY = [pytest.param(known, form, id=form.id) for known in PARTNERSHIPS for form in known.forms]

pytestmark = pytest.mark.parametrize(("known", "form"), EVERY)


def made(known: Any, form: Form) -> bytes:
    return blank_form(form, known.partnership, known.logo())


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def value(element: etree._Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def asked(form: Form) -> set[str]:
    """The names of the controls there must be."""
    names: set[str] = set()
    for one in form.fields():
        if one.id in form.editions[-1].without:
            continue
        if one.choices or one.type == "yes_no":
            names |= {f"{one.id}.{option}" for option in ([choice.id for choice in one.choices] or ["yes", "no"])}
        else:
            names |= {one.id, *(f"{one.id}.{column.id}" for column in one.columns)}
    return names


def test_every_question_has_its_control_and_no_control_is_without_a_question(known: Any, form: Form) -> None:
    abouts = list(part(made(known, form), "word/document.xml").iter(f"{W}sdtPr"))
    tags = Counter(tag for about in abouts if (tag := value(about, "tag")))
    ids = [value(about, "id") for about in abouts]

    assert set(tags) == asked(form)
    assert [tag for tag, times in tags.items() if times > 1 and "." not in tag] == []
    assert len(ids) == len(set(ids))


def test_every_control_says_what_it_asks_and_whole_days_have_a_calendar(known: Any, form: Form) -> None:
    abouts = {value(about, "tag"): about for about in part(made(known, form), "word/document.xml").iter(f"{W}sdtPr")}
    places = {tag: about for tag, about in abouts.items() if tag}
    days = {one.id for one in form.fields() if one.type == "date" and not (one.in_words or one.placeholder)}

    assert [tag for tag, about in places.items() if not value(about, "alias")] == []
    assert {tag for tag, about in places.items() if about.find(f"{W}date") is not None} == days & places.keys()


def test_the_tab_key_goes_through_the_questions_as_they_are_printed(known: Any, form: Form) -> None:
    tags = [value(about, "tag") or "" for about in part(made(known, form), "word/document.xml").iter(f"{W}sdtPr")]
    order = list(dict.fromkeys(tag.partition(".")[0] for tag in tags if tag))

    assert order == [one.id for one in form.fields() if one.id in order]


def test_what_is_said_of_a_control_stands_in_the_order_of_the_schema(known: Any, form: Form) -> None:
    for about in part(made(known, form), "word/document.xml").iter(f"{W}sdtPr"):
        places = [ABOUT_A_CONTROL.index(child.tag) for child in about if child.tag in ABOUT_A_CONTROL]
        kinds = [child.tag for child in about if child.tag not in ABOUT_A_CONTROL]
        assert places == sorted(places)
        assert [child.tag for child in about][len(places) :] == kinds


def test_every_prompt_is_kept_where_word_finds_it_again(known: Any, form: Form) -> None:
    content = made(known, form)
    glossary = part(content, "word/glossary/document.xml")
    kept = {
        value(entry.find(f"{W}docPartPr"), "name"): "".join(entry.itertext()) for entry in glossary.iter(f"{W}docPart")
    }
    shown = {
        value(sdt.find(f"{W}sdtPr/{W}placeholder"), "docPart"): "".join(sdt.find(f"{W}sdtContent").itertext())
        for sdt in part(content, "word/document.xml").iter(f"{W}sdt")
        if sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    }

    assert shown == kept


def test_labels_are_grouped_and_rows_can_be_added(known: Any, form: Form) -> None:
    body = part(made(known, form), "word/document.xml").find(f"{W}body")
    groups = [one for one in body.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}group") is not None]
    growing = [one for one in body.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W15}repeatingSection") is not None]
    inside = {text for group in groups for text in group.iter(f"{W}t")}
    free = [text for text in body.iter(f"{W}t") if text not in inside]

    assert len(growing) == sum(one.type == "table" for one in form.fields())
    assert all(not set(one.iterancestors()) & set(groups) for one in growing)
    assert "".join("".join(text.itertext()) for text in free).strip() == ""


def test_those_who_can_not_see_it_are_told_what_is_there(known: Any, form: Form) -> None:
    content = made(known, form)
    body, head = part(content, "word/document.xml"), part(content, "word/header1.xml")
    tables = list(body.iter(f"{W}tbl"))
    headed = [one for one in tables if one.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    styles = [value(about, "pStyle") for about in body.iter(f"{W}pPr")]
    pictures = [one.get("descr") for one in head.iter() if one.tag.endswith("}docPr")]

    assert all(value(one.find(f"{W}tblPr"), "tblCaption") for one in tables)
    assert len(headed) == sum(one.type == "table" for one in form.fields())
    assert styles[0] == "Heading1"
    assert styles.count("Heading2") + styles.count("OfficeBand") == sum(section.printed for section in form.sections)
    assert pictures != []
    assert all(pictures)
    assert [one.get(f"{W}val") for one in part(content, "word/styles.xml").iter(f"{W}lang")] == ["en-GB"]


def test_other_programs_open_it_and_find_its_title(known: Any, form: Form) -> None:
    content = made(known, form)
    title = form.editions[-1].titles[0]

    opened = docx.Document(io.BytesIO(content))

    assert opened.core_properties.title == title
    assert title in opened.element.body.xml
