"""Who is who in one paper: which names and roles stand for its AI systems, which for people, which for characters.

*The judge* is a person in most papers and a language model in some; *Talker* means nothing but in the paper that calls
an agent so; *Sally* puts a marble in a basket in a vignette that a model is shown. What settles it is how the paper
introduces them, wherever it does, so that the whole text is asked once. Words: ``rules/language/register.yaml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from claimcheck.language import lexicon
from claimcheck.records.words import AgentKind

_ENOUGH = 2
"""How often a paper must speak of a role as a system before the bare word is taken so."""

_THINGS = r"(?:datasets?|data set|benchmarks?|tasks?|corpus|environments?|questions?|tests?)\b"

_OUTWEIGHS = 2
"""How many times more often as a system than as people."""

_LIVELY = 3
"""How many verbs of a tale a name needs before it is a character."""

_SYSTEM = (
    r"(?:(?:large )?(?:vision-)?language models?|[LV]?LMs?|LLMs?|MLLMs?|VLMs?|AIs?|AI systems?|neural networks?"
    r"|chatbots?|GPT-?[\w.]*|ChatGPT|Claude[\w. -]*|Gemini[\w. -]*|PaLM[\w-]*|L[Ll]a[Mm][Aa][\w-]*|models?|agents?)"
)
_PERSON = r"(?:human|crowd|expert|professional|student|volunteer|real|online|native)"


@dataclass(frozen=True, slots=True)
class Register:
    """What the paper's own words settle."""

    systems: frozenset[str] = frozenset()
    """Names that the paper gives to systems: ``MarS``, ``Talker``."""
    roles: Mapping[str, AgentKind] = field(default_factory=dict)
    """Lemma of a role and what plays it here: ``judge`` to ``ai``."""
    people: frozenset[str] = frozenset()
    """Names of persons in the stories, games and vignettes of the paper."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    roles: tuple[str, ...]
    """Every match of ``before`` and ``after`` lies within a line and holds one of these words."""
    before: tuple[re.Pattern[str], ...]
    """What stands before a role, in a group ``ai`` or ``people``."""
    after: re.Pattern[str]
    """What stands after it; one pattern, since finding roles takes the time."""
    introduced: tuple[re.Pattern[str], ...]
    headed: re.Pattern[str]
    tale: re.Pattern[str]
    no_systems: frozenset[str]
    not_people: frozenset[str]


def read_register(text: str, *, about_ai: bool, named: Iterable[str] = ()) -> Register:
    """The register of a paper.

    Args:
        text: title, abstract and body.
        about_ai: whether the paper is about AI systems; if not, no role is one.
        named: names of systems known from elsewhere, which are no characters.
    """
    patterns = _patterns()
    systems = _systems(text, patterns) if about_ai else frozenset()
    roles = _roles(text, patterns) if about_ai else {}
    known = {n.lower() for n in (*named, *systems)}
    return Register(systems=systems, roles=roles, people=_characters(text, patterns, known))


def _roles(text: str, patterns: _Patterns) -> dict[str, AgentKind]:
    as_system: Counter[str] = Counter()
    as_people: Counter[str] = Counter()
    text = _lines_with(text, patterns.roles)
    for pattern in (*patterns.before, patterns.after):
        for m in pattern.finditer(text):
            (as_system if m["ai"] else as_people)[_lemma(m["role"])] += 1
    return {
        role: "ai"
        for role, times in sorted(as_system.items())
        if times >= _ENOUGH and times >= _OUTWEIGHS * as_people[role]
    }


def _lines_with(text: str, words: Iterable[str]) -> str:
    """The lines of ``text`` that hold one of ``words`` (in small letters), however it is written."""
    lines, low = text.split("\n"), text.lower()
    there = [word for word in words if word in low]
    return "\n".join(
        line for line, small in zip(lines, low.split("\n"), strict=True) if any(word in small for word in there)
    )


def _lemma(role: str) -> str:
    low = role.lower()
    if low.endswith("ves"):
        return low[:-3] + "f"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _systems(text: str, patterns: _Patterns) -> frozenset[str]:
    found = {m["name"] for pattern in patterns.introduced for m in pattern.finditer(text)}
    headed = Counter(m["name"] for m in patterns.headed.finditer(text))
    found |= {name for name, times in headed.items() if times >= _ENOUGH and _acts(name, text)}
    coined = {n for n in found if n not in patterns.no_systems and _is_coined(n, text)}
    return frozenset(coined | {v for n in coined if n.isupper() and len(n) > 3 for v in _in_small_letters(n, text)})


def _in_small_letters(name: str, text: str) -> set[str]:
    """A name set in capitals in the title, as the text writes it: *MarS* for *MARS*."""
    return {
        v for v in re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) if v != v.lower() and v != v.capitalize()
    }


def _acts(name: str, text: str) -> bool:
    """*The Talker waits*: the name alone, with an article and a verb."""
    return (
        f"he {name} " in text
        and re.search(
            rf"\b[Tt]he {re.escape(name)} (?:is|can|will|has|then|to|may|does|must|(?!is\b)[a-z]{{3,}}s)\b", text
        )
        is not None
    )


def _is_coined(name: str, text: str) -> bool:
    """A name that the paper hardly writes without its capitals and that is none of a data set or task."""
    if re.search(rf"\b{re.escape(name)} (?:{_THINGS}|et al|\(?(?:19|20)\d\d)", text):
        return False
    if any(c.isupper() or c.isdigit() for c in name[1:]) and not name.isupper():
        return True
    plain = len(re.findall(rf"\b{re.escape(name.lower())}s?\b", text))
    return plain * 2 < len(re.findall(rf"\b{re.escape(name)}\b", text))


def _characters(text: str, patterns: _Patterns, systems: set[str]) -> frozenset[str]:
    """Capitalised first names that do in the paper what people in a tale do, and are *he* or *she* there."""
    deeds: dict[str, set[str]] = {}
    for m in patterns.tale.finditer(text):
        deeds.setdefault(m["name"], set()).add(m["verb"])
    return frozenset(
        name
        for name, verbs in deeds.items()
        if len(verbs) >= _LIVELY
        and name not in patterns.not_people
        and name.lower() not in systems
        and not re.search(rf"\b{re.escape(name.lower())}\b|\b{re.escape(name)} et al", text)
        and re.search(rf"\b{re.escape(name)}\b[^\n]{{0,200}}?\b(?:he|she|his|her|him|hers)\b", text)
    )


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    table = lexicon.read("register")
    role = rf"(?P<role>(?:{_either(table['roles'])})s?|werewolves)"
    kinds = rf"(?:{_either(table['kinds'])})s?"
    heads = rf"(?:{_either(table['heads'])})s?"
    name = r"(?P<name>[A-Z][\w-]*[A-Za-z0-9])"
    paid = _either(table["people"])
    return _Patterns(
        roles=(*sorted(map(str, table["roles"])), "werewolves"),
        before=(
            re.compile(
                rf"\b(?P<ai>(?:LLM|LM|AI|GPT-?4|GPT-?3\.5|ChatGPT|language model)"
                rf"(?:[- ](?:based|powered|driven|as-a))?)[- ]{role}\b",
                re.IGNORECASE,
            ),
            re.compile(
                rf"\b(?P<ai>{_SYSTEM} (?:as|to be|(?:that )?(?:acts?|serves?|plays?|functions?) as"
                rf"|plays? the (?:role|part) of)) (?:an?|the|our|its|their)? ?(?:[\w-]+ )?{role}\b",
                re.IGNORECASE,
            ),
            re.compile(
                rf"\b(?:(?P<ai>\Z\w)|{_PERSON}|(?:{paid})(?:s|ed|d)?(?: [\w-]+){{0,2}}?) {role}\b", re.IGNORECASE
            ),
        ),
        after=re.compile(
            rf"\b{role}(?: (?P<ai>(?:models?|LLMs?|LMs?|agents?|bots?|AIs?)\b"
            rf"|(?:is|are|was|were) (?:itself |also |both |all )?(?:an?|another|the same|implemented (?:as|by|with)"
            rf"|instantiated (?:as|by|with)|powered by|based on|played by|simulated by)? ?(?:[\w-]+ )?{_SYSTEM}\b"
            rf"|(?:which|that) (?:is|are) (?:an?|another) (?:[\w-]+ )?{_SYSTEM}\b"
            rf"|\((?:an? )?(?:[\w-]+ )?{_SYSTEM})|(?: (?:were|was|are) (?:{paid})| who)\b)",
            re.IGNORECASE,
        ),
        introduced=(
            re.compile(rf"(?<=[a-z(\n] ){name}(?: \([^)]*\))?, (?:an?|our|the) (?:[\w-]+ ){{0,6}}?{kinds}\b"),
            re.compile(rf"\b{name}: [Aa]n? (?:[\w-]+ ){{0,5}}?(?:{_either(table['kinds'], title=True)})s?\b"),
            re.compile(rf"\b{kinds},? (?:that )?(?:we )?(?:called|named|dubbed|termed|call|name|dub|term) {name}"),
            re.compile(
                rf"\b(?:introduce|present|propose|release|develop|build|built) {name},? (?:an?|the|our) "
                rf"(?:[\w-]+ ){{0,6}}?{kinds}\b"
            ),
        ),
        headed=re.compile(rf"\b{name} {heads}\b"),
        tale=re.compile(
            r"\b(?P<name>[A-Z][a-z]{2,11}) (?:then |also |now )?"
            rf"(?P<verb>{_either(_forms(table['tale_verbs']))})\b"
        ),
        no_systems=lexicon.words(table, "no_systems") | lexicon.words(table, "not_people"),
        not_people=lexicon.words(table, "not_people"),
    )


def _either(words: Iterable[str], *, title: bool = False) -> str:
    listed = sorted({str(w) for w in words}, key=lambda w: (-len(w), w))
    if title:
        listed = [v for w in listed for v in (w, w.capitalize(), w.upper())]
    return "|".join(map(re.escape, listed))


_IRREGULAR = {
    "think": "thought",
    "know": "knew",
    "say": "said",
    "tell": "told",
    "put": "put",
    "leave": "left",
    "go": "went goes",
    "see": "saw",
    "find": "found",
    "give": "gave",
    "come": "came",
    "read": "read",
    "buy": "bought",
    "sell": "sold",
    "take": "took",
    "bring": "brought",
    "hide": "hid",
    "feel": "felt",
    "eat": "ate",
    "wake": "woke",
    "meet": "met",
    "forget": "forgot",
    "hold": "held",
    "keep": "kept",
    "hear": "heard",
    "sit": "sat",
    "win": "won",
    "search": "searches searched",
    "carry": "carries carried",
}


def _forms(verbs: Iterable[str]) -> list[str]:
    """Third person and past of the verbs of a tale."""
    out: list[str] = []
    for verb in verbs:
        out += _IRREGULAR.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed").split()
        out.append(f"{verb}s")
    return out
