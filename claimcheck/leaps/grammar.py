"""Questions about the clause around a word: is it a demand, is it a question, is it the experimenters' doing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEMANDS = frozenset({"should", "must", "ought", "shall"})


def trigger(view: View, finding: Finding) -> Span | None:
    """The words of a finding's trigger in the (parsed) Doc of its sentence."""
    i = view.index[finding.sentence]
    view.document.parse([i])
    return view.document.doc(i).char_span(finding.trigger.start, finding.trigger.end, alignment_mode="expand")


def demanded(span: Span) -> bool:
    """Whether the clause of a (parsed) word says how a thing should be (*it should know*), not how it is."""
    return any(child.lemma_.lower() in _DEMANDS for verb in _governors(span.root) for child in verb.children) or any(
        verb.lemma_.lower() == "need" and verb.pos_ == "VERB" for verb in _governors(span.root)
    )


def supposed(span: Span) -> bool:
    """Whether a (parsed) word stands under a *would*: *a system that hides it would be hard to find*."""
    return any(child.lower_ in ("would", "'d", "’d") for verb in _governors(span.root) for child in verb.children)


def asked(span: Span) -> bool:
    """Whether the clause is an indirect question (*whether it knows*)."""
    return any(child.lower_ == "whether" for verb in _governors(span.root) for child in verb.children)


def made_by_experimenters(view: View, i: int, span: Span) -> bool:
    """Whether a word of sentence ``i`` stands under a verb or participle by which the experimenters made the system so.

    *Models trained to reason about tests*, *we prompt it to reflect*: the sentence names the real source.
    """
    above = {token.i for token in _governors(span.root)}
    return any(cue.anchor in above and cue.anchor < span.start for cue in view.cues_at(i, "inserted"))


def _governors(token: Token) -> list[Token]:
    return [token, *token.ancestors]
