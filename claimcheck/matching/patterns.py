"""Token and dependency matchers: spaCy's own, with the words they need found out beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from claimcheck.errors import RuleError
from claimcheck.matching.rows import Row
from claimcheck.matching.view import View
from claimcheck.matching.words import Need, gathered
from claimcheck.rulebook.patterns import MARKS

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_WORD_KEYS = ("LEMMA", "LOWER", "ORTH", "TEXT", "NORM")


@dataclass(frozen=True, slots=True)
class PatternHit:
    start: int
    end: int
    agent: int | None
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A pattern without our own keys, and what those said: which of its tokens are trigger, which is the agent."""

    pattern: list[dict[str, Any]]
    trigger: frozenset[int]
    agent: int | None
    words: tuple[frozenset[str], ...]
    """For each token that must be one of certain words, these."""
    reach: tuple[int, int] | None = None
    """How many tokens may stand before and after the rarest of them; None where there is no end to it."""
    row: Row | None = None
    """The pattern without spaCy, where it marks no token and asks for words and tags alone."""

    def window(self, view: View) -> tuple[int, int]:
        """The part of the sentence that holds every match: looking through all of it takes most of the time."""
        anchors = self.anchors()
        if self.reach is None or not anchors:
            return 0, len(view.doc)
        places = [i for word in anchors for i in view.places.get(word, ())]
        before, after = self.reach
        return max(0, min(places) - before), min(len(view.doc), max(places) + after + 1)

    def possible(self, view: View) -> bool:
        return not any(map(view.words.isdisjoint, self.words))

    def anchors(self) -> frozenset[str] | None:
        """The words of the token with the fewest, then the longest."""
        return min(self.words, key=lambda words: (len(words), -min(map(len, words)), sorted(words)), default=None)


def _prepare(pattern: Sequence[Mapping[str, Any]], *, dependency: bool) -> _Prepared:
    trigger, agent = set(), None
    plain: list[dict[str, Any]] = []
    anchors: list[frozenset[str]] = []
    for i, token in enumerate(pattern):
        if token.get("TRIGGER"):
            trigger.add(i)
        if token.get("AGENT"):
            agent = i
        plain.append({key: value for key, value in token.items() if key not in MARKS})
        words = _words(token.get("RIGHT_ATTRS", {}) if dependency else token)
        if words:
            anchors.append(words)
    prepared = _Prepared(plain, frozenset(trigger), agent, tuple(anchors))
    if dependency:
        return prepared
    row = None if trigger or agent is not None else Row.of(plain, _words(plain[0]) if plain else None)
    return replace(prepared, reach=_reach(plain, prepared.anchors()), row=row)


def _reach(pattern: Sequence[Mapping[str, Any]], anchors: frozenset[str] | None) -> tuple[int, int] | None:
    """The most tokens before and after the one that must be one of ``anchors``."""
    lengths = [_longest(str(token.get("OP", "1"))) for token in pattern]
    if anchors is None or None in lengths:
        return None
    k = next(i for i, token in enumerate(pattern) if _words(token) == anchors)
    known = [length or 0 for length in lengths]
    # A repeated anchor may lie at either end of its own run.
    return sum(known[: k + 1]), sum(known[k:])


def _longest(op: str) -> int | None:
    """How many tokens an operator may take; None: any number."""
    if op in ("1", "?", "!"):
        return 1
    count = re.fullmatch(r"\{(?:\d*,)?(\d+)\}", op)
    return int(count[1]) if count else None


def _words(token: Mapping[str, Any]) -> frozenset[str] | None:
    """The words of which a token must be one; None where the pattern leaves it open."""
    if str(token.get("OP", "1"))[0] in "?*!" or str(token.get("OP", "")).startswith(("{0", "{,")):
        return None
    for key in _WORD_KEYS:
        value = token.get(key)
        if isinstance(value, str):
            return frozenset((value.lower(),))
        if isinstance(value, Mapping) and isinstance(value.get("IN"), list):
            return frozenset(str(word).lower() for word in value["IN"])
    return None


class TokenMatcher:
    """One ``token:`` of a rule: on spaCy's Matcher what its words and tags alone do not decide."""

    needs_parse = False

    def __init__(self, patterns: Sequence[Sequence[Mapping[str, Any]]], vocab: Vocab, rule: str) -> None:
        from spacy.matcher import Matcher as SpacyMatcher

        self._patterns = [_prepare(pattern, dependency=False) for pattern in patterns]
        self._matchers = [SpacyMatcher(vocab) for _ in self._patterns]
        self.needs_parse = any("DEP" in token for p in self._patterns for token in p.pattern)
        for matcher, prepared in zip(self._matchers, self._patterns, strict=True):
            try:
                matcher.add("p", [prepared.pattern], greedy="LONGEST")
            except Exception as error:  # spaCy raises its own errors, pydantic's and ValueError here
                raise _bad_pattern(rule, "token", error) from None

    def anchors(self) -> dict[str, tuple[Need, ...]] | None:
        """Words of which a sentence must have one, with what else it needs; None: it may match anywhere."""
        return _union(self._patterns)

    def hits(self, view: View) -> Iterator[PatternHit]:
        for matcher, prepared in zip(self._matchers, self._patterns, strict=True):
            if not prepared.possible(view):
                continue
            if prepared.row is not None:
                for start, end in prepared.row.spans(view):
                    yield PatternHit(start, end, None, (f'words: "{view.text(start, end)}"',))
                continue
            first, last = prepared.window(view)
            found = matcher(view.doc[first:last], with_alignments=bool(prepared.trigger) or prepared.agent is not None)
            for match in sorted(found, key=lambda m: (m[1], m[2])):
                start, end = match[1] + first, match[2] + first
                words = view.text(start, end)
                agent = None
                if len(match) > 3:
                    places = match[3]
                    marked = [start + k for k, i in enumerate(places) if i in prepared.trigger]
                    agents = [start + k for k, i in enumerate(places) if i == prepared.agent]
                    agent = agents[-1] if agents else None
                    if marked:
                        start, end = marked[0], marked[-1] + 1
                yield PatternHit(start, end, agent, (f'words: "{words}"',))


class DependencyMatcher:
    """One ``dependency:`` of a rule, on spaCy's DependencyMatcher."""

    needs_parse = True

    def __init__(self, patterns: Sequence[Sequence[Mapping[str, Any]]], vocab: Vocab, rule: str) -> None:
        from spacy.matcher import DependencyMatcher as SpacyDependencyMatcher

        self._patterns = [_prepare(pattern, dependency=True) for pattern in patterns]
        self._matchers = [SpacyDependencyMatcher(vocab) for _ in self._patterns]
        for matcher, prepared in zip(self._matchers, self._patterns, strict=True):
            try:
                matcher.add("p", [prepared.pattern])
            except Exception as error:  # as above
                raise _bad_pattern(rule, "dependency", error) from None

    def anchors(self) -> dict[str, tuple[Need, ...]] | None:
        """Words of which a sentence must have one, with what else it needs; None: it may match anywhere."""
        return _union(self._patterns)

    def hits(self, view: View) -> Iterator[PatternHit]:
        for matcher, prepared in zip(self._matchers, self._patterns, strict=True):
            if not prepared.possible(view):
                continue
            for _, tokens in sorted(matcher(view.doc), key=lambda m: m[1]):
                chosen = [tokens[i] for i in sorted(prepared.trigger)] or [tokens[0]]
                agent = None if prepared.agent is None else tokens[prepared.agent]
                words = ", ".join(f'"{view.text(i, i + 1)}"' for i in sorted(set(tokens)))
                yield PatternHit(min(chosen), max(chosen) + 1, agent, (f"words: {words}",))


def _union(patterns: Sequence[_Prepared]) -> dict[str, tuple[Need, ...]] | None:
    pairs: list[tuple[str, Need]] = []
    for pattern in patterns:
        anchors = pattern.anchors()
        if anchors is None:
            return None
        need = tuple(words for words in pattern.words if words is not anchors)
        pairs += [(word, need) for word in sorted(anchors)]
    return gathered(pairs) or None


def _bad_pattern(rule: str, key: str, error: Exception) -> RuleError:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    reason = " ".join(lines[:4]) or type(error).__name__
    return RuleError(f"the {key} pattern of the rule {rule} is wrong: {reason}")
