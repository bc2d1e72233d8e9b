"""What printed words can mean, and which edition they speak for."""

import msgspec
import pytest

from pipeline.matching.phrasebook import phrasebook
from pipeline.matching.phrases import Kind
from pipeline.model.form import Choice, Edition, Field, FieldType, Form, Section


def form(*fields: Field, printed: tuple[str, ...] = (), labels: dict[str, str] | None = None) -> Form:
    editions = (Edition(id="2024", titles=("A Form",)), Edition(id="2026", titles=("A Form",), labels=labels or {}))
    sections = (Section(id="all", label="ALL OF IT", fields=fields),)
    return Form(id="a", title="A Form", reference_prefix="A", sections=sections, editions=editions, printed=printed)


def test_a_phrase_can_mean_several_things() -> None:
    early = Choice(id="early", label="Early help")
    one = form(
        Field(id="status", label="Status", type=FieldType.TICKS, choices=(early,)),
        Field(id="which", label="Early Help:", type=FieldType.TEXT),
    )
    roles = phrasebook(one).by_key["early", "help"].roles
    assert [(role.kind, role.id) for role in roles] == [(Kind.FIELD, "which"), (Kind.OPTION, "status")]


def test_an_editions_own_wording_votes_for_it_and_a_label_without_its_hint_is_no_exact_one() -> None:
    one = form(Field(id="who", label="Referrer (Name, Agency)", type=FieldType.TEXT), labels={"who": "Sent by"})
    book = phrasebook(one)
    assert book.labels("who") == [("referrer", "name", "agency"), ("referrer",), ("sent", "by")]
    assert [book.by_key[key].roles[0].exact for key in book.labels("who")] == [True, False, True]
    assert book.by_key["sent", "by"].roles[0].edition == "2026"


def test_printed_words_are_cut_where_they_differ_from_copy_to_copy() -> None:
    book = phrasebook(form(printed=("Please send this form to … before the meeting begins.", "Page …")))
    assert list(book.printed.values()) == [
        ("please", "send", "this", "form", "to"), ("before", "the", "meeting", "begins"),
    ]  # fmt: skip


def test_a_little_word_between_two_questions_only_ties_them() -> None:
    book = phrasebook(
        form(
            Field(id="start", label="during the period (", type=FieldType.TEXT),
            Field(id="end", label="to", type=FieldType.TEXT),
        )
    )
    assert [(tie.first, tie.word, tie.second) for tie in book.ties] == [("start", "to", "end")]
    assert ("to",) not in book.by_key


@pytest.mark.parametrize("times", [1, 100])
def test_a_book_depends_on_its_form_alone_however_many_were_compiled_meanwhile(times: int) -> None:
    one = form(Field(id="who", label="Referrer", type=FieldType.TEXT))
    first = phrasebook(one)
    others = [msgspec.structs.replace(one, title=f"Form {number}") for number in range(times)]
    assert [phrasebook(other).form.title for other in others] == [other.title for other in others]
    again = phrasebook(one)
    assert (again.form, again.by_key) == (first.form, first.by_key)
