"""``claimcheck graph`` on a PDF, from its bytes to each format: the demo paper."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from typer.testing import CliRunner

import claimcheck
from claimcheck.cli import app
from claimcheck.language.pipeline import pipeline_path
from claimcheck.records.report import Report
from claimcheck.report.graph import nodelink
from claimcheck.report.json import dumps
from claimcheck.resources import path as shipped
from cli.conftest import Run

DEMO = shipped("demo", "paper.pdf")


@pytest.fixture(scope="module")
def report() -> Report:
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    return claimcheck.check(DEMO)


@pytest.fixture(scope="module")
def saved(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "report.json"
    path.write_text(dumps(report), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read() -> networkx.MultiDiGraph:
    """The graph that the command made from the PDF itself."""
    if not pipeline_path().joinpath("config.cfg").is_file():
        pytest.skip("no language pipeline is here: set CLAIMCHECK_PIPELINE")
    result = CliRunner().invoke(app, ["graph", str(DEMO), "--format", "json", "--quiet"])
    assert result.exit_code == 0, result.stderr
    return networkx.node_link_graph(json.loads(result.stdout), edges="edges")


def test_the_pdf_gives_the_graph_of_its_report(read: networkx.MultiDiGraph, report: Report) -> None:
    whole = networkx.node_link_graph(json.loads(nodelink.render(report)), edges="edges")
    assert dict(read.nodes(data=True)) == dict(whole.nodes(data=True))
    assert list(read.edges(data=True)) == list(whole.edges(data=True))
    assert len(read) > 20


def test_claims_are_carried_by_experiments_that_figures_and_tables_are_part_of(read: networkx.MultiDiGraph) -> None:
    kinds = {name: d.get("evidence_kind") or d["kind"] for name, d in read.nodes(data=True)}
    carried = {(kinds[a], kinds[b]) for a, b, d in read.edges(data=True) if d["relation"] in ("reports", "supports")}
    parts = {(kinds[a], kinds[b]) for a, b, d in read.edges(data=True) if d["relation"] == "part_of"}
    assert ("experiment", "claim") in carried
    assert {("figure", "experiment"), ("table", "experiment")} <= parts


def test_list_straight_from_the_pdf(run: Run, report: Report) -> None:
    result = run("graph", DEMO, "--quiet")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    words = result.stdout
    assert all(claim.id in words for claim in report.claims[:5])
    assert max(map(len, words.splitlines())) <= 80


@pytest.mark.parametrize("ending", ["graphml", "json", "dot", "svg"])
def test_the_ending_names_the_format(ending: str, run: Run, saved: Path, tmp_path: Path, report: Report) -> None:
    path = tmp_path / f"demo.{ending}"
    result = run("graph", saved, "--output", path)
    assert result.exit_code == 0, result.stderr
    text = path.read_text(encoding="utf-8")
    names = set(report.graph().nodes)
    match ending:
        case "graphml":
            assert set(networkx.parse_graphml(text).nodes) == names
        case "json":
            assert set(networkx.node_link_graph(json.loads(text), edges="edges").nodes) == names
        case "dot":
            assert text.startswith("digraph")
            assert all(f'"{name}"' in text for name in names)
        case "svg":
            titles = [t.text or "" for t in ElementTree.fromstring(text.encode()).iter() if t.tag.endswith("title")]
            headline = [c.id for c in report.claims if any(t.startswith(f"{c.id}: ") for t in titles)]
            assert len(headline) >= min(10, len(report.claims))


def test_each_claim_can_be_asked_for(run: Run, saved: Path, report: Report) -> None:
    for claim in report.claims[:8]:
        made = json.loads(run("graph", saved, "--claim", claim.id, "--format", "json").stdout)
        named = {node["id"] for node in made["nodes"]}
        assert claim.id in named
        carriers = {x.experiment for x in report.links if x.claim == claim.id and x.experiment}
        assert carriers <= named


def test_the_unsupported_are_the_claims_that_nothing_backs(run: Run, saved: Path, report: Report) -> None:
    made = json.loads(run("graph", saved, "--unsupported", "--format", "json").stdout)
    told = {node["id"] for node in made["nodes"] if node["kind"] == "claim"}
    backed = {x.claim for x in report.links if x.relation in ("reports", "supports") and x.score >= 0.5}
    assert told == {c.id for c in report.claims if backed.isdisjoint((c.id, *c.same_as))}


def test_each_experiment_is_found_by_its_id(run: Run, saved: Path, report: Report) -> None:
    for experiment in report.experiments:
        made = json.loads(run("graph", saved, "--experiment", experiment.id, "--format", "json").stdout)
        named = {node["id"] for node in made["nodes"]}
        assert experiment.id in named
        carried = {x.claim for x in report.links if x.experiment == experiment.id and x.score >= 0.5}
        assert carried <= named


def test_the_paper_is_never_written_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(DEMO.read_bytes())
    result = run("graph", path, "--output", path)
    assert result.exit_code == 2
    assert path.read_bytes() == DEMO.read_bytes()
