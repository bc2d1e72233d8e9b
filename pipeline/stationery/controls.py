"""Content controls: the places made for answers, and the groups that keep everything else as it is printed."""

import hashlib
from collections.abc import Iterable
from itertools import count

from pipeline.stationery.markup import attribute, paragraph, run

_LONGEST = 64  # Word cuts tags and titles here
_PROMPT_STYLE = "PlaceholderText"
_SPACE = "\u2002" * 5
_DAY = (
    '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
_BOX = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_GLYPH = (
    '<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
    "<w:t>☐</w:t></w:r>"
)


class Controls:
    """Makes the controls of one form, and keeps count of them and of their prompts."""

    def __init__(self) -> None:
        self.prompts: dict[str, str] = {}  # by the name under which Word finds a prompt again
        self._ids = count(1001)

    def line(self, tag: str, title: str, prompt: str) -> str:
        """A control in a line, for words without breaks: LibreOffice would join the lines there."""
        return self._sdt(self._place(tag, title, prompt) + "<w:text/>", self._shown(prompt))

    def within(self, tag: str, title: str, waiting: str) -> str:
        """A control in the midst of a printed sentence, where printed words wait for it."""
        return self._sdt(self._place(tag, title, waiting) + "<w:text/>", run(waiting, _PROMPT_STYLE))

    def day(self, tag: str, title: str, prompt: str) -> str:
        """A control in a line that offers a calendar; any other words can be typed into it too."""
        return self._sdt(self._place(tag, title, prompt) + _DAY, self._shown(prompt))

    def box(self, tag: str, title: str) -> str:
        """A box to tick."""
        return self._sdt(self._about(tag, title, locked=True) + _BOX, _GLYPH)

    def paragraphs(self, tag: str, title: str, prompt: str, style: str) -> str:
        """A control around paragraphs, for as many as are needed, lists and all."""
        return self._sdt(self._place(tag, title, prompt), paragraph(style, self._shown(prompt)))

    def entry(self, tag: str, title: str, style: str) -> str:
        """The same in a row that people may take out again, control and all; there is no room for a prompt."""
        about = self._about(tag, title, locked=False) + self._prompt(_SPACE)
        return self._sdt(about, paragraph(style, self._shown(_SPACE)))

    def repeated(self, tag: str, title: str, rows: Iterable[str]) -> str:
        """Rows of which people add more with the '+' that Word shows after the last."""
        items = "".join(self._sdt(f"{self._id()}<w15:repeatingSectionItem/>", row) for row in rows)
        return self._sdt(self._about(tag, title, locked=True) + "<w15:repeatingSection/>", items)

    def group(self, *content: str) -> str:
        """What nobody changes by mistake; the controls inside stay open."""
        return self._sdt(f'{self._id()}<w:lock w:val="contentLocked"/><w:group/>', "".join(content))

    def _place(self, tag: str, title: str, prompt: str) -> str:
        return self._about(tag, title, locked=True) + self._prompt(prompt)

    def _prompt(self, prompt: str) -> str:
        name = hashlib.sha256(prompt.encode()).hexdigest()[:32].upper()
        self.prompts[name] = prompt
        return f'<w:placeholder><w:docPart w:val="{name}"/></w:placeholder><w:showingPlcHdr/>'

    def _about(self, tag: str, title: str, *, locked: bool) -> str:
        named = f"<w:alias w:val={attribute(_cut(title))}/><w:tag w:val={attribute(tag[:_LONGEST])}/>"
        return named + self._id() + ('<w:lock w:val="sdtLocked"/>' if locked else "")

    def _id(self) -> str:
        return f'<w:id w:val="{next(self._ids)}"/>'

    def _shown(self, prompt: str, /) -> str:
        return run(prompt, _PROMPT_STYLE)

    def _sdt(self, about: str, content: str, /) -> str:
        return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
