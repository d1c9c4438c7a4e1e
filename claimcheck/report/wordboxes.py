"""Where the words of a finding stand on the page: boxes for trigger and agent, from the paper's lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.paper.model import Block, Paper
from claimcheck.records.finding import Finding
from claimcheck.records.paper import Sentence


def with_boxes(findings: Iterable[Finding], sentences: Sequence[Sentence], paper: Paper) -> tuple[Finding, ...]:
    """The findings, trigger and agent with the boxes of their words; unchanged where a paper has no pages."""
    blocks = {block.id: block for block in paper.blocks}
    starts = _starts(sentences, blocks)
    found: list[Finding] = []
    for finding in findings:
        block, start = starts.get(finding.sentence, (None, 0))
        if block is None or not block.lines:
            found.append(finding)
            continue
        new: dict[str, object] = {}
        for name, span in (("trigger", finding.trigger), ("agent", finding.agent)):
            if span is not None:
                new[name] = span.model_copy(update={"boxes": block.boxes(start + span.start, start + span.end)})
        found.append(finding.model_copy(update=new))
    return tuple(found)


def _starts(sentences: Iterable[Sentence], blocks: dict[str, Block]) -> dict[str, tuple[Block, int]]:
    """For each sentence its block and where in the block's text it starts: they follow each other, in order."""
    found: dict[str, tuple[Block, int]] = {}
    reached: dict[str, int] = {}
    for sentence in sentences:
        block = blocks.get(sentence.block or "")
        if block is None:
            continue
        start = block.text.find(sentence.text, reached.get(block.id, 0))
        if start >= 0:
            found[sentence.id] = (block, start)
            reached[block.id] = start + len(sentence.text)
    return found
