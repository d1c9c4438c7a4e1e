"""The salvage: what of each claim of title and abstract the experiments carry, and how to put the rest.

A wording is a sentence of the paper itself, further in, that says the same with care or reports what carries it; or the
claim with the words that leap changed (see :mod:`claimcheck.leaps.reword`). Where there is neither, there is advice and
no wording.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.leaps.grammar import made_by_experimenters, trigger
from claimcheck.leaps.measured import Measured
from claimcheck.leaps.mental import calm
from claimcheck.leaps.reword import Reworder
from claimcheck.leaps.support import BACKED, Support, support
from claimcheck.leaps.topline import content, shared
from claimcheck.leaps.tried import Tried
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim
from claimcheck.records.finding import Finding
from claimcheck.records.leap import Leap, Salvage

_COUNTS = ("rival", "disclaimer")
"""Checks whose leaps, though of no type, bear on what an abstract may say."""

_FOUND = ("result", "interpretation")

_CARRIES = ("reports", "supports")


def salvage(view: View, leaps: Sequence[Leap]) -> tuple[Salvage, ...]:
    """One entry for each claim of title and abstract, in document order; caveats are left out."""
    return _Salvager(view, leaps).entries()


class _Salvager:
    def __init__(self, view: View, leaps: Sequence[Leap]) -> None:
        self._view = view
        self._at: dict[str, list[Leap]] = defaultdict(list)
        for leap in leaps:
            if leap.type is not None or leap.check in _COUNTS:
                self._at[leap.sentence].append(leap)
        self._measured = Measured(view)
        self._reworder = Reworder(view, Tried(view))

    def entries(self) -> tuple[Salvage, ...]:
        view = self._view
        headlines = [
            c
            for c in view.claims.values()
            if view.sentence(c.sentence).layer in ("title", "abstract")
            and c.kind != "limitation"
            and _of_systems(view, c)
        ]
        return tuple(self._entry(c) for c in sorted(headlines, key=lambda c: view.index[c.sentence]))

    def _entry(self, claim: Claim) -> Salvage:
        leaps = self._at[claim.sentence]
        words = [] if leaps else self._words(claim.sentence)
        carried, through = self._carried(claim)
        ids = tuple(leap.id for leap in leaps)
        reasons = tuple(leap.message for leap in leaps) or tuple(dict.fromkeys(f.message for f in words))
        if not carried.backed and claim.kind != "aim":
            missing = "No figure, table or result of the paper was found that carries it."
            return Salvage(
                claim=claim.id, sentence=claim.sentence, verdict="not_carried", reasons=(missing, *reasons), leaps=ids
            )
        names = carried.names
        if through is not None:
            page = self._view.sentences[through].page
            names = f"what the body says{f' on page {page}' if page else ''} ({names})"
        rests = f"Carried by {names}." if carried.backed else "It announces what the paper sets out to do."
        if not leaps and not words:
            return Salvage(claim=claim.id, sentence=claim.sentence, verdict="kept", reasons=(rests,))
        wording, source = self._wording(claim, leaps)
        return Salvage(
            claim=claim.id,
            sentence=claim.sentence,
            verdict="reworded",
            wording=wording,
            source=source,
            reasons=(rests, *reasons),
            advice=tuple(dict.fromkeys(_advice(leaps, words))),
            leaps=ids,
        )

    def _carried(self, claim: Claim) -> tuple[Support, int | None]:
        """What carries a claim: its own links, or those of the claim of the body that says most of it, with the place
        of that."""
        view = self._view
        i = view.index[claim.sentence]
        own = support(view, i, claim)
        if own.backed or claim.kind not in _FOUND:
            return own, None
        body = [c for c in view.claims.values() if view.sentence(c.sentence).layer == "body" and c.kind in _FOUND]
        other = min(
            body, key=lambda c: (-shared(view, i, view.index[c.sentence]), view.index[c.sentence]), default=None
        )
        if other is None:
            return own, None
        j = view.index[other.sentence]
        words = len(content(view, i) & content(view, j))
        if shared(view, i, j) < view.numbers["carried_shared"] or words < view.numbers["carried_fewest"]:
            return own, None
        return support(view, j, other), j

    def _words(self, sentence: str) -> list[Finding]:
        """Flagged words of a claim that are more than the names of what was measured or trained."""
        view = self._view
        found = []
        for finding in view.findings_at.get(sentence, ()):
            if not finding.flagged or finding.stance != "asserted" or self._measured.names(finding):
                continue
            span = trigger(view, finding)
            if span is not None and not made_by_experimenters(view, view.index[sentence], span):
                found.append(finding)
        return found

    def _framed(self, sentence: str) -> list[Finding]:
        """Flagged words of any stance that are more than the names of what was measured."""
        found = self._view.findings_at.get(sentence, ())
        return [f for f in found if f.flagged and not self._measured.names(f)]

    def _wording(self, claim: Claim, leaps: Sequence[Leap]) -> tuple[str | None, str | None]:
        """A wording, and the id of the sentence that it is (None: it was made)."""
        view = self._view
        i = view.index[claim.sentence]
        fewest = view.numbers["wording_shared"]
        for sentence in self._own_words(claim, leaps) if any(leap.type is not None for leap in leaps) else ():
            if self._stands_alone(sentence) and shared(view, i, view.index[sentence]) >= fewest:
                return view.sentence(sentence).text, sentence
        framed = self._framed(claim.sentence)
        flagged = [f for f in view.findings_at.get(claim.sentence, ()) if f.flagged]
        return self._reworder.wording(i, leaps, framed, [f for f in flagged if f not in framed]), None

    def _own_words(self, claim: Claim, leaps: Sequence[Leap]) -> Iterator[str]:
        """Sentences further in: those that a leap compares the claim with, those that say the same, its evidence."""
        view = self._view
        for leap in leaps:
            if leap.check in ("headline", "certainty"):
                yield from (view.claims[other].sentence for other in leap.because if other in view.claims)
        yield from (view.claims[other].sentence for other in claim.same_as if other in view.claims)
        for link in view.links_of.get(claim.id, ()):
            evidence = view.evidence.get(link.evidence or "")
            backs = link.relation in _CARRIES and link.score >= BACKED
            if backs and evidence is not None and evidence.sentence is not None:
                yield evidence.sentence

    def _stands_alone(self, sentence: str) -> bool:
        """Whether a sentence of the body can stand in an abstract: it bounds itself or has a number, leaps nowhere, and
        takes nothing from the sentence before it."""
        view = self._view
        i = view.index.get(sentence)
        if i is None or view.sentences[i].layer not in ("body", "caption"):
            return False
        if view.sentences[i].role not in ("result", "interpretation", "speculation"):
            return False
        text = view.sentences[i].text
        doc = view.document.doc(i)
        if not view.numbers["wording_shortest"] <= len(text.split()) <= view.numbers["wording_longest"]:
            return False
        if doc[0].lower_ in view.words["leaning"] or doc[0].text[0].islower() or not text.endswith("."):
            return False
        if any(t.lower_ in ("figure", "table", "section", "appendix") for t in doc[:2]) or "?" in text:
            return False
        careful = view.cues_at(i, "qualifier") or any(
            (t.like_num and not t.is_alpha) or t.lower_ in view.words["hedge"] for t in doc
        )
        return bool(careful) and not self._at[sentence] and not self._framed(sentence)


def _advice(leaps: Sequence[Leap], words: Sequence[Finding]) -> Iterator[str]:
    yield from (leap.needed for leap in leaps if leap.needed)
    for finding in words:
        yield f"Say what was put out, and how often, in place of “{calm(finding.trigger.text)}”."


def _of_systems(view: View, claim: Claim) -> bool:
    """Whether a claim is about what was found or made: no quotation, and not where the code is."""
    text = view.sentence(claim.sentence).text
    words = {token.lower_ for token in view.document.doc(view.index[claim.sentence])}
    return "?" not in text and text[0] not in "“\"‘'" and "http" not in text and not {"code", "released"} <= words
