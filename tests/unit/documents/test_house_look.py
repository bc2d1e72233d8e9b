"""The look every packaged template keeps: Arial 11, real styles, headings that repeat, words for every picture."""

import io
import zipfile

import pytest
from lxml import etree

KINDS = ["acknowledgement", "rapid-review-pack", "holding-statement", "practitioner-briefing", "meeting-pack"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(template: bytes):
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }


@pytest.fixture(params=KINDS)
def template(request, house):
    return parts(house.template(house.kinds[request.param]))


def written(template):
    return [root for name, root in template.items() if "document" in name or "header" in name or "footer" in name]


def test_it_is_arial_eleven_in_british_english(template):
    plain = template["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert {plain.find(f"{W}rFonts").get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Arial"}
    assert plain.find(f"{W}sz").get(f"{W}val") == "22"
    assert plain.find(f"{W}lang").get(f"{W}val") == "en-GB"
    assert len(list(template["word/styles.xml"].iter(f"{W}rFonts"))) == 1


def test_every_style_used_is_there(template):
    there = {style.get(f"{W}styleId") for style in template["word/styles.xml"].iter(f"{W}style")}
    for root in written(template):
        used = {one.get(f"{W}val") for one in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        assert used <= there


def test_every_paragraph_has_a_style(template):
    for root in written(template):
        for paragraph in root.iter(f"{W}p"):
            assert paragraph.find(f"{W}pPr/{W}pStyle") is not None


def test_rows_are_not_torn_and_headings_repeat(template):
    for table in template["word/document.xml"].iter(f"{W}tbl"):
        rows = [row for row in table.findall(f"{W}tr") if "{%tr" not in "".join(row.itertext())]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        headed = table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        assert headed == (rows[0].find(f"{W}trPr/{W}tblHeader") is not None)


def test_every_table_in_the_text_is_described(template):
    for table in template["word/document.xml"].iter(f"{W}tbl"):
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_it_begins_with_one_title_or_masthead(template):
    titles = [one.get(f"{W}val") for one in template["word/document.xml"].iter(f"{W}pStyle")
              if one.get(f"{W}val") in ("Title", "CoverTitle", "PackTitle", "MastheadTitle")]  # fmt: skip
    assert len(titles) == 1


def test_the_logo_stands_on_the_first_page_and_is_described(template):
    picture = next(template["word/header1.xml"].iter("{*}docPr"))
    assert picture.get("name") == "Logo"
    assert picture.get("descr")


def test_pages_are_numbered(template):
    for name in ("word/footer1.xml", "word/footer2.xml"):
        fields = [one.get(f"{W}instr").strip() for one in template[name].iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
