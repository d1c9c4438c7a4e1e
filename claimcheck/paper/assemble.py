"""The structure becomes a Paper: blocks with text and offsets, floats, references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.paper.citations import find_citations
from claimcheck.paper.entries import read_entries
from claimcheck.paper.equations import equation_numbers
from claimcheck.paper.language import guess_language
from claimcheck.paper.markrefs import marked_references
from claimcheck.paper.model import Block, Float, Paper
from claimcheck.paper.nearby import find_nearby
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
    references += find_nearby(blocks, shaped.sections, floats)
    entries = read_entries(blocks)
    references += find_citations(blocks, entries)
    references += marked_references(pending, blocks, entries)
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
