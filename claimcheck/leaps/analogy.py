"""Conclusions about systems by likeness with people, animals or institutions, without a word on where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.leaps.draft import Draft
from claimcheck.leaps.grammar import trigger
from claimcheck.leaps.mental import calm
from claimcheck.leaps.said import CLAIM_ROLES
from claimcheck.leaps.support import bounds
from claimcheck.leaps.view import View
from claimcheck.leaps.worded import Worded, worded
from claimcheck.records.claim import Claim
from claimcheck.records.words import Role, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

CHECK = "analogy"

# Likenesses are drawn where a design is told, too.
_ROLES: tuple[Role, ...] = (*CLAIM_ROLES, "method", "background")

_MOTIVES = ("intent", "deception", "emotion", "agency", "social")
_CONTENT = ("NOUN", "VERB", "ADJ", "PROPN")
_STEM = 6
_LONGEST = 4

_STANCES: tuple[Stance, ...] = ("asserted", "hedged")

_NEEDED = "Say in which respects the two are alike and where the likeness ends, or compare them in one experiment."


def check(view: View) -> Iterator[Draft]:
    """Likenesses in claims; those of which the section, or the paper elsewhere, says where they end are of no type."""
    yield from worded(view, CHECK, "analogy", _ROLES, _unlimited, _says, lambda _: _NEEDED, _STANCES)
    for draft in worded(view, CHECK, "analogy", _ROLES, _limited, _says_limited, lambda _: "", _STANCES):
        ends = tuple(view.sentences[j].id for j in _ends(view, view.index[draft.sentence], draft.claim))
        # Shown, and of no type: a likeness with its end stated is no leap.
        yield replace(
            draft, type=None, severity="low", because=(*draft.because, *ends), bounded_by=ends, aspect="limited"
        )
    yield from _beside(view)


def _beside(view: View) -> Iterator[Draft]:
    """In abstract and introduction: what people do, then systems doing the same; one of each section."""
    seen: set[str | None] = set()
    near = int(view.numbers["likeness_sentences"])
    for i, sentence in enumerate(view.sentences):
        section = view.sections.get(sentence.section or "")
        opening = sentence.layer == "abstract" or (section is not None and section.kind == "introduction")
        if not opening or sentence.section in seen or not view.cues_at(i, "people") or not _of_people(view, i):
            continue
        for j in range(i + 1, min(i + 1 + near, len(view.sentences))):
            other = view.sentences[j]
            if other.section != sentence.section or other.layer != sentence.layer:
                break
            same = _same(view, i, j)
            claim = view.claim_at.get(other.id)
            if same is None or _ends(view, j, claim.id if claim else None):
                continue
            seen.add(sentence.section)
            yield _side_by_side(view, i, j, claim, same)
            break


def _of_people(view: View, i: int) -> bool:
    """Whether sentence ``i`` has people as what it speaks of, and no system."""
    doc = view.document.doc(i)
    return not any(t._.agent_kind == "ai" for t in doc) and not any(t.lower_ in ("we", "our", "us") for t in doc)


def _same(view: View, i: int, j: int) -> str | None:
    """The words of sentence ``j`` that say the same of systems: flagged words that sentence ``i`` has of people, or a
    word of likeness beside a system."""
    stems = {t.lemma_.lower()[:_STEM] for t in view.document.doc(i) if t.pos_ in _CONTENT and len(t) > 3}
    # A paper on reasoning speaks of it on every page; what is borrowed from people shows in motives.
    flagged = [f for f in view.findings_at.get(view.sentences[j].id, ()) if f.flagged and f.category in _MOTIVES]
    for finding in flagged:
        if {token.lemma_.lower()[:_STEM] for token in trigger(view, finding) or ()} & stems:
            return finding.trigger.text
    alike = view.cues_at(j, "alike")
    doc = view.document.doc(j)
    if alike and any(t._.agent_kind == "ai" for t in doc):
        return doc[alike[0].start : alike[0].end].text
    return None


def _side_by_side(view: View, i: int, j: int, claim: Claim | None, same: str) -> Draft:
    other = view.sentences[j]
    own = other.role in CLAIM_ROLES and not view.cues_at(j, "expected")
    people = next((t for t in view.document.doc(i) if t.lemma_.lower() in view.words["person"]), None)
    whom = f"“{_phrase(people).lower()}”" if people is not None else "people"
    page = view.sentences[i].page
    return Draft(
        sentence=other.id,
        claim=claim.id if claim else None,
        type="analogy" if own else None,
        check=CHECK,
        severity="low",
        message=f"A sentence on {whom}{f' (page {page})' if page else ''} leads to one on systems (“{same}”), and the "
        "section does not say where the likeness ends.",
        because=(view.sentences[i].id, *(f.id for f in view.findings_at.get(other.id, ()) if f.flagged)),
        bounded_by=bounds(view, j, claim),
        needed=_NEEDED,
        aspect="side_by_side",
    )


def _unlimited(found: Worded) -> bool:
    return _own(found) and not _limited(found)


def _limited(found: Worded) -> bool:
    return _own(found) and bool(_ends(found.view, found.i, found.claim.id if found.claim else None))


def _own(found: Worded) -> bool:
    sentence = found.view.sentences[found.i]
    section = found.view.sections.get(sentence.section or "")
    return sentence.role in CLAIM_ROLES or section is None or section.kind not in ("related_work", "background")


def _ends(view: View, i: int, claim: str | None) -> list[int]:
    """Where it is said that the likeness ends: in the section, in a caveat that bounds the claim, or where the paper
    speaks elsewhere of the same people."""
    own = view.sentences[i]
    caveats = {view.index[s] for s in bounds(view, i, view.claims.get(claim or ""))}
    sources = _sources(view, i)
    return [
        j
        for j, s in enumerate(view.sentences)
        if view.cues_at(j, "boundary")
        and (j in caveats or (s.section == own.section and s.layer == own.layer) or sources & _sources(view, j))
    ]


def _sources(view: View, i: int) -> set[str]:
    return {t.lemma_.lower() for t in view.document.doc(i) if t.lemma_.lower() in view.words["person"]}


def _says_limited(found: Worded) -> str:
    return f"{_likens(found)}, and the paper says where the likeness ends."


def _says(found: Worded) -> str:
    carried = (
        f"the evidence found ({found.carrier}) is about the system alone"
        if found.carried.backed
        else "no experiment was found that compares the two"
    )
    return f"{_likens(found)}; {carried}, and the section does not say where the likeness ends."


def _likens(found: Worded) -> str:
    """``“the buffer” is likened to “people”``, with what could be found of the two."""
    doc = found.view.document.doc(found.i)
    people = found.view.words["person"]
    source = next((t for t in doc[found.cue.start :] if t.lemma_.lower() in people), None)
    target = next((t for t in doc[: found.cue.start] if t._.agent_kind == "ai" and t.pos_ in ("NOUN", "PROPN")), None)
    whom = f"“{_phrase(source)}”" if source is not None else "living beings"
    if target is None:
        return f"A likeness to {whom} is drawn (“{found.words}”)"
    return f"“{_phrase(target)}” is likened to {whom} (“{found.words}”)"


def _phrase(token: Token) -> str:
    """A noun with the words around it that belong to it."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN") and token.i - start < _LONGEST:
        start -= 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN") and end - token.i < _LONGEST:
        end += 1
    return calm(doc[start:end].text)
