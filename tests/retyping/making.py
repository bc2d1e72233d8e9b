"""Changes of making: what boxes and answers are made with, and how what was put right is tracked."""

from tests.retyping.blocks import Block, Tick, paragraphs
from tests.retyping.changes import Retyping, change

_LOOKS = {
    "boxes ☐ and ☑": "☐☑",
    "boxes □ and ■": "□■",
    "boxes ○ and ●": "○●",
    "a tick or nothing": " |✓",
    "boxes ☐ and ✔": "☐✔",
    "boxes ❑ and ☑": "❑☑",
    "an X or nothing": " |X",
    "typed boxes [ ]": "[ ]|[x]",
    "typed boxes ( )": "( )|(x)",
    "content controls as boxes": "control",
    "old form fields as boxes": "legacy",
    "Wingdings boxes": "sym",
    "Wingdings boxes with a cross": "sym cross",
    "Wingdings ticks": "sym tick",
    "letters in Wingdings": "font",
    "boxes ☐ and √": "☐√",
    "dashes or ticks": "_|✓",
}
_HARD_LOOKS = {
    "Yes and No in boxes' places": "No|Yes",
    "boxes ☐ and X": "☐X",
    "ticks and crosses": "✗✓",
    "Y or nothing": " |Y",
}


def _register_looks() -> None:
    for hard, looks in ((False, _LOOKS), (True, _HARD_LOOKS)):
        for name, look in looks.items():
            change(name, hard=hard)(lambda r, look=look: setattr(r.hand, "ticks", look))  # type: ignore[misc]


_register_looks()


@change("different boxes in one form")
def mixed_boxes(r: Retyping) -> None:
    looks = ["☐☒", "☐☑", "□■", "sym", "legacy", "control"]

    def mix(blocks: list[Block]) -> list[Block]:
        for block in blocks:
            look = r.chance.choice(looks)
            for para in paragraphs([block]):
                for piece in para.pieces:
                    if isinstance(piece, Tick):
                        piece.look = look
        return blocks

    r.on_blocks.append(mix)


# How answers are made


@change("content controls for answers")
def controls(r: Retyping) -> None:
    r.hand.answers, r.hand.ticks = "controls", "control"


@change("content controls around paragraphs")
def block_controls(r: Retyping) -> None:
    r.hand.answers = "block controls"


@change("old form fields for answers")
def legacy(r: Retyping) -> None:
    r.hand.answers, r.hand.ticks = "legacy", "legacy"


@change("controls without their prompts")
def no_prompts(r: Retyping) -> None:
    r.hand.answers, r.hand.prompts = "controls", False


@change("controls stripped, ticks typed")
def stripped(r: Retyping) -> None:
    r.hand.answers, r.hand.ticks = "typed", r.chance.choice(("☐X", " |x", "☐☒"))


@change("tracked insertions")
def insertions(r: Retyping) -> None:
    r.hand.tracked = "inserted"


@change("tracked replacements")
def replacements(r: Retyping) -> None:
    r.hand.tracked = "replaced"


@change("tracked moves")
def moves(r: Retyping) -> None:
    r.hand.tracked = "moved"


@change("line breaks in answers")
def line_breaks(r: Retyping) -> None:
    r.hand.breaks = True
