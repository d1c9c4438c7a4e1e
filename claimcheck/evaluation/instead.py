"""What claimcheck saw in an example that a rule missed: other rules that match, and who does what in it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.document import Document
from claimcheck.language.model import Argument, Frame
from claimcheck.matching.frames import KIND_NAMES
from claimcheck.matching.model import Match

_SHOWN = 3


def instead(document: Document, block: str, matches: Sequence[Match]) -> str:
    """One line for the author of the rule; ``block`` is the paragraph that holds the example."""
    said: list[str] = []
    if matches:
        shown = dict.fromkeys(f'{m.rule} at "{_text(document, m)}"' for m in matches)
        said.append(f"instead these match: {', '.join(list(shown)[:_SHOWN])}")
    frames = [
        _frame(document, i, frame)
        for i, sentence in enumerate(document.sentences)
        if sentence.block == block
        for frame in document.frames(i)
        if frame.pos in ("VERB", "ADJ", "NOUN")
    ]
    frames = list(dict.fromkeys(frames))
    if frames:
        more = f"; and {len(frames) - _SHOWN} more" if len(frames) > _SHOWN else ""
        said.append(f"the sentence is read as: {'; '.join(frames[:_SHOWN])}{more}")
    return "; ".join(said) or "nothing in the sentence was read as something that someone does"


def _text(document: Document, match: Match) -> str:
    return str(document.doc(match.sentence)[match.start : match.end])


def _frame(document: Document, i: int, frame: Frame) -> str:
    slots = [("agent", frame.agent), ("object", frame.object), ("causer", frame.causer)]
    filled = [_slot(document, i, name, argument) for name, argument in slots if argument is not None]
    return f"{frame.lemma}/{frame.pos} ({', '.join(filled) or 'by nobody named'})"


def _slot(document: Document, i: int, name: str, argument: Argument) -> str:
    return f'{name} "{document.doc(i)[argument.start : argument.end]}": {KIND_NAMES[argument.kind]}'
