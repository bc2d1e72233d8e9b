"""Matching judges what readers report: a sheet goes in, and what it says to each question of a form comes out.

The words used here. A sheet laid out is a **paper**: **panes** of text in reading order, each one cell of a grid or
one run of lines, and **boards**, which are grids that know their panes by row and column (`panes`). What a form
prints are **phrases**; each has **roles**, the things it can mean: a question, an option, a heading, a title, an
instruction (`phrases`, compiled from its definition in `phrasebook`). A phrase that stands on the paper is a
**place** (`places`). A stretch that stands where a question would stand, and that nobody knows, is a **head**
(`possible_questions`). **Bounds** are where print begins, which no answer goes over (`bounds`); **claims** are who
took which words, each once (`claims`). A **Found** is an answer in the making, with the doubts about it (`found`); an
**Attempt** is all this for one form held against one sheet (`attempt`).

The order of the steps, as `matcher` takes them:

1. take away controls that hold questions, too (`wrappers`); lay the sheet out (`panes`); make questions whole that a
   page's end cuts in two (`page_breaks`), or that are broken over cells or lines (`broken_labels`,
   `label_pieces`, `broken_heads`, `broken_words`)
2. find what is printed: tables by their heads (`headers`, `joined_columns`, `tables`, `table_rows`, and without a
   grid `cards`, `flat_tables`, `line_rows`),
   then every phrase (`places`, by what stands at their `edges`, `printed_lines`), and where its label really ends
   (`extensions`, `label_ends`); set apart what goes on from answers elsewhere (`sequels`, with `headlines`, `turns`,
   `naming`)
3. tell which form this is (`identify`); only that one is read on. A sheet that holds several (`parted`) is cut
   between them (`spots`; `copies` of one say so), and each piece goes this way by itself; a letter around it is cut
   off (`extent`). Of a form we made ourselves, cells that say just what we printed are done with first (`sent_out`,
   `own_cells`); what is left goes on
4. give every question one place (`chosen`), none where an answer only looks like print (`posing`), with the hints
   under its label (`hints`); look for those not found by meaning, likeness and order (`headings`, `unfound`,
   `guessed`, with `possible_questions`, `reworded`, `styles`, `alignment`), and for options among their like
   (`reworded_options`); see where the form ends (`endings`)
5. read choices (`options`, with `option`, `option_groups`, `yes_no`, `boxes`, `lone_boxes`, `typed_marks`, `ticks`,
   `looks`), then all other answers (`residuals`, `neighbours`, `keeping`, with `blanks`, `tellings`, `option_words`,
   `enclosed`); go on over pages (`continued`), elsewhere (`joining`) and in further rows (`spilling`), part what one
   line holds (`split_answers`); take away the doubt about re-worded questions that words, order and kind of answer
   agree on (`agreement`)
6. doubt: headings that may be an answer's own (`headed_answers`), questions that share a label or a cell
   (`shared_cells`), questions nobody knows within answers (`inner_questions`), what is drawn (`drawn`), notes and
   comments (`noted`), words made out in a picture with too little certainty (`recognised`), words nobody took and
   questions not found (`audit`), labels and questions within answers (`leaks`), what the layout of pages leaves open
   (`paged`), ticks nobody owns (`strays`), answers one place on (`shifted`), halves of labels (`half_labels`), what
   the reader remarked (`remarks`), a form that is there twice (`twice`), what may go on elsewhere (`continuations`),
   words run together (`run_together`); the sentences are in `doubts`, and how sure each answer is follows from what
   was counted (`certainty`, `measured`)
7. tell a filled form from an empty one (`unfilled`), and from a paper about it (`about`)

Words are compared without case and signs (`words`), letter by letter where they may be misspelt (`lexicon`, `spelling`,
`likeness`), and by what they ask where they may be re-worded (`vocabulary`, `meanings`).
"""

from pipeline.matching.matcher import match, match_all

__all__ = ["match", "match_all"]
