"""The audit as Markdown (CommonMark), to paste into a reply or a discussion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.records.audit import Audit
from claimcheck.report.audit.words import PROBLEMS, drifted, headline, place, verdict, wrong
from claimcheck.report.clean import one_line

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>#|~!&$])|^(\d+)([.)])|^([-+=])")


def render(audit: Audit) -> str:
    """What differs, what holds, and what the critique itself says; ends with a newline."""
    return "\n".join(_lines(audit)).rstrip() + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    sentences = {s.id: s for s in audit.critique.sentences}
    paper = {s.id: s for s in audit.paper.sentences}
    source = audit.critique.paper.source
    yield f"# Audit of {_text(audit.critique.paper.title or source)}"
    yield ""
    yield f"Held against *{_text(audit.paper.paper.title or audit.paper.paper.source)}*. {_text(headline(audit))}"
    for note in audit.notes:
        yield f"\n> **Note.** {_text(note)}"
    if found := wrong(audit):
        yield "\n## Quotations that differ from the paper\n"
        for number, q in enumerate(found, start=1):
            yield f"{number}. **{verdict(q)}** ({_text(place(sentences[q.sentence], source))}): “{_text(q.text)}”"
            yield f"   {_text(q.message)}"
            if q.sentences and q.verdict == "altered":
                yield f"\n   > {_text(' '.join(paper[s].text for s in q.sentences))}\n"
    if told := drifted(audit):
        yield "\n## Told otherwise than the paper tells it\n"
        for number, p in enumerate(told, start=1):
            kinds = ", ".join(dict.fromkeys(PROBLEMS[x.kind] for x in p.problems))
            where = _text(place(sentences[p.sentence], source))
            yield f"{number}. **{kinds}** ({where}): {_text(sentences[p.sentence].text)}"
            for problem in p.problems:
                yield f"   {_text(problem.message)}"
            if p.sentences:
                yield f"\n   > {_text(paper[p.sentences[0]].text)}\n"
    exact = [q for q in audit.quotations if q.verdict == "exact"]
    if exact:
        yield "\n## Word for word\n"
        for q in exact:
            yield f"- “{_text(q.text)}”: {_text(q.message)}"
    flagged = [f for f in audit.critique.findings if f.flagged]
    if flagged or audit.critique.leaps:
        yield "\n## The critique’s own words\n"
        for f in flagged:
            yield f"- *{_text(f.category)}, {f.severity}*: {_text(sentences[f.sentence].text)} {_text(f.message)}"
        for leap in audit.critique.leaps:
            kind = leap.check.replace("_", " ")
            yield f"- *leap, {_text(kind)}*: {_text(sentences[leap.sentence].text)} {_text(leap.message)}"


def _text(text: str) -> str:
    """One line in which nothing of a paper's can become markup."""
    return _SYNTAX.sub(lambda m: f"\\{m[0]}" if m[1] or m[4] else f"{m[2]}\\{m[3]}", one_line(text))
