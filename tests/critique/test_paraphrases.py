from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.critique.run import audit
from claimcheck.records.report import Report

CASES = [
    # what the paper says is in the demo paper: a sentence of the critique, and the problems it has
    ("The authors say that the larger model resists the search.", ["raised"]),
    ("The authors say that the larger model appears to resist the search.", []),
    ("The paper reports that supervised fine-tuning lowers the language switch to 71.6% at 1.4B.", []),
    ("The paper reports that supervised fine-tuning lowers the language switch to 17.3% at 1.4B.", ["number"]),
    (
        "The authors conclude that an inserted switch of language is removed by 2,000 steps of fine-tuning.",
        ["reversed"],
    ),
    ("They argue that such talk is a stance that we take towards a system.", ["attribution"]),
    ("They cite others who hold that such talk is a stance that we take towards a system.", []),
    ("In Section 4.4 the authors report that the rate on altered headers falls from 41.0% to 3.2%.", ["experiment"]),
    ("In Section 4.2 the authors report that the rate on altered headers falls from 41.0% to 3.2%.", []),
    ("The authors report in Section 9 that the rate on altered headers falls from 41.0% to 3.2%.", ["experiment"]),
    ("The authors find that the moon is made of an old cheese.", []),
    ('The paper never uses the word "deceptive".', ["count"]),
    ('The paper never uses the word "malevolent".', []),
    ('The paper uses the word "modest" several times.', ["count"]),
    ('The paper uses the word "header" several times.', []),
    ("Falk et al. write that the model may know that it is still in the harbour setting.", []),
]


@pytest.fixture(scope="module")
def problems(demo: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    path = tmp_path_factory.mktemp("critique") / "critique.md"
    path.write_text("\n\n".join(text for text, _ in CASES), encoding="utf-8")
    made = audit(path, demo)
    found: dict[str, list[str]] = {text: [] for text, _ in CASES}
    texts = {s.id: s.text for s in made.critique.sentences}
    for paraphrase in made.paraphrases:
        found[texts[paraphrase.sentence]] += [p.kind for p in paraphrase.problems]
    return found


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_problems(problems: dict[str, list[str]], text: str, kinds: list[str]) -> None:
    assert problems[text] == kinds


NOTES = [
    (
        "I liked the harbour paper and its triggers. It is long and full of numbers on triggers and headers.",
        "quotes nothing",
    ),
    (
        "The ships in these bottles were built by hand. “No two of the bottles are alike”, says the curator of ships. "
        "The glass of each bottle was blown in winter and the sails are of silk.",
        "another paper",
    ),
    ("Die Autoren sagen, dass die Modelle etwas verbergen, und das ist nicht der Fall. " * 8, "German"),
]


@pytest.mark.parametrize(("text", "says"), NOTES)
def test_notes(demo: Report, tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "critique.txt"
    path.write_text(text, encoding="utf-8")
    assert says in " ".join(audit(path, demo).notes)


def test_a_paper_that_was_checked_is_not_checked_again(demo: Report, tmp_path: Path) -> None:
    path = tmp_path / "critique.txt"
    path.write_text("The title says “Quiet Saboteurs”.", encoding="utf-8")
    made = audit(check(path), demo)
    assert made.paper is demo
