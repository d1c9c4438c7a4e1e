"""A claim on a class of systems, put so that it speaks of those that were run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.leaps.edits import Edit
from claimcheck.leaps.tried import Tried
from claimcheck.leaps.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_BOUND = ("det", "nummod", "nmod:poss", "acl:relcl", "acl")


def narrowing(view: View, i: int, tried: Tried) -> Iterator[Edit]:
    """Sentence ``i`` with *language models* as *the language models that were run (A and B)*; a title as *Language
    Models Do X: Evidence from A and B*. Nothing where no class of systems stands bare in it.
    """
    names = tried.shown(int(view.numbers["tried_shown"]))
    view.document.parse([i])
    token = next((t for t in view.document.doc(i) if _bare(view, t)), None)
    if token is None:
        return
    text = view.sentences[i].text
    if view.sentences[i].layer == "title":
        end, ran = len(text), names or "the systems tried"
        yield Edit(end, end, f" (evidence from {ran})" if ":" in text else f": evidence from {ran}")
        return
    start, end = _start(token).idx, token.idx + len(token)
    lowered = text[start].lower() if not text[start : start + 2].isupper() else text[start]
    yield Edit(start, start + 1, f"the {lowered}")
    yield Edit(end, end, f" that were run ({names})" if names else " that were run")


def _bare(view: View, token: Token) -> bool:
    """Whether a noun stands for a class of systems, in the plural and with nothing that narrows it."""
    if token.lower_ not in view.words["class_noun"] or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
        return False
    if any(child.dep_ in _BOUND for child in token.children):
        return False
    sorts = {child.lower_ for child in token.children if child.dep_ in ("compound", "amod")}
    return token.lower_ not in view.words["class_wide"] or bool(sorts & view.words["class_sort"])


def _start(token: Token) -> Token:
    """The first word of a bare noun phrase."""
    before = [child for child in token.children if child.dep_ in ("compound", "amod", "punct") and child.i < token.i]
    return min([token, *(child.left_edge for child in before)], key=lambda t: t.i)
