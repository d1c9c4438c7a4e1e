"""Generics: *language models do this*, of which some were tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.said import claimed
from claimcheck.leaps.scope import NEEDED
from claimcheck.leaps.support import Support, bounds, support
from claimcheck.leaps.tried import Tried
from claimcheck.leaps.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

CHECK = "scope"

_SUBJECTS = ("nsubj", "nsubj:pass")
_BOUNDING = ("det", "nummod", "nmod:poss", "acl:relcl", "acl", "nmod")
_OPENERS = ("how", "why", "what", "when", "whether", "if", "while", "which", "as", "where", "unless", "until")
_CLAIMING = ("introduction", "result", "experiment", "discussion", "conclusion")
_MODALS = ("can", "may", "might", "could", "would", "should", "will")


def check(view: View) -> Iterator[Draft]:
    """Titles and conclusions that speak of a class of systems as such, flatly and in the present."""
    tried = Tried(view)
    enough = int(view.numbers["tried_enough"])
    for i, claim in claimed(view, "interpretation", "result"):
        if view.sentences[i].role == "result" and _measured(view, i):
            continue
        token = generic(view, i)
        if token is None or len(tried.names) >= enough or not _concludes(view, i):
            continue
        carried = support(view, i, claim)
        yield Draft(
            sentence=view.sentences[i].id,
            claim=claim.id if claim else None,
            type="scope",
            check=CHECK,
            severity="medium" if carried.backed else "high",
            message=_says(view, i, token, carried, tried),
            because=carried.ids,
            bounded_by=bounds(view, i, claim),
            needed=NEEDED,
            aspect="generic",
        )


def generic(view: View, i: int) -> Token | None:
    """The bare plural (*language models*) of which sentence ``i`` says something flatly in the present tense."""
    doc = view.document.doc(i)
    classes = view.words["class_noun"]
    if not any(token.lower_ in classes for token in doc):
        return None
    view.document.parse([i])
    if view.cues_at(i, "qualifier") or "?" in view.sentences[i].text:
        return None
    for token in doc:
        if token.lower_ not in classes or token.dep_ not in _SUBJECTS:
            continue
        if any(child.dep_ in _BOUNDING for child in token.children) or _named(token):
            continue
        sorts = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod")}
        if "other" in sorts or (token.lower_ in view.words["class_wide"] and not sorts & view.words["class_sort"]):
            continue
        if _flat(token) and view.document.stance(i, token.head.i).stance == "asserted":
            return token
    return None


def _named(token: Token) -> bool:
    """*Wren LLMs*: a name before it makes it those of one maker."""
    return any(child.dep_ in ("compound", "amod") and child.pos_ == "PROPN" for child in token.children)


def _flat(token: Token) -> bool:
    """Whether the verb over a subject is finite, present, and under no modal."""
    verb = token.head
    if any(word.lower_ in _OPENERS for word in token.doc[verb.left_edge.i : token.i]):
        return False
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    forms = [verb, *helpers]
    if any(h.lemma_.lower() in _MODALS for h in helpers):
        return False
    if any("Past" in form.morph.get("Tense", []) and "Fin" in form.morph.get("VerbForm", []) for form in forms):
        return False
    return any("Fin" in form.morph.get("VerbForm", []) for form in forms)


def _measured(view: View, i: int) -> bool:
    """With a number, a figure or a comparison, a result speaks of those that were run."""
    doc = view.document.doc(i)
    return bool(view.document.references[i]) or any(
        t.like_num or "Cmp" in t.morph.get("Degree", []) or "Sup" in t.morph.get("Degree", []) for t in doc
    )


def _concludes(view: View, i: int) -> bool:
    """Title, abstract, and where conclusions are drawn: a general remark in between may be common knowledge."""
    sentence = view.sentences[i]
    section = view.sections.get(sentence.section or "")
    if any(r.kind == "citation" for r in view.document.references[i]):
        return False
    told = section is not None and section.kind in _CLAIMING
    return sentence.layer in ("title", "abstract") or (told and view.claim_at.get(sentence.id) is not None)


def _says(view: View, i: int, token: Token, carried: Support, tried: Tried) -> str:
    who = "The title" if view.sentences[i].layer == "title" else "The claim"
    words = view.sentences[i].text[token.left_edge.idx : token.idx + len(token)]
    shown = tried.shown(int(view.numbers["tried_shown"]))
    what = f"what was run is {shown}" if shown else "which of them were run was not found"
    rests = f" (evidence found: {carried.names})" if carried.backed else ", and no experiment was found for it"
    return f"{who} speaks of “{words}” as such; {what}{rests}."
