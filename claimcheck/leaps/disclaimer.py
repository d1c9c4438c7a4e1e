"""The headline against the disclaimer: the body says what the paper does not show, title and abstract do not."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.support import support
from claimcheck.leaps.view import View
from claimcheck.records.claim import Claim

CHECK = "disclaimer"

_ASSERTIVE = ("result", "interpretation")


def check(view: View) -> Iterator[Draft]:
    """One for a paper: at the headline claim that most disclaimers bound, the title first."""
    if any(s.layer == "abstract" and _takes_back(view, i) for i, s in enumerate(view.sentences)):
        return
    found = [(claim, _disclaimers(view, claim)) for claim in _headlines(view)]
    found = [(claim, places) for claim, places in found if places]
    if not found:
        return
    claim, places = max(
        found, key=lambda f: (view.sentence(f[0].sentence).layer == "title", len(f[1]), f[0].salience, f[0].id)
    )
    carried = support(view, view.index[claim.sentence], claim)
    yield Draft(
        sentence=claim.sentence,
        claim=claim.id,
        type=None,
        check=CHECK,
        severity="medium",
        message=f"The body says what the paper does not show{_pages(view, places)}, but title and abstract do not.",
        because=(*places, *carried.ids),
        bounded_by=places,
        needed=f"Say it in the abstract too: “{view.sentence(places[0]).text}”",
    )


def _headlines(view: View) -> list[Claim]:
    """Claims of title and abstract that assert something and do not hedge it."""
    return [
        c
        for c in view.claims.values()
        if view.sentence(c.sentence).layer == "title"
        or (view.sentence(c.sentence).layer == "abstract" and c.kind in _ASSERTIVE)
    ]


def _disclaimers(view: View, claim: Claim) -> tuple[str, ...]:
    """Sentences of the body that bound the claim and say what is not shown, in document order."""
    found: dict[str, None] = {}
    for link in view.links_of.get(claim.id, ()):
        evidence = view.evidence.get(link.evidence or "")
        if (
            link.relation != "bounds"
            or link.score < view.numbers["disclaimer_score"]
            or evidence is None
            or evidence.sentence is None
        ):
            continue
        i = view.index[evidence.sentence]
        section = view.sections.get(view.sentences[i].section or "")
        others = section is not None and section.kind in ("related_work", "background")
        if view.sentences[i].layer in ("body", "footnote") and not others and _takes_back(view, i):
            found[evidence.sentence] = None
    return tuple(sorted(list(found)[: int(view.numbers["bounds_shown"])], key=view.index.__getitem__))


def _takes_back(view: View, i: int) -> bool:
    sentence = view.sentences[i]
    return bool(view.cues_at(i, "disclaimer")) and sentence.role in (
        "limitation",
        "aim",
        "interpretation",
        "speculation",
    )


def _pages(view: View, places: tuple[str, ...]) -> str:
    pages = sorted({page for s in places if (page := view.sentence(s).page) is not None})
    if not pages:
        return ""
    return f" (page {pages[0]})" if len(pages) == 1 else f" (pages {', '.join(map(str, pages))})"
