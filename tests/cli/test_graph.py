import json
from pathlib import Path

import networkx
import pytest
from report.sample import sample_report

from claimcheck.records.graph import EDGES, NODES
from cli.conftest import Run


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(sample_report().model_dump_json(), encoding="utf-8")
    return path


def test_list(run: Run, saved: Path) -> None:
    result = run("graph", saved)
    assert result.exit_code == 0, result.stderr
    assert "carried by" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_unsupported_are_those_without_a_link(run: Run, saved: Path) -> None:
    report = sample_report()
    backed = {x.claim for x in report.links if x.relation in ("reports", "supports") and x.score >= 0.5}
    bare = {c.id for c in report.claims if backed.isdisjoint((c.id, *c.same_as))}
    made = json.loads(run("graph", saved, "--unsupported", "-f", "json").stdout)
    assert {n["id"] for n in made["nodes"] if n["kind"] == "claim"} == bare


def test_one_claim_by_number(run: Run, saved: Path, tmp_path: Path) -> None:
    claim = sample_report().claims[0].id
    result = run("graph", saved, "--claim", claim, "-o", tmp_path / "one.graphml")
    assert result.exit_code == 0, result.stderr
    assert claim in networkx.read_graphml(tmp_path / "one.graphml")
    assert run("graph", saved, "--claim", str(int(claim[1:]))).stdout == run("graph", saved, "--claim", claim).stdout


def test_experiment_by_a_word_of_its_name(run: Run, saved: Path) -> None:
    experiment = sample_report().experiments[0]
    made = json.loads(run("graph", saved, "--experiment", experiment.name.split()[0], "-f", "json").stdout)
    assert experiment.id in {n["id"] for n in made["nodes"]}


@pytest.mark.parametrize("asked", [("--claim", "c999"), ("--claim", "999"), ("--experiment", "zzzz")])
def test_unknown_names(run: Run, saved: Path, asked: tuple[str, str]) -> None:
    result = run("graph", saved, *asked)
    assert result.exit_code == 2
    assert "there is no" in result.stderr
    assert "the nearest" in result.stderr or "they are" in result.stderr


def test_one_question_at_a_time(run: Run, saved: Path) -> None:
    assert run("graph", saved, "--unsupported", "--claim", "1").exit_code == 2


def test_help_names_every_attribute(run: Run) -> None:
    words = run("graph", "--help").stdout
    told = " ".join([*NODES.values(), *EDGES.values()])
    graph = sample_report().graph()
    for _, attributes in graph.nodes(data=True):
        assert [name for name in attributes if name not in told] == []
    assert "salience" in words
    assert "part_of" in words
