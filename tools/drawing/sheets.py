"""Sheets to fill in by hand, and the cover they lie behind."""

from drawing.pieces import TEXT_WIDTH, cell, grid, keys, loop_row, p, row, tab, table, tag


def cover(title, lead, pairs, says, *, across=2):
    return p("CoverTitle", title) + p("CoverLead", lead) + keys(pairs, says, across) + p("Gap")


def listed(block, widths, headings, columns, nobody, says):
    cells = [(p("TableStrong" if number == 0 else "TableText", f"{{{{ one.{column} }}}}"),)
             for number, column in enumerate(columns)]  # fmt: skip
    return (
        tag(f"if {block}")
        + grid(widths, headings, f"for one in {block}", cells, says)
        + tag("else")
        + p("Normal", nobody)
        + tag("endif")
    )


def choices(block):
    return tag(f"for choice in {block}") + p("Choice", "☐", tab(), "{{ choice }}") + tag("endfor")


def write_in(label, style="WritingSpace"):
    return table("FormlineSheet", (TEXT_WIDTH,), row(cell(TEXT_WIDTH, p(style, label))), says=label) + p("Gap")


def empty_rows(widths, headings, count, says):
    head = row(*(cell(w, p("TableHeading", said)) for w, said in zip(widths, headings, strict=True)), heading=True)
    rows = (row(*(cell(w, p("TableSpace")) for w in widths)) for _ in range(count))
    return table("FormlineSheet", widths, head, *rows, headed=True, says=says)


def sign_off(block):
    widths = (3170, 2600, 1900, 1400)
    headings = ("For", "Name and role", "How it was agreed", "Date")
    head = row(*(cell(w, p("TableHeading", said)) for w, said in zip(widths, headings, strict=True)), heading=True)
    span, whole = len(widths), sum(widths)
    line = row(cell(widths[0], p("TableStrong", "{{ who }}")), *(cell(w, p("TableSpace")) for w in widths[1:]))
    rows = (head, loop_row(whole, f"for who in {block}", span), line, loop_row(whole, "endfor", span))
    return table("FormlineSheet", widths, *rows, headed=True, says="Who agreed, how and when")
