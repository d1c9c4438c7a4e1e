from claimcheck.records.report import Report
from claimcheck.report.select import select
from claimcheck.report.summary import density, summarise


def test_counts_flagged_findings_only(report: Report) -> None:
    assert report.summary.flagged == 5
    assert report.summary.exempted == 1
    assert report.summary.by_category["deception"] == 2
    assert report.summary.by_category["emotion"] == 0
    assert report.summary.by_severity == {"low": 0, "medium": 1, "high": 4}


def test_sections_stand_in_reading_order_and_add_up(report: Report) -> None:
    sections = report.summary.by_section
    assert [s.section for s in sections] == [None, "a", "s4.1", "s6"]
    assert sum(s.flagged for s in sections) == report.summary.flagged
    assert sum(s.words for s in sections) == report.summary.words


def test_words_of_references_do_not_count(report: Report) -> None:
    reference = report.sentences[0].model_copy(update={"id": "r", "layer": "reference", "text": "many more words"})
    assert summarise(report.findings, (*report.sentences, reference)).words == report.summary.words


def test_density_of_nothing() -> None:
    assert density(0, 0) == 0.0
    assert density(3, 1500) == 2.0


def test_select_nothing_changes_nothing(report: Report) -> None:
    assert select(report) == report


def test_select_category(report: Report) -> None:
    less = select(report, categories=["deception"])
    assert {f.category for f in less.findings} == {"deception"}
    assert less.summary.flagged == 2
    assert less.summary.by_category["intent"] == 0
    assert "deception" in less.coverage.notes[-1]
    assert less.claims == report.claims


def test_select_leaves_no_dangling_reasons(report: Report) -> None:
    less = select(report, categories=["deception"])
    assert less.leaps[0].because == ("v0",)


def test_select_severity(report: Report) -> None:
    less = select(report, min_severity="high")
    assert {f.severity for f in less.findings} == {"high"}
    assert select(report, min_severity="low") == report
