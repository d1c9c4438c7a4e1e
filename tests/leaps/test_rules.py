"""The examples in the leap rules: each ``match`` is met by its rule, each ``no_match`` is not."""

from __future__ import annotations

from spacy.language import Language

from claimcheck.language.read import read_document
from claimcheck.matching.run import Matcher
from claimcheck.rulebook.model import Rulebook

from .papers import paper_of


def test_examples(nlp: Language, leap_rules: Rulebook, leap_matcher: Matcher) -> None:
    wrong: list[str] = []
    for rule in leap_rules.rules:
        for wanted, examples in ((True, rule.match), (False, rule.no_match)):
            for example in examples:
                document = read_document(paper_of([("body", None, example.text)]), nlp)
                if any(match.rule == rule.id for match in leap_matcher.run(document)) is not wanted:
                    wrong.append(f"{rule.id}: {'no match' if wanted else 'match'} in: {example.text}")
    assert not wrong, "\n".join(wrong)
