"""An author whose name is spelled two ways, under the title and where contributions are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import Places
from claimcheck.language.document import Document
from claimcheck.records.paper import Sentence

_NAME = re.compile(r"\b(?P<first>[A-Z][^\W\d_]+) (?:[A-Z]\. )?(?P<last>[A-Z][^\W\d_]{4,})\b")
_MOST = 2
"""Letters two spellings of a name may differ by."""


def name_clashes(document: Document, places: Places) -> Iterator[Clash]:
    """First names with two family names that are all but one: in the byline, and in the statement of contributions."""
    byline = [s for s in document.sentences if s.page == 1 and s.layer == "furniture" and s.text.count(",") > 1]
    titles = {section.id: section.title.lower() for section in document.paper.sections}
    statement = [
        s for s in document.sentences if s.layer == "body" and "contribution" in titles.get(s.section or "", "")
    ]
    if not any(titles.get(s.section or "", "").startswith("author") for s in statement):
        return
    above, below = _names(byline), _names(statement)
    lasts_above, lasts_below = {last for _, last in above}, {last for _, last in below}
    for (first, last), sentence in below.items():
        if last in lasts_above:
            continue
        for (other_first, other), title in above.items():
            if other_first != first or other in lasts_below:
                continue
            if 0 < Levenshtein.distance(last, other) <= _MOST:
                message = f"The author {first} {other} of the title page is {first} {last} in {places.name(sentence)}."
                yield Clash("name", message, "low", (title.id, sentence.id))


def _names(sentences: list[Sentence]) -> dict[tuple[str, str], Sentence]:
    found: dict[tuple[str, str], Sentence] = {}
    for sentence in sentences:
        for m in _NAME.finditer(sentence.text):
            found.setdefault((m["first"], m["last"]), sentence)
    return found
