import pytest

from claimcheck.paper.headings import Outline, numbered
from claimcheck.paper.outline import Bookmark
from claimcheck.paper.titles import kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Introduction", "introduction"),
        ("Related Work", "related_work"),
        ("Experimental Setup", "experiment"),
        ("Results and Analysis", "result"),
        ("Limitations", "limitation"),
        ("Discussion and Conclusion", "conclusion"),
        ("Ethics Statement", "ethics"),
        ("Broader Impact", "ethics"),
        ("Acknowledgements", "acknowledgement"),
        ("References", "reference"),
        ("Our Method", "method"),
        ("A walk in the park", "other"),
        ("Evaluation", "result"),
        ("Evaluation Metrics", "method"),
        ("Error Analysis", "result"),
        ("Syntactic Analysis", "method"),
        ("Future Directions", "conclusion"),
        ("Einleitung", "introduction"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("3.2 Training", "3.2", "Training"),
        ("3. Training", "3", "Training"),
        ("A Prompts", "A", "Prompts"),
        ("B.1 More Prompts", "B.1", "More Prompts"),
        ("IV. RESULTS", "IV", "RESULTS"),
        ("Appendix C: Proofs", "C", "Proofs"),
        ("Training", None, "Training"),
        ("A model is not a mind", None, "A model is not a mind"),
    ],
)
def test_number(text: str, number: str | None, title: str) -> None:
    assert numbered(text) == (number, title)


def test_outline_finds_titles_near_their_page() -> None:
    marks = [Bookmark("1 Introduction", 1, 1), Bookmark("Method", 1, 3), Bookmark("Results", 1, 9)]
    outline = Outline(marks)
    assert outline.find("INTRODUCTION", 1) == marks[0]
    assert outline.find("Results", 3) is None
