"""Frame matchers: a rule's slots against the frames of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.language.model import Argument, Frame
from claimcheck.matching.view import View
from claimcheck.matching.words import (
    Found,
    Need,
    Slot,
    Tokenize,
    WordSet,
    beside,
    fits,
    gathered,
    met,
    parts_of,
    split_pos,
)
from claimcheck.rulebook.schema import FrameSpec

KIND_NAMES = {"ai": "an AI system", "human": "people", "other": "neither an AI system nor people", "unknown": "unclear"}
"""How a trace puts what a phrase stands for."""

_FORMS = {
    "to_infinitive": "to + verb",
    "that_clause": "that-clause",
    "wh_clause": "wh-clause",
    "gerund": "-ing clause",
    "adjective": "adjective",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class FrameHit:
    """A frame that a matcher met."""

    frame: Frame
    start: int
    end: int
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Oblique:
    prep: WordSet | None
    head: Slot | None


FramesAt = Callable[[Iterable[int] | None], Iterable[Frame]]
"""The frames of a sentence at certain tokens, or all."""


class FrameMatcher:
    """One ``frame:`` of a rule."""

    def __init__(self, spec: FrameSpec, tokenize: Tokenize) -> None:
        def slot(words: Sequence[str] | None) -> Slot | None:
            return None if words is None else Slot.of(words, tokenize)

        self.predicate = None if "any" in spec.predicate else WordSet.of(spec.predicate, tokenize)
        self._lemmas = {text: parts_of(pos) for text, pos in map(split_pos, spec.predicate) if " " in text}
        """Predicates of several words, which a frame may also carry as its lemma (``take over``)."""
        self._anchors = None if self.predicate is None else self.predicate.anchors()
        self._heads: frozenset[str] | None = None
        self._opens: dict[str, tuple[Need, ...]] = {}
        """Words of which the token of such a predicate must be one, as lemma or form, and what else must be there."""
        if self.predicate is not None:
            self._heads = frozenset((*self.predicate.singles, *self.predicate.sequences, *self._lemmas))
            """Words of which the predicate of a frame must be one, as lemma, form or lemma of the frame."""
            self._opens = _opens(self.predicate, self._lemmas)
        self.slots = {name: slot(getattr(spec, name)) for name in ("agent", "patient", "causer", "object")}
        self.modifier = None if spec.modifier is None else Slot.of(spec.modifier, tokenize)
        self.obliques = tuple(
            _Oblique(None if o.prep is None else WordSet.of(o.prep, tokenize), slot(o.head)) for o in spec.oblique
        )
        self.complement = spec.complement
        self._complement_head = slot(spec.complement.head) if spec.complement else None
        self.negated = spec.negated
        self.modality = spec.modality

    def anchors(self) -> dict[str, tuple[Need, ...]] | None:
        """Words of which a sentence must have one, with what else it needs; None: the matcher may match anywhere."""
        return self._anchors

    def kinds(self) -> frozenset[str] | None:
        """Kinds of which the sentence must mention one, where a slot asks for an AI system and nothing else."""
        for slot in self.slots.values():
            # Only of AI systems is it sure that tags alone find them: *who* turns out human only in the parse.
            if slot and slot.kinds == {"ai"} and not (slot.any or slot.none or slot.words):
                return slot.kinds
        return None

    def hits(self, view: View, frames: FramesAt) -> Iterator[FrameHit]:
        """The frames of the sentence that fit; only those are built whose predicate may be the one that is wanted."""
        heads, lemmas, lowers = self._heads, view.lemmas, view.lowers
        at = None
        if heads is not None:
            opens = (word for word in self._opens.keys() & view.words if met(self._opens[word], view.words))
            at = sorted({i for word in opens for i in view.places[word]})
        for frame in frames(at):
            i = frame.predicate
            if heads is None or lemmas[i] in heads or lowers[i] in heads or frame.lemma in heads:
                hit = self._hit(view, frame)
                if hit:
                    yield hit

    def predicate_in(self, view: View, frame: Frame) -> Found | None:
        """The words of the rule that the predicate of ``frame`` is."""
        return self._predicate(view, frame)

    def rest(self, view: View, frame: Frame) -> Iterator[tuple[str, str | None]]:
        """All but predicate, part of speech and arguments: name and line of the trace, None where it does not fit."""
        yield "modifier", self._modifier(view, frame)
        yield "with", self._oblique(view, frame)
        yield "complement", self._clause(view, frame)
        yield "negated", "" if self.negated in (None, frame.negated) else None
        yield "modality", "" if self.modality is None or self._modality(frame) else None

    def reads(self, view: View, frame: Frame) -> FrameHit | None:
        """The hit at ``frame``, if the whole matcher fits."""
        return self._hit(view, frame)

    def _hit(self, view: View, frame: Frame) -> FrameHit | None:
        found = self._predicate(view, frame)
        if found is None:
            return None
        if frame.pos == "ADJ" and (_is_verb_word(view, frame, found) or _ends_compound(view, found)):
            return None
        if frame.pos == "VERB" and view.doc[frame.predicate]._.noun_kind == "ai":
            return None
        if frame.pos == "VERB" and found.parts is not None and "VERB" not in found.parts:
            # A participle that the rule calls an adjective (*the model is motivated*) describes the one it is done to.
            if frame.patient is None or (frame.agent is not None and frame.agent.via != "by-phrase"):
                return None
            frame = replace(frame, agent=frame.patient, patient=None)
        trace = [f'predicate: "{view.text(found.start, found.end)}" ({found.word})']
        for name, slot in self.slots.items():
            line = "" if slot is None else argument_line(view, name, slot, getattr(frame, name))
            if line is None:
                return None
            trace.append(line)
        for line in (self._modifier(view, frame), self._oblique(view, frame), self._clause(view, frame)):
            if line is None:
                return None
            trace.append(line)
        if self.negated is not None and frame.negated != self.negated:
            return None
        if self.modality is not None and not self._modality(frame):
            return None
        return FrameHit(frame, found.start, found.end, tuple(line for line in trace if line))

    def _predicate(self, view: View, frame: Frame) -> Found | None:
        tokens = sorted({frame.predicate, *frame.words})
        if self.predicate is None:
            return Found(frame.lemma, tokens[0], tokens[-1] + 1, None)
        if frame.lemma in self._lemmas:
            parts = self._lemmas[frame.lemma]
            return (
                Found(frame.lemma, tokens[0], tokens[-1] + 1, parts)
                if fits(parts, view, frame.predicate, frame.pos)
                else None
            )
        found = self.predicate.around(view, frame.predicate, frame.pos)
        if found:
            return found
        if frame.lemma in self.predicate.singles:
            parts = self.predicate.singles[frame.lemma]
            if parts is None or frame.pos in parts:
                return Found(frame.lemma, frame.predicate, frame.predicate + 1, parts)
        return self._scattered(view, frame, tokens)

    def _scattered(self, view: View, frame: Frame, tokens: Sequence[int]) -> Found | None:
        """A predicate of several words whose words do not stand in a row: *make a decision*."""
        if self.predicate is None or len(tokens) < 2:
            return None
        for key in (view.lemmas[frame.predicate], view.lowers[frame.predicate]):
            for words, parts in self.predicate.sequences.get(key, ()):
                if all(any(word in (view.lemmas[i], view.lowers[i]) for i in tokens) for word in words):
                    return Found(" ".join(words), tokens[0], tokens[-1] + 1, parts)
        return None

    def _modifier(self, view: View, frame: Frame) -> str | None:
        if self.modifier is None:
            return ""
        if self.modifier.none and not frame.modifiers:
            return ""
        for i in frame.modifiers:
            if self.modifier.any or self.modifier.words.around(view, i):
                return f'modifier: "{view.text(i, i + 1)}"'
        return None

    def _oblique(self, view: View, frame: Frame) -> str | None:
        lines: list[str] = []
        for wanted in self.obliques:
            for prep, argument in frame.obliques:
                if wanted.prep is not None and prep not in wanted.prep.singles and prep not in _phrases(wanted.prep):
                    continue
                if wanted.head is None:
                    lines.append(f'with: "{prep} {view.text(argument.start, argument.end)}"')
                    break
                line = argument_line(view, f"with {prep}", wanted.head, argument)
                if line is not None:
                    lines.append(line)
                    break
            else:
                return None
        return "; ".join(lines)

    def _clause(self, view: View, frame: Frame) -> str | None:
        wanted = self.complement
        if wanted is None:
            return ""
        given = frame.complement
        if given.form == "none":
            return "" if wanted.optional or "none" in wanted.form else None
        if wanted.form and given.form not in wanted.form:
            return None
        if self._complement_head is not None and not _fills(view, self._complement_head, given.head):
            return None
        head = f' "{view.text(given.head, given.head + 1)}"' if given.head >= 0 else ""
        return f"complement: {_FORMS[given.form]}{head}"

    def _modality(self, frame: Frame) -> bool:
        assert self.modality is not None
        if frame.modality is None:
            return "none" in self.modality
        return "any" in self.modality or frame.modality in self.modality


def _opens(predicate: WordSet, lemmas: Iterable[str]) -> dict[str, tuple[Need, ...]]:
    return gathered(
        [(word, ()) for word in predicate.singles]
        + [(word, beside(word, tokens)) for word, of_word in predicate.sequences.items() for tokens, _ in of_word]
        + [((words := lemma.split(" "))[0], beside(words[0], words)) for lemma in lemmas]
    )


def _is_verb_word(view: View, frame: Frame, found: Found) -> bool:
    """Whether a participle that describes a noun (*the desired output*) was met as its verb (*desire*)."""
    if view.pos(frame.predicate) != "VERB":
        return False
    if found.parts is not None:
        return "ADJ" not in found.parts
    return found.word == view.lemmas[frame.predicate] != view.lowers[frame.predicate]


_PREFIXES = frozenset("self super ultra hyper non un anti over under re co all very most highly ill well".split())
"""What before a hyphen leaves an adjective what it is."""


def _ends_compound(view: View, found: Found) -> bool:
    """Whether an adjective ends a compound that makes another word of it: *position-wise*, *task-aware*."""
    i = found.start
    if i < 2 or view.lowers[i - 1] != "-" or view.doc[i - 1].whitespace_ or view.doc[i - 2].whitespace_:
        return False
    return view.lowers[i - 2] not in _PREFIXES


def _phrases(words: WordSet) -> frozenset[str]:
    return frozenset(" ".join(tokens) for sequences in words.sequences.values() for tokens, _ in sequences)


def _fills(view: View, slot: Slot, head: int) -> bool:
    if head < 0:
        return slot.none
    return slot.any or view.doc[head]._.agent_kind in slot.kinds or slot.words.around(view, head) is not None


def argument_line(view: View, name: str, slot: Slot, argument: Argument | None) -> str | None:
    """How ``argument`` fills ``slot``, for the trace; None when it does not."""
    if argument is None:
        return "" if slot.none else None
    if slot.any or argument.kind in slot.kinds:
        note = KIND_NAMES[argument.kind]
    elif argument.lemma in slot.words.singles and slot.words.singles[argument.lemma] is None:
        note = argument.lemma
    else:
        found = slot.words.around(view, argument.head)
        if found is None:
            return None
        note = found.word
    return f'{name}: "{view.text(argument.start, argument.end)}" ({note}; {argument.via})'
