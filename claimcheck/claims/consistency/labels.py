"""A letter that stands for another thing in one place: "the baking oven B" where that is oven A in all others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.claims.consistency.model import TOLD, Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.records.paper import Sentence

_LABELLED = re.compile(
    r"\b(?:(?P<owner>the|a|an|my|our|its|their|your|this|that)\s)?(?P<what>[a-z][a-z-]{3,})\s(?P<noun>[a-z]{3,})\s"
    r"[“\"']?(?P<letter>[A-Z])\b(?![-.'’]?\w)"
)
_OFTEN = 3
_Uses = dict[tuple[str, str], list[tuple[Sentence, bool]]]
"""By describing word and letter: the sentences, and whether an article or possessive stands before."""


def label_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """Of a noun with two letters: a description of one that is once, and only once, given to the other.

    The other letter must have a description of its own, as often, that the first never has: else both may be of the
    kind described (training set A and training set B).
    """
    nouns: dict[str, _Uses] = defaultdict(lambda: defaultdict(list))
    for sentence in document.sentences:
        if sentence.layer in ("reference", "code"):
            continue
        for m in _LABELLED.finditer(sentence.text):
            nouns[m["noun"]][m["what"], m["letter"]].append((sentence, m["owner"] is not None))
    for noun, uses in nouns.items():
        letters = sorted({letter for _, letter in uses})
        if len(letters) != 2:
            continue
        for own, other in (letters, letters[::-1]):
            for (what, letter), found in uses.items():
                usual = uses.get((what, own), [])
                sentence, owned = found[0]
                if letter != other or len(found) != 1 or len(usual) < _OFTEN or not owned:
                    continue
                if sentence.layer not in TOLD:
                    continue
                names = {w: len(seen) for (w, x), seen in uses.items() if x == other and (w, own) not in uses}
                name = max(names, key=lambda w: (names[w], w), default="")
                if names.get(name, 0) < _OFTEN:
                    continue
                message = (
                    f"{capital(places.name(sentence))} has “{what} {noun} {other}”; in {len(usual)} other places the "
                    f"{what} {noun} is {own}, and {other} is the {name} {noun}."
                )
                yield Clash("label", message, "low", (sentence.id, usual[0][0].id))
