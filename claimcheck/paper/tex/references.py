"""References, citations and the bibliography of a TeX paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.paper.compose import Piece
from claimcheck.paper.tex import names
from claimcheck.paper.tex.bibliography import Cited, citation, cited, entries, from_label
from claimcheck.paper.tex.tokens import Token, tokens

if TYPE_CHECKING:
    from claimcheck.paper.tex.walk import Reader


@dataclass(slots=True)
class Known:
    """What labels and citations stand for; gathered on the first walk, printed on the second."""

    first: bool = True
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Kind and number: ``("figure", "3")``."""
    cited: dict[str, Cited] = field(default_factory=dict)


def reference(reader: Reader, t: Token, name: str) -> None:
    keys = [k.strip() for k in reader.stream.word().split(",")]
    found = [reader.known.labels.get(k, ("", "?")) for k in keys]
    listed = _listed([number for _, number in found])
    kind = found[0][0]
    if name == "eqref":
        listed = f"({listed})"
    elif name in ("autoref", "cref", "Cref", "vref") and kind in names.REFERENCES:
        listed = f"{names.REFERENCES[kind][len(keys) > 1]} {listed}"
    reader.add(listed, t)


def cite(reader: Reader, t: Token, name: str) -> None:
    options = [o for _ in range(2) if (o := reader.stream.option()) is not None]
    keys = [k.strip() for k in reader.stream.word().split(",") if k.strip()]
    shown = [reader.text(o) for o in options]
    before, after = (shown[0], shown[1]) if len(shown) == 2 else ("", shown[0] if shown else "")
    macro = "citet" if name == "cite" and reader.natbib else name
    reader.add(citation(macro, keys, reader.known.cited, before, after), t)


def bibitem(reader: Reader, t: Token) -> None:
    reader.flush()
    label = reader.stream.option()
    key = reader.stream.word()
    entry = from_label(reader.text(label) if label is not None else "", reader.count("entry"))
    reader.known.cited.setdefault(key, entry)
    if not entry.authors:
        reader.add(f"[{entry.number}] ", t)


def bibliography(reader: Reader, t: Token, name: str) -> None:
    while reader.stream.option() is not None:
        pass
    listed = reader.stream.word() if name == "bibliography" else reader.bibliographies
    reader.flush()
    bbl = reader.files.find(reader.files.stem, ".bbl")
    if bbl is not None:
        reader.stream.push(reader.files.tokens(bbl))
        return
    reader.heading("References", t, kind="reference")
    for part in listed.split(","):
        file = reader.files.find(part.strip(), ".bib")
        if file is None:
            reader.missing(part.strip() + ("" if part.strip().endswith(".bib") else ".bib"))
            continue
        for entry in entries(reader.files.sources[file].text):
            _entry(reader, file, entry.key, entry.place, entry.fields, cited(entry, reader.count("entry")))
    reader.composer.end_section()


def _entry(reader: Reader, file: int, key: str, place: int, fields: object, entry: Cited) -> None:
    assert isinstance(fields, dict)
    reader.known.cited.setdefault(key, entry)
    parts = [fields.get(n, "") for n in ("author", "year", "title", "journal", "booktitle")]
    lead = "" if entry.authors else f"[{entry.number}] "
    piece = Piece()
    text = ". ".join(reader.text(list(tokens(p, file))) for p in parts if p)
    piece.add(lead + text, file, place, moving=False)
    reader.composer.block("reference", piece)


def _listed(numbers: Sequence[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
