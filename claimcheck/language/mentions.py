"""Which nouns of a tagged sentence stand for an AI system, which for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language import lexicon, repair
from claimcheck.language.lemmas import noun_lemma
from claimcheck.language.profile import PaperProfile
from claimcheck.language.tree import NOUN_TAGS
from claimcheck.records.words import AgentKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE_PHRASE = NOUN_TAGS | {"JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", "CD", "FW", "AFX"}
_MARKERS_OF_AI = frozenset(
    """ai artificial neural llm llms lm transformer-based llm-based ai-based deep reinforcement chatbot generative gpt
    autoregressive pretrained pre-trained fine-tuned finetuned machine-learning""".split()
)
_PLAINLY_AI = frozenset({"ai", "artificial", "intelligent", "llm", "neural", "llm-based", "ai-based", "ai-powered"})
_HUMAN_MODIFIERS = frozenset(
    """human police government secret federal travel estate customs border insurance research teaching medical
    physician laboratory lab administrative executive shop dental editorial adult child young student
    professional city urban event literary art film sales service purchasing foreign air-traffic
    moral economic""".split()
)
_PERSONAL = frozenset("we us our ours ourselves he she him her his hers himself herself whoever".split())
_SINGULAR_I = frozenset({"I", "me", "my", "My", "myself"})
_NUMBERED = frozenset(
    {"appendix", "section", "type", "part", "table", "figure", "fig.", "phase", "class", "chapter", "step", "system"}
)
_SUFFIX = (
    r"(?:[-–]?v?\d+(?:\.\d+)*[a-zA-Z]{0,2})?"
    r"(?:[-–](?:\d[\w.]*\w|\d|[A-Z][\w.]*\w|v\d[\w.]*|chat|instruct|it|hf|base|mini|turbo|preview|pro|large|small|medium"
    r"|tiny|xl|xxl|uncased|cased|sft|dpo|nano|flash|coder?|math|vision|latest|thinking)(?!\w))*"
)
_EDITIONS = (
    r"(?: (?:\d+(?:\.\d+)*[a-zA-Z]?|Opus|Sonnet|Haiku|Pro|Ultra|Flash|Nano|Turbo|Mini|Large|Base|Small|Medium|Instruct"
    r"|Chat|Preview|XX?L|\d+(?:\.\d+)?[BMbm])(?![\w-]))*"
)


@dataclass(frozen=True, slots=True)
class _Lists:
    always: frozenset[str]
    context: frozenset[str]
    modified: dict[str, frozenset[str]]
    excluded: dict[str, frozenset[str]]
    transparent: frozenset[str]
    human: frozenset[str]
    doubtful: frozenset[str]
    in_plural: dict[str, frozenset[str]]
    needs: frozenset[str]
    model_of: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = lexicon.read("mentions")
    return _Lists(
        always=lexicon.words(table, "ai_always"),
        context=lexicon.words(table, "ai_in_context"),
        modified=lexicon.word_table(table, "ai_with_modifier"),
        excluded=lexicon.word_table(table, "not_ai_modifiers"),
        transparent=lexicon.words(table, "transparent"),
        human=lexicon.words(table, "human_always"),
        doubtful=lexicon.words(table, "human_not"),
        in_plural=lexicon.word_table(table, "human_in_plural"),
        needs=frozenset(lexicon.word_table(table, "ai_needs")),
        model_of=lexicon.words(table, "model_of"),
    )


@lru_cache(maxsize=8)
def name_pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Finds systems by name: the shipped list, ``names`` of the paper, shapes such as ``Some-Model-70B`` and ``o1``."""
    shipped = lexicon.words(lexicon.read("mentions"), "named")
    known = sorted(
        shipped | frozenset(n for n in names if n.lower() not in _lists().always), key=lambda n: (-len(n), n)
    )
    listed = "|".join(re.escape(n) for n in known)
    built = r"(?!(?:Image|Word|SentiWord|Concept|Frame|Verb|Babel|Shape|Model|Event|Inter|Scene|Medical)Net)"
    built += r"[A-Z][A-Za-z]+"
    built += r"(?:Net|Former|former|BERT|GPT|LLM|LLaMA|Llama|Bot|GAN|RNN|LSTM|CNN)(?:-?[vV]?\d+\w*)?"
    shapes = built + r"|[A-Z][\w.]*(?:-[\w.]+)*-\d+(?:\.\d+)?[BM]|o[134](?:-(?:mini|preview|pro))?(?=[\s,.;)’'])"
    return re.compile(rf"(?<![\w\-/@])(?:(?:{listed})s?{_SUFFIX}{_EDITIONS}|{shapes})(?![\w])")


def named_spans(text: str, profile: PaperProfile) -> list[tuple[int, int]]:
    """Characters of the named systems in ``text``."""
    if not profile.about_ai:
        return []
    return [(m.start(), m.end()) for m in name_pattern(profile.names).finditer(text)]


def ensure_extensions() -> None:
    """Registers ``token._.agent_kind``, ``noun_kind`` and ``referent`` (idempotent).

    ``agent_kind``: of the head of a noun phrase, or a pronoun; ``noun_kind``: of the noun by itself, wherever it stands
    (*LLM* in *LLM deception*); ``referent``: lemma of the antecedent of a resolved pronoun.
    """
    from spacy.tokens import Token

    for name, default in (("agent_kind", "other"), ("noun_kind", "other"), ("referent", "")):
        if not Token.has_extension(name):
            Token.set_extension(name, default=default)


def mark(doc: Doc, profile: PaperProfile) -> None:
    """Sets ``agent_kind`` and ``noun_kind`` on nouns and personal pronouns; *it* and *they* are left to ``coref``."""
    named: set[int] = set()
    for start, end in named_spans(doc.text, profile):
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            named.update(range(span.start, span.end))
    if named:
        for i in named:
            repair.as_name(doc[i])
        repair.mend_missing_verb(doc)
    heads: list[tuple[int, AgentKind]] = []
    for token in doc:
        if token.i in named or token.tag_ in NOUN_TAGS or _is_noun_by_place(token):
            kind: AgentKind = "ai" if token.i in named else noun_kind(token, profile, named)
            if kind != "other":
                token._.noun_kind = kind
                if is_phrase_head(token, named):
                    heads.append((token.i, kind))
        elif token.lower_ in _PERSONAL:
            heads.append((token.i, "human"))
        elif is_first_person(token):
            heads.append((token.i, "ai" if profile.authors_say_we and profile.about_ai else "human"))
        elif token.lower_ in {"you", "your", "yours", "yourself"}:
            heads.append((token.i, "unknown"))
    for i, kind in heads:
        doc[i]._.agent_kind = kind
    _see_through(doc)
    _by_examples(doc)


def _is_noun_by_place(token: Token) -> bool:
    """A noun that was tagged as an adjective: *LLM*; *the human knew it*."""
    if token.tag_ != "JJ":
        return False
    if token.lower_ in _lists().always:
        return True
    if token.lower_ not in _lists().human or not 0 < token.i < len(token.doc) - 1:
        return False
    return token.nbor(-1).tag_ == "DT" and token.nbor(1).tag_ in {"VBZ", "VBD", "MD"}


def is_first_person(token: Token) -> bool:
    """*I*, *me*, *my*; not the numeral of *Appendix I*."""
    if token.text not in _SINGULAR_I or token.tag_ not in {"PRP", "PRP$"}:
        return False
    return not (token.i and token.nbor(-1).lower_ in _NUMBERED)


def is_phrase_head(token: Token, named: set[int] | frozenset[int] = frozenset()) -> bool:
    """Whether a noun is the last of its phrase: no noun follows, except after a possessive ``'s``."""
    if token.i + 1 >= len(token.doc):
        return True
    following = token.nbor(1)
    if token.i in named and following.i in named:
        return False
    if following.tag_ == "HYPH" and not token.whitespace_:
        return False
    return following.tag_ not in NOUN_TAGS or (token.tag_ in {"NNS", "NNPS"} and following.tag_ == "NNP")


def modifiers(token: Token) -> list[str]:
    """Lower-case words and lemmas before a noun, within its phrase."""
    found: list[str] = []
    i = token.i - 1
    doc = token.doc
    while i >= 0 and token.i - i <= 6:
        before = doc[i]
        if before.tag_ not in _INSIDE_PHRASE:
            break
        if before.tag_ != "HYPH":
            found += [before.lower_, before.lemma_.lower()]
            if i + 2 < len(doc) and doc[i + 1].tag_ == "HYPH":
                found.append(f"{before.lower_}-{doc[i + 2].lower_}")
        i -= 1
    return found


def noun_kind(token: Token, profile: PaperProfile, named: set[int] | frozenset[int] = frozenset()) -> AgentKind:
    """What one noun stands for, by its lemma, the words before it, and what the paper is about."""
    lists = _lists()
    lemma = token.lemma_.lower()
    low = token.lower_
    if low in lists.always or lemma in lists.always:
        return "ai"
    if low.endswith("s") and lemma == low and lemma not in lists.human:
        lemma = noun_lemma(low, low)
    mods = set(modifiers(token))
    marked = bool(mods & _MARKERS_OF_AI)
    if lemma in lists.modified and (profile.about_ai or marked):
        by_name = lemma in lists.human and (token.i - 1 in named or token.i - 2 in named)
        if by_name or mods & lists.modified[lemma]:
            return "ai"
    role = profile.register.roles.get(lemma)
    if role and not mods & _HUMAN_MODIFIERS and token.tag_ not in {"NNP", "NNPS"}:
        return role
    if token.text in profile.register.people:
        return "human"
    if lemma in lists.context:
        return _contextual(token, lemma, mods, marked, profile)
    if lemma in lists.human or low in lists.human:
        doubtful = lemma in lists.doubtful and "human" not in mods and not _are_people(token, lemma, mods)
        return "unknown" if doubtful else "human"
    if token.tag_ == "NNP" and _is_cited_author(token):
        return "human"
    return "other"


def _are_people(token: Token, lemma: str, mods: set[str]) -> bool:
    """*the subjects answered*, *most drivers*; not *school subjects*, *drivers of growth*."""
    excluded = _lists().in_plural.get(lemma)
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return excluded is not None and token.lower_ != lemma and not mods & excluded and following not in {"of", "such"}


def _contextual(token: Token, lemma: str, mods: set[str], marked: bool, profile: PaperProfile) -> AgentKind:
    lists = _lists()
    excluded = lists.excluded.get(lemma, frozenset()) | lists.excluded["any"]
    if mods & excluded and not (mods & _PLAINLY_AI and lemma != "policy"):
        person = lemma in {"agent", "assistant", "learner", "planner", "critic", "translator", "controller"}
        return "human" if person and mods & _HUMAN_MODIFIERS else "other"
    if lemma in {"model", "network"} and _is_model_of(token):
        return "other"
    if marked or (lemma == "model" and "language" in mods):
        return "ai"
    if profile.about_ai and (lemma not in lists.needs or lemma in profile.supported):
        return "ai"
    return "human" if lemma in lists.human else "other"


def _is_model_of(token: Token) -> bool:
    """*a model of the world*, but not *a model of this size*."""
    doc = token.doc
    if token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "of":
        return False
    phrase = list(doc[token.i + 2 : token.i + 8])
    for t in phrase:
        if t.lemma_.lower() in _lists().model_of or t.tag_ == "CD":
            return False
        if t.tag_ in NOUN_TAGS and t._.noun_kind == "ai":
            return False
        if t.tag_ in NOUN_TAGS and is_phrase_head(t):
            return True
    return True


def _is_cited_author(token: Token) -> bool:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 6]]
    if after[:1] == ["et"] or after[:2] == ["'s", "et"]:
        return True
    if after[:1] in (["and"], ["&"]) and len(after) > 2:
        return any(re.fullmatch(r"\(?(?:19|20)\d\d[a-z]?\)?", w) for w in after)
    return bool(after) and (
        bool(re.fullmatch(r"\(?(?:19|20)\d\d[a-z]?\)?", after[0]))
        or (after[0] == "(" and len(after) > 1 and bool(re.fullmatch(r"(?:19|20)\d\d[a-z]?", after[1])))
    )


def _see_through(doc: Doc) -> None:
    """*a version of Claude*, *most of the models*: the first noun takes the kind of the one after *of*."""
    for token in doc[: max(0, len(doc) - 2)]:
        if doc[token.i + 1].lower_ != "of" or token.lemma_.lower() not in _lists().transparent:
            continue
        for later in doc[token.i + 2 : token.i + 8]:
            if later.tag_ in NOUN_TAGS and is_phrase_head(later):
                token._.agent_kind = token._.noun_kind = later._.agent_kind
                break
            if later.lower_ in {"which", "them", "these", "those"} or later.tag_ in {"IN", ",", "VBZ", "VBD", "MD"}:
                break


def _by_examples(doc: Doc) -> None:
    """*agents such as police*: what only the context makes an AI system is a person where its examples are people."""
    if all(token.lower_ != "such" for token in doc):
        return
    for token in doc[: max(0, len(doc) - 3)]:
        following = [t.lower_ for t in doc[token.i + 1 : token.i + 4]]
        if following[:1] == [","]:
            following = following[1:]
        if token._.agent_kind != "ai" or token.lower_ in _lists().always or following[:2] != ["such", "as"]:
            continue
        named = next((t for t in doc[token.i + 3 : token.i + 9] if t.tag_ in NOUN_TAGS and is_phrase_head(t)), None)
        if named is not None and named._.agent_kind == "human":
            token._.agent_kind = token._.noun_kind = "human"
