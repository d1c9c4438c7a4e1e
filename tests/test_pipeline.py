from pathlib import Path

import pytest
from cli.pdfs import ENGLISH, GERMAN, picture_pdf, text_pdf
from integrity import flaws

from claimcheck import resources
from claimcheck.errors import PaperError, SettingsError
from claimcheck.pipeline import STAGES, check
from claimcheck.records.report import Report
from claimcheck.report.json import to_bytes
from claimcheck.settings import Settings


def put(folder: Path, data: bytes, name: str = "lamp.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return check(put(tmp_path_factory.mktemp("lamp"), text_pdf(ENGLISH)))


@pytest.fixture(scope="module")
def demo() -> Report:
    return check(resources.path("demo", "paper.pdf"))


def test_stages_in_their_order(tmp_path: Path) -> None:
    stages: list[str] = []
    check(put(tmp_path, text_pdf(ENGLISH)), on_stage=stages.append)
    assert tuple(stages) == STAGES


def test_the_title_is_a_finding(lamp: Report) -> None:
    title = next(s for s in lamp.sentences if s.layer == "title")
    assert any(f.flagged and f.category == "intent" for f in lamp.findings if f.sentence == title.id)


def test_prose_has_roles(lamp: Report) -> None:
    body = [s for s in lamp.sentences if s.layer == "body"]
    assert body
    assert all(s.role for s in body)


def test_the_source_is_a_name_without_its_folder(lamp: Report, tmp_path: Path) -> None:
    assert lamp.paper.source == "lamp.pdf"
    assert str(tmp_path.parent) not in to_bytes(lamp).decode()


def test_same_bytes_same_report(lamp: Report, tmp_path: Path) -> None:
    assert to_bytes(check(put(tmp_path, text_pdf(ENGLISH)))) == to_bytes(lamp)


def test_a_report_holds_together(lamp: Report, demo: Report) -> None:
    assert flaws(lamp) == []
    assert flaws(demo) == []


def test_the_demo_paper_has_something_in_every_part(demo: Report) -> None:
    assert demo.findings
    assert demo.claims
    assert demo.experiments
    assert demo.links
    assert demo.leaps
    assert demo.paper.figures
    assert demo.paper.tables


def test_the_graph_has_all_claims(demo: Report) -> None:
    graph = demo.graph()
    assert {c.id for c in demo.claims} <= set(graph.nodes)
    assert graph.number_of_edges() > 0


@pytest.mark.parametrize(("data", "says"), [(text_pdf(GERMAN), "German"), (picture_pdf(), "OCR")])
def test_what_cannot_be_checked_is_reported_not_checked(tmp_path: Path, data: bytes, says: str) -> None:
    report = check(put(tmp_path, data))
    assert (report.findings, report.claims, report.leaps) == ((), (), ())
    assert any(says in note for note in report.coverage.notes)
    assert flaws(report) == []


def test_settings_choose(tmp_path: Path, lamp: Report) -> None:
    path = put(tmp_path, text_pdf(ENGLISH))
    rule = next(f.rule for f in lamp.findings if f.flagged)
    off = check(path, settings=Settings(disable=(rule,)))
    assert rule not in {f.rule for f in off.findings}
    only = check(path, settings=Settings(categories=("cognition",)))
    assert {f.category for f in only.findings} <= {"cognition"}


def test_unknown_category(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="did you mean cognition"):
        check(put(tmp_path, text_pdf(ENGLISH)), settings=Settings(categories=("cogniton",)))


def test_no_paper(tmp_path: Path) -> None:
    with pytest.raises(PaperError):
        check(tmp_path / "none.pdf")


def test_a_real_paper_holds_together(shared: Path) -> None:
    report = check(shared / "papers" / "2302.08399_llms-fail-trivial-alterations-tom.pdf")
    assert flaws(report) == []
    assert report.coverage.sentences == len(report.sentences)
