"""What a reviewer goes through: findings, sentences drawn at random, and those that were marked as missed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.decisions.model import Anchor, Subject
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.store import Checked
from claimcheck.records.finding import Finding, RuleRecord
from claimcheck.records.paper import Sentence
from claimcheck.report.clean import clipped
from claimcheck.report.lookup import Lookup
from claimcheck.report.summary import UNREAD_LAYERS

SNIPPET: Final = 170
"""Characters of a sentence that a closed item shows."""

Piece = tuple[str, str]
"""A stretch of a sentence, and what it is: ``trigger``, ``agent`` or nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide on."""

    target: str
    subject: Subject
    order: int
    """Place of its sentence in the paper."""
    sentence: str
    """Target of its sentence."""
    sheet: int
    """Number of the page (or part of a text) that shows it, from 1."""
    place: str
    category: str
    severity: str
    flagged: bool
    snippet: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    finding: Finding | None = None
    rule: RuleRecord | None = None


@dataclass
class Items:
    """The items of one report, by target."""

    anchors: Anchors
    sheets: dict[str, int]
    """By target of a sentence: the page that shows it."""
    _lookup: Lookup = field(init=False)
    _sentences: dict[str, Sentence] = field(init=False)

    def __post_init__(self) -> None:
        report = self.anchors.report
        self._lookup = Lookup(report)
        self._sentences = {self.anchors.sentence_targets[s.id]: s for s in report.sentences}
        self.findings: dict[str, Item] = {}
        for finding in report.findings:
            item = self._of_finding(finding)
            self.findings[item.target] = item
        marked = {item.sentence for item in self.findings.values() if item.flagged}
        read = [t for t, s in self._sentences.items() if s.layer not in UNREAD_LAYERS and s.layer != "quote"]
        self.checked = Checked(sum(t in marked for t in read), sum(t not in marked for t in read))
        # By a hash, so that who samples twice, or after a reload, gets the same sentences in the same order.
        self._drawn = sorted((t for t in read if t not in marked), key=self._lot)

    def samples(self, number: int) -> list[Item]:
        """The first ``number`` of the unflagged sentences, in an order of chance that is always the same."""
        return [self.sample(target) for target in self._drawn[:number]]

    def sample(self, target: str) -> Item:
        """A sentence as a whole.

        Raises:
            KeyError: the report has no such sentence.
        """
        sentence = self._sentences[target]
        text = sentence.text
        return self._item(target, "sample", target, "", "", (("", text),), _joined(*clipped(text, 0, 0, SNIPPET)))

    def missed(self, anchor: Anchor, sentence: str, category: str) -> Item:
        """A sentence (by target) that a reviewer marked as missed; ``anchor`` knows the words."""
        text = self._sentences[sentence].text
        start, end = (anchor.start, anchor.end) if anchor.quote == text else (0, 0)
        pieces = _pieces(text, [(start, end, "trigger")])
        return self._item(
            anchor.target, "missed", sentence, category, "", pieces, _joined(*clipped(text, start, end, SNIPPET))
        )

    def shown(self, mix: int, missed: Iterable[Item]) -> list[Item]:
        """All items in the order of the paper."""
        found = [*self.findings.values(), *missed, *self.samples(mix)]
        return sorted(found, key=lambda item: (item.order, item.subject != "finding", item.target))

    def sentence(self, target: str) -> Sentence:
        return self._sentences[target]

    def _of_finding(self, finding: Finding) -> Item:
        sentence = self.anchors.sentence_targets[finding.sentence]
        text, trigger = self._sentences[sentence].text, finding.trigger
        spans = [(trigger.start, trigger.end, "trigger")]
        if finding.agent is not None:
            spans.append((finding.agent.start, finding.agent.end, "agent"))
        snippet = _joined(*clipped(text, trigger.start, trigger.end, SNIPPET))
        target = self.anchors.finding_targets[finding.id]
        return self._item(
            target,
            "finding",
            sentence,
            finding.category,
            finding.severity,
            _pieces(text, spans),
            snippet,
            finding=finding,
        )

    def _item(
        self,
        target: str,
        subject: Subject,
        sentence: str,
        category: str,
        severity: str,
        quote: tuple[Piece, ...],
        snippet: tuple[Piece, ...],
        *,
        finding: Finding | None = None,
    ) -> Item:
        record = self._sentences[sentence]
        return Item(
            target=target,
            subject=subject,
            order=self.anchors.index[record.id],
            sentence=sentence,
            sheet=self.sheets[sentence],
            place=self._lookup.place(record.id),
            category=category,
            severity=severity,
            flagged=finding.flagged if finding else False,
            snippet=snippet,
            quote=quote,
            finding=finding,
            rule=self._lookup.rules.get(finding.rule) if finding else None,
        )

    def _lot(self, target: str) -> str:
        return hashlib.sha256(f"{self.anchors.report.paper.sha256}{target}".encode()).hexdigest()


def _joined(before: str, middle: str, after: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in (("", before), ("trigger", middle), ("", after)) if piece[1])


def _pieces(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """The text cut at the spans; where they overlap the first one counts."""
    owner = [""] * len(text)
    for start, end, name in reversed(spans):
        owner[start:end] = [name] * len(owner[start:end])
    pieces: list[Piece] = []
    begin = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or owner[i] != owner[begin]:
            pieces.append((owner[begin], text[begin:i]))
            begin = i
    return tuple(pieces)
