"""How strongly a sentence puts a thing, so that two tellings of it can be compared.

The ladder: 1 conjecture (may, believe), 2 indication (suggest, appear), 3 flat statement, 4 beyond doubt (prove,
always), after Hyland (1998) and Holmes (1982). It reads the words over one predicate, by the tree, not those of the
whole sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FLAT = 3
_RUNGS = {
    1: """may might could would perhaps possibly maybe conceivably potentially possible conceivable believe think
       hypothesize hypothesise hypothesis speculate speculation conjecture suspect guess assume hope expect imagine""",
    2: """suggest indicate appear seem likely unlikely probably probable presumably apparently apparent seemingly imply
       hint plausible plausibly tend tendency sign indication evidence""",
    4: """prove demonstrate establish confirm certainly undoubtedly conclusively definitely clearly always never must
       inevitably invariably certain undeniable undeniably proof""",
}
_LADDER = {word: rung for rung, listed in _RUNGS.items() for word in listed.split()}
_LIMITS = frozenset(
    """often sometimes usually mostly partly partially rarely occasionally frequently typically generally largely some
    most many few several nearly almost""".split()
)
_UNIVERSAL = frozenset("""always never all every everywhere invariably any each none no completely entirely""".split())
_DENIALS = frozenset(
    """not no n't n’t never none neither nor nothing nobody without cannot fail failure lack unable hardly
    scarcely""".split()
)
_CONTENT = frozenset({"VERB", "ADJ", "NOUN"})
_LIGHT = frozenset({"be", "have", "do", "make", "get", "show", "find", "say", "state", "report", "conclude"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands over one predicate of a sentence."""

    rung: int
    cue: str
    """The word that decided the rung; empty for a flat statement."""
    can: bool
    limits: frozenset[str]
    universals: frozenset[str]
    denied: bool
    """Whether there is any word of denial in the sentence."""


def shared_predicates(a: Doc, b: Doc) -> tuple[Token, Token] | None:
    """The predicate of ``a`` that stands highest and is in ``b`` too, and its fellow there."""
    fellows: dict[str, Token] = {}
    for token in b:
        if token.pos_ in _CONTENT and _depth(token) < _depth(fellows.get(token.lemma_.lower())):
            fellows[token.lemma_.lower()] = token
    best: Token | None = None
    for token in a:
        lemma = token.lemma_.lower()
        if token.pos_ not in _CONTENT or lemma not in fellows or lemma in _LIGHT:
            continue
        if best is None or _rank(token) < _rank(best):
            best = token
    return (best, fellows[best.lemma_.lower()]) if best is not None else None


def read(predicate: Token) -> Reading:
    """What the words over ``predicate`` make of it."""
    over = list(_over(predicate))
    named = [(rung, word) for word in over if (rung := _LADDER.get(word.lemma_.lower()) or _LADDER.get(word.lower_))]
    hedges = [(rung, word) for rung, word in named if rung < FLAT]
    rung, cue = min(hedges, key=lambda n: n[0]) if hedges else named[0] if named else (FLAT, None)
    lows = {word.lower_ for word in over}
    doc = predicate.doc
    return Reading(
        rung=rung,
        cue=cue.text if cue is not None else "",
        can="can" in lows or "able" in lows or "ca" in lows,
        limits=frozenset(lows & _LIMITS),
        universals=frozenset(lows & _UNIVERSAL),
        denied=any(t.lower_ in _DENIALS or t.lemma_.lower() in _DENIALS for t in doc),
    )


def _over(predicate: Token) -> list[Token]:
    """The words from the predicate to the root, with what hangs on each of them and does not govern a clause."""
    words: list[Token] = []
    node = predicate
    for _ in range(30):
        for child in node.children:
            if child.dep_ in {"aux", "advmod", "cop", "neg", "amod", "xcomp"} and child.lower_ not in {
                w.lower_ for w in words
            }:
                words.append(child)
            elif child.dep_ in {"nsubj", "nsubj:pass", "csubj"}:
                words += [c for c in child.children if c.dep_ in {"det", "amod", "advmod"}]
                if child.lemma_.lower() in _LADDER and node != predicate:
                    words.append(child)
        if node.dep_ == "acl:relcl" or node.head == node:
            break
        if node.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "advcl", "parataxis"} and node != predicate:
            break
        node = node.head
        words.append(node)
    return words


def _depth(token: Token | None) -> int:
    return len(list(token.ancestors)) if token is not None else 1000


def _rank(token: Token) -> tuple[int, int, int]:
    return (0 if token.pos_ in {"VERB", "ADJ"} else 1, _depth(token), token.i)
