"""Bibliographies of TeX papers: what a citation of a key reads as, and entries of ``.bib`` files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ENTRY = re.compile(r"@(?P<type>[a-zA-Z]+)\s*[{(]\s*(?P<key>[^\s,{}()]+)\s*,")
_FIELD = re.compile(r"(?P<name>author|editor|title|year|date|journal|booktitle|eprint)\s*=\s*", re.I)
_LABEL = re.compile(r"^(?P<authors>.*?)\s*\((?P<year>\d{4}[a-z]?|n\.d\.)\)")


@dataclass(frozen=True, slots=True)
class Cited:
    """One entry; ``authors`` and ``year`` are empty where entries are known by number only."""

    number: int
    authors: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a ``.bib`` file, its fields as in the file."""

    key: str
    place: int
    fields: Mapping[str, str]


def from_label(label: str, number: int) -> Cited:
    """From what a ``\\bibitem`` has in brackets, as natbib has it: ``Smith et al.(2020)``."""
    found = _LABEL.match(" ".join(label.split()))
    return Cited(number, found["authors"].strip(" ,"), found["year"]) if found else Cited(number)


def entries(text: str) -> list[Entry]:
    """The entries of a ``.bib`` file; broken ones as far as they go."""
    starts = [m for m in _ENTRY.finditer(text) if m["type"].lower() not in ("string", "comment", "preamble")]
    out = []
    for i, m in enumerate(starts):
        end = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        out.append(Entry(m["key"], m.start(), _fields(text[m.end() : min(end, m.end() + 20_000)])))
    return out


def cited(entry: Entry, number: int) -> Cited:
    """How the entry is cited: ``Smith``, ``Smith and Jones``, ``Smith et al.``"""
    names = [_family(n) for n in re.split(r"\s+and\s+", entry.fields.get("author") or entry.fields.get("editor") or "")]
    names = [n for n in names if n]
    year = re.search(r"\d{4}", entry.fields.get("year") or entry.fields.get("date") or "")
    if not names or year is None:
        return Cited(number)
    if len(names) == 2 and names[1] != "others":
        return Cited(number, f"{names[0]} and {names[1]}", year[0])
    return Cited(number, names[0] if len(names) == 1 else f"{names[0]} et al.", year[0])


def citation(macro: str, keys: Sequence[str], known: Mapping[str, Cited], before: str, after: str) -> str:
    """What ``\\macro[before][after]{keys}`` prints."""
    found = [known.get(key) for key in keys]
    tail = f", {after}" if after else ""
    head = f"{before} " if before else ""
    name = macro.lower()
    if all(c is not None and c.authors for c in found):
        have = [c for c in found if c is not None]
        if name == "citeauthor":
            return ", ".join(c.authors for c in have)
        if name in ("citeyear", "citeyearpar"):
            years = ", ".join(c.year for c in have)
            return f"({years})" if name == "citeyearpar" else years
        if name in ("citet", "textcite", "citealt", "newcite"):
            alone = name == "citealt"
            return ", ".join(f"{c.authors} {c.year}" if alone else f"{c.authors} ({c.year}{tail})" for c in have)
        inside = "; ".join(f"{c.authors}, {c.year}" for c in have)
        return f"{head}{inside}{tail}" if name == "citealp" else f"({head}{inside}{tail})"
    shown = ", ".join(str(c.number) if c is not None else key for c, key in zip(found, keys, strict=True))
    return f"[{head}{shown}{tail}]"


def _fields(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for m in _FIELD.finditer(text):
        out.setdefault(m["name"].lower(), _value(text, m.end()))
    return out


def _value(text: str, at: int) -> str:
    if text[at : at + 1] not in ('"', "{"):
        found = re.compile(r"[^,}\n]*").match(text, at)
        return found[0].strip() if found else ""
    depth = 0
    quoted = text[at] == '"'
    for i in range(at, len(text)):
        c = text[i]
        depth += (c == "{") - (c == "}")
        if i > at and ((quoted and c == '"' and depth == 0) or (not quoted and depth == 0)):
            return text[at + 1 : i]
    return text[at + 1 :]


def _family(name: str) -> str:
    name = re.sub(r"\\['`^\"~=.]|\\[a-zA-Z]+\s*|[{}]", "", " ".join(name.split()))
    if "," in name:
        return name.split(",")[0].strip()
    return name.split()[-1] if name.split() else ""
