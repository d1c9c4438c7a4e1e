"""A reference to a figure, table, section, appendix, footnote or equation that the paper does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.claims.consistency.model import Clash
from claimcheck.claims.consistency.places import capital
from claimcheck.language.document import Document
from claimcheck.paper.model import CrossReference, Paper

_INSIDE = frozenset({"figure", "table", "section", "appendix", "footnote", "equation"})
_ELSEWHERE = re.compile(
    r"\b(?:their|his|her|its|original|supplement\w*|online|report|paper by|standard|act|law)\b|\bet al\b|\bin \[", re.I
)
_OWNER = re.compile(r"\s*(?:of|in|from|by)\s+(?:the\s+)?[A-Z\[(]")
"""Behind a reference, whose it is."""
_FEWEST = 2
_SEVERAL = 3
"""Runs of fewer labels (of floats, notes and equations; of sections) say little of where the paper's own end."""


def missing_targets(document: Document) -> Iterator[Clash]:
    """References past the last of an unbroken run of labels, 1 to n or A to some letter.

    Where a label between is missing, or a line of any text opens with the one sought, the reader of the file may have
    missed the thing itself: silent then. So too where the sentence may speak of another paper. Of a part of a section
    (4.7) the parts that are there must be an unbroken run.
    """
    paper = document.paper
    told: set[str] = set()
    for sentence, found in zip(document.sentences, document.references, strict=True):
        if any(r.kind == "citation" for r in found) or _ELSEWHERE.search(sentence.text):
            continue
        for reference in found:
            if reference.target is not None or reference.kind not in _INSIDE or reference.label in told:
                continue
            if _OWNER.match(sentence.text[reference.end :]) or sentence.text[: reference.start].endswith(
                ("’s ", "'s ")
            ):
                continue
            last = _last(paper, reference)
            if last is None:
                continue
            told.add(reference.label)
            message = f"{capital(_name(reference))} is referred to, and the last {reference.kind} {last}."
            yield Clash("missing_target", message, "low", (sentence.id,))


def _name(reference: CrossReference) -> str:
    if reference.kind in ("section", "appendix"):
        return f"{reference.kind} {reference.label}"
    return reference.label


def _last(paper: Paper, reference: CrossReference) -> str | None:
    """What ends the run that the label lies behind, as the end of a sentence; None where it may be there unread."""
    if reference.kind in ("figure", "table"):
        kind = reference.kind.title()
        return _behind(paper, kind, reference.label, [f.label for f in paper.floats], f"of the paper is {kind} ")
    if reference.kind == "footnote":
        notes = [f"footnote {b.label}" for b in paper.blocks if b.layer == "footnote" and b.label]
        return _behind(paper, "footnote", reference.label, notes, "has the number ")
    if reference.kind == "equation":
        return _behind(paper, "Equation", reference.label, _equations(paper), "has the number ")
    head, _, number = reference.label.rpartition(".")
    if _heads(paper, reference.label) or (reference.kind == "appendix" and not head and number.isdigit()):
        return None
    numbers = [s.number for s in paper.sections if s.number]
    if len(numbers) != len(set(numbers)):
        return None
    if head:
        if head not in numbers:
            return None
        parts = [n.removeprefix(f"{head}.") for n in numbers if n.rpartition(".")[0] == head]
        end = _run_end(parts)
        return None if end is None or not number.isdigit() or int(number) <= end else f"of {head} is {head}.{end}"
    if number.isdigit():
        end = _run_end(n for n in numbers if n.isdigit())
        return None if end is None or end < _SEVERAL or int(number) <= end else f"of the paper is Section {end}"
    letters = [ord(n) - ord("A") + 1 for n in numbers if re.fullmatch("[A-Z]", n)]
    end = _run_end(str(n) for n in letters)
    if end is None or not re.fullmatch("[A-Z]", number) or ord(number) - ord("A") + 1 <= end:
        return None
    return f"of the paper is Appendix {chr(ord('A') + end - 1)}"


def _behind(paper: Paper, kind: str, label: str, labels: Iterable[str], told: str) -> str | None:
    sought = re.fullmatch(rf"{kind} (\d{{1,3}})", label)
    plain = re.compile(rf"{kind} (\d{{1,3}})$")
    mine = [label for label in labels if label.startswith(f"{kind} ")]
    end = _run_end(m[1] for label in mine if (m := plain.match(label)))
    if sought is None or end is None or end < _FEWEST or int(sought[1]) <= end or _opens(paper, kind, sought[1]):
        return None
    return f"{told}{end}"


def _equations(paper: Paper) -> set[str]:
    """Labels of whatever ends a line with a number in brackets: display equations, and at worst too many."""
    found = {m[1] for block in paper.blocks for m in re.finditer(r"\((\d{1,3})\)[.,]?\s*(?:\n|$)", block.raw)}
    return {f"Equation {number}" for number in found}


def _run_end(numbers: Iterable[str]) -> int | None:
    """The highest number of an unbroken run from 1; None where there is none."""
    found = {int(n) for n in numbers if n.isdigit()}
    return len(found) if found and found == set(range(1, len(found) + 1)) else None


def _heads(paper: Paper, number: str) -> bool:
    """Whether some line begins like a heading of that number."""
    line = re.compile(rf"(?:^|\n)\s*(?:Appendix |Section )?{re.escape(number)}[.:]?\s+[A-Z]")
    return any(line.search(block.raw) for block in paper.blocks)


def _opens(paper: Paper, kind: str, number: str) -> bool:
    stem = {"Figure": r"Fig(?:ure|\.)", "Table": r"Tab(?:le|\.)", "footnote": "", "Equation": r"\("}[kind]
    label = re.compile(rf"(?:^|\n)\s*{stem}\s*{number}\b", re.I)
    return any(label.search(block.raw) for block in paper.blocks)
