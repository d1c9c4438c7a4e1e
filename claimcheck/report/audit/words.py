"""What the writers of an audit have in common: its parts in order, and how they are named."""

from __future__ import annotations

from claimcheck.records.audit import Audit, Paraphrase, Quotation
from claimcheck.report.html.environment import counted

VERDICTS = {
    "exact": "exact",
    "altered": "altered",
    "absent": "not in the paper",
    None: "not judged",
}
PROBLEMS = {
    "raised": "stronger than the paper",
    "lowered": "weaker than the paper",
    "reversed": "the other way round",
    "attribution": "not the paper's own",
    "experiment": "another experiment",
    "number": "another number",
    "count": "another count",
}


def verdict(quotation: Quotation) -> str:
    return VERDICTS[quotation.verdict]


def wrong(audit: Audit) -> list[Quotation]:
    """The quotations that are not the paper's words, or whose ellipsis leaves out words that matter."""
    return [q for q in audit.quotations if q.verdict in ("altered", "absent") or q.severity is not None]


def drifted(audit: Audit) -> list[Paraphrase]:
    """The paraphrases that part ways with the paper."""
    return [p for p in audit.paraphrases if p.problems]


def headline(audit: Audit) -> str:
    """The result in one sentence."""
    s = audit.summary
    judged = s.exact + s.altered + s.absent
    text = (
        f"{counted(judged, 'quotation')}: {s.exact} exact, {s.altered} altered, {s.absent} not in the paper"
        if judged
        else "No quotation to judge"
    )
    if not s.paraphrases:
        return f"{text}; no sentence that tells what the paper says."
    return f"{text}; {counted(s.paraphrases, 'sentence')} on what the paper says, {s.with_problems} with a problem."
