"""Which lines of a paper sum up others, and what they sum up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


@dataclass(frozen=True, slots=True)
class Topline:
    """A line over others, with the claims further in that say the same."""

    i: int
    claim: Claim | None
    where: str
    """What it is, to begin a sentence: ``The abstract``."""
    body: tuple[Claim, ...]


def summary_lines(view: View, i: int) -> bool:
    """Whether a sentence stands in title, abstract or conclusion."""
    sentence = view.sentences[i]
    section = view.sections.get(sentence.section or "")
    return sentence.layer in ("title", "abstract") or (
        sentence.layer == "body" and section is not None and section.kind == "conclusion"
    )


def written_over(view: View) -> Iterator[Topline]:
    """Headings that say something, over the claims of their section; first sentences of captions, over the claims that
    their figure or table carries. Those claims only that share most of their words."""
    first: set[str | None] = set()
    for i, sentence in enumerate(view.sentences):
        if sentence.layer == "heading" and _states(view, i):
            claims = [c for c in view.claims.values() if _in_section(view, c, sentence.section)]
            where = "The heading"
        elif sentence.layer == "caption" and sentence.block not in first:
            first.add(sentence.block)
            if not _states(view, i):
                continue
            claims = _carried_by(view, sentence.block)
            where = "The caption"
        else:
            continue
        alike = tuple(c for c in claims if c.kind in ("result", "interpretation") and _alike(view, i, c))
        if alike:
            yield Topline(i, view.claim_at.get(sentence.id), where, alike)


def _states(view: View, i: int) -> bool:
    """Whether a line is a sentence with a finite verb as its head, and no question."""
    doc = view.document.doc(i)
    if "?" in view.sentences[i].text or not any("Fin" in t.morph.get("VerbForm", []) for t in doc):
        return False
    view.document.parse([i])
    heads = [t for t in doc if t.dep_ == "ROOT"]
    return any("Fin" in t.morph.get("VerbForm", []) for head in heads for t in (head, *head.children))


def _in_section(view: View, claim: Claim, section: str | None) -> bool:
    sentence = view.sentence(claim.sentence)
    return section is not None and sentence.section == section and sentence.layer == "body"


def _carried_by(view: View, block: str | None) -> list[Claim]:
    labels = {item.label for item in view.document.paper.floats if item.caption == block}
    evidence = {e.id for e in view.evidence.values() if e.kind in ("figure", "table") and e.label in labels}
    return [
        view.claims[claim]
        for claim, links in view.links_of.items()
        if any(link.evidence in evidence and link.relation in ("reports", "supports") for link in links)
        and view.sentence(view.claims[claim].sentence).layer == "body"
    ]


def _alike(view: View, i: int, claim: Claim) -> bool:
    return shared(view, i, view.index[claim.sentence]) >= view.numbers["headline_shared"]


def shared(view: View, i: int, j: int) -> float:
    """Which part of its content words sentence ``i`` shares with sentence ``j``; 0 where it has fewer than two."""
    own = content(view, i)
    return len(own & content(view, j)) / len(own) if len(own) > 1 else 0.0


def content(view: View, i: int) -> set[str]:
    """The lemmas of the nouns, verbs and adjectives of a sentence."""
    lemmas = view.document.columns(i).lemmas_in_lower_case
    return {lemmas[k] for k in content_places(view, i)}


def content_places(view: View, i: int) -> list[int]:
    """Where the nouns, verbs and adjectives of a sentence stand."""
    columns, doc = view.document.columns(i), view.document.doc(i)
    kept = [k for k, pos in enumerate(columns.pos) if pos in _CONTENT and columns.texts[k].isalpha()]
    return [k for k in kept if not doc[k].is_stop]
