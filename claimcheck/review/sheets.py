"""The left side of the review: pages of a PDF with a layer of words over them, or the text where there is no page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from claimcheck.decisions.quote import Anchors
from claimcheck.records.finding import Finding
from claimcheck.records.paper import Sentence
from claimcheck.records.place import Box
from claimcheck.report.marks import Mark, marks
from claimcheck.report.pageimages import PageImage, Rectangle

_LONG: Final = 60
"""Sentences after which a text without pages goes on on another sheet, at the next paragraph."""
_FILL: Final = 0.82
"""Height of letters in the height of their line's box."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a sentence, to be selected."""

    sentence: str
    text: str
    at: Rectangle
    size: float
    """Of the type, in points."""
    base: float
    """y of the base line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finding on a page."""

    target: str
    category: str
    flagged: bool
    lines: tuple[Rectangle, ...]
    words: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is laid over one page image."""

    image: PageImage
    drawings: tuple[Drawing, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a text without pages, with the findings in it."""

    target: str
    sentence: Sentence
    findings: tuple[tuple[str, Finding], ...]


class Sheets:
    """The pages of a report, or the parts of its text."""

    def __init__(self, anchors: Anchors, *, pictures: bool) -> None:
        """With ``pictures``, sheets are pages of the PDF; without, they are parts of the text."""
        self._anchors = anchors
        report = anchors.report
        self.pictures = pictures
        self.number: dict[str, int] = {}
        """By target of a sentence."""
        self._texts: list[list[Sentence]] = []
        if pictures:
            self.count = report.paper.pages
            page = 1
            for sentence in report.sentences:
                page = min(max(sentence.page or page, 1), max(self.count, 1))
                self.number[anchors.sentence_targets[sentence.id]] = page
            self._marks = marks(report)
            self._lines: defaultdict[int, list[tuple[str, str, Box]]] = defaultdict(list)
            for sentence in report.sentences:
                for text, box in _lines(sentence):
                    self._lines[box[0]].append((anchors.sentence_targets[sentence.id], text, box))
        else:
            self._texts = _texts(report.sentences)
            self.count = len(self._texts)
            for number, sentences in enumerate(self._texts, start=1):
                for sentence in sentences:
                    self.number[anchors.sentence_targets[sentence.id]] = number
            self._findings: defaultdict[str, list[tuple[str, Finding]]] = defaultdict(list)
            for finding in report.findings:
                self._findings[finding.sentence].append((anchors.finding_targets[finding.id], finding))

    def page(self, number: int, image: PageImage) -> Page:
        """What stands on page ``number``, in the measures of its image."""
        # Those that are not flagged lie below those that are.
        shown = sorted(self._marks.get(number, []), key=lambda mark: mark.flagged)
        drawings = tuple(self._drawing(mark, image) for mark in shown if mark.kind == "finding")
        lines = []
        for target, text, box in self._lines.get(number, []):
            at = image.rectangle(box)
            lines.append(Line(target, text, at, round(at.height * _FILL, 1), round(at.y + at.height * _FILL, 1)))
        return Page(image, drawings, tuple(lines))

    def text(self, number: int) -> list[list[Part]]:
        """The paragraphs of part ``number`` of the text."""
        paragraphs = []
        for _, sentences in groupby(self._texts[number - 1], key=lambda s: s.block or s.id):
            paragraphs.append(
                [Part(self._anchors.sentence_targets[s.id], s, tuple(self._findings.get(s.id, ()))) for s in sentences]
            )
        return paragraphs

    def _drawing(self, mark: Mark, image: PageImage) -> Drawing:
        return Drawing(
            self._anchors.finding_targets[mark.id],
            mark.category,
            mark.flagged,
            tuple(image.rectangle(box) for box in mark.sentence),
            tuple(image.rectangle(box) for box in mark.trigger),
        )


def _lines(sentence: Sentence) -> list[tuple[str, Box]]:
    """The printed lines of a sentence with their boxes: ``raw`` breaks where lines do."""
    texts = [text for text in sentence.raw.split("\n") if text.strip()]
    if len(texts) == len(sentence.boxes):
        return list(zip(texts, sentence.boxes, strict=True))
    # Where the two do not match, all words stand at the first line: none is lost to who selects.
    return [(sentence.text, sentence.boxes[0])] if sentence.boxes else []


def _texts(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    parts: list[list[Sentence]] = [[]]
    for _, group in groupby(sentences, key=lambda s: s.block or s.id):
        block = list(group)
        if parts[-1] and len(parts[-1]) + len(block) > _LONG:
            parts.append([])
        parts[-1] += block
    return parts
