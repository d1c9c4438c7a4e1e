"""Built to trait: what the experimenters trained, inserted or prompted comes back as the system's own disposition."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.leaps.cues import Cue
from claimcheck.leaps.grammar import trigger
from claimcheck.leaps.support import Support
from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

_TRAITS = ("intent", "deception")

_STEM = 6


class Planted:
    """Knows what the authors put into their systems."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._headline = next(
            (s.id for j, s in enumerate(view.sentences) if _opening(view, j) and view.cues_at(j, "planted")), None
        )

    def source(self, i: int, findings: Sequence[Finding], carried: Support) -> str | None:
        """The sentence in which the authors say that they put it there, where sentence ``i`` leaves them out.

        Either the paper studies planted behaviours (it says so in the opening), and all that is said here are traits
        or standing aims; or the evidence tells of training or prompting for the very thing.
        """
        if self._view.cues_at(i, "inserted") or not all(f.category in _TRAITS and self._trait(f) for f in findings):
            return None
        told = self._told(findings, carried)
        return (self._headline or told) if _opening(self._view, i) else (told or self._headline)

    def _trait(self, finding: Finding) -> bool:
        """A trait or a standing aim (an adjective or a noun), against one doing (a verb)."""
        span = trigger(self._view, finding)
        return span is not None and not any(token.pos_ == "VERB" for token in span)

    def _told(self, findings: Sequence[Finding], carried: Support) -> str | None:
        view = self._view
        wanted = {
            token.lemma_.lower()[:_STEM]
            for finding in findings
            for token in trigger(view, finding) or ()
            if token.pos_ in ("NOUN", "ADJ", "PROPN") and token._.agent_kind != "ai"
        }
        near = int(view.numbers["inserted_words"])
        for j in carried.indices:
            doc = view.document.doc(j)
            for cue in view.cues_at(j, "inserted"):
                # *We train the model to pursue the goal*; a model that others trained is nobody's experiment here.
                ours = any(token.lower_ == "we" for token in doc[: cue.start])
                after = doc[cue.start : cue.end + near]
                if ours and wanted & {token.lemma_.lower()[:_STEM] for token in after}:
                    return view.sentences[j].id
        return None


def elicited(view: View, i: int, cue: Cue) -> int | None:
    """The sentence in which the authors say that they prompted, trained or gave examples for what sentence ``i`` speaks
    of at ``cue``; None where no other sentence does."""
    wanted = _named(view, i, cue)
    fewest = int(view.numbers["elicited_shared"])
    near = int(view.numbers["inserted_words"])
    for j, sentence in enumerate(view.sentences):
        if j == i or sentence.layer not in ("abstract", "body", "caption", "footnote"):
            continue
        doc = view.document.doc(j)
        for made in view.cues_at(j, "inserted", "exemplified"):
            if not any(token.lower_ in ("we", "our") for token in doc):
                continue
            around = doc[max(0, made.start - near) : made.end + near]
            if len(wanted & {token.lemma_.lower()[:_STEM] for token in around}) >= fewest:
                return j
    return None


def _named(view: View, i: int, cue: Cue) -> set[str]:
    """The content words of the clause of a cue, but for those that every paper on systems has."""
    view.document.parse([i])
    doc = view.document.doc(i)
    common = view.words["class_noun"] | view.words["class_sort"] | view.words["trait_noun"]
    near = int(view.numbers["inserted_words"])
    return {
        token.lemma_.lower()[:_STEM]
        for token in doc[max(0, cue.start - near) : cue.end + near]
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
        and len(token) > 3
        and not cue.start <= token.i < cue.end
        and token._.agent_kind != "ai"
        and not {token.lower_, token.lemma_.lower()} & common
    }


def _opening(view: View, i: int) -> bool:
    """Title, abstract and introduction: there a paper says what it studies."""
    section = view.sections.get(view.sentences[i].section or "")
    return view.sentences[i].layer in ("title", "abstract") or (section is not None and section.kind == "introduction")
