"""Words that stand as one because a line break between them was lost."""

import pytest

from pipeline.matching.found import Found
from pipeline.matching.run_together import doubt_run_together
from pipeline.model.sheet import MarkKind, Telling, Told


def doubted(*texts: str | None) -> list[bool]:
    answers = [Found(path=f"field_{number}", words=words) for number, words in enumerate(texts)]
    doubt_run_together(answers)
    return ["read-run-together" in one.codes for one in answers]


@pytest.mark.parametrize(
    "text",
    [
        "30 Nowhere RoadAnytown",
        "30 Nowhere Road, AnytownZZ1 1ZZ",
        "ZZ1 1ZZMother: Ailsa Tester",
        "Ailsa TesterMother of the child",
        "01632 960183Father: not known",
        "It is not clear who was told.Nobody rang.",
        "Ailsa Tester (mother)Idris Tester (father)",
        "the Pretend School07700 900136",
        "A. Sample (brother, 4)Rowan Sample (brother, 6)",
        "Nia FicționalCSC",
        "Rowan Sample0-19 service",
        "Tamsin FicționalExample Police",
    ],
)
def test_words_that_lost_the_line_break_between_them_are_doubted(text: str) -> None:
    assert doubted(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Mr McTester, Ms MacDonald, LeVar O'Brien, DeShawn FitzGerald and van Example",
        "SystmOne, PowerPoint, WhatsApp, LinkedIn, CareDirector",
        "DfE, iPhone, PPNs, MARACs, GPs, eConsult",
        "ailsa.TesterSample@example.org or www.example.org/howToReport",
        "Dear {{FirstName}},",
        "30 Nowhere Road\nAnytown\nZZ1 1ZZ",
        "ZZ1 1ZZ, ref AB12CDE",
        "NHS 999 000 0018; 3rd March2024",
        "Élodie O’Invented, Ștefan Ficțional (e.g.) and St.John; see notes.docx",
    ],
)
def test_ordinary_words_with_a_capital_inside_are_not(text: str) -> None:
    assert doubted(text) == [False]


def test_a_name_written_so_in_answer_after_answer_is_a_name() -> None:
    assert doubted("CasePilot", "from CasePilot", "CasePilot", None) == [False, False, False, False]
    assert doubted("30 RoadAnytown", "30 RoadAnytown", "30 RoadAnytown") == [True, True, True]


def test_a_control_that_kept_breaks_without_their_place_is_doubted_though_nothing_shows(read, paper) -> None:
    words = "nobody answeredat home"
    kept = Telling(how=Told.STORED, text="\n" + words)
    codes = {}
    for said in ((), (kept,)):
        line = paper.marked(words, words, MarkKind.CONTROL, said=said)
        asked = paper.grid(("What action would you like to be taken:", line))
        answer = read(paper.sheet(paper.line("HSSCP Engine Room Key Line of Enquiry Request Form"), asked), "kloe")
        codes[said] = (answer["action_requested"].words, answer["action_requested"].codes)
    assert codes == {(): (words, set()), (kept,): (words, {"read-run-together"})}
