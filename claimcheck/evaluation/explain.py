"""What claimcheck makes of a sentence: words, tree, mentions, frames, stance, and for each rule what fits or fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.framing import find as framing
from claimcheck.language.document import Document
from claimcheck.language.model import Argument, Frame
from claimcheck.language.read import read_document
from claimcheck.matching.misses import Miss, NearMisses
from claimcheck.matching.model import Match
from claimcheck.matching.run import Matcher
from claimcheck.paper.loose import loose_paper
from claimcheck.records.finding import Finding
from claimcheck.records.words import Layer
from claimcheck.rulebook.model import Rulebook

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Explanation = Mapping[str, Any]
"""One sentence, ready for JSON: ``text``, ``layer``, ``tokens``, ``mentions``, ``frames``, ``matched``, ``missed``."""

_SLOTS = ("agent", "patient", "causer", "object")


def explain(
    text: str, rulebook: Rulebook, nlp: Language, *, layer: Layer = "body", rules: Iterable[str] = ()
) -> tuple[Explanation, ...]:
    """Explains each sentence of ``text``, read as one paragraph.

    Args:
        text: a sentence, or several that follow each other (pronouns are looked up in those before).
        rulebook: the rules to try.
        nlp: the language pipeline.
        layer: where the text is taken to stand.
        rules: ids of rules; only these are tried. All, if none is named.

    Raises:
        KeyError: there is no rule of such an id.
        RuleError: a token or dependency pattern is not one of spaCy's.
    """
    asked = frozenset(rulebook.rule(name).id for name in rules)
    chosen = [rule for rule in rulebook.rules if not asked or rule.id in asked]
    document = read_document(loose_paper([(text, layer)]), nlp)
    matches = Matcher(chosen, nlp).run(document)
    # A term takes the flag off a finding, whether or not it was asked for.
    terms = () if not asked else Matcher(rulebook.rules_of("term"), nlp).run(document)
    roles = [None] * len(document.sentences)
    findings = framing.find(document, roles, rulebook, (*matches, *terms))
    near = NearMisses(chosen, nlp)
    return tuple(_sentence(document, i, rulebook, matches, findings, near) for i in range(len(document.sentences)))


def _sentence(
    document: Document,
    i: int,
    rulebook: Rulebook,
    matches: Iterable[Match],
    findings: Iterable[Finding],
    near: NearMisses,
) -> Explanation:
    document.parse([i])
    doc, sentence = document.doc(i), document.sentences[i]
    own = [match for match in matches if match.sentence == i]
    said = [finding for finding in findings if finding.sentence == sentence.id]
    missed = near.of(document, i, frozenset(match.rule for match in own))
    return {
        "text": sentence.text,
        "layer": sentence.layer,
        "tokens": [
            {
                "text": t.text,
                "lemma": t.lemma_,
                "pos": t.pos_,
                "tag": t.tag_,
                "relation": t.dep_ if document.is_parsed(i) else "",
                "head": t.head.i if document.is_parsed(i) else t.i,
            }
            for t in doc
        ],
        "mentions": _mentions(doc),
        "frames": [_frame(document, i, frame) for frame in document.frames(i) if _tells(frame)],
        "matched": [_matched(document, match, rulebook, said) for match in own],
        "missed": [_missed(doc, miss, rulebook) for miss in missed],
    }


def _mentions(doc: Doc) -> list[dict[str, Any]]:
    """AI systems, people, and pronouns that stand for something or were left open."""
    return [
        {"token": t.i, "text": t.text, "kind": t._.agent_kind, "stands_for": t._.referent or None}
        for t in doc
        if t._.agent_kind in ("ai", "human", "unknown")
    ]


def _tells(frame: Frame) -> bool:
    """Whether a frame says anything: most nouns have no slot filled."""
    return frame.pos in ("VERB", "ADJ") or frame.agent is not None or frame.complement.form != "none"


def _frame(document: Document, i: int, frame: Frame) -> dict[str, Any]:
    doc = document.doc(i)
    stance = document.stance(i, frame.predicate)
    slots = {name: _argument(doc, getattr(frame, name)) for name in _SLOTS}
    complement = None
    if frame.complement.form != "none":
        complement = {"form": frame.complement.form, "head": doc[frame.complement.head].text}
    return {
        "predicate": " ".join(doc[k].text for k in frame.words) or doc[frame.predicate].text,
        "token": frame.predicate,
        "lemma": frame.lemma,
        "pos": frame.pos,
        **slots,
        "with": [{"preposition": p, **(_argument(doc, a) or {})} for p, a in frame.obliques],
        "modifiers": [doc[k].text for k in frame.modifiers],
        "complement": complement,
        "negated": frame.negated,
        "modality": frame.modality,
        "stance": stance.stance,
        "cue": stance.cue,
        "reason": stance.reason,
    }


def _argument(doc: Doc, argument: Argument | None) -> dict[str, Any] | None:
    if argument is None:
        return None
    return {
        "text": doc[argument.start : argument.end].text,
        "lemma": argument.lemma,
        "kind": argument.kind,
        "via": argument.via,
    }


def _matched(document: Document, match: Match, rulebook: Rulebook, findings: Iterable[Finding]) -> dict[str, Any]:
    doc = document.doc(match.sentence)
    rule = rulebook.rule(match.rule)
    span = doc[match.start : match.end]
    finding = next(
        (
            f
            for f in findings
            if f.rule == rule.id and f.trigger.start < span.end_char and span.start_char < f.trigger.end
        ),
        None,
    )
    stance = document.stance(match.sentence, match.anchor)
    return {
        "rule": rule.id,
        "pack": rule.pack,
        "kind": rule.kind,
        "title": rule.title,
        "trigger": span.text,
        "stance": stance.stance,
        "cue": stance.cue,
        "reason": stance.reason,
        "finding": finding is not None,
        "flagged": finding is not None and finding.flagged,
        "exemption": None if finding is None else finding.exemption,
        "trace": list(match.trace),
    }


def _missed(doc: Doc, miss: Miss, rulebook: Rulebook) -> dict[str, Any]:
    rule = rulebook.rule(miss.rule)
    return {
        "rule": rule.id,
        "pack": rule.pack,
        "kind": rule.kind,
        "title": rule.title,
        "words": doc[miss.start : miss.end].text if miss.start >= 0 else None,
        "met": list(miss.met),
        "failed": list(miss.failed),
    }
