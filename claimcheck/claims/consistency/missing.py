"""A reference to a figure or table that the paper does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.claims.consistency.model import Clash
from claimcheck.paper.model import CrossReference, Paper
from claimcheck.records.paper import Sentence

_PLAIN = re.compile(r"(Figure|Table) (\d{1,3})$")
_ELSEWHERE = re.compile(r"\b(?:their|his|her|original|supplement\w*|online)\b|\bet al\b|\bin \[", re.I)


def missing_targets(
    paper: Paper, sentences: Sequence[Sentence], references: Sequence[Sequence[CrossReference]]
) -> Iterator[Clash]:
    """References past the last of an unbroken run of labels 1 to n.

    Where a number between is missing, or the label opens any text, the reader of the file may have missed the float
    itself: silent then. So too where the sentence may speak of another paper.
    """
    last = {kind: _last(paper, kind) for kind in ("Figure", "Table")}
    told: set[str] = set()
    for sentence, found in zip(sentences, references, strict=True):
        if any(r.kind == "citation" for r in found) or _ELSEWHERE.search(sentence.text):
            continue
        for reference in found:
            m = _PLAIN.match(reference.label)
            if reference.target is not None or m is None or reference.label in told:
                continue
            n = last[m[1]]
            if n is None or int(m[2]) <= n or _opens(paper, m[1], m[2]):
                continue
            told.add(reference.label)
            message = f"{reference.label} is referred to, and the last {m[1].lower()} of the paper is {m[1]} {n}."
            yield Clash("missing_target", message, "low", (sentence.id,))


def _last(paper: Paper, kind: str) -> int | None:
    """The highest number of an unbroken run from 1; None where there is none, or labels are of another form."""
    labels = [f.label for f in paper.floats if f.label.startswith(kind + " ")]
    numbers = {int(m[2]) for label in labels if (m := _PLAIN.match(label))}
    if not numbers or numbers != set(range(1, len(numbers) + 1)):
        return None
    return len(numbers)


def _opens(paper: Paper, kind: str, number: str) -> bool:
    stem = "Fig(?:ure|\\.)" if kind == "Figure" else "Tab(?:le|\\.)"
    label = re.compile(rf"(?:^|\n)\s*{stem}\s*{number}\b", re.I)
    return any(label.search(block.raw) for block in paper.blocks)
