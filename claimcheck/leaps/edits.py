"""Changes to the text of a sentence, and the forms of English verbs that they need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = {
    "give": "gave",
    "show": "showed",
    "write": "wrote",
    "put": "put",
    "get": "got",
    "fit": "fit",
    "do": "did",
    "be": "was",
}
_PARTICIPLE = {**_PAST, "give": "given", "show": "shown", "write": "written", "do": "done", "be": "been"}
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a sentence become ``text``; where both are the same, it is put in."""

    start: int
    end: int
    text: str


def over(token: Token, text: str, *, last: Token | None = None) -> Edit:
    """``text`` in place of a word, or of all words from it to ``last``."""
    last = last or token
    return Edit(token.idx, last.idx + len(last), text)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made, single spaces, *a* or *an* by the next letter, and a capital at its start. Of edits
    that overlap the first stands.

    >>> apply("Nets always hide an odd tag.", [Edit(5, 12, ""), Edit(12, 16, "show"), Edit(20, 23, "plain")])
    'Nets show a plain tag.'
    """
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.start, -e.end, e.text)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    made = text
    for edit in reversed(kept):
        made = f"{made[: edit.start]}{edit.text}{made[edit.end :]}"
    words = made.split()
    for at, word in enumerate(words[:-1]):
        if word.lower() in ("a", "an") and words[at + 1][0].isalpha() and kept:
            article = "an" if words[at + 1][0].lower() in _VOWELS else "a"
            # What stood there as it was is left so: *an hour*, *a unit*.
            if f"{word} {words[at + 1]}" not in text:
                words[at] = article if word.islower() else article.capitalize()
    made = " ".join(words)
    for mark in (",", ".", ";", ":", ")"):
        made = made.replace(f" {mark}", mark)
    return made[:1].upper() + made[1:]


def in_form_of(token: Token, phrase: str) -> str:
    """A phrase that begins with the base form of a verb, in the form of ``token`` (of *hides*: *shows less*).

    >>> import spacy
    >>> doc = spacy.blank("en")("hiding")
    >>> doc[0].tag_ = "VBG"
    >>> in_form_of(doc[0], "put out less")
    'putting out less'
    """
    verb, _, rest = phrase.partition(" ")
    return f"{_form(verb, token.tag_)} {rest}".strip()


def _form(verb: str, tag: str) -> str:
    if tag == "VBZ":
        return {"be": "is", "have": "has"}.get(
            verb
        ) or f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'o')) else 's'}"
    if tag == "VBG":
        return f"{_doubled(verb) if not verb.endswith('e') or verb == 'be' else verb[:-1]}ing"
    if tag == "VBD":
        return _PAST.get(verb) or _regular(verb)
    if tag == "VBN":
        return _PARTICIPLE.get(verb) or _regular(verb)
    return "are" if tag == "VBP" and verb == "be" else verb


def _regular(verb: str) -> str:
    return f"{verb}d" if verb.endswith("e") else f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    """*Put* before an ending: *putt-*."""
    short = len(verb) == 3 and verb[-1] not in "wxy" and verb[-2] in _VOWELS and verb[0] not in _VOWELS
    return f"{verb}{verb[-1]}" if short else verb
