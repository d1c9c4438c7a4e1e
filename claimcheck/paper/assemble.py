"""The structure becomes a Paper: blocks with text and offsets, floats, references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.paper.citations import find_citations
from claimcheck.paper.equations import equation_numbers
from claimcheck.paper.language import guess_language
from claimcheck.paper.model import Block, CrossReference, Float, Paper
from claimcheck.paper.notemarks import Mark, raised_marks
from claimcheck.paper.paragraphs import Paragraph
from claimcheck.paper.references import find_references
from claimcheck.paper.rows import Rows
from claimcheck.paper.sections import with_experiments
from claimcheck.paper.structure import Structure
from claimcheck.paper.text import clean, raw_of

_MARKED = ("title", "abstract", "body", "caption", "quote")


def assemble(
    shaped: Structure,
    *,
    source: str,
    sha256: str,
    pages: int,
    pages_without_text: tuple[int, ...],
    notes: tuple[str, ...],
    metadata: dict[str, str],
) -> Paper:
    """Blocks with ids in reading order, then what refers to them."""
    known = {(p.page, p.label) for p in shaped.paragraphs if p.layer == "footnote" and p.label}
    blocks: list[Block] = []
    rows: dict[str, Rows] = {}
    pending: list[tuple[Block, Mark]] = []
    for par in shaped.paragraphs:
        marks = raised_marks(par.lines) if par.layer in _MARKED else []
        block = _block(par, marks, f"b{len(blocks) + 1:04d}", shaped)
        if block.text:
            blocks.append(block)
            rows[block.id] = par.rows
            pending += [(block, m) for m in marks]
    floats = _floats(blocks, rows)
    references = list(find_references(blocks, shaped.sections, floats, equation_numbers(shaped.lines.values())))
    references += find_citations(blocks)
    references += _note_references(pending, blocks, known)
    order = {b.id: i for i, b in enumerate(blocks)}
    references.sort(key=lambda r: (order[r.block], r.start, r.end, r.label))
    title = " ".join(b.text for b in blocks if b.layer == "title")
    return Paper(
        title=title or metadata.get("title", "") or source,
        source=source,
        sha256=sha256,
        pages=pages,
        language=guess_language(" ".join(b.text for b in blocks if b.layer in ("body", "abstract", "footnote"))),
        sections=with_experiments(shaped.sections, Counter(f.section for f in floats if f.section)),
        blocks=tuple(blocks),
        floats=floats,
        references=tuple(references),
        pages_without_text=pages_without_text,
        notes=notes,
        metadata=metadata,
    )


def _block(par: Paragraph, marks: Sequence[Mark], block_id: str, shaped: Structure) -> Block:
    raw, lines = raw_of(par.lines)
    dropped = set(range(par.skip))
    for m in marks:
        dropped.update(range(m.start, m.end))
    text, offsets = clean(raw, shaped.hyphenation, dropped)
    lead = len(text) - len(text.lstrip())
    return Block(
        id=block_id,
        layer=par.layer or "furniture",
        section=par.section,
        page=par.page,
        text=text[lead:],
        raw=raw,
        offsets=offsets[lead:],
        lines=lines,
        label=par.label,
    )


def _note_references(
    pending: Sequence[tuple[Block, Mark]], blocks: Sequence[Block], known: set[tuple[int, str]]
) -> list[CrossReference]:
    """A raised mark is a footnote's where its page has such a note, else a citation; it is read at the character
    before it, since ``text`` is without the mark."""
    notes = {(b.page, b.label): b.id for b in reversed(blocks) if b.layer == "footnote"}
    out = []
    for block, mark in pending:
        before = [i for i, o in enumerate(block.offsets[:-1]) if o < mark.start]
        if not before:
            continue
        at = before[-1]
        if (mark.page, mark.text) in known:
            out.append(
                CrossReference(block.id, at, at + 1, "footnote", f"footnote {mark.text}", notes[mark.page, mark.text])
            )
        elif re.match(r"\d", mark.text):
            out.append(CrossReference(block.id, at, at + 1, "citation", mark.text.strip(",–-*"), None))
    return out


def _floats(blocks: Sequence[Block], rows: Mapping[str, Rows]) -> tuple[Float, ...]:
    out: dict[str, Float] = {}
    for block in blocks:
        if block.layer != "caption" or not block.label or block.label in out:
            continue
        if "Figure" in block.label:
            out[block.label] = Float("figure", block.label, block.page, block.section, block.id)
        elif "Table" in block.label:
            out[block.label] = Float("table", block.label, block.page, block.section, block.id, rows[block.id])
    return tuple(out.values())
