"""The cases that leap rules carry, run: a claim with its evidence makes the leap that the case names, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.analyse import ClaimGraph
from claimcheck.framing.find import find as find_framing
from claimcheck.language.read import read_document
from claimcheck.leaps.find import find as find_leaps
from claimcheck.matching.run import Matcher
from claimcheck.paper.loose import loose_paper
from claimcheck.paper.model import Paper
from claimcheck.records.claim import Claim, Evidence, Link
from claimcheck.records.leap import Leap
from claimcheck.records.paper import Section, Sentence
from claimcheck.records.words import Layer, Relation, Role
from claimcheck.rulebook.model import Rule, Rulebook, RuleCase
from claimcheck.rulebook.schema import LeapCase

if TYPE_CHECKING:
    from spacy.language import Language

_NONE = "none"
_SCORE = 0.8
"""Of the links of a case: well over what counts as backed."""


class Cases:
    """Runs cases against the checks with the rules of a whole rulebook."""

    def __init__(self, rulebook: Rulebook, nlp: Language) -> None:
        self._rulebook = rulebook
        self._nlp = nlp
        self._framing = Matcher(rulebook.rules_of("framing", "term"), nlp)
        self._leaps = Matcher(rulebook.rules_of("leap"), nlp)

    def run(self, rules: Sequence[Rule]) -> Iterator[tuple[Rule, RuleCase, str | None]]:
        """Each case of these rules, in order, with what is wrong (None: it did as it should)."""
        for rule in rules:
            for case in rule.cases:
                yield rule, case, self._problem(case.spec)

    def _problem(self, case: LeapCase) -> str | None:
        names = sorted({name for leap in self.leaps(case) for name in (leap.type, leap.check) if name is not None})
        if case.leap == _NONE:
            return f"leaps ({', '.join(names)}), and should not" if names else None
        return None if case.leap in names else f"should leap ({case.leap}); found: {', '.join(names) or 'none'}"

    def leaps(self, case: LeapCase) -> tuple[Leap, ...]:
        """The leaps of the claim of a case, in a paper that holds nothing but the case."""
        lines: list[tuple[str, Layer, Role]] = [(text, "abstract", "result") for text in case.abstract]
        at = len(lines)
        lines.append((case.claim, "body", "interpretation"))
        lines += [(text, "body", "result") for text in case.evidence]
        lines += [(text, "body", "result") for text in case.beside]
        lines += [(text, "body", "limitation") for text in case.caveat]
        document = read_document(_in_section(loose_paper([(text, layer) for text, layer, _ in lines])), self._nlp)
        roles = tuple(lines[int((s.block or "b0")[1:])][2] for s in document.sentences)
        told = _by_block(document.sentences)
        graph = _graph(told, at, len(case.evidence), len(case.beside), roles)
        findings = find_framing(document, roles, self._rulebook, self._framing.run(document))
        found = find_leaps(document, graph, findings, self._rulebook, self._leaps.run(document))
        own = {sentence.id for sentence in told.get(at, ())}
        return tuple(leap for leap in found.leaps if leap.sentence in own)


def _in_section(paper: Paper) -> Paper:
    """The body in one section where results are told."""
    section = Section(id="s1", title="Results", number="1", kind="result")
    blocks = tuple(replace(b, section="s1") if b.layer == "body" else b for b in paper.blocks)
    return replace(paper, sections=(section,), blocks=blocks)


def _by_block(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    found: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(int((sentence.block or "b0")[1:]), []).append(sentence)
    return found


def _graph(told: dict[int, list[Sentence]], at: int, evidence: int, beside: int, roles: tuple[Role, ...]) -> ClaimGraph:
    """The claim, with its evidence and caveats linked to it, and the claims of the abstract by themselves."""
    claims = [
        Claim(id=f"c{n:03d}", sentence=s.id, kind="interpretation" if n == at else "result", certainty=4, salience=0.5)
        for n in range(at + 1)
        for s in told.get(n, ())[:1]
    ]
    items: list[Evidence] = []
    links: list[Link] = []
    for n in sorted(told):
        carries = at < n <= at + evidence
        if not carries and n <= at + evidence + beside:
            continue
        for sentence in told[n]:
            item = Evidence(id=f"e{len(items):03d}", kind="sentence", sentence=sentence.id, page=1)
            items.append(item)
            relation: Relation = "supports" if carries else "bounds"
            links.append(Link(claim=f"c{at:03d}", evidence=item.id, relation=relation, score=_SCORE))
    return ClaimGraph(roles, tuple(claims), (), tuple(items), tuple(links))
