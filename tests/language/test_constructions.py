"""The annotated sentences of ``corpora/constructions``: what is reached today may not fall."""

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "constructions"

FLOORS = {"dev": (0.97, 0.985), "test": (0.92, 0.95), "weak": (0.965, 0.985)}
"""Share of agents and of stances right over all constructions of each set of sentences."""


@pytest.fixture(scope="module")
def measured() -> Mapping[str, Mapping[str, tuple[int, float, float]]]:
    sys.path.insert(0, str(_FOLDER))
    try:
        import measure  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(_FOLDER))
    return {half: measure.shares(measure.judge(case) for case in measure.cases(half)) for half in FLOORS}


@pytest.mark.parametrize("half", FLOORS)
def test_floors(measured: Mapping[str, Mapping[str, tuple[int, float, float]]], half: str) -> None:
    number, agents, stances = measured[half]["all"]
    assert number >= 100
    assert agents >= FLOORS[half][0]
    assert stances >= FLOORS[half][1]


def test_every_construction_is_in_both_halves(
    measured: Mapping[str, Mapping[str, tuple[int, float, float]]],
) -> None:
    assert measured["dev"].keys() == measured["test"].keys() >= measured["weak"].keys()
