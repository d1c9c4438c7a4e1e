"""Plain text and Markdown: a paragraph a block, headings as sections; no boxes."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.paper.headings import kind_of, numbered
from claimcheck.paper.language import guess_language
from claimcheck.paper.model import Block, Paper
from claimcheck.paper.references import find_references
from claimcheck.records.paper import Section
from claimcheck.records.words import Layer

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


def read_plain(data: bytes, name: str, sha256: str, *, markdown: bool) -> Paper:
    """A Paper of one page, whose blocks are the paragraphs; each ``raw`` is the paragraph as in the file."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    blocks: list[Block] = []
    sections: list[Section] = []
    title = ""
    stack: list[Section] = []
    for raw, line, fenced in _paragraphs(text, markdown):
        heading = _HEADING.match(raw) if markdown and not fenced else None
        layer: Layer = "body"
        if heading:
            cleaned, offsets = _single_spaced(heading[2])
            shift = heading.start(2)
            cleaned_offsets = tuple(o + shift for o in offsets)
            if not title and len(heading[1]) == 1:
                title, layer = cleaned, "title"
            else:
                number, bare = numbered(cleaned)
                level = max(1, len(heading[1]) - (1 if title else 0))
                while stack and stack[-1].level >= level:
                    stack.pop()
                kind = kind_of(bare)
                if kind == "other" and stack:
                    kind = stack[-1].kind
                section = Section(id=f"s{len(sections) + 1}", title=bare, number=number, kind=kind, level=level, page=1)
                sections.append(section)
                stack.append(section)
                layer = "heading"
            offsets = cleaned_offsets
        else:
            cleaned, offsets = _single_spaced(raw)
            kind = stack[-1].kind if stack else "other"
            if fenced:
                layer = "code"
            elif markdown and raw.lstrip().startswith(">"):
                layer = "quote"
            elif kind == "abstract":
                layer = "abstract"
            elif kind == "reference":
                layer = "reference"
        if cleaned:
            section_id = stack[-1].id if stack else None
            block = Block(f"b{len(blocks) + 1:04d}", layer, section_id, 1, cleaned, raw, offsets, ())
            blocks.append(replace(block, source_line=line))
    return Paper(
        title=title or name,
        source=name,
        sha256=sha256,
        pages=1,
        language=guess_language(" ".join(b.text for b in blocks if b.layer in ("body", "abstract"))),
        sections=tuple(sections),
        blocks=tuple(blocks),
        floats=(),
        references=tuple(find_references(blocks, sections, ())),
    )


def _paragraphs(text: str, markdown: bool) -> list[tuple[str, int, bool]]:
    """Each paragraph with its line (from 1) and whether it stood in a code fence."""
    out: list[tuple[str, int, bool]] = []
    current: list[str] = []
    start = 1
    fenced = False

    def close() -> None:
        if "".join(current).strip():
            out.append(("\n".join(current), start, fenced))
        current.clear()

    for number, line in enumerate(text.split("\n"), 1):
        if markdown and _FENCE.match(line):
            close()
            fenced = not fenced
            continue
        if not fenced and (not line.strip() or (markdown and _HEADING.match(line))):
            close()
            if line.strip():
                out.append((line, number, False))
            continue
        if not current:
            start = number
        current.append(line)
    close()
    return out


def _single_spaced(raw: str) -> tuple[str, tuple[int, ...]]:
    chars: list[str] = []
    offsets: list[int] = []
    for i, c in enumerate(raw):
        if c.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                offsets.append(i)
        elif c.isprintable():
            chars.append(c)
            offsets.append(i)
    while chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return "".join(chars), (*offsets, offsets[-1] + 1 if offsets else 0)
