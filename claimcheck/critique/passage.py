"""Looks for a quotation in the paper: word for word, or the passage that it was made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from spacy.lang.en.stop_words import STOP_WORDS

from claimcheck.critique.edits import Edited
from claimcheck.critique.stream import CROSSING, Stream, Weights
from claimcheck.records.audit import Change, ChangeKind
from claimcheck.records.paper import Sentence

ALIKE = 0.55
"""Share of a quotation's words, by weight, from which a passage counts as its source."""
_FOREIGN = -1
"""The number of every word that the paper does not have."""
_LOOK_AROUND = 300
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quotation was found."""

    exact: bool
    likeness: float
    sentences: tuple[Sentence, ...]
    changes: tuple[Change, ...]


class Finder:
    """Finds quotations in one paper."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._numbers: dict[str, int] = {}
        read = [s for s in sentences if s.layer != "furniture"]
        # A sentence may run on behind a figure or a footnote: the second stream leaves those out.
        self._streams = (
            Stream(read, self._numbers),
            Stream((s for s in read if s.layer in CROSSING), self._numbers),
        )
        self._weights = Weights(self._streams[0])

    def find(self, quotation: Edited) -> Passage | None:
        """The passage that holds the quotation, else the one most like it, if any is like enough."""
        if not quotation.segments:
            return None
        coded = [self._coded(segment) for segment in quotation.segments]
        for stream in self._streams:
            exact = self._chain(stream, quotation, coded)
            if exact is not None:
                return exact
        found = [self._nearest(stream, quotation, coded) for stream in self._streams]
        return max((p for p in found if p is not None), key=lambda p: p.likeness, default=None)

    def count(self, text: Sequence[str]) -> tuple[Sentence, ...]:
        """The sentences in which these words stand one after the other, once for each time."""
        codes, stream = self._coded(text), self._streams[0]
        places: list[Sentence] = []
        at = stream.find(codes) if codes else -1
        while at >= 0:
            places.append(stream.sentences[stream.sentence_at(at)])
            at = stream.find(codes, at + 1)
        return tuple(places)

    def _coded(self, segment: Sequence[str]) -> list[int]:
        return [self._numbers.get(word, _FOREIGN) for word in segment]

    def _chain(self, stream: Stream, quotation: Edited, coded: list[list[int]]) -> Passage | None:
        """All segments word for word, one after the other, with no more between them than the gaps allow."""
        if quotation.respelt:
            coded = self._respelt(quotation, coded)
        start = stream.find(coded[0])
        for _ in range(_TRIES):
            if start < 0:
                return None
            changes: list[Change] = []
            end = start + len(coded[0])
            for gap, segment in zip(quotation.gaps, coded[1:], strict=True):
                at = stream.find(segment, end, min(len(stream), end + gap.room + len(segment)))
                if at < 0:
                    break
                if gap.put or at > end:
                    changes.append(
                        Change(kind="marked" if gap.put else "cut", paper=stream.text(end, at), critique=gap.put)
                    )
                end = at + len(segment)
            else:
                edges = [Change(kind="marked", paper="", critique=put) for put in quotation.edges]
                return Passage(True, 1.0, tuple(stream.within(start, end)), (*changes, *edges))
            start = stream.find(coded[0], start + 1)
        return None

    def _respelt(self, quotation: Edited, coded: list[list[int]]) -> list[list[int]]:
        """Each word with letters in brackets as the paper spells it, where one of its words starts alike."""
        out = [list(segment) for segment in coded]
        for segment, i in quotation.respelt:
            word = quotation.segments[segment][i]
            alike = [
                (abs(len(other) - len(word)), other)
                for other in self._numbers
                if other != word and other[: max(3, len(word) - 3)] == word[: max(3, len(word) - 3)]
            ]
            if alike:
                out[segment][i] = self._numbers[min(alike)[1]]
        return out

    def _nearest(self, stream: Stream, quotation: Edited, coded: list[list[int]]) -> Passage | None:
        if not len(stream):
            return None
        anchor = max(range(len(coded)), key=lambda i: len(coded[i]))
        best = _align(stream, coded[anchor], 0, len(stream))
        total = sum(self._weights.of(code) for segment in coded for code in segment)
        windows = {anchor: best}
        for i, segment in enumerate(coded):
            if i != anchor:
                low = max(0, best[0] - _LOOK_AROUND) if i < anchor else best[1]
                high = best[0] if i < anchor else min(len(stream), best[1] + _LOOK_AROUND)
                windows[i] = _align(stream, segment, low, high)
        changes: list[Change] = []
        kept, equal, telling = 0.0, 0, 0
        for i, segment in enumerate(coded):
            start, end = windows[i]
            found, same, windows[i] = _changes(stream, segment, quotation.printed[i], start, end)
            changes += found
            kept += sum(self._weights.of(segment[j]) for j in same)
            equal += len(same)
            telling += sum(quotation.segments[i][j] not in STOP_WORDS for j in same)
        if telling < 2 or equal < 3 or kept / total < ALIKE or equal / quotation.size < ALIKE:
            return None
        spans = [w for w in windows.values() if w[0] < w[1]]
        touched = stream.within(min(w[0] for w in spans), max(w[1] for w in spans))
        return Passage(False, round(kept / total, 3), tuple(touched), tuple(changes))


def _align(stream: Stream, segment: list[int], low: int, high: int) -> tuple[int, int]:
    """The stretch of the stream between ``low`` and ``high`` that is most like the segment."""
    if low >= high:
        return low, low
    found = fuzz.partial_ratio_alignment(segment, stream.codes[low:high])
    if found is None or (high - low) < len(segment):
        return low, high
    return low + found.dest_start, low + found.dest_end


def _changes(
    stream: Stream, segment: list[int], printed: Sequence[str], start: int, end: int
) -> tuple[list[Change], list[int], tuple[int, int]]:
    """What differs between the segment and the stretch, which of the segment's words stand so in it, and where."""
    # The stretch is as long as the segment; what the critic left out makes the passage longer.
    start, end = max(0, start - 3), min(len(stream), end + 3 + len(segment) // 4)
    kept = [s for s in Levenshtein.opcodes(segment, stream.codes[start:end]) if s.tag == "equal"]
    if not kept:
        return [], [], (start, start)
    # What was put at an edge must not be held against the sentence after.
    first, last = start + kept[0].dest_start, start + kept[-1].dest_end - 1
    start, end = max(start, stream.bounds(first)[0]), min(end, stream.bounds(last)[1])
    steps = list(Levenshtein.opcodes(segment, stream.codes[start:end]))
    while steps and steps[0].tag == "insert":
        steps.pop(0)
    while steps and steps[-1].tag == "insert":
        steps.pop()
    same = [i for step in steps if step.tag == "equal" for i in range(step.src_start, step.src_end)]
    changes: list[Change] = []
    for equal, run in groupby(steps, key=lambda step: step.tag == "equal"):
        if equal:
            continue
        differing = list(run)
        paper = stream.text(start + differing[0].dest_start, start + differing[-1].dest_end)
        critique = " ".join(printed[differing[0].src_start : differing[-1].src_end])
        kind: ChangeKind = "replaced" if paper and critique else "left_out" if paper else "added"
        changes.append(Change(kind=kind, paper=paper, critique=critique))
    return changes, same, (start + steps[0].dest_start, start + steps[-1].dest_end)
