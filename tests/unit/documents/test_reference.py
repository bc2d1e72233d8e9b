"""The reference names what the code knows: every block and every filter."""

from pathlib import Path

from pipeline.documents import known_blocks
from pipeline.documents.specimen import shapes

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "documents.md").read_text(encoding="utf-8")


def rows():
    """The table of blocks: name → what it says of it."""
    lines = REFERENCE.split("## Blocks", 1)[1].split("## Tags", 1)[0].splitlines()
    return {cells[1].strip(" `"): cells[2] for cells in (line.split("|") for line in lines) if len(cells) == 4}


def test_every_block_is_described_and_no_other():
    assert set(rows()) - {"block", "---"} == known_blocks() | {"document"}


def test_every_name_in_a_block_is_described(house):
    for kind in house.kinds.values():
        for block, shape in shapes(kind).items():
            held = shape[0] if isinstance(shape, list) and shape else shape
            missing = [name for name in held if f"`{name}`" not in REFERENCE] if isinstance(held, dict) else []
            assert not missing or block == "stated", (block, missing)


def test_every_packaged_kind_is_listed(house):
    assert [kind for kind in house.kinds if f"| `{kind}` |" not in REFERENCE] == []
