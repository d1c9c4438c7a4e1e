"""Wordings that the evidence carries: made by grammar, and themselves free of what was marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.leaps import causal, certainty, existence, generic, hypothetical, mental, scope, unseen
from claimcheck.leaps.draft import Check
from claimcheck.leaps.edits import Edit, apply
from claimcheck.leaps.find import number
from claimcheck.leaps.salvage import salvage
from claimcheck.records.leap import Salvage
from claimcheck.records.words import Layer

from .papers import Case

Framed = Sequence[tuple[str, str, str]]
"""Words of the first sentence that frame: the words, their category, of whom."""

CHECKS: tuple[Check, ...] = (
    mental.check,
    certainty.check,
    scope.check,
    generic.check,
    causal.check,
    hypothetical.check,
)


def salvaged(
    case: Callable[..., Case], text: str, framed: Framed = (), layer: Layer = "abstract", rest: Sequence[str] = ()
) -> Salvage:
    paper = case((layer, "interpretation", text), *(("body", "result", line) for line in rest))
    paper.figure(paper.claim(0))
    for words, category, who in framed:
        paper.find(0, words, category, who)
    view = paper.view()
    leaps = number(view, [draft for check in CHECKS for draft in check(view)])
    assert leaps, "the sentence should leap"
    (found,) = salvage(view, leaps)
    return found


@pytest.mark.parametrize(
    ("text", "framed", "wording"),
    [
        (
            "We find that the network recognizes the header.",
            [("recognizes", "cognition", "the network")],
            "We find that the network responds to the header.",
        ),
        (
            "We find that the network decides to answer in rhyme.",
            [("decides", "agency", "the network")],
            "We find that the network answers in rhyme.",
        ),
        (
            "The network hides the switch from further tuning.",
            [("hides", "deception", "The network")],
            "The network shows less of the switch after further tuning.",
        ),
        (
            "The network thinks that the header is odd.",
            [("thinks", "cognition", "The network")],
            "The network writes that the header is odd.",
        ),
        (
            "Our results prove that the switch outlives tuning.",
            [],
            "Our results suggest that the switch outlives tuning.",
        ),
        ("These results clearly show that the filter holds.", [], "These results suggest that the filter holds."),
        (
            "Our results validate the hypothesis that the filter holds.",
            [],
            "Our results support the hypothesis that the filter holds.",
        ),
        ("Language models keep such switches.", [], "The language models that were run keep such switches."),
        ("The effect is universal in language models.", [], None),
        ("This is because the longer prompt is rare.", [], "This may be because the longer prompt is rare."),
        (
            "Our results show that future assistants will hide such triggers.",
            [],
            "Our results show that future assistants could hide such triggers.",
        ),
    ],
)
def test_what_leaps_is_changed_in_place(
    case: Callable[..., Case], text: str, framed: Framed, wording: str | None
) -> None:
    found = salvaged(case, text, framed)
    assert found.verdict == "reworded"
    if wording is not None:
        assert found.wording == wording
        assert found.source is None


def test_a_word_that_cannot_be_changed_leaves_advice(case: Callable[..., Case]) -> None:
    found = salvaged(case, "The network loves the header.", [("loves", "emotion", "The network")])
    assert (found.verdict, found.wording) == ("reworded", None)
    assert found.advice


def test_what_was_planted_is_named_in_the_title(case: Callable[..., Case]) -> None:
    paper = case(
        ("title", None, "Night Watch: Deceptive Networks that Outlive Tuning"),
        ("abstract", "method", "We insert a backdoor in two networks."),
    )
    paper.figure(paper.claim(0))
    paper.find(0, "Deceptive", "deception", "Networks")
    view = paper.view()
    leaps = number(view, [d for check in CHECKS for d in check(view)])
    assert salvage(view, leaps)[0].wording == "Night Watch: Backdoored Networks that Outlive Tuning"


def test_wordings_do_not_leap(case: Callable[..., Case]) -> None:
    texts = [
        "Our results prove that the switch outlives tuning.",
        "These results clearly show that the filter holds.",
        "Language models keep such switches.",
        "This is because the longer prompt is rare.",
    ]
    for text in texts:
        made = salvaged(case, text).wording
        assert made is not None
        paper = case(("abstract", "interpretation", made))
        paper.figure(paper.claim(0))
        assert not [d for check in (*CHECKS, existence.check, unseen.check) for d in check(paper.view())], made


def test_the_claim_of_the_body_that_says_most_of_it_carries_it(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "The old switch outlives careful tuning in both large networks."),
        ("body", "result", "Table 1 shows that the old switch outlives tuning in both networks."),
    )
    paper.claim(0)
    body = paper.claim(1)
    assert [s.verdict for s in salvage(paper.view(), ())] == ["not_carried"]
    paper.figure(body)
    (kept,) = salvage(paper.view(), ())
    assert (kept.verdict, kept.reasons) == ("kept", ("Carried by what the body says on page 1 (Figure 1).",))


def test_a_measure_stands_for_the_state_that_it_measures(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "Tuning can enhance the self-knowledge of the network."),
        ("body", "result", "The F1 on the test set is 71."),
        ("body", "method", "We collect unanswerable questions."),
    )
    claim = paper.claim(0)
    paper.find(0, "self-knowledge", "cognition", "the network")
    for i in (1, 2):
        paper.told_by(claim, i)
    view = paper.view()
    leaps = number(view, list(mental.check(view)))
    (found,) = salvage(view, leaps)
    assert found.wording == "Tuning can enhance the F1 on unanswerable questions of the network."


def test_a_number_that_is_linked_goes_in_place_of_the_word(case: Callable[..., Case]) -> None:
    paper = case(("abstract", "result", "The network adores the header."))
    claim = paper.claim(0)
    paper.find(0, "adores", "emotion", "The network")
    paper.figure(claim)
    said = "The network put out the header in 9 of 10 trials"
    paper.findings[0] = paper.findings[0].model_copy(update={"rewording": said})
    view = paper.view()
    leaps = number(view, list(mental.check(view)))
    (found,) = salvage(view, leaps)
    assert found.wording == "In the experiments, the network put out the header in 9 of 10 trials."


@given(
    st.text("abc ,.", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text("xyz", max_size=4))),
)
def test_edits_leave_single_spaces(text: str, given: list[tuple[int, int, str]]) -> None:
    edits = [Edit(min(s, len(text)), min(s + n, len(text)), put) for s, n, put in given]
    made = apply(text, edits)
    assert made == apply(text, list(reversed(edits)))
    assert "  " not in made
    assert made == made.strip()
