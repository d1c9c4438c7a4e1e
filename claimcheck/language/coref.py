"""What *it*, *they* and *the former* stand for: AI, human or other; abstains when two answers are about as good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.language.former import is_former, member
from claimcheck.language.mentions import is_phrase_head
from claimcheck.language.tree import NOUN_TAGS, lists
from claimcheck.records.words import AgentKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
_POSSESSIVE = frozenset({"its", "their", "itself", "themselves", "themself", "theirs"})
_EXPLETIVE_ADJECTIVES = frozenset(
    """clear unclear possible impossible likely unlikely important crucial essential vital necessary useful helpful
    hard difficult easy worth interesting notable noteworthy surprising unsurprising true false plausible
    implausible conceivable evident obvious apparent natural reasonable common rare better best worse unknown
    uncertain desirable tempting sufficient enough well-known feasible infeasible straightforward challenging
    tricky safe fair critical instructive imperative tempting understandable remarkable striking""".split()
)
_EXPLETIVE_VERBS = frozenset(
    """seem appear turn happen follow remain suffice matter argue show know note suggest find believe think expect hope
    assume hypothesize hypothesise speculate observe demonstrate say report claim understand recommend""".split()
)
_EXPLETIVE_NOUNS = frozenset(
    "practice challenge mistake question fact idea matter task problem way pity goal case shame surprise".split()
)
_PERSONAL_ADJECTIVES = frozenset(
    """able unable willing unwilling ready eager keen happy glad afraid aware unaware free capable incapable bound due
    prone reluctant hesitant confident certain sure proud sorry careful determined anxious quick slow allowed""".split()
)
_OPENERS = frozenset({"that", "to", "whether", "if", "how", "what", "why", "for", "when"})
_SINGULAR_PEOPLE = frozenset(
    {"user", "person", "everyone", "someone", "anyone", "reader", "participant", "attacker", "adversary", "human"}
)
_SOME = frozenset({"some", "many", "most", "several", "certain", "few"})
_MARGIN = 0.75


@dataclass(frozen=True, slots=True)
class _Candidate:
    lemma: str
    kind: AgentKind
    score: float


def resolve(doc: Doc, before: Sequence[Doc]) -> None:
    """Sets ``agent_kind`` and ``referent`` of the third-person pronouns of ``doc``, *the former* and *the latter*.

    ``before`` holds the earlier sentences of the paragraph, resolved, the nearest last; two of them are looked at.
    """
    for token in doc:
        if token.lower_ == "others" and token._.agent_kind == "other":
            token._.agent_kind, token._.referent = _some_before(token)
            continue
        if is_former(token):
            token._.agent_kind, token._.referent = member(token, before)
            continue
        if token.lower_ in _SINGULAR:
            plural = False
        elif token.lower_ in _PLURAL:
            plural = True
        else:
            continue
        if not plural and _is_expletive(token):
            token._.agent_kind = "other"
            continue
        token._.agent_kind, token._.referent = _best(token, before, plural=plural)


def _some_before(others: Token) -> tuple[AgentKind, str]:
    """*some traders buy, others sell*: others of the same."""
    doc = others.doc
    for token in doc[: others.i]:
        if token.lower_ in _SOME:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if t.tag_ in NOUN_TAGS and is_phrase_head(t)), None)
            if noun is not None and noun.tag_ in {"NNS", "NNPS"}:
                return noun._.agent_kind, noun.lemma_.lower()
    return "other", ""


def _best(token: Token, before: Sequence[Doc], *, plural: bool) -> tuple[AgentKind, str]:
    found = _candidates(token.doc, token, plural=plural, penalty=0.0)
    for distance, earlier in enumerate(reversed(before[-2:]), start=1):
        found += _candidates(earlier, None, plural=plural, penalty=1.0 * distance)
    if not found:
        return "unknown", ""
    best = max(found, key=lambda c: c.score)
    if _asks_for_an_agent(token):
        found = [c if c.kind not in {"ai", "human"} else _Candidate(c.lemma, c.kind, c.score + 1.0) for c in found]
        best = max(found, key=lambda c: c.score)
    rivals = [c for c in found if c.kind != best.kind and best.score - c.score < _MARGIN]
    if rivals:
        return "unknown", ""
    return best.kind, best.lemma


def _asks_for_an_agent(pronoun: Token) -> bool:
    """*its ability*, *it knows*: only somebody or something that acts will do."""
    following = pronoun.doc[pronoun.i + 1 : pronoun.i + 5]
    if pronoun.tag_ == "PRP$":
        noun = next((t for t in following if t.tag_ in NOUN_TAGS and is_phrase_head(t)), None)
        return noun is not None and noun.lemma_.lower() in lists().products
    verb = next((t for t in following if t.pos_ not in {"AUX", "ADV", "PART"}), None)
    return verb is not None and verb.pos_ == "VERB" and verb.lemma_ in lists().agentive_verbs


def _candidates(doc: Doc, pronoun: Token | None, *, plural: bool, penalty: float) -> list[_Candidate]:
    found: list[_Candidate] = []
    limit = len(doc) if pronoun is None else pronoun.i
    seen_verb = False
    clause_start = _clause_start(pronoun) if pronoun is not None else 0
    subject_taken = False
    depth = 0
    for token in doc[:limit]:
        if token.pos_ in {"VERB", "AUX"}:
            seen_verb = True
        if token.tag_ in {",", ":"} or token.lower_ in {
            "that",
            "whether",
            "if",
            "when",
            "because",
            "while",
            "and",
            "but",
            "which",
        }:
            seen_verb = False
            subject_taken = False
        is_pronoun = token.lower_ in (_PLURAL if plural else _SINGULAR) and token._.agent_kind in {"ai", "human"}
        depth += {"-LRB-": 1, "-RRB-": -1}.get(token.tag_, 0)
        if depth > 0:
            continue
        if not is_pronoun and not (token.tag_ in NOUN_TAGS and is_phrase_head(token) and _agrees(token, plural=plural)):
            continue
        if token.i + 1 < limit and doc[token.i + 1].tag_ == "HYPH":
            continue
        after_preposition = _after_preposition(token)
        subject = not seen_verb and not after_preposition and not subject_taken
        subject_taken = subject_taken or subject
        kind = token._.agent_kind
        score = -penalty + token.i / max(1, limit)
        score += 1.5 if subject else 0.0
        score -= 0.5 if after_preposition else 0.0
        score += 1.5 if kind in {"ai", "human"} else 0.0
        score += 0.5 if _is_definite(token) else 0.0
        score += 0.5 if is_pronoun else 0.0
        if pronoun is not None and pronoun.lower_ in {"it", "them"} and pronoun.tag_ == "PRP" and _is_object(pronoun):
            score -= 1.5 if subject and token.i >= clause_start else 0.0
        found.append(_Candidate(token._.referent or token.lemma_.lower(), kind, score))
    return found


def _agrees(token: Token, *, plural: bool) -> bool:
    many = token.tag_ in {"NNS", "NNPS"} or (token.lemma_.lower() in _SINGULAR_PEOPLE and plural)
    coordinated = plural and token.i >= 2 and any(t.lower_ == "and" for t in token.doc[max(0, token.i - 4) : token.i])
    if plural and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "et":
        return True  # *Smith et al.*
    if plural:
        return many or (coordinated and token.tag_ in {"NN", "NNP"})
    return token.tag_ in {"NN", "NNP"} and token._.agent_kind != "human"


def _after_preposition(token: Token) -> bool:
    for earlier in reversed(list(token.doc[max(0, token.i - 6) : token.i])):
        if earlier.tag_ == "IN":
            return earlier.lower_ not in {
                "that",
                "if",
                "whether",
                "because",
                "while",
                "although",
                "since",
                "as",
                "though",
            }
        if earlier.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"} and earlier.tag_ not in {"VBN", "VBG", "HYPH"}:
            return False
    return False


def _is_definite(token: Token) -> bool:
    return any(
        t.lower_ in {"the", "this", "these", "our", "such", "a", "an"} for t in token.doc[max(0, token.i - 4) : token.i]
    ) or (token.tag_ in {"NNP", "NNPS"})


def _is_object(token: Token) -> bool:
    return (
        token.i > 0
        and (token.nbor(-1).pos_ in {"VERB", "ADP"} or token.nbor(-1).tag_ == "IN")
        and token.nbor(-1).pos_ != "SCONJ"
    )


def _clause_start(token: Token) -> int:
    for earlier in reversed(list(token.doc[: token.i])):
        if earlier.tag_ in {",", ":", "WDT", "WP"} or earlier.lower_ in {
            "that",
            "whether",
            "if",
            "when",
            "because",
            "while",
            "but",
        }:
            return int(earlier.i) + 1
    return 0


def _is_expletive(token: Token) -> bool:
    """*It is unclear whether*, *it is a mistake to*, *it seems that*, *makes it hard to*."""
    if token.lower_ != "it":
        return False
    doc = token.doc
    for later in doc[token.i + 1 : token.i + 7]:
        low, lemma = later.lower_, later.lemma_.lower()
        if later.pos_ in {"AUX", "ADV", "PART", "DET"} and low != "to":
            continue
        rest = [t.lower_ for t in doc[later.i + 1 : later.i + 8]]
        if low in _EXPLETIVE_ADJECTIVES or later.tag_ == "JJR" or lemma in _EXPLETIVE_NOUNS:
            return bool(_OPENERS & set(rest)) or low == "worth"
        if later.tag_ == "JJ":
            if low in _PERSONAL_ADJECTIVES:
                return False
            if set(rest[:2]) & _OPENERS:
                return True
            continue
        if lemma in _EXPLETIVE_VERBS:
            near = rest[: 7 if lemma == "follow" else 3]
            return "that" in near or (lemma in {"seem", "appear"} and "as" in near)
        return False
    return False
