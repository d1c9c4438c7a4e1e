"""Why a rule did not match a sentence whose words it has: the parts that were met and those that failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.language.document import Document
from claimcheck.language.model import Frame
from claimcheck.matching.compiled import Compiled, Compiler, Part
from claimcheck.matching.frames import KIND_NAMES, FrameMatcher, argument_line
from claimcheck.matching.view import View
from claimcheck.matching.words import Slot
from claimcheck.rulebook.model import Rule
from claimcheck.rulebook.words import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

_SHOWN = 5
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that came near: its words stand in the sentence, or a part of it was met."""

    rule: str
    start: int
    end: int
    """Token span of the words of the rule; -1 where no place can be named."""
    met: tuple[str, ...]
    failed: tuple[str, ...]


class NearMisses:
    """Tells of rules why they did not match.

    Args:
        rules: the rules to look at.
        nlp: the pipeline that the documents were read with.

    Raises:
        RuleError: a token or dependency pattern is not one of spaCy's.
    """

    def __init__(self, rules: Iterable[Rule], nlp: Language) -> None:
        compiler = Compiler(nlp)
        self._rules = compiler.rules(rules)
        self._phrases = compiler.phrases

    def of(self, document: Document, i: int, matched: frozenset[str]) -> tuple[Miss, ...]:
        """The nearest miss of each rule that is not in ``matched``, those with fewest failures first."""
        if not document.is_prose(i):
            return ()
        view = View(i, document.columns(i))
        phrases: dict[int, list[tuple[int, int]]] = {}
        for hit in self._phrases.hits(view):
            phrases.setdefault(hit.key, []).append((hit.start, hit.end))
        found: list[Miss] = []
        for compiled in self._rules:
            if compiled.rule.id in matched:
                continue
            misses = list(self._rule(compiled, view, document, phrases))
            if misses:
                found.append(min(misses, key=lambda m: (m.start < 0, len(m.failed), -len(m.met), m.start)))
        # A pattern's single words stand in many sentences and say little: those come last.
        return tuple(sorted(found, key=lambda m: (m.start < 0, len(m.failed), -len(m.met), m.rule)))

    def _rule(
        self, compiled: Compiled, view: View, document: Document, phrases: dict[int, list[tuple[int, int]]]
    ) -> Iterator[Miss]:
        layer = document.sentences[view.index].layer
        around: list[str] = []
        if layer not in compiled.rule.scope:
            around.append(f"layer: the rule looks at {', '.join(compiled.rule.scope)}, and this is {layer}")
        if compiled.near is not None and not _has(view, compiled.near):
            around.append(f"near: the sentence has nothing of {wanted(compiled.near)}")
        for part in compiled.parts:
            for miss in self._part(compiled.rule.id, part, view, document, phrases):
                failed = (*miss.failed, *_own_near(part, view), *around)
                if not failed:
                    # All of the rule was met: an exception called it off.
                    failed = self._exception(compiled, view, document, phrases)
                yield Miss(miss.rule, miss.start, miss.end, miss.met, failed)

    def _part(
        self, rule: str, part: Part, view: View, document: Document, phrases: dict[int, list[tuple[int, int]]]
    ) -> Iterator[Miss]:
        if part.frame is not None:
            if (anchors := part.frame.anchors()) is None or not anchors.keys() & view.words:
                return
            frames = document.frames(view.index)
            for frame in frames:
                yield from _frame(rule, part.frame, view, frame)
            return
        if part.pattern is not None:
            words = sorted((part.pattern.anchors() or {}).keys() & view.words)
            if part.pattern.needs_parse:
                document.parse([view.index])
            hits = list(part.pattern.hits(view))
            for hit in hits:
                yield Miss(rule, hit.start, hit.end, hit.trace, ())
            if words and not hits:
                yield Miss(rule, -1, -1, (f"word: {_list(words)}",), ("pattern: the words around it are not as asked",))
            return
        for start, end in phrases.get(part.number, ()):
            yield Miss(rule, start, end, (f'phrase: "{view.text(start, end)}"',), ())

    def _exception(
        self, compiled: Compiled, view: View, document: Document, phrases: dict[int, list[tuple[int, int]]]
    ) -> tuple[str, ...]:
        for part, spec in zip(compiled.exceptions, compiled.rule.exceptions, strict=True):
            met = [m for m in self._part(compiled.rule.id, part, view, document, phrases) if not m.failed]
            if met:
                because = getattr(spec, "because", None)
                return (f"except: {'; '.join(met[0].met)}" + (f" ({because})" if because else ""),)
        return ("a longer match of the same words was taken",)


def _frame(rule: str, matcher: FrameMatcher, view: View, frame: Frame) -> Iterator[Miss]:
    found = matcher.predicate_in(view, frame)
    if found is None:
        return
    met = [f'predicate: "{view.text(found.start, found.end)}" ({found.word})']
    failed: list[str] = []
    for name, slot in matcher.slots.items():
        if slot is None:
            continue
        given = getattr(frame, name)
        line = argument_line(view, name, slot, given)
        if line is None:
            there = "nothing there"
            if given is not None:
                there = f'"{view.text(given.start, given.end)}" is {KIND_NAMES[given.kind]}'
            failed.append(f"{name}: {there}; the rule asks for {wanted(slot)}")
        elif line:
            met.append(line)
    for kind, line in matcher.rest(view, frame):
        if line is None:
            failed.append(f"{kind}: not as the rule asks")
        elif line:
            met.append(line)
    if not failed and matcher.reads(view, frame) is None:
        failed.append(f"part of speech: the rule does not mean it as {frame.pos}")
    yield Miss(rule, found.start, found.end, tuple(met), tuple(failed))


def _own_near(part: Part, view: View) -> tuple[str, ...]:
    if part.near is None or _has(view, part.near):
        return ()
    return (f"near: the sentence has nothing of {wanted(part.near)}",)


def _has(view: View, near: Slot) -> bool:
    return bool(near.kinds & view.kinds) or near.words.within(view, 0, len(view.doc)) is not None


def wanted(slot: Slot) -> str:
    """What may fill a slot, as an author would write it."""
    names = [_NAMES.get(kind, kind) for kind in sorted(slot.kinds)]
    names += ["any"] if slot.any else []
    names += ["none"] if slot.none else []
    words = sorted({*slot.words.singles, *(" ".join(t) for s in slot.words.sequences.values() for t, _ in s)})
    names += words[:_SHOWN]
    more = len(words) - _SHOWN
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")


def _list(words: Sequence[str]) -> str:
    return ", ".join(f'"{word}"' for word in words[:_SHOWN])
