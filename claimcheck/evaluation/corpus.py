"""Annotated sentences, read from the forms that corpora/README.md describes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import ClaimcheckError


class CorpusError(ClaimcheckError):
    """A corpus that cannot be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands, without its text: letters and digits of a page, counted from 0."""

    sha256: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a reader says of one sentence; empty where nothing is said."""

    paper: str
    """File name of the paper; empty: the sentences of the corpus are the text."""
    text: str
    place: Place | None
    framing: str
    """``yes``, ``no``, ``weak`` or ``unsure``; the last two count neither way."""
    categories: frozenset[str] = frozenset()
    stance: str = ""
    role: str = ""
    leaps: frozenset[str] | None = None
    """Types of leap that would be right; empty: none is one; None: not annotated."""

    @property
    def expected(self) -> bool | None:
        """Whether it must be flagged; None: it counts neither way."""
        if self.framing not in ("yes", "no"):
            return None
        return self.framing == "yes" and self.stance not in ("negated", "mentioned")


def read(path: Path) -> tuple[Annotation, ...]:
    """The annotations in a file: JSONL, or the demo's ``expected.json``.

    Raises:
        CorpusError: it cannot be read, or a line is no annotation.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise CorpusError(f"the corpus cannot be read: {reason}", where=str(path)) from None
    if path.suffix == ".json":
        return tuple(_expected(_parsed(text, str(path))))
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return tuple(_line(_parsed(line, f"{path}:{n}"), f"{path}:{n}") for n, line in lines)


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise CorpusError("this is not JSON", where=where, hint="corpora/README.md shows the form") from None


def _line(data: Any, where: str) -> Annotation:
    try:
        if "labels" in data:
            return _ours(data)
        if "label" in data:
            framing = {"pos": "yes", "neg": "no"}.get(data["label"], "unsure")
            return Annotation(data.get("paper", ""), data["sentence"], None, framing)
        return Annotation(
            paper=data["paper"],
            text=data["sentence"],
            place=None,
            framing=data["anthro"],
            categories=frozenset(data["cats"]),
            stance=data.get("stance", ""),
            role="" if data.get("role") == "unsure" else data.get("role", ""),
            leaps=_leaps(data.get("leap", "unsure")),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        what = f"this is no annotation: {error.args[0] if error.args else error}"
        raise CorpusError(what, where=where, hint="corpora/README.md shows the form") from None


def _ours(data: Mapping[str, Any]) -> Annotation:
    labels = data["labels"]
    unknown = set(labels) - {"framing", "categories", "stance", "role", "leap"}
    if unknown:
        raise ValueError(f"there is no label {', '.join(sorted(unknown))}")
    place = None
    if "text" not in data:
        place = Place(data["sha256"], int(data["page"]), int(data["start"]), int(data["end"]))
    return Annotation(
        paper=data.get("paper", ""),
        text=data.get("text", ""),
        place=place,
        framing=labels.get("framing", "unsure"),
        categories=frozenset(labels.get("categories", ())),
        stance=labels.get("stance", ""),
        role=labels.get("role", ""),
        leaps=_leaps(labels.get("leap", "unsure")),
    )


def _leaps(value: Any) -> frozenset[str] | None:
    if value == "unsure":
        return None
    return frozenset(value if isinstance(value, list) else () if value == "none" else (value,))


def _expected(data: Any) -> Iterator[Annotation]:
    """The demo's form: a finding that is ``optional`` may be granted or not."""
    for item in data["sentences"]:
        wanted = [f for f in item.get("framing", ()) if f["flagged"]]
        sure = [f for f in wanted if not f.get("optional")]
        yield Annotation(
            paper="paper.pdf",
            text=item["text"],
            place=None,
            framing="yes" if sure else "weak" if wanted else "no",
            categories=frozenset(f["category"] for f in wanted),
            stance=next((f.get("stance", "") for f in sure), ""),
            role=item.get("role", ""),
            leaps=frozenset(item.get("leap", ())),
        )
