import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records.paper import Skipped
from claimcheck.records.report import Report
from claimcheck.report.lookup import Lookup
from claimcheck.report.ranking import picks
from claimcheck.report.terminal import render
from report.sample import sample_report


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_too_long(report: Report, width: int, colour: bool) -> None:
    for line in render(report, width=width, colour=colour).splitlines():
        assert len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= width


def test_without_colour_there_are_no_control_sequences(report: Report) -> None:
    text = render(report)
    assert "\x1b" not in text
    assert "«Wants»" in text
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_with_colour_the_trigger_is_marked_by_style(report: Report) -> None:
    text = render(report, colour=True)
    assert "\x1b[1;4mWants\x1b[0m" in text
    assert "«Wants»" not in text


def test_a_finding_has_all_a_reader_needs(report: Report) -> None:
    text = one_line(render(report))
    assert "1 high · intent · page 1, title The Sorter That «Wants» to Go Home why" in text
    assert "plainer the sorter returned to its dock in 62% of the trials" in text
    assert "page 5, 4.1 Routes at Night" in text


def test_markup_of_a_paper_is_shown_as_it_is(report: Report) -> None:
    assert "[bold]parcels[/bold]" in render(report, colour=True)


@given(st.text(), st.booleans())
def test_no_text_of_a_paper_can_steer_the_terminal(text: str, colour: bool) -> None:
    text += "\x1b]0;x\x07\x9b2J[/]\u202e"
    report = sample_report()
    findings = tuple(f.model_copy(update={"message": text, "rewording": text, "rule": text}) for f in report.findings)
    sentences = tuple(s.model_copy(update={"text": s.text + text}) for s in report.sentences)
    sections = tuple(s.model_copy(update={"title": text}) for s in report.paper.sections)
    experiments = tuple(e.model_copy(update={"name": text}) for e in report.experiments)
    leaps = tuple(leap.model_copy(update={"message": text}) for leap in report.leaps)
    paper = report.paper.model_copy(update={"title": text, "source": text, "sections": sections})
    coverage = report.coverage.model_copy(update={"notes": (text,)})
    shown = render(
        report.model_copy(
            update={"findings": findings, "sentences": sentences, "experiments": experiments, "leaps": leaps}
            | {"paper": paper, "coverage": coverage}
        ),
        colour=colour,
    )
    rest = re.sub(r"\x1b\[[0-9;]*m", "", shown) if colour else shown
    assert not any(ch != "\n" and unicodedata.category(ch) in ("Cc", "Cf") for ch in rest)


def test_leaps_of_every_kind_get_their_turn(report: Report) -> None:
    kinds = ["mental_state"] * 12 + ["scope", "certainty"]
    leaps = tuple(
        report.leaps[0].model_copy(update={"id": f"l{n:02}", "sentence": "s3", "check": kind, "type": kind})
        for n, kind in enumerate(kinds)
    )
    shown = render(report.model_copy(update={"leaps": leaps})).split("LEAPS: ")[1]
    assert "14 in all: mental state 12, certainty 1, scope 1." in shown
    assert "high · scope" in shown
    assert "high · certainty" in shown


def test_claims_name_their_experiment_or_the_lack_of_one(report: Report) -> None:
    text = one_line(render(report))
    assert "carried by 4.1 Routes at Night · Figure 2" in text
    assert "carried by no experiment found; put as a conjecture" in text
    assert "limited by 1 sentence of the paper itself, on page 9" in text


def test_a_claim_said_twice_is_shown_once(report: Report) -> None:
    claims = render(report).split("THE HEADLINE CLAIMS")[1].split("LEAPS")[0]
    assert "We show that a warehouse sorter" not in claims


def test_leaps_show_what_bounds_them(report: Report) -> None:
    text = one_line(render(report))
    assert "limited by page 9, 6 Limitations: We tested one sorter in one warehouse." in text
    assert "no sentence of the paper was found that says how far this goes" in text


def test_coverage_stands_last(report: Report) -> None:
    tail = one_line(render(report).split("WHAT WAS READ")[1])
    assert "on 10 of 12 pages" in tail
    assert "pages 11, 12" in tail
    assert "references 4" in tail
    assert "Figure 9" in tail


def test_nothing_checked_is_said_first(report: Report) -> None:
    coverage = report.coverage.model_copy(
        update={"sentences": 0, "skipped": (), "notes": ("The paper seems to be in German.",)}
    )
    empty = report.model_copy(
        update={"coverage": coverage, "sentences": (), "findings": (), "claims": (), "links": (), "leaps": ()}
        | {"consistency": (), "summary": report.summary.model_copy(update={"flagged": 0, "exempted": 0})}
    )
    text = render(empty)
    assert "Nothing could be checked." in "".join(text.splitlines()[:2])
    assert "German" in "".join(text.splitlines()[:3])
    assert "None found" not in text


def test_all_sentences_skipped_is_said_first(report: Report) -> None:
    coverage = report.coverage.model_copy(update={"sentences": 3, "skipped": (Skipped(reason="code", sentences=3),)})
    text = render(report.model_copy(update={"coverage": coverage, "findings": (), "leaps": (), "consistency": ()}))
    assert "All sentences were skipped: code." in text.split("The Sorter")[0]


def test_a_sober_paper_is_told_so(report: Report) -> None:
    summary = report.summary.model_copy(update={"flagged": 0, "exempted": 0})
    text = render(report.model_copy(update={"findings": (), "leaps": (), "summary": summary}))
    assert "No place where a system is framed as a mind" in text
    assert "None found." in text


def test_ranking_shows_each_wording_and_sentence_once(report: Report) -> None:
    chosen = picks(Lookup(report))
    assert [p.finding.id for p in chosen] == ["f0", "f2", "f3"]
    assert [f.id for f in chosen[0].alike] == ["f1"]
    assert [f.id for f in chosen[1].alike] == ["f5"]


def test_ranking_is_bounded(report: Report) -> None:
    assert len(picks(Lookup(report), most=2)) == 2


def test_exempted_findings_are_counted_not_listed(report: Report) -> None:
    text = render(report)
    assert "«fear»" not in text
    assert "Seen but not flagged: 1 (denied 1)." in text
