"""The audit as Markdown (CommonMark), to paste into a reply or a discussion."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.records.audit import Audit
from claimcheck.report.audit.words import PROBLEMS, drifted, headline, verdict, wrong
from claimcheck.report.lookup import Lookup
from claimcheck.report.markdown import escaped


def render(audit: Audit) -> str:
    """What differs, what holds, and what the critique itself says; ends with a newline."""
    return "\n".join(_lines(audit)).rstrip() + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    critique, paper = Lookup(audit.critique), Lookup(audit.paper).sentences
    sentences = critique.sentences
    yield f"# Audit of {escaped(audit.critique.paper.title or audit.critique.paper.source)}"
    yield ""
    yield f"Held against *{escaped(audit.paper.paper.title or audit.paper.paper.source)}*. {escaped(headline(audit))}"
    for note in audit.notes:
        yield f"\n> **Note.** {escaped(note)}"
    if found := wrong(audit):
        yield "\n## Quotations that differ from the paper\n"
        for number, q in enumerate(found, start=1):
            yield f"{number}. **{verdict(q)}** ({escaped(critique.place(q.sentence))}): “{escaped(q.text)}”"
            yield f"   {escaped(q.message)}"
            if q.sentences and q.verdict == "altered":
                yield f"\n   > {escaped(' '.join(paper[s].text for s in q.sentences))}\n"
    if told := drifted(audit):
        yield "\n## Told otherwise than the paper tells it\n"
        for number, p in enumerate(told, start=1):
            kinds = ", ".join(dict.fromkeys(PROBLEMS[x.kind] for x in p.problems))
            where = escaped(critique.place(p.sentence))
            yield f"{number}. **{kinds}** ({where}): {escaped(sentences[p.sentence].text)}"
            for problem in p.problems:
                yield f"   {escaped(problem.message)}"
            if p.sentences:
                yield f"\n   > {escaped(paper[p.sentences[0]].text)}\n"
    exact = [q for q in audit.quotations if q.verdict == "exact"]
    if exact:
        yield "\n## Word for word\n"
        for q in exact:
            yield f"- “{escaped(q.text)}”: {escaped(q.message)}"
    flagged = [f for f in audit.critique.findings if f.flagged]
    if flagged or audit.critique.leaps:
        yield "\n## The critique’s own words\n"
        for f in flagged:
            yield f"- *{escaped(f.category)}, {f.severity}*: {escaped(sentences[f.sentence].text)} {escaped(f.message)}"
        for leap in audit.critique.leaps:
            kind = leap.check.replace("_", " ")
            yield f"- *leap, {escaped(kind)}*: {escaped(sentences[leap.sentence].text)} {escaped(leap.message)}"
