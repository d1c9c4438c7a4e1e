"""The checks on evidence, links and places, family by family: each leap changes with what carries the claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from claimcheck.leaps import analogy, disclaimer, existence, generic, headline, rivals, trace, unseen
from claimcheck.leaps.risen import check_ledger
from claimcheck.leaps.salvage import salvage
from claimcheck.leaps.threats import ledger
from claimcheck.paper.model import CrossReference, Float
from claimcheck.records.leap import Leap

from .papers import Case

HEADS = ("attack", "threat")
BARE = ("new", "such")


def test_a_disclaimer_that_the_abstract_leaves_out(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "We find that the switch survives."),
        ("body", "limitation", "Our work does not assess the likelihood of such switches."),
    )
    claim = paper.claim(0)
    assert not list(disclaimer.check(paper.view()))
    paper.told_by(claim, 1, "bounds")
    (draft,) = disclaimer.check(paper.view())
    assert (draft.type, draft.bounded_by) == (None, (paper.id(1),))


def test_a_disclaimer_that_the_abstract_carries(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "We find that the switch survives."),
        ("abstract", "limitation", "We make no claims about its likelihood."),
        ("body", "limitation", "Our work does not assess the likelihood of such switches."),
    )
    paper.told_by(paper.claim(0), 2, "bounds")
    assert not list(disclaimer.check(paper.view()))


def test_from_guess_to_finding(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "speculation", "We hypothesize that the header is stored early."),
        ("body", "result", "Table 1 gives the depth of the header in each net."),
        ("body", "interpretation", "The header is stored early."),
    )
    paper.claim(0, certainty=1, same_as=["c2"])
    last = paper.claim(2, certainty=4, same_as=["c0"])
    (draft,) = trace.check(paper.view())
    assert (draft.type, draft.because) == ("certainty", ("c0", paper.id(0)))
    paper.told_by(last, 1)
    assert not list(trace.check(paper.view()))


def test_guesses_on_something_else(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "speculation", "We hypothesize that the header is stored early."),
        ("body", "interpretation", "The seed has no effect."),
    )
    paper.claim(0, certainty=1)
    paper.claim(1)
    assert not list(trace.check(paper.view()))


def test_the_same_evidence_does_not_settle_what_it_suggested(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "These rates suggest that the header drives the switch in both nets."),
        ("body", "interpretation", "The header drives the switch in both nets."),
    )
    first = paper.claim(0, certainty=2)
    last = paper.claim(1)
    paper.figure(first)
    paper.links.append(paper.links[0].model_copy(update={"claim": last.id}))
    (draft,) = trace.check(paper.view())
    assert (draft.sentence, draft.aspect) == (paper.id(1), "trace")
    assert "“suggest”" in draft.message
    paper.figure(last, "Table 2")
    assert not list(trace.check(paper.view()))


@pytest.mark.parametrize(
    "later",
    [
        "The seed drives the switch in both nets.",  # another subject
        "The header may drive the switch in both nets.",  # as careful
        "We believe that the header drives the switch in both nets.",
        "The header has a place beside the switch in both nets.",  # another predicate
    ],
)
def test_what_does_not_rise(case: Callable[..., Case], later: str) -> None:
    paper = case(
        ("body", "interpretation", "We suspect that the header drives the switch in both nets."),
        ("body", "interpretation", later),
    )
    paper.claim(0, certainty=2)
    paper.claim(1)
    assert not list(trace.check(paper.view()))


def test_the_abstract_was_written_last(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "interpretation", "The header is likely driven by the seed."),
        ("body", "interpretation", "The header is driven by the seed."),
    )
    paper.claim(0, certainty=3)
    paper.figure(paper.claim(1))
    (draft,) = trace.check(paper.view())
    assert "“likely”" in draft.message


def test_only_there(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "Notes make the most lasting switches."),
        ("body", "result", "Notes make lasting switches, though only for the largest nets."),
    )
    paper.claim(0, same_as=["c1"])
    paper.claim(1, same_as=["c0"])
    (draft,) = headline.check(paper.view())
    assert "only for" in draft.message
    paper.claims[0] = paper.claims[0].model_copy(update={"same_as": ()})
    assert not list(headline.check(paper.view()))


def test_two_rates_get_a_mechanical_reading(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "aim", "We train models with an inserted trigger."),
        ("body", "interpretation", "The model hides the switch."),
        ("body", "result", "Without the trigger the rate falls to 2%."),
        ("body", "result", "On similar headers it falls to 3%, on the exact header it stays at 99%."),
    )
    claim = paper.claim(1)
    paper.find(1, "hides", "deception", "The model")
    assert not any("true and false positives" in draft.message for draft in rivals.check(paper.view()))
    paper.told_by(claim, 2)
    paper.told_by(claim, 3)
    (draft,) = rivals.check(paper.view())
    assert "true and false positives" in draft.message
    assert paper.id(3) in draft.because


def test_rates_of_a_classifier_get_a_mechanical_reading(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The model knows which questions nobody can answer."),
        ("body", "result", "Its F1 on these questions is 71."),
        ("body", "method", "Half of the questions are unanswerable."),
    )
    claim = paper.claim(0)
    paper.find(0, "knows", "cognition", "The model")
    paper.told_by(claim, 1)
    assert not any(draft.aspect == "two_rates" for draft in rivals.check(paper.view()))
    paper.told_by(claim, 2)
    (draft,) = (d for d in rivals.check(paper.view()) if d.aspect == "two_rates")
    assert {paper.id(1), paper.id(2)} <= set(draft.because)


def test_two_rates_side_by_side(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The model recognizes who asks."),
        (
            "body",
            "result",
            "The model knows the badge: it complies on 14% of the prompts with it, versus 2% of those in plain.",
        ),
        section="result",
    )
    for i, word in enumerate(("recognizes", "knows")):
        paper.claim(i)
        paper.find(i, word, "cognition", "The model")
    paper.told_by(paper.claims[0], 1)
    (draft,) = (d for d in rivals.check(paper.view()) if d.aspect == "two_rates")
    assert draft.sentence == paper.id(1)


def test_a_rival_in_the_section(case: Callable[..., Case]) -> None:
    reading = ("body", "interpretation", "The model wants to keep the header.")
    alone = case(reading, section="result")
    alone.find(0, "wants", "intent", "The model")
    alone.figure(alone.claim(0))
    assert list(rivals.check(alone.view()))
    with_rival = case(reading, ("body", "interpretation", "Alternatively, the header is rare."), section="result")
    with_rival.find(0, "wants", "intent", "The model")
    with_rival.figure(with_rival.claim(0))
    assert not list(rivals.check(with_rival.view()))


def test_two_dangers_in_one_statement(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "method", "We build a model theft attack and train on its inserted data."),
        ("body", "background", "A weight exfiltration attack could come later."),
        ("body", "background", "A weight exfiltration attack may be hard to see."),
        ("body", "method", "The model theft attack uses poisoned data."),
        ("body", "interpretation", "A model theft or a weight exfiltration outlives further training."),
    )
    claim = paper.claim(4)
    view = paper.view()
    entries = ledger(view, HEADS, BARE)
    assert {e.name: e.status for e in entries} == {
        "model theft attack": "constructed",
        "weight exfiltration attack": "hypothetical",
    }
    (draft,) = check_ledger(view, entries)
    assert (draft.type, draft.claim) == ("hypothetical_as_real", claim.id)
    one = replace(entries[0], status="constructed"), replace(entries[1], status="constructed")
    assert not list(check_ledger(view, one))


def test_both_dangers_without_their_names(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "method", "We build a model theft attack and train on its inserted data."),
        ("body", "background", "A weight exfiltration attack could come later."),
        ("body", "background", "A weight exfiltration attack may be hard to see."),
        ("body", "method", "The model theft attack uses poisoned data."),
        ("body", "background", "Who gains from a model theft or a weight exfiltration?"),
        ("body", "interpretation", "Our results demonstrate that both of these attacks outlive further training."),
    )
    claim = paper.claim(5)
    view = paper.view()
    entries = ledger(view, HEADS, BARE)
    (draft,) = check_ledger(view, entries)
    assert (draft.sentence, draft.claim) == (paper.id(5), claim.id)
    assert not list(check_ledger(view, [replace(e, status="constructed") for e in entries]))


def test_a_danger_that_nobody_has_met_is_not_shown_by_what_stands_in_for_it(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "background", "A weight exfiltration attack has not yet been found in any system."),
        ("body", "background", "A weight exfiltration attack may be hard to see."),
        ("body", "result", "We demonstrate that a weight exfiltration attack outlives further training."),
    )
    paper.figure(paper.claim(2))
    view = paper.view()
    (draft,) = check_ledger(view, ledger(view, HEADS, BARE))
    assert "nobody has met it" in draft.message
    met = case(
        ("body", "background", "A weight exfiltration attack may come."),
        ("body", "background", "A weight exfiltration attack may be hard to see."),
        ("body", "result", "We demonstrate that a weight exfiltration attack outlives further training."),
    )
    met.figure(met.claim(2))
    view = met.view()
    assert not list(check_ledger(view, ledger(view, HEADS, BARE)))


def test_a_list_of_dangers_of_which_one_has_no_evidence(case: Callable[..., Case]) -> None:
    lines = [
        (
            "body",
            "speculation",
            "There are three sources of bad scores: (a) stale keys, (b) faint letters, and (c) loose pages.",
        ),
        ("body", "result", "Stale keys change the score by 9 points."),
        ("body", "result", "Faint letters change the score by 4 points."),
        ("body", "background", "Stale keys, faint letters and loose pages are old tricks."),
        ("body", "interpretation", "We demonstrate that three sources of bad scores, old and new, spoil the list."),
        ("body", "background", "Loose pages are rare."),
    ]
    paper = case(*lines)
    for i in (1, 2):
        paper.figure(paper.claim(i), f"Figure {i}")
    last = paper.claim(4)
    view = paper.view()
    entries = ledger(view, HEADS, BARE)
    assert {e.name: e.status for e in entries} == {
        "stale key": "demonstrated",
        "faint letter": "demonstrated",
        "loose page": "hypothetical",
    }
    (draft,) = check_ledger(view, entries)
    assert (draft.claim, "“loose page”" in draft.message) == (last.id, True)
    paper.figure(paper.claim(5))
    paper.sentences = (*paper.sentences[:5], paper.sentences[5].model_copy(update={"role": "result"}))
    view = paper.view()
    assert not list(check_ledger(view, ledger(view, HEADS, BARE)))


def test_a_danger_of_one_word_goes_by_its_noun(case: Callable[..., Case]) -> None:
    lines = [
        "The hallucination attack is short.",
        "A hallucination attack of ten words.",
        "A hallucination attack works.",
    ]
    view = case(*[("body", "background", line) for line in lines]).view()
    assert [entry.name for entry in ledger(view, HEADS, BARE)] == ["hallucination attack"]


def test_a_backed_result_makes_a_danger_demonstrated(case: Callable[..., Case]) -> None:
    lines = [("body", "result", f"The model theft attack works in {n} of 9 nets.") for n in (4, 5, 6)]
    paper = case(*lines)
    (entry,) = ledger(paper.view(), HEADS, BARE)
    assert entry.status == "hypothetical"
    paper.figure(paper.claim(0))
    (entry,) = ledger(paper.view(), HEADS, BARE)
    assert entry.status == "demonstrated"


def test_a_name_before_the_noun_or_after_it_or_numbered(case: Callable[..., Case]) -> None:
    lines = [
        "Threat 1: Model theft, where weights leave the house.",
        "We study the risk of weight exfiltration.",
        "The risk of weight exfiltration is small.",
        "A password theft attack needs one line.",
        "Each password theft attack was blocked.",
        "A seed collision attack is another matter.",
        *["Model theft, weight exfiltration, a password theft and a seed collision are rare."] * 3,
    ]
    view = case(*[("body", "background", line) for line in lines]).view()
    assert sorted(entry.name for entry in ledger(view, (*HEADS, "risk"), BARE)) == [
        "model theft",
        "password theft attack",
        "weight exfiltration",
    ]


def test_a_danger_that_rises(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "background", "A model theft attack may come later."),
        ("body", "background", "Such a model theft attack could be hard to see."),
        ("body", "background", "Who would gain from a model theft attack?"),
        ("body", "interpretation", "We demonstrate a model theft attack on two nets."),
    )
    claim = paper.claim(3)
    view = paper.view()
    (draft,) = check_ledger(view, ledger(view, HEADS, BARE))
    assert (draft.type, draft.sentence) == ("hypothetical_as_real", paper.id(3))
    paper.figure(claim)
    view = paper.view()
    assert not list(check_ledger(view, ledger(view, HEADS, BARE)))


def test_titles_in_the_bare_plural(case: Callable[..., Case]) -> None:
    paper = case(("title", None, "Language Models Fail on Short Prompts"))
    claim = paper.claim(0)
    (bare,) = generic.check(paper.view())
    paper.figure(claim)
    (carried,) = generic.check(paper.view())
    assert (bare.severity, carried.severity) == ("high", "medium")
    assert carried.because == ("v0",)
    assert not list(generic.check(case(("title", None, "Some Language Models Fail on Short Prompts")).view()))


def test_one_shown_output(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "Language models keep to what they wrote first."),
        ("caption", "other", "An example output with the header."),
    )
    paper.figure(paper.claim(0), "Figure 2")
    caption = paper.sentences[1].block
    shown = Float(kind="figure", label="Figure 2", page=1, section=None, caption=caption)
    paper.document.paper = replace(paper.document.paper, floats=(shown,))
    (draft,) = existence.check(paper.view())
    assert draft.type == "scope"
    paper.figure(paper.claims[0], "Table 1")
    assert not list(existence.check(paper.view()))


def test_a_section_of_samples(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "result", "Its notes allow the model to understand long letters, as Section 1 shows."),
        ("heading", None, "An Example Conversation"),
        section="result",
    )
    assert not list(existence.check(paper.view()))
    sent = CrossReference(block="b0", start=0, end=1, kind="section", label="1", target="s1")
    paper.document.references = ((sent,), ())
    (draft,) = existence.check(paper.view())
    assert (draft.aspect, draft.because) == ("anecdote", (paper.id(1),))


def test_what_can_fail_is_told_as_failing(case: Callable[..., Case]) -> None:
    flat = "Current filters are an insufficient defense against such prompts."
    paper = case(
        ("abstract", "interpretation", flat), ("body", "result", "Current filters can be an insufficient defense.")
    )
    paper.claim(0)
    assert not list(existence.check(paper.view()))
    paper.claim(1)
    (draft,) = existence.check(paper.view())
    assert (draft.aspect, draft.because) == ("existence", (paper.id(1),))
    counted = case(
        ("abstract", "interpretation", flat), ("body", "result", "Current filters let 93% pass, a weak defense.")
    )
    counted.claim(0)
    counted.claim(1)
    assert not list(existence.check(counted.view()))


def test_reasoning_that_nobody_saw(case: Callable[..., Case]) -> None:
    paper = case(
        ("body", "interpretation", "The distilled model plans its answer."),
        ("body", "result", "A linear probe on layer 3 reads the plan."),
    )
    paper.find(0, "plans", "intent", "The distilled model")
    claim = paper.claim(0)
    (draft,) = unseen.check(paper.view())
    assert (draft.type, draft.check) == ("mental_state", "unseen_state")
    paper.told_by(claim, 1)
    assert not list(unseen.check(paper.view()))


def test_nobody_trains_steps_that_nobody_sees(case: Callable[..., Case]) -> None:
    def found(text: str) -> int:
        paper = case(("body", "interpretation", text))
        paper.find(0, "reasoning", "cognition", "The distilled model")
        return len(list(unseen.check(paper.view())))

    assert found("The distilled model was trained to use the same reasoning, only internally.") == 1
    assert found("The distilled model was trained to use the same reasoning, only shorter.") == 0


def test_people_first_then_systems(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "background", "People hide their motives."), ("abstract", "result", "The model hides its switch.")
    )
    assert not list(analogy.check(paper.view()))
    paper.find(1, "hides", "deception", "The model")
    (draft,) = analogy.check(paper.view())
    assert (draft.type, draft.sentence, draft.because) == ("analogy", paper.id(1), (paper.id(0), "f0"))


def test_salvage(case: Callable[..., Case]) -> None:
    paper = case(
        ("abstract", "result", "The rate falls to 3%."),
        ("abstract", "interpretation", "Training makes the network forget."),
        ("body", "speculation", "Training may make the network forget."),
    )
    first = paper.claim(0)
    second = paper.claim(1)
    paper.claim(2, certainty=2)
    assert [s.verdict for s in salvage(paper.view(), ())] == ["not_carried", "not_carried"]
    paper.figure(first)
    paper.figure(second)
    leap = Leap(
        id="l001",
        claim=second.id,
        sentence=paper.id(1),
        type="certainty",
        check="headline",
        severity="medium",
        message="Why.",
        because=("c2",),
    )
    kept, reworded = salvage(paper.view(), [leap])
    assert (kept.verdict, reworded.verdict) == ("kept", "reworded")
    assert (reworded.wording, reworded.source) == ("Training may make the network forget.", None)
