"""Which models a paper ran, by the names that it gives them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from claimcheck.language.columns import Columns
from claimcheck.leaps.view import View

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
                counts.update(set(_names(view.document.columns(i), families)))
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


def _names(columns: Columns, families: frozenset[str]) -> list[str]:
    opens = [at for at, lower in enumerate(columns.lowers_as_given) if _stem(lower) in families]
    if not opens:
        return []
    doc, texts = columns.doc, columns.texts
    found: list[str] = []
    end = 0
    for at in opens:
        if at < end or not texts[at][0].isupper():
            continue
        end = at + 1
        while end < len(texts) and end - at < _LONGEST and _continues(doc[end - 1].whitespace_, texts[end]):
            end += 1
        while end - at > 1 and not any(c.isalnum() for c in texts[end - 1]):
            end -= 1
        found.append(doc[at:end].text)
    return found


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """*wren-7b* as *wren*; a name of several words may be one token."""
    return word.split()[0].split("-")[0].rstrip("0123456789.") if word.strip() else ""


def _continues(space: str, text: str) -> bool:
    """Whether a word goes on with the name of a model: *3.5*, *-*, *7B*, *Large*."""
    if text in ("-", "–"):
        return not space
    return text[0].isdigit() or (text[0].isupper() and text.isalnum() and len(text) > 1)
