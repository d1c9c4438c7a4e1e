"""The examples that rules carry, run: what should match does, what should not does not, no rewording is flagged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from claimcheck.evaluation.instead import instead
from claimcheck.language.document import Document
from claimcheck.language.read import read_document
from claimcheck.matching.model import Match
from claimcheck.matching.run import Matcher
from claimcheck.paper.loose import loose_paper
from claimcheck.records.words import Layer
from claimcheck.rulebook.load import load_rules
from claimcheck.rulebook.model import Rule, Rulebook, RuleExample
from claimcheck.rulebook.problem import Problem

if TYPE_CHECKING:
    from spacy.language import Language

What = Literal["match", "no_match", "todo_match", "rewording", "case"]

NEUTRAL = {
    "agent": "the network",
    "predicate": "produced",
    "object": "this output",
    "n": "3",
    "total": "10",
    "rate": "30%",
}
"""What fills the slots of a rewording when it is tried against its own pack."""

_WORDS_A_DOCUMENT = 200
"""Few, so that each example is read as in a short text: a long one would decide for itself what *the model* is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; ``problem`` is None where it did as it should."""

    rule: str
    what: What
    text: str
    path: str
    line: int
    problem: str | None = None
    column: int = 1
    hint: str | None = None

    def __str__(self) -> str:
        """As an error in a rule file: place, what is wrong, the line, a caret, what was found instead."""
        lines = Path(self.path).read_text(encoding="utf-8-sig").splitlines() if Path(self.path).is_file() else []
        source = lines[self.line - 1].rstrip() if 0 < self.line <= len(lines) else self.text
        what = f"{self.rule}: {self.problem or 'as it should be'}"
        return str(Problem(self.path, self.line, self.column, what, source, self.hint))


@dataclass(frozen=True, slots=True)
class _Case:
    rule: Rule
    what: What
    example: RuleExample
    layer: Layer


def run_examples(rulebook: Rulebook, nlp: Language, packs: Iterable[str] | None = None) -> tuple[Outcome, ...]:
    """One outcome for each example and rewording of the packs named (all, if none are), in the order of the files.

    A ``todo_match`` that matches has a problem too: it can move to ``match``.

    Raises:
        RuleError: a token or dependency pattern is not one of spaCy's.
    """
    names = None if packs is None else set(packs)
    rules = [rule for pack in rulebook.packs if names is None or pack.name in names for rule in pack.rules]
    matcher = Matcher(rules, nlp)
    by_rule = {rule.id: rule for rule in rules}
    outcomes: list[Outcome] = []
    for batch in _batches([case for rule in rules for case in _cases(rule)]):
        document = _document([(case.example.text, case.layer) for case in batch], nlp)
        document.parse(matcher.candidates(document))
        for number, case in enumerate(batch):
            outcomes.append(_judge(case, _matches(document, matcher, number), document, by_rule, number))
    return (*outcomes, *_run_cases(rulebook, nlp, [rule for rule in rules if rule.cases]))


def _run_cases(rulebook: Rulebook, nlp: Language, rules: Sequence[Rule]) -> Iterator[Outcome]:
    """Claims with their evidence, against the checks; these need the shipped packs beside those at hand."""
    if not rules:
        return
    from claimcheck.evaluation.cases import Cases

    whole = load_rules([pack.path for pack in rulebook.packs])
    for rule, case, problem in Cases(whole, nlp).run(rules):
        yield Outcome(rule.id, "case", case.spec.claim, case.path, case.line, problem, case.column)


def _cases(rule: Rule) -> Iterator[_Case]:
    layer: Layer = "body" if "body" in rule.scope else rule.scope[0]
    kinds: tuple[tuple[What, tuple[RuleExample, ...]], ...] = (
        ("match", rule.match),
        ("no_match", rule.no_match),
        ("todo_match", rule.todo_match),
    )
    for what, examples in kinds:
        for example in examples:
            yield _Case(rule, what, example, layer)
    if rule.kind == "framing":
        for text in rule.rewording:
            yield _Case(rule, "rewording", RuleExample(_filled(text), (), None, rule.path, rule.line, 5), layer)


def _filled(text: str) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda slot: NEUTRAL.get(slot[1], slot[0]), text)
    return filled[:1].upper() + filled[1:]


def _batches(cases: Sequence[_Case]) -> Iterator[list[_Case]]:
    batch: list[_Case] = []
    words = 0
    for case in cases:
        length = len(case.example.text.split())
        if batch and words + length > _WORDS_A_DOCUMENT:
            yield batch
            batch, words = [], 0
        batch.append(case)
        words += length
    if batch:
        yield batch


def _document(texts: Sequence[tuple[str, Layer]], nlp: Language) -> Document:
    """One paragraph for each text, so that none looks at another."""
    return read_document(loose_paper(texts, source="examples"), nlp)


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with its place in the example's text (an example may be split into several sentences)."""

    match: Match
    start: int
    end: int


def _matches(document: Document, matcher: Matcher, number: int) -> list[_Found]:
    found: list[_Found] = []
    place = 0
    block = f"b{number:05d}"
    whole = next(b.text for b in document.paper.blocks if b.id == block)
    for i, sentence in enumerate(document.sentences):
        if sentence.block != block:
            continue
        place = max(0, whole.find(sentence.text, place))
        doc = document.doc(i)
        for match in matcher.matches(document, i):
            span = doc[match.start : match.end]
            found.append(_Found(match, place + span.start_char, place + span.end_char))
        place += len(sentence.text)
    return found


def _judge(case: _Case, found: Sequence[_Found], document: Document, rules: dict[str, Rule], number: int) -> Outcome:
    own = [f for f in found if f.match.rule == case.rule.id]
    problem: str | None = None
    hint: str | None = None
    if case.what == "match":
        problem = _missed(case.example, own, document)
        if problem and not own:
            hint = instead(document, f"b{number:05d}", [f.match for f in found])
    elif case.what == "no_match" and own:
        problem = f"matches, and should not: {_why(own[0])}"
    elif case.what == "todo_match" and _missed(case.example, own, document) is None:
        problem = "this known miss matches now: move it to match"
    elif case.what == "rewording":
        pack = [f for f in found if rules[f.match.rule].pack == case.rule.pack]
        flagged = [f for f in pack if document.stance(f.match.sentence, f.match.anchor).stance != "negated"]
        if flagged:
            problem = f'the rewording "{case.example.text}" is itself flagged by {flagged[0].match.rule}'
            hint = _why(flagged[0])
    example = case.example
    return Outcome(case.rule.id, case.what, example.text, example.path, example.line, problem, example.column, hint)


def _missed(example: RuleExample, found: Sequence[_Found], document: Document) -> str | None:
    if not found:
        return "should match, and does not"
    for start, end in example.triggers:
        if not any(f.start < end and start < f.end for f in found):
            marked, met = example.text[start:end], example.text[found[0].start : found[0].end]
            return f'matches at "{met}", not at the marked "{marked}"'
    if example.stance is not None:
        stances = {document.stance(f.match.sentence, f.match.anchor).stance for f in found}
        if example.stance not in stances:
            return f"matches with the stance {', '.join(sorted(stances))}; it should be {example.stance}"
    return None


def _why(found: _Found) -> str:
    return "; ".join(found.match.trace)
