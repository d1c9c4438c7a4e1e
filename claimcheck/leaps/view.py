"""Everything a check may look at, in one place: sentences with roles, claims, what carries them, findings and cues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.language.document import Document
from claimcheck.leaps.cues import Cue
from claimcheck.records.claim import Claim, Evidence, Experiment, Link
from claimcheck.records.finding import Finding
from claimcheck.records.paper import Section, Sentence
from claimcheck.rulebook.model import Rulebook


@dataclass(frozen=True, slots=True)
class View:
    """A paper as the checks see it. Built by :func:`build`; holds records only, and the Docs of the sentences."""

    document: Document
    sentences: tuple[Sentence, ...]
    """With roles; sentence ``i`` is Doc ``i`` of the document."""
    index: Mapping[str, int]
    """Sentence id to its place in ``sentences``."""
    sections: Mapping[str, Section]
    claims: Mapping[str, Claim]
    claim_at: Mapping[str, Claim]
    """Sentence id to its claim."""
    findings_at: Mapping[str, tuple[Finding, ...]]
    links_of: Mapping[str, tuple[Link, ...]]
    """Claim id to its links, best first."""
    evidence: Mapping[str, Evidence]
    experiments: Mapping[str, Experiment]
    cues: Mapping[int, tuple[Cue, ...]]
    numbers: Mapping[str, float]
    """Thresholds of the leap packs by name."""
    words: Mapping[str, frozenset[str]]
    """Word lists of the leap packs by name."""

    def sentence(self, sentence_id: str) -> Sentence:
        return self.sentences[self.index[sentence_id]]

    def cues_at(self, i: int, *categories: str) -> tuple[Cue, ...]:
        """The cues of these categories in sentence ``i``."""
        found = self.cues.get(i)
        return tuple([cue for cue in found if cue.category in categories]) if found else ()


def build(
    document: Document,
    sentences: Sequence[Sentence],
    claims: Iterable[Claim],
    experiments: Iterable[Experiment],
    evidence: Iterable[Evidence],
    links: Iterable[Link],
    findings: Iterable[Finding],
    cues: Mapping[int, tuple[Cue, ...]],
    rulebook: Rulebook,
) -> View:
    """A view over the records of one paper; thresholds and word lists are those of the leap packs in ``rulebook``."""
    by_claim: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_claim[link.claim].append(link)
    by_sentence: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_sentence[finding.sentence].append(finding)
    known = {claim.id: claim for claim in claims}
    return View(
        document=document,
        sentences=tuple(sentences),
        index={sentence.id: i for i, sentence in enumerate(sentences)},
        sections={section.id: section for section in document.paper.sections},
        claims=known,
        claim_at={claim.sentence: claim for claim in reversed(known.values())},
        findings_at={key: tuple(sorted(found, key=lambda f: f.trigger.start)) for key, found in by_sentence.items()},
        links_of={key: tuple(sorted(found, key=_best_first)) for key, found in by_claim.items()},
        evidence={item.id: item for item in evidence},
        experiments={item.id: item for item in experiments},
        cues=cues,
        numbers=rulebook.numbers,
        words={
            name: frozenset(rulebook.words(name))
            for pack in rulebook.packs
            if pack.kind == "leap"
            for name in pack.words
        },
    )


def _best_first(link: Link) -> tuple[float, str, str, str]:
    return -link.score, link.experiment or "", link.evidence or "", link.on or ""
