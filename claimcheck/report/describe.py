"""The paper and the coverage of a report, from what reading gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.paper.model import CrossReference, Paper
from claimcheck.records.paper import Coverage, Figure, PaperRecord, Sentence, Skipped, Table, Unresolved
from claimcheck.records.words import Role
from claimcheck.report.summary import words

SKIPPED = {
    "code": "code",
    "reference": "bibliography",
    "furniture": "page furniture (running heads, author lines, words in figures)",
}
"""Layers that are read and not checked, in the words of the report."""

LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "sv": "Swedish",
    "da": "Danish",
    "tr": "Turkish",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
}
NO_TEXT = (
    "No page of this file holds text: it looks like a scan. Make the text readable first, with a program for optical "
    "character recognition (OCR), and check the result."
)


def describe(paper: Paper, sentences: Sequence[Sentence]) -> PaperRecord:
    """The paper as the report tells it; figures and tables with the sentences of their captions."""
    captions: dict[str, list[str]] = {}
    for sentence in sentences:
        if sentence.block is not None:
            captions.setdefault(sentence.block, []).append(sentence.id)

    def caption(block: str | None) -> tuple[str, ...]:
        return tuple(captions.get(block or "", ()))

    return PaperRecord(
        title=paper.title,
        source=paper.source,
        sha256=paper.sha256,
        pages=paper.pages,
        sections=paper.sections,
        figures=tuple(
            Figure(label=f.label, page=f.page, caption_sentences=caption(f.caption))
            for f in paper.floats
            if f.kind == "figure"
        ),
        tables=tuple(
            Table(label=f.label, page=f.page, caption_sentences=caption(f.caption), rows=f.rows)
            for f in paper.floats
            if f.kind == "table"
        ),
    )


def with_roles(sentences: Iterable[Sentence], roles: Iterable[Role | None]) -> tuple[Sentence, ...]:
    """The sentences, each with its role."""
    return tuple(s.model_copy(update={"role": role}) for s, role in zip(sentences, roles, strict=True))


def cover(
    paper: Paper, sentences: Sequence[Sentence] = (), references: Sequence[Sequence[CrossReference]] = ()
) -> Coverage:
    """What was read and what was not; ``references`` are those within each of the ``sentences``."""
    skipped = Counter(SKIPPED[s.layer] for s in sentences if s.layer in SKIPPED)
    return Coverage(
        pages=paper.pages,
        pages_without_text=paper.pages_without_text,
        sentences=len(sentences),
        words=words(sentences),
        skipped=tuple(Skipped(reason=why, sentences=skipped[why]) for why in SKIPPED.values() if skipped[why]),
        unresolved_references=tuple(_unresolved(sentences, references)),
        language=paper.language,
        notes=(*paper.notes, *_notes(paper)),
    )


def unreadable(paper: Paper) -> bool:
    """Whether there is nothing here that the rules could be run on: no text, or not English."""
    return paper.language != "en" or not any(block.text.strip() for block in paper.blocks)


def _notes(paper: Paper) -> list[str]:
    if not any(block.text.strip() for block in paper.blocks):
        return [] if any("OCR" in note for note in paper.notes) else [NO_TEXT]  # reading may have said so
    if paper.language != "en":
        name = LANGUAGES.get(paper.language, f"another language ({paper.language})")
        return [f"The paper seems to be in {name}; the rules are for English, so nothing was checked."]
    return []


def _unresolved(sentences: Sequence[Sentence], references: Sequence[Sequence[CrossReference]]) -> list[Unresolved]:
    """References to parts of the paper and to its bibliography, without those in prompts and in what models wrote."""
    return [
        Unresolved(sentence=sentence.id, text=sentence.text[reference.start : reference.end], kind=reference.kind)
        for sentence, inside in zip(sentences, references, strict=False)
        for reference in inside
        if reference.target is None and sentence.layer not in SKIPPED and sentence.layer != "quote"
    ]
