"""Annotated predicates of papers that are not here: stand-off, by the hash of the file and of the sentence.

A line of ``papers.jsonl`` names the paper, the page, where the sentence stands on it (letters and digits of the
sentences that begin there, from 0), a hash of the sentence's letters, and within the sentence where predicate and agent
stand.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language.document import Document
from claimcheck.language.pipeline import load_pipeline
from claimcheck.language.read import read_document
from claimcheck.paper.read import read

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FILE = Path(__file__).resolve().parent / "papers.jsonl"


@dataclass(frozen=True, slots=True)
class Place:
    """One annotated predicate; places in letters of the sentence, ``agent`` None where nobody is named."""

    paper: str
    sha256: str
    page: int
    start: int
    end: int
    sentence: str
    construction: str
    stance: str
    predicate: tuple[int, int]
    agent: tuple[int, int] | None
    kind: str


def places() -> list[Place]:
    """The lines of ``papers.jsonl``."""
    out = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        agent = tuple(data.pop("agent") or ())
        out.append(Place(predicate=tuple(data.pop("predicate")), agent=agent or None, **data))
    return out


def half(place: Place) -> str:
    """``dev`` or ``test``, by paper: what is learnt of one half is judged on the other."""
    return "dev" if int(place.sha256[:8], 16) % 2 else "test"


def letters(text: str) -> str:
    """Letters and digits only: what places count."""
    return re.sub(r"[\W_]+", "", text)


def digest(text: str) -> str:
    """By which a sentence is known again without its text."""
    return hashlib.sha256(letters(text).encode()).hexdigest()[:16]


class Sentences:
    """The sentences of a paper, to be found by hash, or else by place on the page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._by_digest: dict[str, int] = {}
        self._pages: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for i, sentence in enumerate(document.sentences):
            self._by_digest.setdefault(digest(sentence.text), i)
            on_page = self._pages[sentence.page or 0]
            start = on_page[-1][1] if on_page else 0
            on_page.append((start, start + len(letters(sentence.text)), i))

    def at(self, i: int) -> tuple[int, int, int]:
        """Page, start and end of sentence ``i``."""
        page = self.document.sentences[i].page or 0
        return page, *next((a, b) for a, b, k in self._pages[page] if k == i)

    def find(self, place: Place) -> int | None:
        """The index of the sentence; None where the paper is read so differently that it is not there."""
        return self._by_digest.get(place.sentence)


def token_at(doc: Doc, span: tuple[int, int]) -> Token | None:
    """The last token within these letters of the sentence: of *self-aware* the second part."""
    count, found = 0, None
    for token in doc:
        size = len(letters(token.text))
        if size and count < span[1] and count + size > span[0]:
            found = token
        count += size
    return found


def judged(folder: Path) -> Iterator[tuple[Place, str, str, str]]:
    """Each annotation whose paper is in ``folder``: place, agent as annotated, agent as found, stance as found.

    Agents are written ``head/kind``; ``no frame`` where the predicate has none, ``not found`` without the sentence.
    """
    nlp = load_pipeline()
    by_paper: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places():
        by_paper[place.paper].append(place)
    for name, wanted in sorted(by_paper.items()):
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != wanted[0].sha256:
            continue
        sentences = Sentences(read_document(read(file), nlp))
        for place in wanted:
            yield place, *_judge(sentences, place)


def _judge(sentences: Sentences, place: Place) -> tuple[str, str, str]:
    document = sentences.document
    i = sentences.find(place)
    if i is None:
        return f"?/{place.kind}", "not found", "not found"
    document.parse([i])
    doc = document.doc(i)
    predicate = token_at(doc, place.predicate)
    agent = token_at(doc, place.agent) if place.agent else None
    expected = f"{agent.text}/{place.kind}" if agent is not None else "-"
    if predicate is None:
        return expected, "not found", "not found"
    found = []
    for frame in document.frames(i):
        if frame.predicate != predicate.i:
            continue
        if frame.agent is None:
            found.append("-")
            continue
        head = doc[frame.agent.head]
        same = [t for t in head.conjuncts if t._.agent_kind == frame.agent.kind]
        found += [f"{t.text}/{frame.agent.kind}" for t in (head, *same)]
    found = found or ["-" if expected == "-" else "no frame"]
    best = expected if expected in found else found[0]
    return expected, best, document.stance(i, predicate.i).stance
