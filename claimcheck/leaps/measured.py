"""Whether a framing word is the paper's own name for something that it measures.

A paper on sycophancy that reports rates of sycophantic answers stays with what it measured when it uses the word. So a
word counts as measured where it stands again and again in sentences with a number, figure or table, or where an
experiment lists it among its measures.
"""

from __future__ import annotations

from collections import Counter

from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

_STEM = 6


class Measured:
    """The words of a paper's measures."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._counts: Counter[str] = Counter()
        for i, sentence in enumerate(view.sentences):
            if sentence.role != "result" and sentence.layer != "caption":
                continue
            if view.document.references[i] or any(map(str.isdigit, sentence.text)):
                columns = view.document.columns(i)
                words = zip(columns.lemmas_as_given, columns.texts, strict=True)
                self._counts.update({_stem(lemma) for lemma, text in words if text.isalpha()})
        self._measures = {
            _stem(word) for item in view.experiments.values() for measure in item.measures for word in measure.split()
        }

    def names(self, finding: Finding) -> bool:
        """Whether the trigger holds a word that names a measured quantity."""
        doc = self._view.document.doc(self._view.index[finding.sentence])
        span = doc.char_span(finding.trigger.start, finding.trigger.end, alignment_mode="expand")
        content = [_stem(t.lemma_) for t in span or () if t.pos_ in ("NOUN", "VERB", "ADJ", "PROPN") and len(t) > 3]
        often = self._view.numbers["measured_sentences"]
        return any(stem in self._measures or self._counts[stem] >= often for stem in content)


def _stem(word: str) -> str:
    # The first letters hold sycophancy, sycophantic and sycophant together, and keep prefer from preside.
    return word.lower().removeprefix("non-").removeprefix("non")[:_STEM]
