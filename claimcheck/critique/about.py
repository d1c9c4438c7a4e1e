"""Whether a critique is about the paper that it is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.critique.nearest import stems
from claimcheck.critique.quoted import SCARE
from claimcheck.critique.stream import words
from claimcheck.records.audit import Quotation
from claimcheck.records.report import Report

_SHARED = 0.45
"""Share of the critique's recurring words that a paper must have to be the one it is about."""
_TELLING = 40


def other_paper(critique: Report, paper: Report, quotations: Sequence[Quotation]) -> str | None:
    """A sentence that says so where the critique seems to be about another paper."""
    # A word or two may stand in any paper.
    judged = [q for q in quotations if q.verdict is not None and len(words(q.text)) > SCARE]
    if any(q.verdict != "absent" for q in judged):
        return None
    theirs = Counter(
        stem for s in critique.sentences if s.layer not in ("reference", "furniture", "code") for stem in stems(s.text)
    )
    ours = frozenset(stem for s in paper.sentences for stem in stems(s.text))
    telling = [stem for stem, n in sorted(theirs.items(), key=lambda x: (-x[1], x[0])) if len(stem) > 3][:_TELLING]
    shared = sum(stem in ours for stem in telling) / max(1, len(telling))
    title = set(stems(paper.paper.title))
    named = title and len(title & set(theirs)) >= max(2, len(title) // 2)
    if named:
        return None
    if not judged and shared >= _SHARED:
        return None
    reasons = [f"none of its {len(judged)} longer quotations stands there"] if judged else []
    reasons.append("it does not name its title")
    if shared < _SHARED:
        reasons.append(f"only {round(100 * shared)} % of its most frequent words are in it")
    return (
        f"This critique seems to be about another paper than “{paper.paper.title or paper.paper.source}”: "
        f"{', '.join(reasons[:-1])}{' and ' if len(reasons) > 1 else ''}{reasons[-1]}."
    )
