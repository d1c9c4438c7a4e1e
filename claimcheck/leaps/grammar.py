"""Questions about the clause around a word: who says it, is it a demand or a question, is it what was measured?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEMANDS = frozenset({"should", "must", "ought", "shall"})
_SYMBOLS = frozenset("∈=≈≤≥⊂∼→:=")


def trigger(view: View, finding: Finding) -> Span | None:
    """The words of a finding's trigger in the (parsed) Doc of its sentence."""
    i = view.index[finding.sentence]
    view.document.parse([i])
    return view.document.doc(i).char_span(finding.trigger.start, finding.trigger.end, alignment_mode="expand")


def put_forward(view: View, span: Span) -> bool:
    """Whether the words of a (parsed) sentence are said of a system as it is: no demand, supposition, question, wish or
    definition, not what a study sets out to measure, and not what the system itself says."""
    return not (
        _demanded(span)
        or _supposed(span)
        or _asked(span)
        or _defined(span)
        or _governed(span, view.words["wish_verb"])
        or _measured(span, view)
        or _told_by_system(span, view.words["say_verb"])
    )


def demanded(span: Span) -> bool:
    """Whether the clause of a (parsed) word says how a thing should be (*it should know*), not how it is."""
    return _demanded(span)


def _demanded(span: Span) -> bool:
    return any(child.lemma_.lower() in _DEMANDS for verb in _governors(span.root) for child in verb.children) or any(
        verb.lemma_.lower() == "need" and verb.pos_ == "VERB" for verb in _governors(span.root)
    )


def _supposed(span: Span) -> bool:
    """*A system that hides it would be hard to find.*"""
    above = [child.lower_ for verb in span.root.ancestors for child in verb.children]
    own = [child.lower_ for child in span.root.children]
    return bool({"would", "'d", "’d"} & {*above, *own}) or "will" in above


def _asked(span: Span) -> bool:
    """*Whether it knows.*"""
    return any(child.lower_ == "whether" for verb in _governors(span.root) for child in verb.children)


def _defined(span: Span) -> bool:
    """*Forming beliefs b ∈ B*: the word is the name of a symbol."""
    after = span.doc[span.end : span.end + 3]
    return any(token.text in _SYMBOLS for token in after)


def _governed(span: Span, lemmas: frozenset[str]) -> bool:
    return any(token.lemma_.lower() in lemmas and token.pos_ == "VERB" for token in span.root.ancestors)


def _measured(span: Span, view: View) -> bool:
    """*Items that measure its self awareness*, *we test its reasoning*: a noun names what an instrument measures, or
    the written steps that the authors look at."""
    written = span.root.lower_ in view.words["text_noun"]
    if span.root.pos_ not in ("NOUN", "PROPN") and not written:
        return False
    verb = next((token for token in span.root.ancestors if token.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in view.words["measure_verb"]:
        return False
    if written:
        return True
    if verb.dep_ in ("acl:relcl", "acl"):
        return verb.head.lemma_.lower() in view.words["instrument"]
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in view.words["instrument"] for c in verb.children)


def _told_by_system(span: Span, lemmas: frozenset[str]) -> bool:
    """*The assistant states that it is confident*: reported of the text, not claimed of the system."""
    below = span.root
    for token in span.root.ancestors:
        # Of the clause that is told; *says while hiding* tells nothing of hiding.
        if token.lemma_.lower() in lemmas and token.pos_ == "VERB" and below.dep_ in ("ccomp", "xcomp", "parataxis"):
            return any(child.dep_ == "nsubj" and child._.agent_kind in ("ai", "unknown") for child in token.children)
        below = token
    return False


def made_by_experimenters(view: View, i: int, span: Span) -> bool:
    """Whether a word of sentence ``i`` stands under a verb or participle by which the experimenters made the system so.

    *Models trained to reason about tests*, *we prompt it to reflect*: the sentence names the real source.
    """
    above = {token.i for token in _governors(span.root)}
    return any(cue.anchor in above and cue.anchor < span.start for cue in view.cues_at(i, "inserted"))


def _governors(token: Token) -> list[Token]:
    return [token, *token.ancestors]
