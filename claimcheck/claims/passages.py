"""How likely a sentence tells what backs a claim, or leads to it: named signs, weighed by a fitted logistic.

Of the sentences beside a result most tell another result. What backs it is told where the figure or table is brought in
that it is read from, in the example or amounts that spell it out (elaboration and evidence, Mann & Thompson 1988), and,
for what is said in front or at the end, in the body.
"""

from __future__ import annotations

import re

from claimcheck.claims.bearing import Bearing
from claimcheck.claims.content import amounts
from claimcheck.claims.fitted import Signs, rounded, weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.named import BROUGHT_IN, named_floats
from claimcheck.claims.outcome import OutcomeReader
from claimcheck.claims.roles import OUTCOMES
from claimcheck.claims.zones import SUMS_UP
from claimcheck.records.claim import Claim

_ALIKE = 0.2
"""Cosine from which two sentences have enough in common."""
_SPELLED_OUT = 2
"""Sentences on in the paragraph that may still spell a claim out."""
_EXAMPLE = re.compile(
    r"^(?:For (?:example|instance)|Specifically|In particular|Concretely|Namely|Indeed|Both|E\.g\.)(?!\w)"
)
_ASIDE = re.compile(
    r"^(?:However|But|Yet|Nevertheless|Nonetheless|Despite|Although|Though|While|Conversely|Instead|In contrast|"
    r"By contrast|Unlike|On the (?:other hand|contrary)|Moreover|Furthermore|Further|Additionally|In addition|Also|"
    r"Besides|Similarly|Likewise|Second|Secondly|Third|Finally|Lastly|Another|Importantly|Notably|Note that|"
    r"Interestingly|Surprisingly|Meanwhile|Still|Therefore|Thus|Hence|Given|We also)\b"
    r"|^(?:[•▪◦–-]|\(?\d{1,2}[.)]|\(?[A-Za-z]\))\s"
)
"""Openings of what stands beside, or against, what was just said; items of lists."""
_TAKES_UP = frozenset({"interpretation.this_shows", "interpretation.suggests", "interpretation.inference"})
_SIZE = re.compile(r"\d[BMK]$")


class PassageReader:
    """Reads what ties claims to sentences, beyond the experiment that both belong to."""

    def __init__(self, ground: Ground, bearing: Bearing, outcome: OutcomeReader) -> None:
        self._ground = ground
        self._bearing = bearing
        self._outcome = outcome

    def signs(self, i: int, j: int, claim: Claim, *, tie: float) -> Signs:
        """The signs of sentence ``j`` as evidence for the claim in sentence ``i``; those that do not hold are left out.

        Args:
            tie: how firmly (0 to 1) the claim is tied to the experiment that ``j`` belongs to.
        """
        ground = self._ground
        sentences, role = ground.document.sentences, ground.roles[j]
        same_block = sentences[i].block == sentences[j].block and sentences[i].block is not None
        same_section = sentences[i].section == sentences[j].section and sentences[i].section is not None
        here, there = named_floats(ground.document, i), named_floats(ground.document, j)
        text = sentences[j].text
        aside = _ASIDE.search(text) is not None
        tells = role == "result"
        front = ground.zones[i] in SUMS_UP
        brings_in = (
            same_block
            and 0 < i - j <= BROUGHT_IN
            and not here
            and self._outcome.tells(i, claim)
            and any(self._bearing.shows(label, i) for label in there)
        )
        follows = same_block and 0 < j - i <= _SPELLED_OUT and tells and not aside
        found = {
            "the experiment is one that carries it": tie,
            "shares hardly a word with it": max(0.0, 1 - float(ground.likeness.alike(i)[j]) / _ALIKE),
            "names, before it in the paragraph, a figure or table that shows what it tells": brings_in,
            "the claim reads as an outcome before all else": self._outcome.lead(i),
            "both name one figure or table": bool(here & there),
            "spells out right after it what it says is shown": follows and bool(here),
            "spells it out right after it, in amounts": follows and not here and bool(amounts(text)),
            "is an example of it": same_block and j - i == 1 and _EXAMPLE.search(text) is not None,
            "is what it takes up": same_block and i - j == 1 and tells and bool(ground.cues[i].rules & _TAKES_UP),
            "tells it in the body, where it is told in front or at the end": front and tells,
            "tells no outcome, where one is claimed": ground.readings[i].claiming in OUTCOMES
            and role in ("method", "other")
            and not there,
            "explains, guesses or takes back": role in ("interpretation", "speculation", "limitation"),
            "turns from what went before, or adds to it": aside and not brings_in,
            "gives other amounts": self._other_amounts(i, j),
            "stands elsewhere in its section": same_section and not same_block,
        }
        return rounded(found)

    def score(self, signs: Signs) -> float:
        """The chance, 0 to 1 and put cautiously, that a reader who follows the link finds what backs the claim."""
        return weights("passages").of(signs)

    def _other_amounts(self, i: int, j: int) -> bool:
        """Whether both give amounts in one section and share none: two results then, put alike."""
        sentences = self._ground.document.sentences
        if sentences[i].section != sentences[j].section:
            return False
        here, there = ({a for a in amounts(sentences[n].text) if not _SIZE.search(a)} for n in (i, j))
        return bool(here and there) and not here & there
