"""Headings that are misspelt: they still end the section before them."""

from pipeline.matching.bounds import Bounds
from pipeline.matching.chosen import Chosen
from pipeline.matching.claims import Claims
from pipeline.matching.likeness import Likeness
from pipeline.matching.panes import Paper
from pipeline.matching.phrases import Phrasebook, heading
from pipeline.matching.possible_questions import Head, as_place, heads
from pipeline.matching.reworded import CLEARLY, LIKELY
from pipeline.matching.words import key_of
from pipeline.model.form import Section

_LIKE = 80.0
_SHORTEST = 2  # words


def find_headings(paper: Paper, book: Phrasebook, chosen: Chosen, bounds: Bounds, claims: Claims) -> None:
    """Look for the headings that were not found as printed."""
    there = {section for _, section in chosen.headings}
    lost = [section for section in book.form.sections if section.printed and section.id not in there]
    if not lost:
        return
    like: Likeness | None = None
    wordings = {s.id: [" ".join(key_of(words)) for words in (s.label, *s.aliases)] for s in lost}
    for head in heads(paper, bounds, claims, list(chosen.fields.values()), chosen.offered):
        if head.size < _SHORTEST or head.pane.text[head.stop : head.pane.line_end(head.stop)].strip():
            continue
        like = like or Likeness(book)
        section = next((s for s in lost if like.plain(head.words, wordings[s.id]) >= _LIKE), None) or _meant(
            head, lost, book
        )
        if section is not None:
            place = as_place("", head, _LIKE)
            bounds.add(place)
            chosen.headings.append((place, section.id))
            chosen.prints.append(place)
    chosen.headings.sort(key=lambda one: one[0].order)


def _meant(head: Head, lost: list[Section], book: Phrasebook) -> Section | None:
    """The section that these words mean and nothing else does, where nothing but a heading would stand so."""
    said = book.meanings.all(head.words.split())
    own = {section.id: said.get(heading(section.id).names, 0.0) for section in lost}
    best = max(own, key=lambda section: own[section])
    names = {heading(section.id).names for section in book.form.sections}
    other = max((score for asked, score in said.items() if asked not in names), default=0.0)
    rival = max((score for asked, score in said.items() if asked != heading(best).names), default=0.0)
    clear = own[best] >= LIKELY and own[best] - other >= CLEARLY and own[best] > rival
    return next(section for section in lost if section.id == best) if clear else None
