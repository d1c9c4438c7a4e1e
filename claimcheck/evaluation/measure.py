"""Reports against annotated sentences: precision, recall and F1, each share with its Wilson interval."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.decisions.shares import Share
from claimcheck.evaluation.corpus import Annotation
from claimcheck.evaluation.locate import Locator
from claimcheck.records.report import Report
from claimcheck.records.words import FRAMING_CATEGORIES


@dataclass(frozen=True, slots=True)
class Score:
    """How often what was found was right, and what was there was found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> Share:
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        return Share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Measures:
    """What a corpus says of the reports on its papers."""

    annotations: int
    covered: Share
    """Annotated sentences that the reports hold."""
    framing: Score
    weak: Share
    """Sentences annotated as weak that are flagged; they count neither way in ``framing``."""
    alarms: Share
    """Rightly flagged of all that are flagged, weak ones included."""
    categories: Mapping[str, Score]
    """Over the sentences that count for ``framing``."""
    category_f1: float
    """Of the categories of rightly flagged sentences, all together."""
    role: Share
    leap: Score

    def lines(self) -> Iterator[str]:
        """As a table in plain text."""
        yield f"{self.annotations} annotated sentences; held by the reports: {self.covered}"
        if self.framing.precision.total or self.framing.recall.total:
            yield _row("", "precision", "recall", "F1")
            for name, score in (("framing", self.framing), *sorted(self.categories.items())):
                yield _row(name, str(score.precision), str(score.recall), f"{score.f1:.3f}")
            yield f"category F1 over rightly flagged sentences: {self.category_f1:.3f}"
            yield f"alarm precision: {self.alarms}"
            if self.weak.total:
                yield f"weak ones flagged: {self.weak}"
        if self.role.total:
            yield f"role agreement: {self.role}"
        if self.leap.recall.total:
            yield _row("leap", str(self.leap.precision), str(self.leap.recall), f"{self.leap.f1:.3f}")


def _row(name: str, precision: str, recall: str, f1: str) -> str:
    return f"{name:<14} {precision:<32} {recall:<32} {f1}"


def measure(annotations: Iterable[Annotation], reports: Mapping[str, Report]) -> Measures:
    """Compare reports with annotations.

    Args:
        annotations: of any papers.
        reports: by the file names of papers, as annotations have them; a paper without one counts as nothing found.
    """
    by_paper: defaultdict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        by_paper[annotation.paper].append(annotation)
    named = frozenset(c for found in by_paper.values() for a in found for c in a.categories)
    # Who annotates by the guidelines has all eight categories in mind, also those that no sentence got.
    tally = _Tally(named | frozenset(FRAMING_CATEGORIES) if named & frozenset(FRAMING_CATEGORIES) else named)
    for paper in sorted(by_paper):
        tally.paper(by_paper[paper], reports.get(paper))
    return tally.measures()


class _Tally:
    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._count: Counter[str] = Counter()
        self._by_category: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def paper(self, annotations: Sequence[Annotation], report: Report | None) -> None:
        found: defaultdict[str, set[str]] = defaultdict(set)
        leaps: set[str] = set()
        roles: dict[str, str | None] = {}
        if report is not None:
            for finding in report.findings:
                # Findings of categories that the corpus does not know are not its business.
                if finding.flagged and (not self._known or finding.category in self._known):
                    found[finding.sentence].add(finding.category)
            leaps = {leap.sentence for leap in report.leaps if leap.type is not None}
            roles = {sentence.id: sentence.role for sentence in report.sentences}
        locator = None if report is None else Locator(report)
        for annotation in annotations:
            ids = [] if locator is None else locator.find(annotation)
            self._count["all"] += 1
            self._count["covered"] += bool(ids)
            self._framing(annotation, {category for name in ids for category in found.get(name, ())})
            if annotation.role:
                role = next((roles[name] for name in ids if roles.get(name)), None)
                self._count["roles"] += 1
                self._count["role right"] += role == annotation.role
            if annotation.leaps is not None:
                self._mark("leap", bool(annotation.leaps), any(name in leaps for name in ids))

    def _framing(self, annotation: Annotation, got: set[str]) -> None:
        wanted = annotation.expected
        if wanted is None:
            self._count[annotation.framing] += 1
            self._count[f"{annotation.framing} flagged"] += bool(got)
            return
        self._mark("framing", wanted, bool(got))
        want = set(annotation.categories) if wanted else set()
        for category in sorted(want | got if self._known else set()):
            self._by_category[category][_outcome(category in want, category in got)] += 1
        if wanted and got:
            self._count["category right"] += len(want & got)
            self._count["category off"] += len(want ^ got)

    def _mark(self, name: str, wanted: bool, got: bool) -> None:
        self._count[f"{name} {_outcome(wanted, got)}"] += 1

    def measures(self) -> Measures:
        c = self._count
        right, off = c["category right"], c["category off"]
        flagged = c["framing right"] + c["framing wrong"] + c["weak flagged"]
        return Measures(
            annotations=c["all"],
            covered=Share(c["covered"], c["all"]),
            framing=Score(c["framing right"], c["framing wrong"], c["framing missed"]),
            weak=Share(c["weak flagged"], c["weak"]),
            alarms=Share(c["framing right"], flagged),
            categories={k: Score(v["right"], v["wrong"], v["missed"]) for k, v in sorted(self._by_category.items())},
            category_f1=2 * right / (2 * right + off) if right else 0.0,
            role=Share(c["role right"], c["roles"]),
            leap=Score(c["leap right"], c["leap wrong"], c["leap missed"]),
        )


def _outcome(wanted: bool, got: bool) -> str:
    return "right" if wanted and got else "wrong" if got else "missed" if wanted else "left alone"
