"""What is wrong with a rule that loads: what it asks for can never be met, or its author forgot something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from claimcheck.rulebook.lint_patterns import PARTS_OF_SPEECH, pattern_complaints
from claimcheck.rulebook.lint_words import unread_numbers, unused_lists
from claimcheck.rulebook.model import Pack, Rule, Rulebook
from claimcheck.rulebook.places import Complaint, Places
from claimcheck.rulebook.problem import Problem, did_you_mean
from claimcheck.rulebook.schema import PROSE_LAYERS, FrameSpec, MatcherSpec

SLOTS = ("agent", "predicate", "object", "n", "total", "rate")
"""What a rewording may fill in, as ``{agent}``."""

_SLOT = re.compile(r"\{([^{}]*)\}")


class Language(Protocol):
    """What lint needs to know of the language pipeline (:class:`claimcheck.matching.lemmas.Words`)."""

    def tokens(self, text: str) -> list[str]: ...

    def basic_forms(self, words: Iterable[tuple[str, str | None]]) -> dict[tuple[str, str | None], frozenset[str]]: ...


def lint(rulebook: Rulebook, language: Language | None = None, packs: Iterable[str] | None = None) -> list[Problem]:
    """Complaints about the packs named (all, if none are), by file and line.

    Args:
        rulebook: as loaded; what keeps a pack from loading (an id twice, a word list that is not defined) is an error
            there.
        language: without it, words are not compared with the lemmas and tokens of the pipeline.
        packs: names of packs.
    """
    names = None if packs is None else set(packs)
    problems: list[Problem] = []
    places = Places()
    for pack in rulebook.packs:
        if names is not None and pack.name not in names:
            continue
        for rule in pack.rules:
            complaints = [*_forgotten(rule), *_examples(rule), *_rewordings(rule), *_matchers(rule, pack, language)]
            for complaint in dict.fromkeys(complaints):
                problems.append(places.problem(rule, pack, complaint))
        problems += unused_lists(pack, rulebook, places)
        problems += unread_numbers(pack, rulebook, places)
    return sorted(problems, key=lambda p: (p.path, p.line, p.column, p.what))


def _forgotten(rule: Rule) -> Iterator[Complaint]:
    if not rule.match:
        yield Complaint("it has no match examples", "a sentence that it should find, with [[ ]] around the trigger")
    if not rule.no_match:
        yield Complaint("it has no no_match examples", "a sentence that is near and that it should leave alone")
    if not rule.rationale:
        yield Complaint("it has no rationale", "say in plain words why this is a mark")
    if rule.kind == "framing" and not rule.rewording:
        yield Complaint("it has no rewording", 'a plainer way to say it, such as "{agent} produced {object}"')
    for layer in rule.scope:
        if layer not in PROSE_LAYERS:
            hint = f"layers that are: {', '.join(PROSE_LAYERS)}"
            yield Complaint(f"{layer} is never looked at", hint, "scope", layer)
    if rule.kind == "term" and rule.exemption is None:
        yield Complaint("a term rule without an exemption changes nothing", "add exemption: term_of_art")
    if rule.kind != "term" and rule.exemption is not None:
        what = f"exemption counts in term packs only; this one is a {rule.kind} pack"
        yield Complaint(what, under="exemption")
    for key, given in (("when", rule.when), ("cases", rule.cases)):
        if given and rule.kind != "leap":
            yield Complaint(f"{key} counts in leap packs only; this one is a {rule.kind} pack", under=key)


def _examples(rule: Rule) -> Iterator[Complaint]:
    for example in (*rule.match, *rule.no_match, *rule.todo_match):
        if "[[" in example.text or "]]" in example.text:
            what = f'the marks [[ ]] do not pair in "{example.text}"'
            yield Complaint(what, mark=(example.line, example.column))
    for example in rule.no_match:
        if example.triggers:
            what = f'nothing is to be found in a no_match, so [[ ]] says nothing in "{example.text}"'
            yield Complaint(what, mark=(example.line, example.column))
    seen: set[str] = set()
    for example in (*rule.match, *rule.no_match, *rule.todo_match):
        if example.text in seen:
            what = f'this example stands here twice: "{example.text}"'
            yield Complaint(what, mark=(example.line, example.column))
        seen.add(example.text)


def _rewordings(rule: Rule) -> Iterator[Complaint]:
    for text in rule.rewording:
        for slot in _SLOT.findall(text):
            if slot not in SLOTS:
                known = f"known are {', '.join('{' + name + '}' for name in SLOTS)}"
                hint = did_you_mean(slot, SLOTS) or known
                yield Complaint(f"a rewording cannot fill in {{{slot}}}", hint, "rewording", f"{{{slot}}}")


def _matchers(rule: Rule, pack: Pack, language: Language | None) -> Iterator[Complaint]:
    for spec in (*rule.matchers, *rule.exceptions):
        if spec.frame is not None:
            yield from _frame(spec.frame, pack, language)
        for phrase in spec.phrase or ():
            yield from _phrase(phrase)
        for key, patterns in (("token", spec.token), ("dependency", spec.dependency)):
            for pattern in patterns or ():
                tokens = None if language is None else language.tokens
                for what, hint, word in pattern_complaints(pattern, dependency=key == "dependency", tokens=tokens):
                    yield Complaint(what, hint, word=word)
    if any(_has_no_words(spec) for spec in rule.matchers):
        yield Complaint(
            "it names no words to look for, so that every sentence must be parsed",
            "name the predicate, or a LEMMA",
            next((key for key in ("frame", "dependency", "any") if _stands(rule, key)), None),
        )


def _stands(rule: Rule, key: str) -> bool:
    """Whether the only matcher of the rule stands under ``key``."""
    if len(rule.matchers) > 1:
        return key == "any"
    return key != "any" and getattr(rule.matchers[0], key) is not None


def _has_no_words(spec: MatcherSpec) -> bool:
    if spec.frame is not None:
        return "any" in spec.frame.predicate
    named = ("LEMMA", "LOWER", "ORTH", "TEXT", "NORM")
    return spec.dependency is not None and any(
        not any(key in node.get("RIGHT_ATTRS", {}) for key in named for node in pattern) for pattern in spec.dependency
    )


def _frame(frame: FrameSpec, pack: Pack, language: Language | None) -> Iterator[Complaint]:
    slots = [frame.agent, frame.patient, frame.causer, frame.object, *(oblique.head for oblique in frame.oblique)]
    for words in (frame.predicate, frame.modifier, *slots):
        yield from _words(words or (), pack)
    if language is not None:
        yield from _lemmas(frame.predicate, language)


def _words(words: Sequence[str], pack: Pack) -> Iterator[Complaint]:
    for word in words:
        text, slash, pos = word.rpartition("/")
        if slash and text and pos.isalpha() and pos.isupper() and pos not in PARTS_OF_SPEECH:
            known = f"known are {' '.join(sorted(PARTS_OF_SPEECH))}"
            hint = did_you_mean(pos, PARTS_OF_SPEECH) or known
            yield Complaint(f'"{word}" can never match: there is no part of speech {pos}', hint, word=word)
        if word in ("ai_system", "ai"):
            yield Complaint(f'"{word}" stands for the word itself', "write $ai_system for any AI system", word=word)
        elif word in pack.words and word not in pack.words[word]:
            yield Complaint(f'"{word}" stands for the word itself', f"write ${word} for the word list", word=word)


def _lemmas(predicate: Sequence[str], language: Language) -> Iterator[Complaint]:
    words: dict[tuple[str, str | None], str] = {}
    for word in predicate:
        text, slash, pos = word.rpartition("/")
        tagged = bool(slash and text and pos.isupper())
        plain = text if tagged else word
        # *motivated* as an adjective and *cheating* as a noun are forms of verbs and yet what is meant.
        if (not tagged or pos == "VERB") and " " not in plain and plain != "any" and len(language.tokens(plain)) == 1:
            words[plain.lower(), pos if tagged else None] = word
    for key, lemmas in language.basic_forms(words).items():
        # A word whose every reading has another basic form is an inflected form.
        if lemmas and key[0] not in lemmas:
            basic = sorted(lemmas)[0]
            what = f'"{words[key]}" is not a basic form: only this very form is found'
            yield Complaint(what, f'did you mean "{basic}"?', word=words[key])


def _phrase(phrase: str) -> Iterator[Complaint]:
    words = phrase.split()
    if all(word == "*" or (word.startswith("(") and word.endswith(")")) for word in words):
        yield Complaint(f'the phrase "{phrase}" can be met by anything', word=phrase)
    for word in words:
        if word.startswith("(") != word.endswith(")"):
            what = f'the brackets in "{phrase}" hold more than one word, and are looked for as they stand'
            yield Complaint(what, 'put brackets around each word, "(the) (best)", or write two phrases', word=phrase)
            break
        _, slash, pos = word.strip("()").rpartition("/")
        if slash and pos.isalpha() and pos.isupper() and pos not in PARTS_OF_SPEECH:
            what = f'"{phrase}" can never match: there is no part of speech {pos}'
            yield Complaint(what, did_you_mean(pos, PARTS_OF_SPEECH), word=phrase)
