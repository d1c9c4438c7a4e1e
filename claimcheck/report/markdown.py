"""The report as Markdown (CommonMark with tables), for a wiki, an issue or a review form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap
from claimcheck.records.report import Report
from claimcheck.report import wording
from claimcheck.report.clean import clipped, one_line, short
from claimcheck.report.lookup import Lookup
from claimcheck.report.support import Supports, headline, instead

MOST_CLAIMS = 15
_QUOTE = 600
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~^$&@])")
"""Whatever is markup within a line, in CommonMark, tables, or the dialects of forges (mentions, mathematics). What is
markup at the start of a line only never stands there: words of ours come before."""


def to_markdown(report: Report) -> str:
    """Counts, flagged findings in reading order, headline claims, leaps, threats, what is left of the abstract,
    inconsistencies and coverage. Text of the paper is escaped: it shows as text. Ends with a newline."""
    lookup = Lookup(report)
    parts = (_head, _counts, _salvage, _findings, _claims, _leaps, _threats, _consistency, _coverage)
    return "\n".join(line for part in parts for line in part(lookup)).rstrip() + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, so that no character of it is markup."""
    return _escape(one_line(text))


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _head(lookup: Lookup) -> Iterator[str]:
    report = lookup.report
    yield f"# {escaped(short(report.paper.title, 400)) or 'No title found'}"
    yield ""
    pages = f", {_many(report.paper.pages, 'page')}" if lookup.has_pages else ""
    yield f"{escaped(report.paper.source)}{pages}, {_many(lookup.checked, 'sentence')} checked."
    yield ""
    if not lookup.checked:
        yield "**Nothing could be checked.**"
        yield ""
        return
    summary = report.summary
    yield (
        f"**{_many(summary.flagged, 'place')} where a system is framed as a mind or a person** "
        f"({summary.density:.1f} in 1,000 words); {_many(len(report.claims), 'claim')}; "
        f"{_many(len(report.leaps), 'leap')} past the evidence. {wording.REMEMBER}"
    )
    yield ""


def _counts(lookup: Lookup) -> Iterator[str]:
    summary = lookup.report.summary
    if not summary.flagged:
        return
    flagged = [f for f in lookup.report.findings if f.flagged]
    yield "| category | high | medium | low | all |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, count in summary.by_category.items():
        if count:
            cells = [
                sum(f.category == name and f.severity == level for f in flagged) for level in ("high", "medium", "low")
            ]
            yield f"| {escaped(name)} | {' | '.join(map(str, cells))} | {count} |"
    levels = " | ".join(str(summary.by_severity.get(level, 0)) for level in ("high", "medium", "low"))
    yield f"| **all** | {levels} | {summary.flagged} |"
    yield ""


def _salvage(lookup: Lookup) -> Iterator[str]:
    if not lookup.report.salvage:
        return
    yield "## Title and abstract: what the experiments carry"
    yield ""
    for item in lookup.report.salvage:
        yield f"- **{wording.VERDICTS[item.verdict].capitalize()}** ({_place(lookup, item.sentence)}): " + _quote(
            lookup, item.sentence
        )
        if item.wording:
            yield f"  - Put it as: {escaped(item.wording)}"
        for line in item.advice:
            yield f"  - {escaped(line)}"
    yield ""


def _findings(lookup: Lookup) -> Iterator[str]:
    flagged = [f for f in lookup.report.findings if f.flagged]
    if not flagged:
        return
    yield "## Findings"
    yield ""
    section: str | None = ""
    for finding in flagged:
        here = lookup.section_name(lookup.sentences[finding.sentence].section, 120)
        if here != section:
            if section != "":
                yield ""
            section = here
            yield f"### {escaped(here) if here else 'Title and front matter'}"
            yield ""
        yield from _finding(lookup, finding)
    yield ""


def _finding(lookup: Lookup, finding: Finding) -> Iterator[str]:
    stance = "" if finding.stance == "asserted" else f", {finding.stance}"
    place = _place(lookup, finding.sentence)
    yield f"- **{finding.severity}, {escaped(finding.category)}**{stance} ({place}): {_marked(lookup, finding)}"
    yield f"  - Why: {escaped(finding.message)}"
    if finding.rewording:
        yield f"  - Plainer: {escaped(finding.rewording)}"
    rule = lookup.rules.get(finding.rule)
    source = f"; source: {escaped(rule.cite)}" if rule is not None and rule.cite else ""
    yield f"  - Rule: {escaped(finding.rule)}{source}"
    for decision in finding.decisions:
        reason = f": {escaped(decision.reason)}" if decision.reason else ""
        yield f"  - {escaped(decision.reviewer)} {decision.verdict} it{reason}"


def _marked(lookup: Lookup, finding: Finding) -> str:
    trigger = finding.trigger
    text = lookup.sentences[finding.sentence].text
    before, middle, after = clipped(text, trigger.start, trigger.end, _QUOTE)
    words = one_line(middle)
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    return f"{escaped(before)}{lead}**{_escape(words)}**{trail}{escaped(after)}" if words else escaped(text)


def _claims(lookup: Lookup) -> Iterator[str]:
    chosen = headline(lookup, MOST_CLAIMS)
    if not chosen:
        return
    yield "## Headline claims and what carries them"
    yield ""
    supports = Supports(lookup)
    for claim in chosen:
        support = supports.of(claim)
        certainty = wording.CERTAINTY.get(claim.certainty, "")
        yield f"- **{claim.kind}, {certainty}** ({_place(lookup, claim.sentence)}): {_quote(lookup, claim.sentence)}"
        for carrier in support.carriers[:3]:
            experiment = lookup.experiments.get(carrier.experiment or "")
            names = [experiment.name if experiment else "results told in the text", *carrier.labels[:4]]
            yield f"  - Carried by {escaped(', '.join(names))} (match {carrier.score:.2f})"
        if not support.carriers:
            yield f"  - No experiment was found{escaped(instead(support))}"
        if limits := len(support.bounds) + len(support.contradicts):
            yield f"  - Limited by {_many(limits, 'sentence')} of the paper itself"
    rest = len(lookup.report.claims) - len({name for c in chosen for name in (c.id, *c.same_as)})
    if rest > 0:
        yield f"- {_many(rest, 'more claim')} in the HTML and JSON reports"
    yield ""


def _leaps(lookup: Lookup) -> Iterator[str]:
    if not lookup.report.leaps:
        return
    yield "## Leaps: claims that go past their evidence"
    yield ""
    for leap in lookup.report.leaps:
        yield from _leap(lookup, leap)
    yield ""


def _leap(lookup: Lookup, leap: Leap) -> Iterator[str]:
    name = escaped(wording.leap_name(leap.type, leap.check))
    yield f"- **{leap.severity}, {name}** ({_place(lookup, leap.sentence)}): {_quote(lookup, leap.sentence)}"
    yield f"  - Why: {escaped(leap.message)}"
    if leap.needed:
        yield f"  - What would close it: {escaped(leap.needed)}"
    for bound in leap.bounded_by[:3]:
        yield f"  - Limited by ({_place(lookup, bound)}): {_quote(lookup, bound)}"
    if not leap.bounded_by:
        yield f"  - Limited by: {wording.UNBOUNDED}"


def _threats(lookup: Lookup) -> Iterator[str]:
    if not lookup.report.threats:
        return
    yield "## Threats, and how real each is in this paper"
    yield ""
    yield "| threat | at most | places |"
    yield "| --- | --- | --- |"
    for threat in lookup.report.threats:
        places = "; ".join(f"{_place(lookup, p.sentence)} ({p.status})" for p in threat.places[:8])
        more = f"; {len(threat.places) - 8} more" if len(threat.places) > 8 else ""
        yield f"| {escaped(short(threat.name, 200))} | {threat.status} | {places}{more} |"
    yield ""


def _consistency(lookup: Lookup) -> Iterator[str]:
    if not lookup.report.consistency:
        return
    yield "## The paper told against itself"
    yield ""
    for item in lookup.report.consistency:
        places = "; ".join(_place(lookup, name) for name in item.sentences)
        yield f"- **{item.severity}, {escaped(wording.spaced(item.kind))}** ({places}): {escaped(item.message)}"
    yield ""


def _coverage(lookup: Lookup) -> Iterator[str]:
    coverage, stamp = lookup.report.coverage, lookup.report.claimcheck
    yield "## What was read, and what was not"
    yield ""
    yield f"- Checked: {_many(lookup.checked, 'sentence')}, {_many(coverage.words, 'word')}"
    if coverage.pages_without_text:
        yield f"- No text on page {', '.join(map(str, coverage.pages_without_text))}: pictures are not read"
    if coverage.skipped:
        skipped = "; ".join(f"{escaped(s.reason)} {s.sentences:,}" for s in coverage.skipped)
        yield f"- Skipped sentences: {skipped}"
    if coverage.unresolved_references:
        texts = dict.fromkeys(one_line(r.text) for r in coverage.unresolved_references)
        yield f"- References whose target was not found: {escaped(', '.join(list(texts)[:12]))}"
    for note in coverage.notes:
        yield f"- {escaped(note)}"
    packs = ", ".join(f"{p.name} {p.version}" for p in stamp.packs) or "none"
    yield f"- claimcheck {escaped(stamp.version)}, language pipeline {escaped(stamp.pipeline)}; rules: {escaped(packs)}"


def _place(lookup: Lookup, sentence: str) -> str:
    return escaped(lookup.place(sentence))


def _quote(lookup: Lookup, sentence: str) -> str:
    return escaped(short(lookup.sentences[sentence].text, _QUOTE))


def _many(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
