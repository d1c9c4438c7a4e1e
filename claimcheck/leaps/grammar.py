"""Questions about the clause around a word: who says it, is it a demand or a question, is it what was measured?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.leaps.view import View
from claimcheck.records.finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEMANDS = frozenset({"should", "must", "ought", "shall"})
_MODALS = frozenset({"may", "might", "could"})
_QUESTIONS = frozenset({"what", "how", "why", "if"})
_INDEED = frozenset({"really", "actually", "truly", "genuinely"})
_TOLD = ("ccomp", "xcomp", "parataxis", "obj")
_SYMBOLS = frozenset(("∈", "=", "≈", "≤", "≥", "⊂", "∼", "→", ":="))


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
        or _asked(span, view.words["ask_verb"])
        or _meant(span)
        or _undergone(span)
        or written(span, view)
        or _defined(span)
        or _governed(span, view.words["setting_verb"])
        or _measured(span, view)
        or _told_to_system(span, view)
        or _told_by_system(span, view.words["say_verb"], view.words["reported"])
    )


def demanded(span: Span) -> bool:
    """Whether the clause of a (parsed) word says how a thing should be (*it should know*), not how it is."""
    return _demanded(span)


def _demanded(span: Span) -> bool:
    above = _governors(span.root)
    if any(child.lemma_.lower() in _DEMANDS for verb in above for child in verb.children):
        return True
    # *It has to know*, *it needs to know*.
    return any(verb.lemma_.lower() == "need" and verb.pos_ == "VERB" for verb in above) or (
        span.root.dep_ == "xcomp" and span.root.head.lemma_.lower() == "have"
    )


def _supposed(span: Span) -> bool:
    """*A system that hides it would be hard to find.*"""
    for token in _governors(span.root):
        # *Noticing it might make the answer longer.*
        if token.dep_ in ("csubj", "nsubj") and any(child.lower_ in _MODALS for child in token.head.children):
            return True
    above = [child.lower_ for verb in span.root.ancestors for child in verb.children]
    own = [child.lower_ for child in span.root.children]
    if span.doc[0].lower_ == "if" and any(token.lower_ == "would" for token in span.doc):
        return True
    return bool({"would", "'d", "’d"} & {*above, *own}) or "will" in above


def _asked(span: Span, lemmas: frozenset[str]) -> bool:
    """*Whether it knows*, *we asked what it thinks*, *to detect if it notices*."""
    clause: set[str] = set()
    for verb in _governors(span.root):
        if verb.lemma_.lower() in lemmas and verb.pos_ == "VERB" and clause & _QUESTIONS:
            return True
        clause |= {verb.lower_, *(child.lower_ for child in verb.children)}
        if "whether" in clause:
            return True
    return False


def _meant(span: Span) -> bool:
    """*So that the model can infer it*: what a set-up is for."""
    around = [{child.lower_ for child in verb.children} for verb in _governors(span.root)]
    return any("so" in words and words & {"can", "could"} for words in around)


def _undergone(span: Span) -> bool:
    """*The system gets manipulated*: done to it."""
    return span.root.pos_ == "VERB" and any(
        child.dep_ in ("nsubj:pass", "aux:pass") or child.lower_ in ("get", "gets", "got", "getting")
        for child in span.root.children
    )


def as_reason(span: Span) -> bool:
    """*... because it does not care*, *due to its not caring*: the words stand in what gives a reason."""
    marks = (child for token in _governors(span.root) for child in token.children if child.dep_ in ("mark", "case"))
    return any(child.lower_ in ("because", "since", "due") for child in marks)


def denied_within(span: Span) -> bool:
    """*Is not really thinking*, *does not actually understand*: a denial of what goes on behind what is seen."""
    above = [token for token in _governors(span.root) if token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")]
    return any(child.lower_ in _INDEED for token in above[:3] for child in token.children)


def written(span: Span, view: View) -> bool:
    """*It reasons in its scratchpad that ...*: the clause itself says that it speaks of a text."""
    places = view.words["text_place"]
    return span.root.lemma_.lower() in view.words["text_word"] and any(
        child.dep_ in ("obl", "nmod") and any(token.lower_ in places for token in child.subtree)
        for child in span.root.children
    )


def _defined(span: Span) -> bool:
    """*Forming beliefs b ∈ B*: the word is the name of a symbol."""
    after = span.doc[span.end : span.end + 3]
    # A formula may be one token.
    return any(symbol in token.text for token in after for symbol in _SYMBOLS)


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


def _told_to_system(span: Span, view: View) -> bool:
    """*A prompt that describes how training changes its goals*, *it tells the model to think*: what was put in."""
    for token in span.root.ancestors:
        if token.pos_ != "VERB":
            continue
        lemma = token.lemma_.lower()
        if lemma in view.words["instruct_verb"] and any(c.dep_ == "xcomp" for c in token.children):
            return any(c._.agent_kind == "ai" for c in token.children if c.dep_ in ("obj", "obl", "iobj"))
        if lemma in view.words["describe_verb"]:
            over = subjects(token) or [token.head]
            return any(noun.lemma_.lower() in view.words["input_noun"] for noun in over)
    return False


def _told_by_system(span: Span, lemmas: frozenset[str], reported: frozenset[str]) -> bool:
    """*The assistant states that it is confident*, *its stated goal*: reported of the text, not claimed."""
    if any(child.lower_ in reported for child in span.root.children if child.dep_ == "amod"):
        return True
    below = span.root
    for token in span.root.ancestors:
        # Of the clause that is told; *says while hiding* tells nothing of hiding.
        if token.lemma_.lower() in lemmas and token.pos_ == "VERB" and below.dep_ in _TOLD:
            return any(child._.agent_kind in ("ai", "unknown") for child in _doers(token))
        below = token
    return False


def _doers(verb: Token) -> list[Token]:
    return [subject for subject in subjects(verb) if subject.dep_ == "nsubj"]


def subjects(verb: Token) -> list[Token]:
    """Its subjects, of a passive too; those of the verb above it where it has none of its own (*ends up saying*)."""
    while True:
        own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass")]
        if own or verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp"):
            return own
        verb = verb.head


def made_by_experimenters(view: View, i: int, span: Span) -> bool:
    """Whether a word of sentence ``i`` stands under a verb or participle by which the experimenters made the system so,
    or beside one.

    *Models trained to reason about tests*, *we prompt it to reflect*, *its inserted goal*: the sentence names the real
    source.
    """
    above = {token.i for token in _governors(span.root)} | {child.i for child in span.root.children}
    return any(cue.anchor in above and cue.anchor < span.root.i for cue in view.cues_at(i, "inserted"))


def _governors(token: Token) -> list[Token]:
    return [token, *token.ancestors]
