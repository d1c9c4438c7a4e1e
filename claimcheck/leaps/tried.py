"""Which models a paper ran, by the names that it gives them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.leaps.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOLD = ("method", "result", "interpretation")
_LONGEST = 4


class Tried:
    """The models named where the paper tells what it did and found, most often named first."""

    def __init__(self, view: View) -> None:
        families = view.words["model_family"]
        counts: Counter[str] = Counter()
        for i, sentence in enumerate(view.sentences):
            own = not any(r.kind == "citation" for r in view.document.references[i])
            if own and (sentence.role in _TOLD or sentence.layer == "caption"):
                counts.update(set(_names(view.document.doc(i), families)))
        fewest = int(view.numbers["tried_mentions"])
        often = [(name, n) for name, n in _one_spelling(counts).items() if n >= fewest]
        # *Claude* beside *Claude 3 Opus* is the same model, named shorter.
        self.names = tuple(
            name
            for name, _ in sorted(often, key=lambda item: (-item[1], item[0]))
            if not any(other != name and other.startswith(f"{name} ") for other, _ in often)
        )

    def shown(self, most: int) -> str:
        """*Wren 2, Wren 3 and two others*; empty where none is known."""
        names = list(self.names[:most])
        more = len(self.names) - len(names)
        if more:
            names.append(f"{more} {'other' if more == 1 else 'others'}")
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _one_spelling(counts: Counter[str]) -> dict[str, int]:
    """*Wren-7B* and *Wren 7B* as one, spelled as mostly spelled."""
    spelled: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        spelled.setdefault(name.replace("-", " ").lower(), []).append(name)
    return {names[0]: sum(counts[n] for n in names) for names in spelled.values()}


def _names(doc: Doc, families: frozenset[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(doc):
        # A name of several words may be one token.
        stem = doc[at].lower_.split()[0].split("-")[0].rstrip("0123456789.") if doc[at].text.strip() else ""
        if stem not in families or not doc[at].text[0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(doc) and end - at < _LONGEST and _continues(doc[end - 1].whitespace_, doc[end].text):
            end += 1
        while end - at > 1 and not any(c.isalnum() for c in doc[end - 1].text):
            end -= 1
        found.append(doc[at:end].text)
        at = end
    return found


def _continues(space: str, text: str) -> bool:
    """Whether a word goes on with the name of a model: *3.5*, *-*, *7B*, *Large*."""
    if text in ("-", "–"):
        return not space
    return text[0].isdigit() or (text[0].isupper() and text.isalnum() and len(text) > 1)
