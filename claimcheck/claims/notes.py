"""Where the text itself says that something more is to be read: marks of footnotes, references to sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.language.document import Document

_NONE: frozenset[str] = frozenset()


class Notes:
    """Footnotes and sections by the sentences, and by the paragraphs, that send the reader there."""

    def __init__(self, document: Document) -> None:
        self._blocks = [sentence.block for sentence in document.sentences]
        self._footnotes = [_targets(r.target for r in refs if r.kind == "footnote") for refs in document.references]
        self._sections = [
            _targets(r.target for r in refs if r.kind in ("section", "appendix")) for refs in document.references
        ]
        self._footnotes_in = _by_block(self._blocks, self._footnotes)
        self._sections_in = _by_block(self._blocks, self._sections)
        self.marked: frozenset[str] = frozenset().union(*self._footnotes)
        """Ids of the blocks that are footnotes whose marks were found."""

    def footnotes(self, i: int) -> frozenset[str]:
        """Ids of the blocks that are footnotes to sentence ``i``."""
        return self._footnotes[i]

    def footnotes_beside(self, i: int) -> frozenset[str]:
        """Ids of the blocks that are footnotes to other sentences of its paragraph."""
        return self._footnotes_in.get(self._blocks[i] or "", _NONE) - self._footnotes[i]

    def sections(self, i: int) -> frozenset[str]:
        """Ids of the sections that sentence ``i`` names."""
        return self._sections[i]

    def sections_beside(self, i: int) -> frozenset[str]:
        """Ids of the sections that its paragraph names."""
        return self._sections_in.get(self._blocks[i] or "", self._sections[i])


def _targets(found: Iterable[str | None]) -> frozenset[str]:
    return frozenset(target for target in found if target is not None)


def _by_block(blocks: Sequence[str | None], found: Sequence[frozenset[str]]) -> Mapping[str, frozenset[str]]:
    inside: dict[str, set[str]] = defaultdict(set)
    for block, targets in zip(blocks, found, strict=True):
        if block is not None and targets:
            inside[block] |= targets
    return {block: frozenset(targets) for block, targets in inside.items()}
