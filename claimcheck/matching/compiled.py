"""Rules made ready for one language pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.language.columns import plain
from claimcheck.language.model import Frame
from claimcheck.matching.frames import FrameMatcher
from claimcheck.matching.patterns import DependencyMatcher, TokenMatcher
from claimcheck.matching.phrases import PhraseIndex
from claimcheck.matching.words import Need, Slot
from claimcheck.rulebook.model import Rule
from claimcheck.rulebook.schema import ExceptSpec, MatcherSpec

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Hit:
    """Where one matcher met the sentence."""

    start: int
    end: int
    trace: tuple[str, ...]
    frame: Frame | None = None
    agent: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A matcher of a rule, or of one of its exceptions."""

    number: int
    frame: FrameMatcher | None
    pattern: TokenMatcher | DependencyMatcher | None
    near: Slot | None
    anywhere: bool = False

    @property
    def needs_parse(self) -> bool:
        return self.frame is not None or (self.pattern is not None and self.pattern.needs_parse)

    def anchors(self) -> dict[str, tuple[Need, ...]] | None:
        """Words of which a sentence must have one, with what else it needs; None: it may match anywhere."""
        if self.frame is not None:
            return self.frame.anchors()
        return self.pattern.anchors() if self.pattern is not None else None


@dataclass(frozen=True, slots=True)
class Compiled:
    rule: Rule
    parts: tuple[Part, ...]
    exceptions: tuple[Part, ...]
    near: Slot | None


class Compiler:
    """Compiles rules one after the other; their phrases go into one index."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._cut = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
        self._count = 0
        self.phrases = PhraseIndex()

    def rules(self, rules: Iterable[Rule]) -> tuple[Compiled, ...]:
        """The rules, in their order.

        Raises:
            RuleError: a token or dependency pattern is not one of spaCy's.
        """
        return tuple(
            Compiled(
                rule,
                tuple(self._part(spec, rule) for spec in rule.matchers),
                tuple(self._part(spec, rule) for spec in rule.exceptions),
                None if rule.near is None else Slot.of(rule.near, self._tokenize),
            )
            for rule in rules
        )

    def _part(self, spec: MatcherSpec, rule: Rule) -> Part:
        number = self._count
        self._count += 1
        if spec.phrase is not None:
            self.phrases.add(number, spec.phrase, self._tokenize)
        pattern: TokenMatcher | DependencyMatcher | None = None
        if spec.token is not None:
            pattern = TokenMatcher(spec.token, self._nlp.vocab, rule.id)
        elif spec.dependency is not None:
            pattern = DependencyMatcher(spec.dependency, self._nlp.vocab, rule.id)
        return Part(
            number=number,
            frame=None if spec.frame is None else FrameMatcher(spec.frame, self._tokenize),
            pattern=pattern,
            near=None if spec.near is None else Slot.of(spec.near, self._tokenize),
            anywhere=isinstance(spec, ExceptSpec) and spec.anywhere,
        )

    def _tokenize(self, text: str) -> list[str]:
        # A word of letters alone is one token unless the tokenizer lists it as an exception (*cannot*).
        if text.isascii() and text.isalpha() and text not in self._cut:
            return [text.lower()]
        return [plain(token.lower_) for token in self._nlp.make_doc(text) if not token.is_space]
