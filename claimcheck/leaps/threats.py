"""The ledger of threats: every danger a paper names, and how real each of its mentions makes it.

A danger is a noun phrase with a head such as *threat*, *attack* or *scenario* and a name before it (*model theft
attack*), or what a heading calls *Threat 1: ...*. Its status is the most that a place with evidence gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.leaps.support import support
from claimcheck.leaps.view import View
from claimcheck.records.leap import ThreatPlace, ThreatStatus

_LONGEST = 4
_RANK: tuple[ThreatStatus, ...] = ("hypothetical", "cited", "constructed", "demonstrated")
_LAYERS = ("title", "heading", "abstract", "body", "footnote", "caption")


@dataclass(frozen=True, slots=True)
class Entry:
    """A danger with its places, in document order."""

    name: str
    status: ThreatStatus
    places: tuple[ThreatPlace, ...]


def ledger(view: View, heads: Collection[str], bare: Collection[str]) -> tuple[Entry, ...]:
    """The dangers by first mention. ``heads`` are the nouns for a danger, ``bare`` words that name none."""
    places = _mentions(view, set(heads), set(bare))
    entries = [_entry(view, name, at) for name, at in places.items() if len(at) >= view.numbers["ledger_mentions"]]
    by_weight = sorted(entries, key=lambda e: (-len(e.places), e.name))[: int(view.numbers["ledger_entries"])]
    return tuple(sorted(by_weight, key=lambda e: (view.index[e.places[0].sentence], e.name)))


def named_at(view: View, entries: Collection[Entry]) -> Mapping[int, tuple[Entry, ...]]:
    """The dangers of the ledger by sentence."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        for place in entry.places:
            found[view.index[place.sentence]].append(entry)
    return {i: tuple(named) for i, named in found.items()}


def _mentions(view: View, heads: set[str], bare: set[str]) -> dict[str, list[int]]:
    names = {name for i in _read(view) for name in _names(view, i, heads, bare)}
    found: dict[str, list[int]] = {}
    for name in sorted(names):
        words = name.split()
        at = [i for i in _read(view) if _holds(view, i, words)]
        found[name] = at
    return {name: at for name, at in found.items() if not _part(name, at, found)}


def _part(name: str, at: list[int], found: Mapping[str, list[int]]) -> bool:
    """Whether a name is mostly met as a part of a longer one (*theft* of *model theft*), or adds words to one."""
    for other, places in found.items():
        if f" {name} " in f" {other} " and other != name and 2 * len(places) >= len(at):
            return True
        if f" {other} " in f" {name} " and other != name and 2 * len(at) < len(places):
            return True
    return False


def _names(view: View, i: int, heads: set[str], bare: set[str]) -> Iterator[str]:
    words = [(t.lemma_.lower(), t.pos_) for t in view.document.doc(i)]
    for at, (lemma, pos) in enumerate(words):
        two = at + 1 < len(words) and f"{lemma} {words[at + 1][0]}" in heads
        if pos not in ("NOUN", "PROPN") or not (lemma in heads or two):
            continue
        start = at
        while start > 0 and at - start < _LONGEST and _naming(words[start - 1], bare, heads):
            start -= 1
        if at - start >= 2 and any(p in ("NOUN", "PROPN") for _, p in words[start:at]):
            yield " ".join(w for w, _ in words[start:at])
    yield from _numbered(words, heads)


def _numbered(words: list[tuple[str, str]], heads: set[str]) -> Iterator[str]:
    """*Threat model 2: model theft, where ...*"""
    for at in range(1, len(words) - 2):
        lemma = words[at - 1][0]
        before = f"{words[at - 2][0]} {lemma}" if at > 1 else ""
        if not (lemma in heads or before in heads) or not words[at][0].isdigit() or words[at + 1][0] not in (":", "."):
            continue
        name: list[str] = []
        for word, pos in words[at + 2 : at + 2 + _LONGEST]:
            if pos not in ("NOUN", "PROPN", "ADJ", "VERB") or not word.isalpha():
                break
            name.append(word)
        if len(name) >= 2:
            yield " ".join(name)


def _naming(word: tuple[str, str], bare: set[str], heads: set[str]) -> bool:
    lemma, pos = word
    return (
        pos in ("NOUN", "PROPN", "ADJ")
        and lemma not in bare
        and lemma not in heads
        and lemma.replace("-", "").isalpha()
    )


def _holds(view: View, i: int, words: list[str]) -> bool:
    lemmas = [t.lemma_.lower() for t in view.document.doc(i)]
    return any(lemmas[at : at + len(words)] == words for at in range(len(lemmas) - len(words) + 1))


def _read(view: View) -> Iterator[int]:
    return (i for i, s in enumerate(view.sentences) if s.layer in _LAYERS)


def _entry(view: View, name: str, at: list[int]) -> Entry:
    places = tuple(ThreatPlace(sentence=view.sentences[i].id, status=status(view, i)) for i in at)
    if any(view.cues_at(i, "denied") for i in at):
        return Entry(name, "hypothetical", places)
    return Entry(name, max((p.status for p in places), key=_RANK.index), places)


def status(view: View, i: int) -> ThreatStatus:
    """How real sentence ``i`` makes the danger that it names: by its links, its doers, its citations, its hedges."""
    sentence = view.sentences[i]
    if view.cues_at(i, "expected") or sentence.role in ("speculation", "limitation"):
        return "hypothetical"
    if view.cues_at(i, "planted", "inserted"):
        return "constructed"
    if sentence.role == "result" and _backed(view, i):
        return "demonstrated"
    cited = any(r.kind == "citation" for r in view.document.references[i])
    return "cited" if cited and view.cues_at(i, "real") else "hypothetical"


def _backed(view: View, i: int) -> bool:
    claim = view.claim_at.get(view.sentences[i].id)
    return claim is not None and support(view, i, claim).backed
