"""The ledger of threats: every danger a paper names, and how real each of its mentions makes it.

A danger is a noun phrase with a head such as *threat* or *attack* and a name before it (*model theft attack*) or after
it (*the risk of model theft*), what a heading calls *Threat 1: ...*, or an item of a list of dangers (*three sources of
harm: (a) stale keys, (b) ...*). Its status is the most that a place with
evidence gives it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.leaps.support import support
from claimcheck.leaps.view import View
from claimcheck.records.leap import ThreatPlace, ThreatStatus

_LONGEST = 4
_ITEM = re.compile(r"\((?:\w|i{1,3}|iv)\)")
_NUMBERED = "1"
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
    called: dict[str, Counter[str]] = defaultdict(Counter)
    up_front: set[str] = set()
    for i in _read(view):
        for name, head in _names(view, i, heads, bare):
            if view.sentences[i].layer in ("title", "abstract"):
                up_front.add(name)
            called[name][head] += 1
    found = {name: [i for i in _read(view) if _holds(view, i, name.split())] for name in sorted(called)}
    # What is called a danger once, in passing and not up front, is none of the dangers that the paper is about.
    fewest = int(view.numbers["ledger_called"])
    kept = {
        name: at
        for name, at in found.items()
        if (called[name].total() >= fewest or _NUMBERED in called[name] or name in up_front)
        and not _part(name, at, found)
    }
    return {_full(name, called[name]): at for name, at in kept.items()}


def _full(name: str, heads: Counter[str]) -> str:
    """*Weak semantic* as *weak semantic attack*, unless it is named without its head, too."""
    if "" in heads or _NUMBERED in heads:
        return name
    return f"{name} {min(heads, key=lambda head: (-heads[head], head))}"


def _part(name: str, at: list[int], found: Mapping[str, list[int]]) -> bool:
    """Whether a name is mostly met as a part of a longer one (*theft* of *model theft*), or adds words to one."""
    for other, places in found.items():
        if f" {name} " in f" {other} " and other != name and 2 * len(places) >= len(at):
            return True
        if f" {other} " in f" {name} " and other != name and 2 * len(at) < len(places):
            return True
    return False


def _names(view: View, i: int, heads: set[str], bare: set[str]) -> Iterator[tuple[str, str]]:
    """Names of dangers in a sentence, each with the noun after it that says so (empty: it stands elsewhere)."""
    columns = view.document.columns(i)
    words = list(zip(columns.lemmas_in_lower_case, columns.pos, strict=True))
    for at, (lemma, pos) in enumerate(words):
        if pos not in ("NOUN", "PROPN"):
            continue
        two = at + 1 < len(words) and f"{lemma} {words[at + 1][0]}" in heads
        if not (lemma in heads or two):
            continue
        start = at
        while start > 0 and at - start < _LONGEST and _naming(words[start - 1], bare, heads):
            start -= 1
        cut = start > 0 and words[start - 1][0] in ("-", "–")
        head = f"{lemma} {words[at + 1][0]}" if two else lemma
        if at - start >= 2 and not cut and any(p in ("NOUN", "PROPN") for _, p in words[start:at]):
            yield " ".join(w for w, _ in words[start:at]), head
        elif at - start == 1 and not cut and lemma in view.words["threat_act"]:
            # One word says which danger only together with its noun.
            yield f"{words[start][0]} {head}", ""
        yield from ((name, "") for name in _of(words, at, bare, heads))
    yield from ((name, _NUMBERED) for name in _numbered(words, heads))
    if view.cues_at(i, "dangers_listed"):
        yield from ((name, _NUMBERED) for name in _listed(words, bare))


def _of(words: list[tuple[str, str]], at: int, bare: set[str], heads: set[str]) -> Iterator[str]:
    """*The risk of model theft.*"""
    if at + 3 >= len(words) or words[at + 1][0] != "of":
        return
    end = at + 2
    while end < len(words) and end - at - 2 < _LONGEST and _naming(words[end], bare, heads):
        end += 1
    if end - at - 2 >= 2 and words[end - 1][1] in ("NOUN", "PROPN"):
        yield " ".join(w for w, _ in words[at + 2 : end])


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


def _listed(words: list[tuple[str, str]], bare: set[str]) -> Iterator[str]:
    """*(a) Stale keys, (b) faint letters*: the items of a list, where there are two or more."""
    found = []
    for at, (mark, _) in enumerate(words):
        name = words[at + 1 : at + 3]
        named = len(name) == 2 and all(_naming(word, bare, set()) for word in name) and name[1][1] != "ADJ"
        if named and _ITEM.fullmatch(mark):
            found.append(" ".join(word for word, _ in name))
    yield from found if len(found) > 1 else ()


def _naming(word: tuple[str, str], bare: set[str], heads: set[str]) -> bool:
    lemma, pos = word
    return (
        pos in ("NOUN", "PROPN", "ADJ")
        and lemma not in bare
        and lemma not in heads
        and lemma.replace("-", "").isalpha()
    )


def _holds(view: View, i: int, words: list[str]) -> bool:
    lemmas = view.document.columns(i).lemmas_in_lower_case
    return words[0] in lemmas and any(
        lemmas[at : at + len(words)] == words for at in range(len(lemmas) - len(words) + 1)
    )


def _read(view: View) -> Iterator[int]:
    return (i for i, s in enumerate(view.sentences) if s.layer in _LAYERS)


def _entry(view: View, name: str, at: list[int]) -> Entry:
    places = tuple(ThreatPlace(sentence=view.sentences[i].id, status=status(view, i)) for i in at)
    if any(view.cues_at(i, "denied") for i in at):
        return Entry(name, "hypothetical", places)
    return Entry(name, max((p.status for p in places), key=_RANK.index), places)


def denied(view: View, entry: Entry) -> bool:
    """Whether the paper says that nobody has met this danger."""
    return any(view.cues_at(view.index[place.sentence], "denied") for place in entry.places)


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
