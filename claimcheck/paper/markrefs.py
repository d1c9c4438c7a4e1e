"""What raised numbers and symbols in the text mean: a footnote, or an entry of the bibliography."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.paper.citations import expanded
from claimcheck.paper.entries import Entries
from claimcheck.paper.model import Block, CrossReference
from claimcheck.paper.notemarks import Mark

_FAR = 3
"""Pages that a note may be from its mark, which moves with a figure."""


def marked_references(
    pending: Sequence[tuple[Block, Mark]], blocks: Sequence[Block], entries: Entries
) -> Iterator[CrossReference]:
    """A raised mark is read at the character before it, since ``text`` is without it.

    It is the mark of the note of its page or a page near by; else, where the entries have bare numbers, a citation;
    else a note that is missing, where those before and after it are there; else an exponent, and nothing.
    """
    notes: defaultdict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.layer == "footnote" and block.label:
            notes[block.label].append(block)
    for block, mark in pending:
        at = next((i for i in range(len(block.offsets) - 2, -1, -1) if block.offsets[i] < mark.start), None)
        if at is None:
            continue
        label = mark.text.strip(",–-*") if mark.text[:1].isdecimal() else mark.text
        note = _note(notes[mark.text] or notes[label], mark)
        if note is not None:
            yield CrossReference(block.id, at, at + 1, "footnote", f"footnote {label}", note.id)
        elif block.layer != "quote" and label.isdecimal() and _between(int(label), notes):
            yield CrossReference(block.id, at, at + 1, "footnote", f"footnote {label}", None)
        elif entries.plain and entries.last:
            for _, _, n in expanded(label):
                if n <= entries.last:
                    target = entries.by_number.get(str(n))
                    yield CrossReference(block.id, at, at + 1, "citation", f"[{n}]", target)


def _note(found: Sequence[Block], mark: Mark) -> Block | None:
    here = [n for n in found if n.page == mark.page]
    if here:
        return here[-1]
    only = found[0] if len(found) == 1 and mark.text[:1].isdecimal() else None
    return only if only is not None and abs(only.page - mark.page) <= _FAR else None


def _between(number: int, notes: Mapping[str, Sequence[Block]]) -> bool:
    return bool(notes.get(str(number - 1)) and notes.get(str(number + 1)))
