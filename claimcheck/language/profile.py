"""What one paper is about, as far as it decides what its nouns stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from claimcheck.language import lexicon
from claimcheck.language.register import Register, read_register

_KIND_OF_SYSTEM = (
    r"(?:agents?|models?|assistants?|LLMs?|networks?|chatbots?|polic(?:y|ies)|systems?|algorithms?|AIs?"
    r"|classifiers?|bots?|engines?|simulators?|transformers?|robots?|retrievers?|planners?|detectors?|encoders?"
    r"|decoders?|architectures?)"
)
_NAME = r"([A-Z][\w-]*[A-Za-z0-9])"
_INTRODUCED = (
    re.compile(
        rf"\b(?:introduce|present|propose|release|develop|build|built|trained?) {_NAME},? (?:an?|the|our) "
        rf"(?:[\w-]+ ){{0,6}}?{_KIND_OF_SYSTEM}\b"
    ),
    re.compile(rf"(?<=[a-z] )\b{_NAME}, (?:an?|our|the) (?:[\w-]+ ){{0,5}}?{_KIND_OF_SYSTEM}\b"),
    re.compile(rf"\b{_KIND_OF_SYSTEM},? (?:that )?(?:we )?(?:called|named|dubbed|termed|call|name|dub|term) {_NAME}"),
    re.compile(
        rf"\b(?:call|name|dub|term) (?:it|this|these|our|the|such)? ?(?:[\w-]+ ){{0,2}}?{_KIND_OF_SYSTEM} {_NAME}"
    ),
)
_TITLE = re.compile(rf"^{_NAME}: [^\n]{{0,90}}?\b{_KIND_OF_SYSTEM}\b", re.IGNORECASE)
"""*Wanderer: a language agent that walks*, as a title."""
_LABELLED = re.compile(rf"\b{_NAME} (?:agent|model|assistant|chatbot|LLM)s?\b")
_ACRONYM = re.compile(
    r"\b(?:models?|agents?|networks?|LLMs?|assistants?|polic(?:y|ies)|algorithms?|systems?)"
    r" \(([A-Z][A-Za-z]{0,5}[A-Z])s?\)"
)
_NOT_NAMES = frozenset(
    """A An The This That These Those Our Your Their Its My We It They I In On At For From To By With As If When While
    All Any Each Every Both Some Many Most Other Such No Not One Two Three First Second Large Small Larger
    Smaller Language Neural Deep Machine Base Baseline Reward Preference Target Original Final Full Best New Old
    Same Different Single Multiple Multi Pretrained Trained Fine Figure Table Section Appendix Bayesian Gaussian
    Markov Linear Logistic Generative Foundation Frontier Open Closed Proprietary Vision Text Image Student
    Teacher Human User Normal Previous Current Future Here However Thus Finally AI ML NLP RL University
    Institute Google Meta OpenAI Anthropic DeepMind Microsoft Transformer Attention Diffusion Ising III II IV VI HHH
    Bradley Terry Turing World Mental Threat What Which How Why Whether Are Is Can Do Does""".split()
)


@dataclass(frozen=True, slots=True)
class PaperProfile:
    """Evidence gathered from the whole text of a paper."""

    about_ai: bool
    """Whether *the model*, *the system*, *the agent* are AI systems here, unless something says otherwise."""
    names: frozenset[str]
    """Names and acronyms that the paper gives to systems of its own."""
    supported: frozenset[str]
    """Nouns that need evidence of their own (``policy``, ``layer``) and have it."""
    authors_say_we: bool
    """The authors speak as *we*, so that a singular *I* is someone quoted."""
    register: Register = field(default_factory=Register)
    """Roles and names whose kind this paper settles."""


@lru_cache(maxsize=1)
def _evidence() -> tuple[re.Pattern[str], float, int]:
    table = lexicon.read("mentions")["evidence"]
    pattern = "|".join(sorted((re.escape(str(w)) for w in table["words"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b"), float(table["per_thousand_words"]), int(table["enough_text"])


def profile_paper(texts: Sequence[str]) -> PaperProfile:
    """The profile of a paper whose title, abstract and body blocks are ``texts``."""
    text = "\n".join(texts)
    low = text.lower()
    total = max(1, len(text.split()))
    pattern, density, enough = _evidence()
    counts = Counter(pattern.findall(low))
    needs = lexicon.word_table(lexicon.read("mentions"), "ai_needs")
    short = total < enough
    hits = sum(counts.values())
    about_ai = short or (hits * 1000 / total >= density and len(counts) >= 4)
    register = read_register(text, about_ai=about_ai, named=lexicon.words(lexicon.read("mentions"), "named"))
    return PaperProfile(
        about_ai=about_ai,
        names=_names(text, texts[0] if texts else "") | register.systems,
        register=register,
        supported=frozenset(n for n, cues in needs.items() if short or _is_there(cues, low, times=3)),
        authors_say_we=len(re.findall(r"\b[Ww]e\b", text)) >= max(5, 2 * len(re.findall(r"\bI\b(?!\.)", text)))
        if not short
        else True,
    )


def _is_there(cues: frozenset[str], low: str, *, times: int) -> bool:
    """Whether words of ``cues`` stand in ``low`` so many times."""
    pattern = "|".join(sorted(re.escape(c) for c in cues))
    found = re.finditer(rf"\b(?:{pattern})s?\b", low)
    return sum(1 for _ in islice(found, times)) == times


def _names(text: str, title: str) -> frozenset[str]:
    found = {m.group(1) for pattern in _INTRODUCED for m in pattern.finditer(text)}
    if (named := _TITLE.match(title)) and named.group(1)[0].isupper() and named.group(1) != named.group(1).upper():
        found.add(named.group(1))
    found |= {m.group(1) for m in _ACRONYM.finditer(text)}
    labelled = Counter(m.group(1) for m in _LABELLED.finditer(text))
    for name, times in labelled.items():
        if (
            times >= 2
            and f"he {name} " in text
            and re.search(rf"\b[Tt]he {re.escape(name)} (?:is|can|will|has|then|to|may|does|[a-z]+s)\b", text)
        ):
            found.add(name)
    return frozenset(
        n for n in found if n not in _NOT_NAMES and len(n) > 1 and not n.endswith("ly") and _is_name(n, text)
    )


def _is_name(name: str, text: str) -> bool:
    """Not a word that the paper also writes without a capital, nor the name of a data set or task."""
    if re.search(
        rf"\b{re.escape(name)} (?:datasets?|data set|benchmarks?|tasks?|corpus|environments?|questions?)\b", text
    ):
        return False
    if any(c.isupper() or c.isdigit() for c in name[1:]):
        return True
    plain = len(re.findall(rf"\b{re.escape(name.lower())}s?\b", text))
    return plain * 2 < len(re.findall(rf"\b{re.escape(name)}\b", text))
