"""Styles cut out of their bytes are those that parsing all of them finds."""

import pytest
from lxml import etree
from word_documents import SPACES

from pipeline.reading.word.named_styles import Cut, Parsed, named_styles

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:latentStyles w:count="2"><w:lsdException w:name="Normal"/></w:latentStyles>'
    '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Letters"/></w:style>'
    '<w:style w:styleId="Normal" w:default="1" w:type="paragraph"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:tblPr/></w:style>'
    '<w:style w:type="numbering" w:customStyle="1" w:styleId="House"><w:pPr/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zürich"><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Twice"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Twice"><w:rPr><w:i/></w:rPr></w:style>'
)
NAMES = ("Letters", "Normal", "Grid", "House", "Zürich", "Twice", "Twi", "", "a&b", 'x"y')


def written(styles: str, root: str = "w:styles") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {SPACES}>{styles}</{root}>'.encode()


def spelt(element) -> str:
    return "" if element is None else etree.tostring(element, method="c14n", exclusive=True, with_tail=False).decode()


@pytest.mark.parametrize("name", NAMES)
def test_each_style_is_the_same_cut_out_or_parsed(name):
    data = written(STYLES)
    cut, parsed = named_styles(data, etree.fromstring), Parsed(etree.fromstring(data))

    assert isinstance(cut, Cut)
    assert spelt(cut.get(name)) == spelt(parsed.get(name))


def test_defaults_the_usual_style_and_the_styles_of_lists_are_the_same():
    data = written(STYLES)
    cut, parsed = named_styles(data, etree.fromstring), Parsed(etree.fromstring(data))

    assert (cut.usual, cut.of_lists()) == (parsed.usual, parsed.of_lists()) == ("Normal", ["House"])
    assert spelt(cut.defaults) == spelt(parsed.defaults) != ""


@pytest.mark.parametrize(
    "data",
    [
        written(STYLES + "<!-- <w:style w:styleId='Ghost'/> -->"),
        written(STYLES).replace(b"w:style", b"s:style").replace(b"xmlns:w=", b'xmlns:s="urn:x" xmlns:w='),
        written(STYLES).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        written("").replace(b"></w:styles>", b"/>"),
    ],
)
def test_what_is_written_otherwise_is_parsed_as_a_whole(data):
    assert isinstance(named_styles(data, etree.fromstring), Parsed)
