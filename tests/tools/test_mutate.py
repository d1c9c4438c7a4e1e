"""A small run of the mutator; the long ones are run by hand (see ``mutate.py``)."""

import hashlib
import random
from pathlib import Path

import pytest

from claimcheck.paper.guard import Limits
from claimcheck.resources import path

from .mutate import MUTATIONS, main, mutants, outcome


def demo() -> bytes:
    return (path("demo") / "paper.pdf").read_bytes()


def test_the_same_seed_gives_the_same_files() -> None:
    def digest(seed: int) -> str:
        return hashlib.sha256(b"".join(data for _, data in mutants([demo()], 16, seed))).hexdigest()

    assert digest(5) == digest(5) != digest(6)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_mutation_changes_the_file(mutation: object) -> None:
    assert callable(mutation)
    assert mutation(demo(), random.Random(2)) != demo()
    assert isinstance(mutation(b"%PDF-1.7 nothing in it", random.Random(2)), bytes)


@pytest.mark.parametrize("part", range(3))
def test_every_mutant_gives_a_paper_or_a_refusal(tmp_path: Path, part: int) -> None:
    for name, data in [*mutants([demo()], 30, seed=3)][part * 10 : part * 10 + 10]:
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(data)
        came = outcome(file, Limits(seconds=20))
        assert "bug" not in came
        assert "crashed" not in came, name


def test_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "paper.pdf").write_bytes(demo())
    assert main([str(tmp_path), "--count", "2", "--keep", str(tmp_path / "kept")]) == 0
    assert "2 files" in capsys.readouterr().out
    assert list((tmp_path / "kept").iterdir()) == []
    assert outcome(tmp_path / "paper.pdf", Limits()) == "paper"
