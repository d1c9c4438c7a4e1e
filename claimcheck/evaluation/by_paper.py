"""Each paper of a corpus by itself, and by what the other papers alone would have taught.

Rules are not trained, so no paper can be left out of training. What can be asked is how much of a paper's score hangs
on words that its rules may have learnt from it: in the last column a finding counts only if its word is found in some
other paper of the corpus too. That is a lower bound of leave-one-paper-out, since most words of the rules come from
dictionaries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.evaluation.corpus import Annotation
from claimcheck.evaluation.measure import measure
from claimcheck.records.finding import Finding
from claimcheck.records.report import Report

_ENDING = re.compile(r"(?:ings?|ed|es|s|ly|e)$")


def lines(annotations: Iterable[Annotation], reports: Mapping[str, Report]) -> Iterator[str]:
    """A table with a line for each paper, and one for all."""
    by_paper: defaultdict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        by_paper[annotation.paper].append(annotation)
    without = words_of_others(reports)
    yield f"{'paper':<44} {'sentences':>9} {'precision':>9} {'recall':>7} {'F1':>6} {'alarms':>7} {'others F1':>10}"
    for paper in sorted(by_paper):
        yield _line(paper, by_paper[paper], reports, without)
    everything = [a for paper in sorted(by_paper) for a in by_paper[paper]]
    yield _line("all", everything, reports, without)


def words_of_others(reports: Mapping[str, Report]) -> dict[str, Report]:
    """The reports without the findings whose word no other of them has."""
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for paper, report in reports.items():
        for finding in report.findings:
            if finding.flagged:
                holders[_word(finding)].add(paper)
    return {
        paper: report.model_copy(
            update={"findings": tuple(f for f in report.findings if holders.get(_word(f), set()) - {paper})}
        )
        for paper, report in reports.items()
    }


def _word(finding: Finding) -> tuple[str, str]:
    """The category and the trigger in small letters, each word without its ending."""
    words = re.findall(r"[a-z]+", finding.trigger.text.lower())
    return finding.category, " ".join(_ENDING.sub("", word) for word in words)


def _line(
    name: str, annotations: Sequence[Annotation], reports: Mapping[str, Report], without: Mapping[str, Report]
) -> str:
    whole, others = measure(annotations, reports), measure(annotations, without)
    framing = whole.framing
    values = (framing.precision.value, framing.recall.value, framing.f1, whole.alarms.value, others.framing.f1)
    p, r, f, a, o = (f"{value:.3f}" for value in values)
    return f"{name[:44]:<44} {len(annotations):>9} {p:>9} {r:>7} {f:>6} {a:>7} {o:>10}"
