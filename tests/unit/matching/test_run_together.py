import pytest

from pipeline.matching.found import Found
from pipeline.matching.run_together import doubt_run_together


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
