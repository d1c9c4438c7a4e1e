"""Titles in the bare plural, and general claims that one shown output carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

CHECK = "scope"

_CLASSES = frozenset(
    "llms lms vlms mllms plms ais llm models assistants chatbots transformers agents networks systems machines".split()
)
_SORTS = frozenset("language ai neural artificial large vision multimodal conversational intelligent".split())
_SUBJECTS = ("nsubj", "nsubj:pass")
_BOUNDING = ("det", "nummod", "nmod:poss", "acl:relcl", "acl", "nmod")
_MOST = 4


def check(view: View) -> Iterator[Draft]:
    """At most one leap a sentence."""
    for i, claim in claimed(view, "interpretation"):
        carried = support(view, i, claim)
        message = _title(view, i) if view.sentences[i].layer == "title" else _anecdote(view, i, carried)
        if message is not None:
            yield Draft(
                sentence=view.sentences[i].id,
                claim=claim.id if claim else None,
                type="scope",
                check=CHECK,
                severity="medium" if carried.backed else "high",
                message=message,
                because=carried.ids,
                bounded_by=bounds(view, i, claim),
            )


def generic(view: View, i: int) -> Token | None:
    """The bare plural (*language models*) of which sentence ``i`` says something flatly in the present tense."""
    view.document.parse([i])
    if view.cues_at(i, "qualifier") or view.sentences[i].text.rstrip().endswith("?"):
        return None
    for token in view.document.doc(i):
        if token.lower_ not in _CLASSES or token.dep_ not in _SUBJECTS:
            continue
        if any(child.dep_ in _BOUNDING for child in token.children):
            continue
        sorts = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod")}
        if token.lower_ in ("models", "agents", "networks", "systems", "machines") and not sorts & _SORTS:
            continue
        verb = token.head
        helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
        forms = [verb, *helpers]
        if any(h.lemma_.lower() in ("can", "may", "might", "could", "would", "should", "will") for h in helpers):
            continue
        if any("Past" in form.morph.get("Tense", []) and "Fin" in form.morph.get("VerbForm", []) for form in forms):
            continue
        if any("Fin" in form.morph.get("VerbForm", []) for form in forms):
            return token
    return None


def _title(view: View, i: int) -> str | None:
    token = generic(view, i)
    if token is None:
        return None
    tried = list(dict.fromkeys(name for item in view.experiments.values() for name in item.subjects if _model(name)))
    words = view.sentences[i].text[token.left_edge.idx : token.idx + len(token)]
    if not tried:
        return f"The title speaks of “{words}” as such; which of them were tried was not found."
    shown = ", ".join(tried[:_MOST]) + (" and others" if len(tried) > _MOST else "")
    return f"The title speaks of “{words}” as such; what was tried is {shown}."


def _model(name: str) -> bool:
    """Whether a subject looks like a named model (*Wren-7B*), not like a method or a data set."""
    return any(c.isdigit() for c in name) and any(c.isalpha() for c in name)


def _anecdote(view: View, i: int, carried: Support) -> str | None:
    """A claim on a whole class of which every figure that carries it is one shown output."""
    if not carried.figures or view.cues_at(i, "example"):
        return None
    block = {item.label: item.caption for item in view.document.paper.floats}
    captions = [
        [j for j, s in enumerate(view.sentences) if s.block is not None and s.block == block.get(label)]
        for label in carried.figures
    ]
    if not all(any(view.cues_at(j, "example") for j in caption) for caption in captions):
        return None
    if any(any(c.isdigit() for c in view.sentence(s).text) for s in carried.sentences):
        return None
    token = generic(view, i)
    if token is None:
        return None
    return f"Speaks of “{token.text}” in general; {carried.named(view)} shows one output, picked to be shown."
