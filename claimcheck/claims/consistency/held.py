"""A reference to a section that does not hold what is said of it, while another section does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.claims.consistency.model import TOLD, Clash
from claimcheck.claims.consistency.places import Places, capital
from claimcheck.language.document import Document
from claimcheck.paper.model import CrossReference
from claimcheck.records.paper import Section, Sentence

_TITLE = re.compile(
    r"(?P<what>[A-Za-z][\w' -]{3,60}?) (?:(?:is|are|can be|were) )?(?:also )?(?:found|listed|detailed|described|given|"
    r"provided|reported|presented|discussed|outlined) (?:in (?:more |full )?detail )?in $"
)
_EXHIBIT = re.compile(
    r"\b(?:plots?|figures?|graphs?|charts?|tables?|results|experiments?|evaluations?|samples|ablations?)"
    r"(?: (?:shown|given|presented|reported|described))? in (?:the )?$"
)
_LEAST_WORDS = 150
"""A section of fewer words was hardly read, or is a page of pictures."""
_LEAST_NOUNS = 3
_RARE = 3
"""A noun that stands in more sections than this says little of where it belongs."""
_DULL = frozenset(
    "section appendix detail result experiment method approach work paper figure table plot model author number "
    "part case way analysis discussion evaluation example setting".split()
)


def misplaced(document: Document, places: Places) -> Iterator[Clash]:
    """Sentences that send the reader to one section for what stands in another."""
    sections: _Sections | None = None
    for i, (sentence, references) in enumerate(zip(document.sentences, document.references, strict=True)):
        if sentence.layer not in TOLD or any(r.kind == "citation" for r in references):
            continue
        named = [r for r in references if r.kind in ("section", "appendix")]
        if len(named) != 1 or named[0].target is None:
            continue
        before = sentence.text[: named[0].start]
        if not _TITLE.search(before) and not _EXHIBIT.search(before):
            continue
        sections = sections or _Sections(document)
        clash = _by_title(sentence, named[0], sections, places)
        clash = clash or _by_nouns(i, named[0], document, sections, places)
        if clash is not None:
            yield clash


class _Sections:
    """The words of each section, those of its parts among them: as printed, and the lemmas of nouns."""

    def __init__(self, document: Document) -> None:
        self.all: Sequence[Section] = document.paper.sections
        self._around: dict[str, Sequence[str]] = {}
        self.by_id = {section.id: section for section in self.all}
        self.words: dict[str, set[str]] = defaultdict(set)
        self.length: Counter[str] = Counter()
        self.heading: dict[str, str] = {}
        own: dict[str, set[str]] = defaultdict(set)
        for i, sentence in enumerate(document.sentences):
            if sentence.section is None or sentence.layer == "reference":
                continue
            if sentence.layer == "heading":
                self.heading.setdefault(sentence.section, sentence.id)
            found = _plain(sentence.text) | (_nouns(document, i) if document.is_prose(i) else set())
            own[sentence.section] |= found
            for at in self.around(sentence.section):
                self.words[at] |= found
                self.length[at] += len(sentence.text.split())
        self.spread = Counter(word for words in own.values() for word in words)
        """In how many sections, parts counted by themselves, a word stands."""

    def around(self, ident: str) -> Sequence[str]:
        """A section and those it is part of, by their numbers."""
        if ident not in self._around:
            section = self.by_id.get(ident)
            above = [other.id for other in self.all if _inside(section, other)] if section is not None else []
            self._around[ident] = [ident, *above] if section is not None else []
        return self._around[ident]


def _by_title(sentence: Sentence, to: CrossReference, sections: _Sections, places: Places) -> Clash | None:
    """*Bread prices are given in Section 4*, where another section has just that title."""
    said = _TITLE.search(sentence.text[: to.start])
    target = sections.by_id.get(to.target or "")
    if said is None or target is None:
        return None
    what = _plain(said["what"])
    if len(what) < 2 or what & _plain(target.title) or 2 * len(what & sections.words[target.id]) > len(what):
        return None
    for other in sections.all:
        if other.id != target.id and _plain(other.title) == what and not _inside(other, target):
            message = (
                f"{capital(places.name(sentence))} sends the reader to {places.section(target.id)} "
                f"(“{target.title}”) for what stands in {places.section(other.id)}."
            )
            return _clash(sentence, other, message, sections)
    return None


def _by_nouns(i: int, to: CrossReference, document: Document, sections: _Sections, places: Places) -> Clash | None:
    """*The plot in Section 2.2* shows three things or more that are rare in the paper, and all in another section."""
    sentence, target = document.sentences[i], sections.by_id.get(to.target or "")
    here = set(sections.around(sentence.section or ""))
    if target is None or not _EXHIBIT.search(sentence.text[: to.start]):
        return None
    if sections.length[target.id] < _LEAST_WORDS or target.id in here:
        return None
    nouns = _nouns(document, i)
    strange = {n for n in nouns if n not in sections.words[target.id] and sections.spread[n] <= _RARE + 1}
    for other in sections.all:
        if other.id == target.id or other.id in here or _inside(other, target) or _inside(target, other):
            continue
        there = sorted(strange & sections.words[other.id])
        if len(there) >= max(_LEAST_NOUNS, len(nouns & sections.words[target.id]) + 1):
            message = (
                f"{capital(places.name(sentence))} points to {places.section(target.id)}, where nothing is said of "
                f"{', '.join(there[:-1])} or {there[-1]}; {places.section(other.id)} has all of these."
            )
            return _clash(sentence, other, message, sections)
    return None


def _clash(sentence: Sentence, other: Section, message: str, sections: _Sections) -> Clash:
    heading = sections.heading.get(other.id)
    return Clash("wrong_section", message, "low", (sentence.id, heading) if heading else (sentence.id,))


def _inside(inner: Section, outer: Section) -> bool:
    return bool(inner.number and outer.number and inner.number.startswith(f"{outer.number}."))


def _nouns(document: Document, i: int) -> set[str]:
    columns = document.columns(i)
    tokens = zip(columns.lemmas_in_lower_case, columns.pos, columns.texts, strict=True)
    found = {lemma for lemma, pos, text in tokens if pos in ("NOUN", "PROPN") and len(text) > 3 and text.isalpha()}
    return found - _DULL


def _plain(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z]{4,}", text.lower()) if w != "more"}
