"""A partnership's look laid over a template: its colours in styles and theme, its logo in the logo's place."""

import struct

from msgspec import Struct

from pipeline.documents.markup import DRAWING, LINKED, PLACED, Element, w
from pipeline.errors import DefinitionAtFault
from pipeline.model.partnership import Branding

LOGO = "Logo"  # the name of the picture in Word's selection pane
_PNG = b"\x89PNG\r\n\x1a\n"
_PALE = 0.93


class Look(Struct, frozen=True, kw_only=True):
    """What changes from partnership to partnership."""

    colour: str
    accent: str
    logo: bytes
    logo_text: str

    @property
    def palette(self) -> dict[str, str]:
        """The theme's colours that are the partnership's: its own, its accent, and a pale ground for panels."""
        return {"accent1": self.colour, "accent2": self.accent, "accent3": pale(self.colour)}


def look(branding: Branding, logo: bytes) -> Look:
    """The look a profile declares."""
    return Look(colour=branding.colour, accent=branding.accent, logo=logo, logo_text=branding.logo_text)


def pale(colour: str) -> str:
    """A ground of this colour that black text reads well on."""
    channels = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 * _PALE + channel * (1 - _PALE)):02X}" for channel in channels)


def colour_styles(styles: Element, palette: dict[str, str]) -> None:
    """Give every style that follows the theme its plain colour too, for programs that don't read themes."""
    for element in styles.iter():
        theme, fill = element.get(w("themeColor")), element.get(w("themeFill"))
        if theme in palette:
            element.set(w("val" if element.tag == w("color") else "color"), palette[theme])
        if fill in palette:
            element.set(w("fill"), palette[fill])


def colour_theme(theme: Element, palette: dict[str, str]) -> None:
    """Put the partnership's colours where Word offers them: Design, Colours, accents 1 to 3."""
    for name, colour in palette.items():
        for slot in theme.iter(f"{{{DRAWING}}}{name}"):
            for old in slot:
                old.attrib.clear()
                old.tag = f"{{{DRAWING}}}srgbClr"
                old.set("val", colour)


def place_logo(part: Element, look: Look) -> set[str]:
    """Fit the logo into the place the template keeps for it; the relationships of the pictures it stands in for."""
    replaced: set[str] = set()
    for named in part.iter(f"{{{PLACED}}}docPr"):
        if named.get("name") != LOGO:
            continue
        named.set("descr", look.logo_text)
        frame = named.getparent()
        _fit(frame, _shape(look.logo))
        replaced |= {blip.get(f"{{{LINKED}}}embed") for blip in frame.iter(f"{{{DRAWING}}}blip")}
    return replaced


def _fit(frame: Element, shape: tuple[int, int]) -> None:
    """Keep the logo's proportions within the width and height the template gives it."""
    extents = [*frame.iter(f"{{{PLACED}}}extent"), *frame.iter(f"{{{DRAWING}}}ext")]
    sized = [extent for extent in extents if extent.get("cx")]
    if not sized:
        return
    width, height = int(sized[0].get("cx")), int(sized[0].get("cy"))
    scale = min(width / shape[0], height / shape[1])
    for extent in sized:
        extent.set("cx", str(round(shape[0] * scale)))
        extent.set("cy", str(round(shape[1] * scale)))


def _shape(logo: bytes) -> tuple[int, int]:
    """Width and height in the header every PNG begins with."""
    if not logo.startswith(_PNG) or len(logo) < 24:
        message = "The logo is not a PNG picture."
        raise DefinitionAtFault(message, place="logo", advice="Save the logo as PNG and put it beside the profile.")
    width, height = struct.unpack(">2L", logo[16:24])
    return max(width, 1), max(height, 1)
