"""The number that a paper reports for a finding: that of its own sentence, or of the evidence linked to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.claims.analyse import ClaimGraph
from claimcheck.language.document import Document

_AFTER = (
    r"(?=\s*(?:[,.;:)]|$)"
    r"|\s+(?:when|if|and|but|while|that|which|with|in|on|at|for|to|after|before|is|are|was|were)\b)"
)
_PERCENT = re.compile(
    r"(?<![\d.–-])(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|percent|per cent)"
    rf"(?:\s+of\s+(?P<of>(?:the |all |its |their |our )?[a-z][a-z-]*(?: [a-z][a-z-]*){{0,3}}?){_AFTER})?"
)
_COUNT = re.compile(r"\b(?P<n>\d{1,6})\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(?P<total>\d{1,6})\b")
_INTERVAL = re.compile(r"\bconfidence|\bCI\b|±|\binterval")
_BACKED = 0.5


@dataclass(frozen=True, slots=True)
class Rate:
    """``rate`` as *55 % of prompts*; ``n`` and ``total`` where counts are given."""

    rate: str | None = None
    n: str | None = None
    total: str | None = None

    def slots(self) -> dict[str, str]:
        """What a rewording may fill in."""
        found = {"rate": self.rate, "n": self.n, "total": self.total}
        return {name: value for name, value in found.items() if value is not None}


def rate_in(text: str) -> Rate | None:
    """The one rate of a sentence; None where it gives none, or several, or says not of what.

    >>> rate_in("The model refused in 12 % of prompts.")
    Rate(rate='12 % of prompts', n=None, total=None)
    """
    shares, counts = list(_PERCENT.finditer(text)), list(_COUNT.finditer(text))
    if len(shares) + len(counts) != 1 or _INTERVAL.search(text):
        return None
    if counts:
        n, total = counts[0]["n"], counts[0]["total"]
        return Rate(n=n, total=total) if int(n) <= int(total) else None
    share, of = shares[0]["share"], shares[0]["of"]
    return Rate(rate=f"{share} % of {of}") if of and float(share) <= 100 else None


def rates_of(document: Document, graph: ClaimGraph) -> dict[int, Rate]:
    """For each sentence that has one, the rate that it or the evidence of its claim reports.

    Evidence counts where exactly one sentence backs the claim and gives exactly one rate: of two, either may be meant.
    """
    places = {sentence.id: i for i, sentence in enumerate(document.sentences)}
    found = {i: rate for i, sentence in enumerate(document.sentences) if (rate := rate_in(sentence.text))}
    evidence = {e.id: e.sentence for e in graph.evidence if e.sentence is not None}
    backing: dict[str, set[Rate]] = {}
    for link in graph.links:
        sentence = evidence.get(link.evidence or "")
        if sentence is None or link.score < _BACKED or link.relation not in ("reports", "supports"):
            continue
        rate = found.get(places[sentence])
        if rate is not None:
            backing.setdefault(link.claim, set()).add(rate)
    out: dict[int, Rate] = dict(found)
    for claim in graph.claims:
        rates = backing.get(claim.id, set())
        if len(rates) == 1 and claim.sentence in places:
            out.setdefault(places[claim.sentence], next(iter(rates)))
    return out
