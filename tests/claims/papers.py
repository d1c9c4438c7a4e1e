"""Small papers made of plain blocks, with sections, floats and references between them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from claimcheck.paper.model import Block, CrossReference, Float, Paper, ReferenceKind
from claimcheck.records.paper import Section
from claimcheck.records.words import Layer, SectionKind

_FLOAT = re.compile(r"\b(Figure|Table) (\d+)")
_CITATION = re.compile(r"\b[A-Z][a-z]+ (?:et al\. )?\(\d{4}\)")
_SECTION = re.compile(r"\b(Section|Appendix) (\d+(?:\.\d+)?|[A-Z]\b(?:\.\d+)?)")
_OTHER = re.compile(r"\b([Ff]ootnote|Equation) (\d+)")


@dataclass
class Draft:
    """A paper under construction, block by block."""

    title: str = "Short Labels Persist Through Pruning"
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    floats: list[Float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.add(self.title, "title")

    def section(self, number: str | None, title: str, kind: SectionKind = "other") -> Draft:
        ident = f"s{len(self.sections) + 1}"
        level = 1 if number is None else number.count(".") + 1
        self.sections.append(Section(id=ident, title=title, number=number, kind=kind, level=level, page=1))
        return self.add(f"{number} {title}" if number else title, "heading")

    def add(self, text: str, layer: Layer = "body", label: str | None = None) -> Draft:
        self.blocks.append(
            Block(
                id=f"b{len(self.blocks) + 1}",
                layer=layer,
                section=self.sections[-1].id if self.sections else None,
                page=1,
                text=text,
                raw=text,
                offsets=tuple(range(len(text) + 1)),
                lines=(),
                label=label,
            )
        )
        return self

    def figure(self, number: int, caption: str) -> Draft:
        label = f"Figure {number}"
        self.add(f"{label}: {caption}", "caption", label)
        block = self.blocks[-1]
        self.floats.append(Float("figure", label, 1, block.section, block.id))
        return self

    def table(self, number: int, caption: str, rows: str) -> Draft:
        """A table of ``rows``: a line a row, cells between bars."""
        label = f"Table {number}"
        self.add(f"{label}: {caption}", "caption", label)
        block = self.blocks[-1]
        cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows.strip().splitlines())
        self.floats.append(Float("table", label, 1, block.section, block.id, cells))
        return self

    def paper(self) -> Paper:
        return Paper(
            title=self.title,
            source="paper.pdf",
            sha256=hashlib.sha256(self.title.encode()).hexdigest(),
            pages=1,
            language="en",
            sections=tuple(self.sections),
            blocks=tuple(self.blocks),
            floats=tuple(self.floats),
            references=tuple(r for block in self.blocks for r in self._references(block)),
        )

    def _references(self, block: Block) -> list[CrossReference]:
        if block.layer in ("caption", "heading", "title"):
            return []
        known = {f.label for f in self.floats}
        numbers = {s.number: s.id for s in self.sections}
        notes = {b.label: b.id for b in self.blocks if b.layer == "footnote" and b.label}
        kinds: dict[str, ReferenceKind] = {"Figure": "figure", "Table": "table", "Section": "section"}

        def made(m: re.Match[str], kind: ReferenceKind, label: str, target: str | None) -> CrossReference:
            return CrossReference(block.id, m.start(), m.end(), kind, label, target)

        found = [made(m, kinds[m[1]], m[0], m[0] if m[0] in known else None) for m in _FLOAT.finditer(block.text)]
        found += [made(m, "citation", m[0], None) for m in _CITATION.finditer(block.text)]
        for m in _OTHER.finditer(block.text):
            note = m[1] != "Equation"
            label = f"footnote {m[2]}" if note else m[0]
            found.append(made(m, "footnote" if note else "equation", label, notes.get(m[2]) if note else None))
        return found + [
            made(m, kinds.get(m[1], "appendix"), m[2], numbers.get(m[2])) for m in _SECTION.finditer(block.text)
        ]


def study(*, names_figure: bool = True) -> Draft:
    """A made-up study of two experiments; its abstract's claim names no figure, its result section's may."""
    shown = " (Figure 2)" if names_figure else ""
    draft = Draft()
    draft.section(None, "Abstract", "abstract")
    draft.add(
        "Pruning is widely used to shrink taggers. "
        "We ask whether short labels survive it. "
        "We train taggers with short labels and prune them in two ways. "
        "We find that short labels survive magnitude pruning in large taggers. "
        "Our results suggest that pruning does not remove what a tagger has stored.",
        "abstract",
    )
    draft.section("1", "Introduction", "introduction")
    draft.add("Taggers have become large (Doe, 2020). Previous work has looked at pruning for speed.")
    draft.add("Our main contributions are as follows:")
    draft.add("• We show that short labels survive magnitude pruning (Section 3).")
    draft.add("• We find that random pruning erases short labels within an epoch (Section 4).")
    draft.add(
        "While our study does not assess how often such labels occur in practice, it makes plain what is at stake."
    )
    draft.section("2", "Training Taggers", "method")
    draft.add("We train 20 taggers on a corpus of recipes. Each tagger has four layers. We use a batch size of 16.")
    draft.add(
        "Recipes were collected from three books. Two annotators labelled each recipe. We use the Adam optimizer."
    )
    draft.add("Each recipe is split into steps. A step is tokenized and lower-cased. We set the dropout to 0.1.")
    draft.add("We follow Doe (2020) for the vocabulary. The vocabulary has 8,000 entries. Training is run on one GPU.")
    draft.section("3", "Magnitude Pruning")
    draft.add("We remove the smallest weights of each tagger and measure accuracy on short labels.")
    draft.add(
        f"We find that short labels survive magnitude pruning in large taggers{shown}. "
        "Accuracy on short labels stays at 91.2% after half of the weights are gone. "
        "Accuracy on long labels drops to 40.3%."
    )
    draft.add("We note that the small taggers were pruned only once, so the comparison may not be fair.")
    draft.figure(2, "Accuracy on short and long labels after magnitude pruning.")
    draft.section("4", "Random Pruning")
    draft.add(
        "Random pruning erases short labels within one epoch. "
        "As shown in Figure 3, accuracy falls from 92.0% to 11.5%. "
        "This suggests that random pruning hits the weights that store labels."
    )
    draft.figure(3, "Accuracy on short labels after random pruning.")
    draft.section("5", "Conclusion", "conclusion")
    draft.add(
        "We have shown that short labels survive magnitude pruning in large taggers. "
        "Future work could look at speech. We hope that our taggers will be of use."
    )
    return draft
