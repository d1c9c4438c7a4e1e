"""Which sentences of a report an annotation speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from claimcheck.evaluation.corpus import Annotation, Place
from claimcheck.records.report import Report

_RUN = 4
"""Words in a row; sentences are compared by these, so that a citation or a line break more does no harm."""
_ENOUGH, _MOST = 0.6, 0.7
"""Share of an annotation's runs that must be found; share of a sentence's runs that makes it part of the annotation."""
_PARTS = 3
"""Sentences of a report into which an annotated one may have been cut."""


def words(text: str) -> list[str]:
    """Words in small letters, those cut at a line's end joined."""
    return re.findall(r"[a-z0-9]+", re.sub(r"-\s+(?=[a-z])", "", text.lower()))


def letters(text: str) -> str:
    """Letters and digits only: what places of stand-off annotations count."""
    return re.sub(r"[\W_]+", "", text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    found = words(text)
    return frozenset(tuple(found[i : i + _RUN]) for i in range(max(1, len(found) - _RUN + 1)))


class Locator:
    """Finds annotated sentences in one report."""

    def __init__(self, report: Report) -> None:
        self._sha256 = report.paper.sha256
        self._sizes: dict[str, int] = {}
        self._holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        self._pages: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for sentence in report.sentences:
            runs = _runs(sentence.text)
            self._sizes[sentence.id] = len(runs)
            for run in runs:
                self._holders[run].append(sentence.id)
            on_page = self._pages[sentence.page or 0]
            start = on_page[-1][1] if on_page else 0
            on_page.append((start, start + len(letters(sentence.text)), sentence.id))

    def find(self, annotation: Annotation) -> list[str]:
        """Ids of the sentences that hold it; none when the report does not hold it."""
        return self._at(annotation.place) if annotation.place else self._like(annotation.text)

    def place(self, annotation: Annotation) -> Place | None:
        """The annotation's place, in a report that holds it on one page."""
        ids = set(self.find(annotation))
        for page, sentences in sorted(self._pages.items()):
            inside = [(start, end) for start, end, name in sentences if name in ids]
            if inside:
                return Place(self._sha256, page, inside[0][0], inside[-1][1])
        return None

    def _like(self, text: str) -> list[str]:
        runs = _runs(text)
        shared = Counter(name for run in sorted(runs) for name in self._holders.get(run, ()))
        best = sorted(shared, key=lambda name: (-shared[name], name))[:_PARTS]
        chosen = [n for n in best if shared[n] >= _ENOUGH * len(runs) or shared[n] >= _MOST * self._sizes[n]]
        covered = sum(any(name in self._holders.get(run, ()) for name in chosen) for run in runs)
        return chosen if covered >= _ENOUGH * len(runs) else []

    def _at(self, place: Place) -> list[str]:
        if place.sha256 != self._sha256 or place.end <= place.start:
            return []
        found: list[str] = []
        covered = 0
        sentences: Sequence[tuple[int, int, str]] = self._pages.get(place.page, ())
        for start, end, name in sentences:
            shared = min(end, place.end) - max(start, place.start)
            if shared > 0 and shared >= _ENOUGH * min(end - start, place.end - place.start):
                found.append(name)
                covered += shared
        return found if covered >= _ENOUGH * (place.end - place.start) else []
