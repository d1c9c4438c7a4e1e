"""Titles and headings in capitals are written as in a sentence before they are tagged.

The tagger takes *Models Deceive Overseers* for a string of names. Only the case of letters changes, never the length,
so that offsets stay.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?(?:\d[\w.]*)?")
_START = re.compile(r"(?:^|[.!?:]\s+|[“\"(•]\s*)$")
_KNOWN = tuple(
    """AI AGI ASI ML NLP LLM LLMs LM LMs VLM VLMs RL RLHF RLAIF SFT DPO PPO GPT BERT API APIs CPU GPU CNN RNN LSTM GAN
    QA VQA COT CoT RAG ToM HHH US USA UK EU PDF XML HTML SQL II III IV VI VII VIII IX""".split()
)
_SPELLED = {known.lower(): known for known in _KNOWN}
"""Of two spellings the later, whatever the order of a set would be."""

Forms = Mapping[str, str]


def learn_forms(texts: Iterable[str], titles: Iterable[str]) -> dict[str, str]:
    """How the paper writes each word of ``titles`` in running text, by its lower-case form.

    Args:
        texts: running text; the start of a sentence there tells nothing.
        titles: what :func:`recase` will be asked for.
    """
    wanted = {word.lower() for title in titles if is_capitalised(title) for word in _WORD.findall(title)}
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts if wanted else ():
        for match in _WORD.finditer(text):
            word = match.group()
            low = word.lower()
            if low in wanted and not _START.search(text, max(0, match.start() - 4), match.start()):
                seen[low][word] += 1
    return {low: min(forms, key=lambda f: (-forms[f], f)) for low, forms in seen.items()}


def is_capitalised(text: str) -> bool:
    """Whether ``text`` is in capitals or title case: most longer words start with a capital."""
    words: list[str] = [w for w in _WORD.findall(text) if len(w) > 3]
    if len(words) < 2:
        words = [w for w in _WORD.findall(text) if len(w) > 1]
        return len(words) > 1 and all(w.isupper() for w in words)
    return sum(w[0].isupper() for w in words) >= 0.6 * len(words)


def recase(text: str, forms: Forms) -> str:
    """``text`` written as in a sentence; of the same length always.

    Words that the paper itself writes with capitals in running text keep them, as do acronyms that stand out.
    """
    if not is_capitalised(text):
        return text
    shouting = sum(c.isupper() for c in text) > 0.7 * sum(c.isalpha() for c in text)
    out: list[str] = []
    last = 0
    first = True
    for match in _WORD.finditer(text):
        out.append(text[last : match.start()])
        out.append(_word(match.group(), forms, shouting=shouting, first=first))
        last = match.end()
        first = first and len(match.group()) == 1
    out.append(text[last:])
    return "".join(out)


def _word(word: str, forms: Forms, *, shouting: bool, first: bool) -> str:
    low = word.lower()
    if len(low) != len(word):
        return word
    if low in _SPELLED:
        return (word if word in _KNOWN else _SPELLED[low]) if shouting else word
    if not shouting and any(c.isupper() for c in word[1:]):
        return word
    written = forms.get(low, low)
    if len(written) != len(word):
        written = low
    return written[0].upper() + written[1:] if first else written
