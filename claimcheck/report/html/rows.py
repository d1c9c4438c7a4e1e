"""The paper beside its findings: a row a page with its picture, or a row a section with its text."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimcheck.records.paper import Sentence
from claimcheck.records.report import Report
from claimcheck.report.html.cards import Card
from claimcheck.report.lookup import Lookup
from claimcheck.report.marks import Mark, marks
from claimcheck.report.pageimages import MIME, PageImage, Rectangle
from claimcheck.report.summary import UNREAD_LAYERS


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle over the picture of a page."""

    kind: str
    """``line`` (of the sentence), ``word`` (of a trigger), ``under`` (of a leap) or ``quoted``."""
    place: Rectangle
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The shapes of one sentence."""

    sentence: str
    flagged: bool
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    pixels: tuple[int, int]
    address: str
    """A ``data:`` URL; empty for a page that could not be drawn."""
    groups: tuple[Group, ...]
    quoted: tuple[Group, ...]
    """Sentences without a card, seen only when a link leads to them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a text: each sentence with its card, if it has one."""

    heading: bool
    sentences: tuple[tuple[Sentence, Card | None], ...]


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    label: str
    picture: Picture | None
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]


def rows(
    lookup: Lookup, found: Mapping[str, Card], images: Sequence[PageImage], tones: Mapping[str, str]
) -> tuple[Row, ...]:
    """The rows of a paper: pages where there are images, text by section where there are none.

    Sentences that have no card and are quoted elsewhere in the report can be pointed at as well.
    """
    if not images:
        return _of_text(lookup, found)
    drawn = marks(lookup.report)
    by_page: dict[int | None, list[Card]] = {}
    for card in found.values():
        by_page.setdefault(card.sentence.page, []).append(card)
    sentence = _sentence_of(lookup.report)
    named = _named(lookup, found)
    return tuple(
        Row(
            id=f"page-{image.page}",
            label=f"Page {image.page}",
            picture=_picture(image, drawn.get(image.page, ()), named.get(image.page, ()), sentence, tones),
            paragraphs=(),
            cards=tuple(by_page.get(image.page, ())),
        )
        for image in images
    )


def _sentence_of(report: Report) -> dict[str, str]:
    """The sentence of each finding and leap."""
    return {f.id: f.sentence for f in report.findings} | {leap.id: leap.sentence for leap in report.leaps}


def _named(lookup: Lookup, found: Mapping[str, Card]) -> dict[int, list[Sentence]]:
    """By page, sentences without a card that claims, leaps and the ledger name."""
    report = lookup.report
    names = {claim.sentence for claim in report.claims}
    names.update(item.sentence for item in report.evidence if item.sentence)
    names.update(name for leap in report.leaps for name in (*leap.bounded_by, *leap.because))
    names.update(place.sentence for threat in report.threats for place in threat.places)
    names.update(item.source for item in report.salvage if item.source)
    names.update(name for item in report.consistency for name in item.sentences)
    names.update(e.sentences[0] for e in report.experiments if e.sentences)
    pages: dict[int, list[Sentence]] = {}
    for sentence in report.sentences:
        if sentence.id in names and sentence.id not in found and sentence.page is not None:
            pages.setdefault(sentence.page, []).append(sentence)
    return pages


def _picture(
    image: PageImage,
    own: Sequence[Mark],
    named: Sequence[Sentence],
    sentence: Mapping[str, str],
    tones: Mapping[str, str],
) -> Picture:
    by_sentence: dict[str, list[Mark]] = {}
    for mark in own:
        by_sentence.setdefault(sentence[mark.id], []).append(mark)
    address = f"data:{MIME};base64,{base64.b64encode(image.data).decode()}" if image.data else ""
    groups = tuple(_group(image, name, of_it, tones) for name, of_it in by_sentence.items())
    quoted = tuple(
        Group(s.id, False, tuple(Shape("quoted", image.rectangle(b)) for b in s.boxes if b[0] == image.page))
        for s in named
    )
    return Picture(image.width, image.height, image.pixels, address, groups, quoted)


def _group(image: PageImage, name: str, own: Sequence[Mark], tones: Mapping[str, str]) -> Group:
    """Lines once, in the colour of the first flagged finding; the words of each; a leap as a line under them."""
    framed = sorted((m for m in own if m.kind == "finding"), key=lambda m: not m.flagged)
    shapes = [Shape("line", image.rectangle(box), tones[m.category]) for m in framed[:1] for box in m.sentence]
    shapes += [Shape("word", image.rectangle(box), tones[m.category]) for m in framed for box in m.trigger]
    if any(m.kind == "leap" for m in own):
        for box in own[0].sentence:
            r = image.rectangle(box)
            shapes.append(Shape("under", Rectangle(r.x, round(r.y + r.height, 1), r.width, 0)))
    return Group(name, any(m.flagged for m in own), tuple(shapes))


def _of_text(lookup: Lookup, found: Mapping[str, Card]) -> tuple[Row, ...]:
    prose = [s for s in lookup.report.sentences if s.layer not in UNREAD_LAYERS]
    result: list[Row] = []
    for number, (section, of_section) in enumerate(groupby(prose, key=lambda s: s.section)):
        paragraphs = []
        own: list[Card] = []
        for _, of_block in groupby(of_section, key=lambda s: s.block):
            told = tuple((s, found.get(s.id)) for s in of_block)
            paragraphs.append(Paragraph(told[0][0].layer in ("title", "heading"), told))
            own += [card for _, card in told if card is not None]
        label = lookup.section_name(section, 90) or "Before the first section"
        result.append(Row(f"text-{number}", label, None, tuple(paragraphs), tuple(own)))
    return tuple(result)
