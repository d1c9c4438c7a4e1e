"""Keys of claims and what carries them, without any text: stretches of a paper by page and place on it.

A key quotes in memory only. In a file each quotation is ``{page, start, end}``: letters and digits counted from 0 over
the text of the page as pypdfium2 gives it (spaces, hyphens and line breaks do not count), so that places do not move
when claimcheck reads a page differently.

``python corpora/links/keys.py QUOTING.json PAPER.pdf > KEY.json`` makes a stand-off key from one that quotes
(``{"paper", "claims": [{id, anchor, where, kind, sections, figures, tables, appendices, bounded_by}]}``).
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim of a key: where it stands, what carries it, what bounds it. Anchors are letters and digits only."""

    id: str
    anchor: str
    kind: str
    """``supported``, ``partly`` or ``conjecture``."""
    sections: tuple[str, ...]
    """Numbers of sections and appendices."""
    figures: tuple[str, ...]
    tables: tuple[str, ...]
    bounded_by: tuple[str, ...]


def letters(text: str) -> str:
    """Letters and digits in small print: what places count, and by what anchors are found."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def pages(path: Path) -> list[str]:
    """The letters of each page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    return [letters(document[n].get_textpage().get_text_bounded()) for n in range(len(document))]


def unchanged(path: Path, sha256: str) -> list[str]:
    """The letters of each page of the PDF that was annotated.

    Raises:
        ValueError: it is another file.
    """
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise ValueError(f"{path.name} is not the file that was annotated")
    return pages(path)


def quoted(place: Mapping[str, int], text: Sequence[str]) -> str:
    """The letters at a place, of the pages of ``text``."""
    return text[place["page"] - 1][place["start"] : place["end"]]


def read(key: Path, papers: Path) -> tuple[str, list[Entry]]:
    """The paper's file name and the entries of a stand-off key.

    Raises:
        FileNotFoundError: the paper is not in the folder.
        ValueError: it is not the file that was annotated.
    """
    record = json.loads(key.read_text(encoding="utf-8"))
    text = unchanged(papers / record["paper"], record["sha256"])
    entries = [
        Entry(
            claim["id"],
            quoted(claim["anchor"], text),
            claim["kind"],
            (*claim["sections"], *claim["appendices"]),
            tuple(claim["figures"]),
            tuple(claim["tables"]),
            tuple(quoted(place, text) for place in claim["bounded_by"]),
        )
        for claim in record["claims"]
    ]
    return record["paper"], entries


def stand_off(quoting: Path, paper: Path) -> dict[str, object]:
    """A quoting key with places for quotations.

    Raises:
        ValueError: a quotation is not on exactly one page, once.
    """
    record = json.loads(quoting.read_text(encoding="utf-8"))
    text = pages(paper)
    claims = [
        {
            **claim,
            "anchor": _place(claim["anchor"], text),
            "bounded_by": [_place(quotation, text) for quotation in claim["bounded_by"]],
        }
        for claim in record["claims"]
    ]
    return {"paper": record["paper"], "sha256": hashlib.sha256(paper.read_bytes()).hexdigest(), "claims": claims}


def _place(quotation: str, text: Sequence[str]) -> dict[str, int]:
    wanted = letters(quotation)
    found = [(page, at) for page, one in enumerate(text, start=1) if (at := one.find(wanted)) >= 0]
    if len(found) != 1:
        raise ValueError(f"on {len(found)} pages: {quotation}")
    return {"page": found[0][0], "start": found[0][1], "end": found[0][1] + len(wanted)}


if __name__ == "__main__":
    json.dump(stand_off(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout, indent=1)
    print()
