"""Reads a Paper into a Document: sentences, tags, AI-system mentions, pronouns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.language import asides, casing, coref, joined, mentions, tagging
from claimcheck.language.document import PROSE, Document, readable
from claimcheck.language.profile import PaperProfile, profile_paper
from claimcheck.language.quotes import clip, quoted
from claimcheck.language.sentences import split
from claimcheck.language.words import Words, as_one_sentence
from claimcheck.paper.model import Block, CrossReference, Paper
from claimcheck.records.paper import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_RECASED = frozenset({"title", "heading"})
_NOT_SPLIT = frozenset({"code", "reference", "furniture", "title", "heading"})
_LONGEST = 3000
"""Characters; a longer "sentence" is no prose (a flattened table, say) and is cut at this length."""


def read_document(paper: Paper, nlp: Language) -> Document:
    """Splits, tags and marks the whole paper; parsing waits until someone asks.

    ``nlp`` comes from :func:`claimcheck.language.pipeline.load_pipeline`.
    """
    mentions.ensure_extensions()
    prose = [b.text for b in paper.blocks if b.layer in PROSE]
    profile = profile_paper([paper.title, *prose] if paper.title not in prose else prose)
    forms = casing.learn_forms(
        (b.text for b in paper.blocks if b.layer in PROSE and b.layer not in _RECASED),
        titles=(b.text for b in paper.blocks if b.layer in _RECASED),
    )

    cited: defaultdict[str, list[CrossReference]] = defaultdict(list)
    for reference in paper.references:
        cited[reference.block].append(reference)

    sentences: list[Sentence] = []
    references: list[tuple[CrossReference, ...]] = []
    quotes: list[tuple[tuple[int, int], ...]] = []
    docs: dict[int, Doc] = {}
    pruned: dict[int, asides.Pruned] = {}
    for block in paper.blocks:
        in_quotes = quoted(block.text) if block.layer in PROSE else ()
        for start, end in stretches(block):
            sentence = _sentence(block, start, end, number=len(sentences) + 1)
            sentences.append(sentence)
            references.append(_within(cited.get(block.id, []), start, end))
            quotes.append(clip(in_quotes, start, end))
            if block.layer in PROSE:
                i = len(sentences) - 1
                text = casing.recase(sentence.text, forms) if block.layer in _RECASED else sentence.text
                docs[i], without = _tokenised(readable(text), nlp, profile)
                if without is not None:
                    pruned[i] = without

    words = tagging.tag([pruned[i].doc if i in pruned else doc for i, doc in docs.items()], nlp)
    for n, i in enumerate(docs):
        if i in pruned:
            words[n].write()
            asides.carry_tags(pruned[i], docs[i])
            as_one_sentence(docs[i])
            words[n] = Words.of(docs[i], words[n].spelled)
        mentions.mark(words[n].as_doc(), profile)
    _resolve_pronouns([sentences[i] for i in docs], words)
    for found in words:
        found.write()
    return Document(paper, tuple(sentences), tuple(references), docs, nlp, profile, quotes, pruned)


def _tokenised(text: str, nlp: Language, profile: PaperProfile) -> tuple[Doc, asides.Pruned | None]:
    """The Doc of a sentence, names, formulas and asides one token each; and the same without asides, if it has any."""
    found = asides.find(text)
    if found:
        rest, kept = asides.without(text, found)
        if rest:
            both = asides.join(joined.join(nlp.make_doc(rest), rest, profile), text, kept, found)
            if both is not None:
                return both
    return joined.join(nlp.make_doc(text), text, profile), None


def _resolve_pronouns(sentences: list[Sentence], words: list[Words]) -> None:
    before: list[Doc] = []
    block: str | None = None
    for sentence, doc in zip(sentences, words, strict=True):
        if sentence.block != block:
            before, block = [], sentence.block
        coref.resolve(doc.as_doc(), before)
        before.append(doc.as_doc())


def stretches(block: Block) -> list[tuple[int, int]]:
    """Start and end of each sentence in the block's ``text``; a heading, a reference or code is one."""
    text = block.text
    if not text.strip():
        return []
    if block.layer in _NOT_SPLIT:
        lead = len(text) - len(text.lstrip())
        return [(lead, len(text.rstrip()))]
    found: list[tuple[int, int]] = []
    for start, end in split(text):
        while end - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST)
            cut = cut if cut > start else start + _LONGEST
            found.append((start, cut))
            start = cut + 1 if text[cut] == " " else cut
        found.append((start, end))
    return found


def _sentence(block: Block, start: int, end: int, *, number: int) -> Sentence:
    boxes = block.boxes(start, end)
    place = block.source_place(start)
    return Sentence(
        id=f"s{number:05d}",
        text=block.text[start:end],
        raw=block.raw_span(start, end),
        section=block.section,
        page=None if place else boxes[0][0] if boxes else block.page,
        boxes=boxes,
        layer=block.layer,
        block=block.id,
        line=place[0] if place else None,
        column=place[1] if place else None,
        file=block.source_file,
    )


def _within(references: list[CrossReference], start: int, end: int) -> tuple[CrossReference, ...]:
    return tuple(
        CrossReference(r.block, r.start - start, r.end - start, r.kind, r.label, r.target)
        for r in references
        if start <= r.start < end
    )
