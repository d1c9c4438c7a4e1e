"""Names for findings and sentences that last: by their words, never by an offset or a running number."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace

from claimcheck.decisions.model import Anchor, Subject
from claimcheck.records.finding import Finding
from claimcheck.records.report import Report

CONTEXT = 48
"""Characters of the neighbouring sentences that an anchor keeps on each side."""


def plain(text: str) -> str:
    """Letters and digits only, small: line breaks, hyphens, quotation marks and spaces do not count."""
    return re.sub(r"[\W_]+", "", text.casefold())


def stable_id(rule: str, quote: str, trigger: str, occurrence: int) -> str:
    """16 hexadecimal digits for a finding (or, without rule and trigger, a sentence); ``quote`` and ``trigger`` as
    :func:`plain` has them."""
    named = "\0".join((rule, quote, trigger, str(occurrence)))
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:16]


class Anchors:
    """Anchors for all findings and sentences of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._versions = {pack.name: pack.version for pack in report.claimcheck.packs}
        self.index = {s.id: i for i, s in enumerate(report.sentences)}
        self.plain = [plain(s.text) for s in report.sentences]
        seen: Counter[str] = Counter()
        self.occurrence: list[int] = []
        for text in self.plain:
            seen[text] += 1
            self.occurrence.append(seen[text])
        self.sentences: dict[str, Anchor] = {}
        """By target: each sentence as a ``sample``."""
        self.sentence_targets: dict[str, str] = {}
        """By the sentence's id in the report."""
        for i, sentence in enumerate(report.sentences):
            anchor = self._anchor("sample", i, 0, len(sentence.text), self.occurrence[i], "", None)
            self.sentences[anchor.target] = anchor
            self.sentence_targets[sentence.id] = anchor.target
        self.findings: dict[str, Anchor] = {}
        """By target."""
        self.finding_targets: dict[str, str] = {}
        """By the finding's id in the report."""
        self.at: dict[str, str] = {}
        """By target of a finding: target of its sentence."""
        self.near: dict[tuple[str, str, str], list[str]] = {}
        """Filled by :mod:`claimcheck.decisions.place`: what sentences were found for a quote in its context."""
        alike: Counter[tuple[str, str, str]] = Counter()
        for finding in report.findings:
            i = self.index[finding.sentence]
            key = (finding.rule, self.plain[i], plain(finding.trigger.text))
            alike[key] += 1
            span = finding.trigger
            anchor = self._anchor("finding", i, span.start, span.end, alike[key], finding.rule, finding)
            self.findings[anchor.target] = anchor
            self.finding_targets[finding.id] = anchor.target
            self.at[anchor.target] = self.sentence_targets[finding.sentence]

    def missed(self, target: str, selected: str) -> Anchor:
        """The sentence of this target as one that was missed; ``selected`` are the words that should be marked.

        Raises:
            KeyError: the report has no such sentence.
        """
        whole = self.sentences[target]
        start, end = found(whole.quote, selected) or (0, len(whole.quote))
        name = stable_id("", plain(whole.quote), plain(whole.quote[start:end]), whole.occurrence)
        # Never the target of the whole sentence, though all of it be selected.
        return replace(whole, subject="missed", target="m" + name[1:], start=start, end=end)

    def _anchor(
        self, subject: Subject, i: int, start: int, end: int, occurrence: int, rule: str, finding: Finding | None
    ) -> Anchor:
        report, sentence = self.report, self.report.sentences[i]
        trigger = plain(finding.trigger.text) if finding else ""
        return Anchor(
            subject=subject,
            target=stable_id(rule, self.plain[i], trigger, occurrence),
            paper=report.paper.sha256,
            title=report.paper.title,
            source=report.paper.source,
            quote=sentence.text,
            prefix=self._near(i, -1),
            suffix=self._near(i, 1),
            start=start,
            end=end,
            occurrence=occurrence,
            page=sentence.page,
            rule=rule,
            pack=finding.pack if finding else "",
            pack_version=self._versions.get(finding.pack, "") if finding else "",
            category=finding.category if finding else "",
            flagged=finding.flagged if finding else False,
            tool=report.claimcheck.version,
        )

    def _near(self, i: int, step: int) -> str:
        j = i + step
        if not 0 <= j < len(self.report.sentences):
            return ""
        text = self.report.sentences[j].text
        return text[-CONTEXT:] if step < 0 else text[:CONTEXT]


def found(text: str, selected: str) -> tuple[int, int] | None:
    """Where in ``text`` the selected words stand, whatever white space, hyphens and quotation marks lie between."""
    wanted = plain(selected)
    if not wanted:
        return None
    letters = [(c, i) for i, raw in enumerate(text) for c in plain(raw)]
    at = "".join(c for c, _ in letters).find(wanted)
    return (letters[at][1], letters[at + len(wanted) - 1][1] + 1) if at >= 0 else None
