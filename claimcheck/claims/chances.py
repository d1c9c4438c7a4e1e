"""What a tie between a claim and an experiment, figure or table is worth: the chance that it leads to what backs it.

A tie says which of the experiments is the one. Whether a reader who goes there finds the claim borne out hangs on how
the two came together, and on the claim: what is to be done, and what others found, has nothing there to bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.claims.bearing import Bearing
from claimcheck.claims.content import amounts
from claimcheck.claims.fitted import Signs, rounded, weights
from claimcheck.claims.ground import Ground
from claimcheck.claims.named import BROUGHT_IN, cites, in_brackets, named_floats
from claimcheck.claims.outcome import OutcomeReader
from claimcheck.claims.places import Outline
from claimcheck.claims.zones import MARK, SUMS_UP
from claimcheck.records.claim import Claim, Experiment

_FINDS = frozenset({"result.we_find", "result.find_that", "result.results_show"})
_TELLS = _FINDS | {"result.comparison"}
_STEPS = frozenset(
    {"aim.we_investigate", "method.we_do", "method.passive_doing", "method.procedure", "method.definition"}
)
_MEASURED = re.compile(r"\d\.\d|%|\d{2}")
_ALIKE = 0.2
"""Cosine with a caption from which a claim has its words."""
_NAMES_SECTION = ("names Section ", "names Appendix ", "names the section ")
_NEEDS = re.compile(
    r"\b(?:we (?:want|wish|would like|hope)|should|must|ought to|needs? to be|"
    r"(?:is|are) (?:\w+ly )?(?:crucial|essential|necessary|needed|required)(?! for (?:this|that|these|our)\b))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"^(?:However, |But |Indeed, )?(?:Past|Prior|Previous|Earlier|Other|Recent|Existing) "
    r"(?:experiments?|results?|findings?|evaluations?|work|works|studies|papers)\b"
    r"|^(?-i:[A-Z][\w’'-]+(?: et al\.?| (?:and|&) [A-Z][\w’'-]+)) (?:\[\d|\((?:19|20)\d\d)",
    re.IGNORECASE,
)
"""Openings that make others the ones who did or found: earlier work, or names with a citation."""
_HEEDED = frozenset("note notice recall observe see compare consider".split())


class ChanceReader:
    """Reads what ties are worth."""

    def __init__(
        self,
        ground: Ground,
        outline: Outline,
        experiments: Sequence[Experiment],
        bearing: Bearing,
        outcome: OutcomeReader,
        owners: Sequence[str | None],
    ) -> None:
        """
        Args:
            owners: for each sentence the experiment in whose section it stands.
        """
        self._ground = ground
        self._outline = outline
        self._bearing = bearing
        self._owners = owners
        self._experiments = {e.id: e for e in experiments}
        self._outcome = outcome
        self._of_claim: tuple[int, dict[str, float]] | None = None

    def score(self, signs: Signs) -> float:
        """The chance, 0 to 1 and put cautiously, that a reader who follows the link finds what backs the claim."""
        return weights("chances").of(signs)

    def signs(
        self,
        i: int,
        claim: Claim,
        tie: float,
        reasons: Sequence[str],
        to: str | None,
        *,
        label: str | None,
    ) -> Signs:
        """The signs of a tie of the claim in sentence ``i``; those that do not hold are left out.

        Args:
            tie: how firmly (0 to 1) the claim is tied here.
            to: the id of the experiment, or of that of the figure or table.
            label: that of the figure or table; None for the experiment as a whole.
        """
        if self._of_claim is None or self._of_claim[0] != i:  # a claim is mostly asked for several times in a row
            self._of_claim = i, self._outcome.signs(i, claim)
        known, names = self._experiments.get(to or ""), any(reason.startswith("names ") for reason in reasons)
        shown = (label,) if label is not None else (*known.figures, *known.tables) if known is not None else ()
        found = {
            **self._of_claim[1],
            "is tied to it": tie,
            "names it": names,
            "names its section": any(reason.startswith(_NAMES_SECTION) for reason in reasons),
            "shares amounts with it": any(reason.startswith("shares amounts") for reason in reasons),
            "has the words of its captions": min(1.0, max(self._bearing.captioned(i, shown), 0.0) / _ALIKE),
        }
        if known is not None:
            kind = self._outline.kind(known.section)
            home = known.section == self._outline.unit(self._ground.document.sentences[i].section)
            found |= {
                "the experiment stands among the results": kind in ("result", "experiment"),
                "the experiment is told without outcomes": known.id in self._bearing.describe and not names,
                "stands in it, and it has no figure or table": home and not (known.figures or known.tables),
            }
        return rounded(found)

    def astray(self, i: int, reasons: Sequence[str], to: str | None) -> bool:
        """Whether the claim in sentence ``i`` has nothing to look for in an experiment: it tells of no finding, names
        what is shown elsewhere, or stands in another experiment and has but words in common with this one."""
        if self._idle(i) or self.leads_nowhere(i, reasons):
            return True
        if self._ground.zones[i] in SUMS_UP:
            return False
        home = self._owners[i]
        if to != home:
            return all(reason.startswith("shares: ") for reason in reasons)
        if home is None:
            return False
        known = self._experiments[home]
        named = named_floats(self._ground.document, i)
        return bool(named) and named.isdisjoint((*known.figures, *known.tables))

    def leads_nowhere(self, i: int, reasons: Sequence[str]) -> bool:
        """Whether there is nothing in the claim for a figure, a table or an experiment to bear out: it is a signpost,
        tells of the work of others, or reads as no outcome or as a guess and does not say where one is shown."""
        if self._outcome.points(i) or self.cites_others(i):
            return True
        named = any(reason.startswith("names ") for reason in reasons)
        return not named and (self._outcome.no_outcome(i) or self._outcome.guesses(i))

    def brought_in_later(self, i: int, label: str) -> bool:
        """Whether a figure or table is named behind the sentence in its paragraph and nowhere before: what is read from
        it comes after it is brought in."""
        sentences = self._ground.document.sentences
        before = range(max(0, i - BROUGHT_IN), i + 1)
        here = (j for j in before if sentences[j].block == sentences[i].block)
        return not any(label in named_floats(self._ground.document, j) for j in here)

    def _idle(self, i: int) -> bool:
        """Whether the sentence says what is, was or should be done, or what others found, and reports nothing."""
        ground = self._ground
        text, rules = ground.document.sentences[i].text, ground.cues[i].rules
        if self._orders(i) or _OTHERS.search(text):
            return True
        if rules & _TELLS or named_floats(ground.document, i) or self._measured(i) or self.sends(i):
            return False
        if not rules and ground.zones[i] not in SUMS_UP:
            return ground.readings[i].role == "method"
        return bool(rules & _STEPS) or _NEEDS.search(text) is not None

    def sends(self, i: int) -> bool:
        """Whether a section stands in brackets behind what is said, as what bears it out: *... (Section 4)*."""
        text = self._ground.document.sentences[i].text
        named = (r.start for r in self._ground.document.references[i] if r.kind == "section")
        return any(in_brackets(text, start) for start in named)

    def cites_others(self, i: int) -> bool:
        """Whether the sentence tells of the work of others, and cites it."""
        return self._ground.readings[i].role == "background" and cites(self._ground.document, i)

    def _orders(self, i: int) -> bool:
        """Whether the sentence opens with a bare verb: a step, told to whoever repeats it."""
        doc, text = self._ground.document.doc(i), self._ground.document.sentences[i].text
        marked = MARK.match(text)
        first = next((token for token in doc if token.idx >= (marked.end() if marked else 0)), None)
        return first is not None and first.tag_ == "VB" and first.lower_ not in _HEEDED

    def _measured(self, i: int) -> bool:
        return any(_MEASURED.search(amount) for amount in amounts(self._ground.document.sentences[i].text))
