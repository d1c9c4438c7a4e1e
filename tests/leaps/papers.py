"""Small papers for the checks, with everything upstream of a check given by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from claimcheck.language.document import Document
from claimcheck.leaps.cues import gather
from claimcheck.leaps.view import View, build
from claimcheck.matching.run import Matcher
from claimcheck.paper.model import Block, Paper
from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.finding import Agent, Finding
from claimcheck.records.paper import Section
from claimcheck.records.place import Span
from claimcheck.records.words import Layer, Role, SectionKind
from claimcheck.rulebook.model import Rulebook

Line = tuple[Layer, Role | None, str]
"""One sentence: its layer, its role, its text."""


def paper_of(lines: Sequence[Line], section: SectionKind | None = None) -> Paper:
    """A paper of these sentences, each a block; with ``section`` all stand in one section of this kind."""
    blocks = tuple(
        Block(
            id=f"b{n}",
            layer=layer,
            section="s1" if section else None,
            page=1,
            text=text,
            raw=text,
            offsets=tuple(range(len(text) + 1)),
            lines=(),
        )
        for n, (layer, _, text) in enumerate(lines)
    )
    title = next((text for layer, _, text in lines if layer == "title"), "A Paper")
    return Paper(
        title=title,
        source="paper.pdf",
        sha256=hashlib.sha256(title.encode()).hexdigest(),
        pages=1,
        language="en",
        sections=(Section(id="s1", title="One", number="1", kind=section),) if section else (),
        blocks=blocks,
        floats=(),
        references=(),
    )


class Case:
    """A paper under construction: sentences, then claims, evidence, links and findings on them."""

    def __init__(self, document: Document, lines: Sequence[Line], matcher: Matcher, rules: Rulebook) -> None:
        assert [s.text for s in document.sentences] == [text for _, _, text in lines]
        self.document = document
        self.sentences = tuple(
            s.model_copy(update={"role": role}) for s, (_, role, _) in zip(document.sentences, lines, strict=True)
        )
        self.claims: list[Claim] = []
        self.evidence: list[Evidence] = []
        self.experiments: list[Experiment] = []
        self.links: list[Link] = []
        self.findings: list[Finding] = []
        self._rules = rules
        self._cues = gather(matcher.run(document), rules.rules_of("leap"))

    def id(self, i: int) -> str:
        return self.sentences[i].id

    def claim(self, i: int, certainty: int = 4, same_as: Sequence[str] = ()) -> Claim:
        kind = self.sentences[i].role or "interpretation"
        claim = Claim(
            id=f"c{i}", sentence=self.id(i), kind=kind, certainty=certainty, salience=0.5, same_as=tuple(same_as)
        )
        self.claims.append(claim)
        return claim

    def figure(self, claim: Claim, label: str = "Figure 1", score: float = 0.8) -> None:
        found = Evidence(id=f"v{len(self.evidence)}", kind="figure", label=label, page=1)
        self.evidence.append(found)
        self.links.append(Link(claim=claim.id, evidence=found.id, relation="supports", score=score))

    def told_by(self, claim: Claim, i: int, relation: str = "supports") -> None:
        """A link to sentence ``i`` as evidence, or as a caveat (``bounds``)."""
        found = Evidence(id=f"v{len(self.evidence)}", kind="sentence", sentence=self.id(i), page=1)
        self.evidence.append(found)
        self.links.append(Link(claim=claim.id, evidence=found.id, relation=relation, score=0.8))  # type: ignore[arg-type]

    def find(self, i: int, words: str, category: str, who: str, stance: str = "asserted", flagged: bool = True) -> None:
        text = self.sentences[i].text
        at, by = text.index(words), text.index(who)
        self.findings.append(
            Finding(
                id=f"f{len(self.findings)}",
                sentence=self.id(i),
                rule=f"{category}.test",
                pack="test",
                category=category,
                severity="medium",
                stance=stance,  # type: ignore[arg-type]
                flagged=flagged,
                agent=Agent(text=who, start=by, end=by + len(who), kind="ai"),
                trigger=Span(text=words, start=at, end=at + len(words)),
                message="",
            )
        )

    def view(self) -> View:
        return build(
            self.document,
            self.sentences,
            self.claims,
            self.experiments,
            self.evidence,
            self.links,
            self.findings,
            self._cues,
            self._rules,
        )
