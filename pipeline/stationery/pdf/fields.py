"""Places for answers as form fields: each with its name, what it asks, and how it looks while empty."""

from pipeline.stationery.pdf.objects import File, Object, array, name, record, text
from pipeline.stationery.pdf.parts import Box, Kind, Place

_MULTILINE, _RADIO = 1 << 12, 1 << 15
_SHOWN_AND_PRINTED = 4
_TYPED = {Kind.LINE: "/F2 10.5 Tf 0 g", Kind.PARAGRAPHS: "/F2 10 Tf 0 g"}
_TICK = "/ZaDb 9 Tf 0 g"


class Fields:
    """The fields of one file, families put together."""

    def __init__(self, file: File, fonts: Object) -> None:
        self._file, self._fonts = file, fonts
        self.top = array()  # what belongs to no family
        self._families: dict[str, Object] = {}

    def place(self, place: Place) -> Object:
        """The box on the page for this place; still without its page."""
        if place.kind in _TYPED:
            return self._written(place)
        return self._ticked(place)

    def _written(self, place: Place) -> Object:
        flags = _MULTILINE if place.kind is Kind.PARAGRAPHS else 0
        widget = self._widget(place)
        widget.T, widget.FT, widget.Ff = text(place.path[-1]), name.Tx, flags
        widget.DA, widget.AP = text(_TYPED[place.kind]), record(N=self._look(place.box, "/Tx BMC EMC"))
        if len(place.path) == 1:
            self.top.append(widget)
        else:
            self._join(widget, place.path[0])
        return widget

    def _ticked(self, place: Place) -> Object:
        group, option = place.path
        side = place.box[2] - place.box[0] - 1
        square = f"q 1 g 0.25 G 0.8 w 0.5 0.5 {side:.2f} {side:.2f} re B Q"
        ticked = f"{square} q BT 0 g /ZaDb 9 Tf 1.2 2 Td (4) Tj ET Q"
        widget = self._widget(place)
        looks = {option: self._look(place.box, ticked), "Off": self._look(place.box, square)}
        widget.AP, widget.AS = record(N=record(**looks)), name.Off
        widget.MK, widget.DA = record(CA=text("4")), text(_TICK)
        if place.kind is Kind.ONE:
            self._join(widget, group, FT=name.Btn, Ff=_RADIO, V=name.Off, TU=text(place.question))
        else:
            widget.T, widget.FT, widget.V = text(option), name.Btn, name.Off
            self._join(widget, group)
        return widget

    def _join(self, widget: Object, family: str, **said: Object) -> None:
        if family not in self._families:
            self._families[family] = self._file.add(T=text(family), Kids=array(), **said)
            self.top.append(self._families[family])
        widget.Parent = self._families[family]
        self._families[family].Kids.append(widget)

    def _widget(self, place: Place) -> Object:
        return self._file.add(
            Type=name.Annot, Subtype=name.Widget, F=_SHOWN_AND_PRINTED, TU=text(place.hint),
            Rect=array([round(side, 2) for side in place.box]),
        )  # fmt: skip

    def _look(self, box: Box, draw: str) -> Object:
        return self._file.stream(
            draw.encode(), Type=name.XObject, Subtype=name.Form, Resources=record(Font=self._fonts),
            BBox=array([0, 0, round(box[2] - box[0], 2), round(box[3] - box[1], 2)]),
        )  # fmt: skip
