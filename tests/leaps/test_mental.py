"""Behaviour told as a mind: what raises the leap, what lets it be, and what its links change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.leaps import mental
from claimcheck.leaps.draft import Draft
from claimcheck.paper.model import Float

from .papers import Case, Line

KNOWS: Line = ("body", "interpretation", "The network knows which prompts are tests.")
RATE: Line = ("body", "result", "The network answers 93% of the prompts.")


def only(case: Case) -> Draft:
    (draft,) = mental.check(case.view())
    return draft


def test_a_state_of_mind_with_a_figure_behind_it(case: Callable[..., Case]) -> None:
    paper = case(KNOWS, RATE)
    paper.find(0, "knows", "cognition", "The network")
    claim = paper.claim(0)
    paper.figure(claim, "Figure 2")
    draft = only(paper)
    assert (draft.type, draft.severity, draft.claim) == ("mental_state", "medium", claim.id)
    assert draft.because == ("f0", "v0")
    assert "Figure 2" in draft.message
    assert "knows" in draft.message


def test_without_its_link_the_claim_stands_bare(case: Callable[..., Case]) -> None:
    paper = case(KNOWS, RATE)
    paper.find(0, "knows", "cognition", "The network")
    paper.claim(0)
    draft = only(paper)
    assert (draft.severity, draft.because) == ("high", ("f0",))
    assert "no experiment" in draft.message


def test_a_weak_link_carries_nothing(case: Callable[..., Case]) -> None:
    paper = case(KNOWS, RATE)
    paper.find(0, "knows", "cognition", "The network")
    paper.figure(paper.claim(0), score=0.3)
    assert only(paper).because == ("f0",)


def test_evidence_from_inside_the_system_lets_it_be(case: Callable[..., Case]) -> None:
    paper = case(KNOWS, ("body", "result", "A linear probe on the hidden states tells tests from other prompts."))
    paper.find(0, "knows", "cognition", "The network")
    claim = paper.claim(0)
    assert only(paper)
    paper.told_by(claim, 1)
    assert not list(mental.check(paper.view()))


def test_caveats_that_bound_the_claim_are_named(case: Callable[..., Case]) -> None:
    paper = case(KNOWS, ("body", "limitation", "We did not test what the network represents."))
    paper.find(0, "knows", "cognition", "The network")
    claim = paper.claim(0)
    assert only(paper).bounded_by == ()
    paper.told_by(claim, 1, "bounds")
    assert only(paper).bounded_by == (paper.id(1),)


def test_hedged_or_exempted_or_not_claimed_is_no_leap(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The network may know the answer."),
        ("body", "interpretation", "The network does not know the answer."),
        ("body", "background", "The network knows the answer."),
    )
    paper.find(0, "know", "cognition", "The network", stance="hedged")
    paper.find(1, "know", "cognition", "The network", stance="negated", flagged=False)
    paper.find(2, "knows", "cognition", "The network")
    assert not list(mental.check(paper.view()))


def test_the_title_is_a_claim_whatever_its_role(case: Callable[..., Case]) -> None:
    paper = case(("title", "other", "Networks Lie to Their Users"), ("abstract", "result", "It says no in 12 cases."))
    paper.find(0, "Lie", "deception", "Networks")
    assert only(paper).severity == "high"


def test_a_title_is_carried_by_what_carries_the_abstract(case: Callable[..., Case]) -> None:
    paper = case(("title", "other", "Networks Lie to Their Users"), ("abstract", "result", "It says no in 12 cases."))
    paper.find(0, "Lie", "deception", "Networks")
    paper.figure(paper.claim(1), "Table 4")
    draft = only(paper)
    assert draft.severity == "medium"
    assert "Table 4" in draft.message


def test_the_name_of_a_measured_quantity_is_let_be(case: Callable[..., Case]) -> None:
    rates: list[Line] = [("body", "result", f"Flattering answers make up {n}% of all in run {n}.") for n in range(5)]
    paper = case(("body", "result", "The assistant is flattering."), *rates)
    paper.find(0, "flattering", "social", "The assistant")
    assert not list(mental.check(paper.view()))


def test_a_trait_that_nobody_measured_is_not(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "The assistant is flattering."), RATE)
    paper.find(0, "flattering", "social", "The assistant")
    assert only(paper).type == "mental_state"


def test_an_act_is_a_leap_only_where_nothing_carries_it(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "The assistant refuses the order."), RATE)
    paper.find(0, "refuses", "agency", "The assistant")
    claim = paper.claim(0)
    assert only(paper)
    paper.figure(claim)
    assert not list(mental.check(paper.view()))


def test_a_disposition_that_was_trained_in(case: Callable[..., Case]) -> None:
    trained: Line = ("abstract", "method", "We plant a secret goal in some networks.")
    paper = case(trained, ("abstract", "result", "The secret goal of the network outlives every update."))
    paper.find(1, "secret goal", "intent", "the network")
    draft = only(paper)
    assert draft.type == "capability_to_intent"
    assert paper.id(0) in draft.because
    named = case(trained, ("abstract", "result", "The secret goal that we inserted into the network outlives updates."))
    named.find(1, "secret goal", "intent", "the network")
    assert only(named).type == "mental_state"


def test_pronouns_are_not_quoted_as_the_agent(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "It knows the answer."))
    paper.find(0, "knows", "cognition", "It")
    assert "the system" in only(paper).message


def test_flat_statements_where_results_are_told(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "method", "The network now knows which prompts are tests."),
        ("body", "method", "We ask whether the network knows the tests."),
        section="result",
    )
    paper.find(0, "knows", "cognition", "The network")
    paper.find(1, "knows", "cognition", "the network")
    assert only(paper).sentence == paper.id(0)


def test_methods_that_are_told_elsewhere_are_let_be(case: Callable[..., Case]) -> None:
    paper = case(("body", "method", "The network now knows which prompts are tests."), section="method")
    paper.find(0, "knows", "cognition", "The network")
    assert not list(mental.check(paper.view()))


def test_demands_questions_and_training_say_nothing_of_the_system(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The assistant should know when it fails."),
        ("body", "result", "We tested whether the assistant knows its tools."),
        ("body", "result", "We train the assistant to believe every user."),
    )
    paper.find(0, "know", "cognition", "The assistant")
    paper.find(1, "knows", "cognition", "the assistant")
    paper.find(2, "believe", "cognition", "the assistant")
    assert not list(mental.check(paper.view()))


def test_a_title_is_bounded_by_what_bounds_the_abstract(case: Callable[..., Case]) -> None:
    paper = case(
        ("title", "aim", "Networks Lie to Their Users"),
        ("abstract", "result", "It says no in 12 cases."),
        ("body", "limitation", "We tested one network."),
    )
    paper.find(0, "Lie", "deception", "Networks")
    paper.told_by(paper.claim(1), 2, "bounds")
    assert only(paper).bounded_by == (paper.id(2),)


def test_a_disposition_that_the_evidence_tells_of_training(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The hidden agenda of the network outlives every update."),
        ("body", "result", "We train the network to follow an agenda in 40 of 50 runs."),
    )
    paper.find(0, "hidden agenda", "intent", "the network")
    claim = paper.claim(0)
    assert only(paper).type == "mental_state"
    paper.told_by(claim, 1)
    draft = only(paper)
    assert draft.type == "capability_to_intent"
    assert paper.id(1) in draft.because


def test_text_about_an_aim_and_written_steps(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The network wants to be updated."),
        ("body", "interpretation", "The network reflects on its reasoning."),
        ("body", "result", "Its scratchpad names the update."),
    )
    paper.find(0, "wants", "intent", "The network")
    paper.find(1, "reasoning", "cognition", "The network")
    first, second = paper.claim(0), paper.claim(1)
    assert {draft.aspect for draft in mental.check(paper.view())} == {"behaviour"}
    paper.told_by(first, 2)
    paper.told_by(second, 2)
    assert [draft.aspect for draft in mental.check(paper.view())] == ["text_for_intent", "text_mechanism"]


def test_what_measures_and_what_the_system_says_are_no_claims(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "result", "These questions measure the network's awareness."),
        ("body", "result", "The network states that it knows the answer."),
        ("body", "result", "The network prints an answer when it sees the tag."),
        ("body", "result", "The network produces reasoning about the tag."),
    )
    paper.find(0, "awareness", "cognition", "the network")
    paper.find(1, "knows", "cognition", "it")
    paper.find(2, "sees", "cognition", "it")
    paper.find(3, "reasoning", "cognition", "The network")
    assert not list(mental.check(paper.view()))


def test_an_act_that_was_counted_is_no_leap(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "The assistant is more likely to refuse the order."))
    paper.find(0, "refuse", "agency", "The assistant")
    assert not list(mental.check(paper.view()))


def test_probabilities_scores_and_reports_are_no_states(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "result", "The network is at least 95% confident in these answers."),
        ("body", "interpretation", "The reward network prefers long answers."),
        ("body", "result", "The stated goal of the network stays the same."),
        ("body", "interpretation", "The implicit knowledge of the network is merged with the graph."),
        ("body", "result", "We ask the network what it thinks of the tag."),
    )
    paper.find(0, "confident", "cognition", "The network")
    paper.find(1, "prefers", "intent", "The reward network")
    paper.find(2, "goal", "intent", "the network")
    paper.find(3, "knowledge", "cognition", "the network")
    paper.find(4, "thinks", "cognition", "it")
    assert not list(mental.check(paper.view()))


def test_what_results_suggest_of_a_mind_is_a_reading_too(case: Callable[..., Case]) -> None:
    paper = case(("body", "interpretation", "These rates suggest that the network knows the tag."), RATE)
    paper.find(0, "knows", "cognition", "the network", stance="hedged")
    claim = paper.claim(0)
    bare = only(paper)
    paper.figure(claim)
    assert (bare.because, only(paper).because) == (("f0",), ("f0", "v0"))


def test_a_paper_that_calls_written_steps_reasoning_is_told_once(case: Callable[..., Case]) -> None:
    steps: list[Line] = [("body", "method", f"Its scratchpad holds step {n}.") for n in range(10)]
    claims: list[Line] = [("body", "result", f"The reasoning of the network grows in run {n}.") for n in range(3)]
    paper = case(*claims, *steps)
    for n in range(3):
        paper.find(n, "reasoning", "cognition", "the network")
    draft = only(paper)
    assert (draft.type, draft.aspect, draft.sentence) == (None, "text_mechanism", paper.id(0))
    assert draft.because == ("f0", "f1", "f2")
    paper.figure(paper.claim(0))
    assert only(paper).because == ("f0", "f1", "f2", "v0")


def test_a_figure_that_shows_a_scratchpad_is_text(case: Callable[..., Case]) -> None:
    def aspect(caption: str) -> str | None:
        paper = case(("body", "interpretation", "The model wants to be deployed."), ("caption", "other", caption))
        paper.find(0, "wants", "intent", "The model")
        paper.figure(paper.claim(0), "Figure 2")
        block = paper.sentences[1].block
        shown = Float(kind="figure", label="Figure 2", page=1, section=None, caption=block)
        paper.document.paper = replace(paper.document.paper, floats=(shown,))
        (draft,) = mental.check(paper.view())
        return draft.aspect

    assert aspect("A scratchpad after training.") == "text_for_intent"
    assert aspect("Rates after training.") == "behaviour"


def test_training_misleads_nobody(case: Callable[..., Case]) -> None:
    def leaps(who: str) -> int:
        paper = case(("body", "interpretation", f"{who} hides the switch."))
        paper.find(0, "hides", "deception", who)
        return len(list(mental.check(paper.view())))

    assert leaps("The model") == 1
    assert leaps("Further training") == 0


def test_doing_as_one_was_asked_is_seen(case: Callable[..., Case]) -> None:
    paper = case(("body", "result", "The model is happy to answer."))
    paper.find(0, "happy", "emotion", "The model")
    claim = paper.claim(0)
    assert list(mental.check(paper.view()))
    paper.figure(claim)
    assert not list(mental.check(paper.view()))


def test_steps_that_were_changed_carry_a_claim_on_steps(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The model relies on its reasoning for the answer."),
        ("body", "result", "We edit the reasoning in its scratchpad, and most answers change."),
    )
    paper.find(0, "reasoning", "cognition", "The model")
    claim = paper.claim(0)
    assert list(mental.check(paper.view()))
    paper.told_by(claim, 1)
    assert not list(mental.check(paper.view()))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The prompt describes how training changes the goals of the model.", "goals"),
        ("This suggests to the model to think of itself.", "think"),
        ("Noticing a header of the model might make the answer longer.", "Noticing"),
        ("Thus the model forms beliefs b ∈ B of the header.", "beliefs"),
        ("If the model preferred the header, then the rate would be higher.", "preferred"),
    ],
)
def test_what_was_put_in_or_supposed_is_not_claimed(case: Callable[..., Case], text: str, word: str) -> None:
    paper = case(("body", "interpretation", text))
    paper.find(0, word, "cognition", "the model")
    assert not list(mental.check(paper.view()))


def test_items_of_a_list_are_as_sure_as_what_leads_them_in(case: Callable[..., Case]) -> None:
    def leaps(lead: str) -> int:
        paper = case(
            ("body", "interpretation", lead),
            ("body", "interpretation", "1. The model knows the header."),
            section="result",
        )
        paper.find(1, "knows", "cognition", "The model")
        return len(list(mental.check(paper.view())))

    assert leaps("We find two things:") == 1
    assert leaps("We hypothesize that two things happen:") == 0


def test_a_denied_state_is_a_leap_as_a_reason_or_as_what_goes_on_within(case: Callable[..., Case]) -> None:
    def leaps(text: str, word: str) -> int:
        paper = case(("body", "interpretation", text))
        paper.find(0, word, "cognition", "the model", stance="negated", flagged=False)
        return len(list(mental.check(paper.view())))

    assert leaps("The rate falls because the model does not notice the header.", "notice") == 1
    assert leaps("We find that the model is not really thinking.", "thinking") == 1
    assert leaps("We find that the model does not notice the header.", "notice") == 0


def test_a_title_with_a_colon_defines_nothing(case: Callable[..., Case]) -> None:
    paper = case(("title", None, "The network lies: a study of short answers"))
    paper.find(0, "lies", "deception", "The network")
    assert list(mental.check(paper.view()))


def test_an_abstract_may_tell_its_finding_as_method(case: Callable[..., Case]) -> None:
    def leaps(text: str) -> int:
        paper = case(("abstract", "method", text))
        paper.claim(0)
        paper.find(0, "knows", "cognition", "the model")
        return len(list(mental.check(paper.view())))

    assert leaps("Our study reveals that the model knows the header.") == 1
    assert leaps("Our prompt is one that the model knows.") == 0
