"""Title and abstract against the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimcheck.leaps import headline
from claimcheck.paper.model import Float

from .papers import Case

HEAD = ("abstract", "result", "Longer training makes the network forget the trigger.")


def test_surer_than_the_body(case: Callable[..., Case]) -> None:
    paper = case(
        HEAD, ("body", "interpretation", "This suggests that longer training makes the network forget the trigger.")
    )
    top, low = paper.claim(0, certainty=4, same_as=["c1"]), paper.claim(1, certainty=3, same_as=["c0"])
    (draft,) = headline.check(paper.view())
    assert (draft.type, draft.claim) == ("certainty", top.id)
    assert draft.because[:2] == (low.id, paper.id(1))


def test_as_sure_as_the_body(case: Callable[..., Case]) -> None:
    paper = case(HEAD, ("body", "result", "Longer training makes the network forget the trigger."))
    paper.claim(0, certainty=4, same_as=["c1"])
    paper.claim(1, certainty=4, same_as=["c0"])
    assert not list(headline.check(paper.view()))


def test_perhaps_surprisingly_hedges_the_surprise(case: Callable[..., Case]) -> None:
    paper = case(
        HEAD, ("body", "result", "Perhaps surprisingly, longer training makes the network forget the trigger.")
    )
    paper.claim(0, certainty=4, same_as=["c1"])
    paper.claim(1, certainty=3, same_as=["c0"])
    assert not list(headline.check(paper.view()))


def test_a_qualifier_left_out(case: Callable[..., Case]) -> None:
    paper = case(HEAD, ("body", "result", "In our setting longer training often makes the network forget the trigger."))
    paper.claim(0, same_as=["c1"])
    paper.claim(1, same_as=["c0"])
    (draft,) = headline.check(paper.view())
    assert draft.type == "scope"
    assert "In our setting" in draft.message


def test_unlinked_claims_are_not_compared(case: Callable[..., Case]) -> None:
    paper = case(
        HEAD, ("body", "interpretation", "This suggests that longer training makes the network forget the trigger.")
    )
    paper.claim(0, certainty=4)
    paper.claim(1, certainty=3)
    assert not list(headline.check(paper.view()))


def test_one_body_claim_without_the_qualifier_is_enough(case: Callable[..., Case]) -> None:
    paper = case(
        HEAD,
        ("body", "result", "Longer training often makes the network forget the trigger."),
        ("body", "result", "Longer training makes the network forget the trigger."),
    )
    paper.claim(0, same_as=["c1", "c2"])
    paper.claim(1, same_as=["c0"])
    paper.claim(2, same_as=["c0"])
    assert not list(headline.check(paper.view()))


OVER = "Longer training makes the network forget the trigger"
ONLY = ("body", "result", "Longer training makes the network forget the trigger, though only for small prompts.")


def test_a_heading_over_an_only(case: Callable[..., Case]) -> None:
    paper = case(("heading", None, OVER), ONLY, section="result")
    assert not list(headline.check(paper.view()))
    paper.claim(1)
    (draft,) = headline.check(paper.view())
    assert draft.message.startswith("The heading")
    assert draft.because[0] == "c1"


def test_a_heading_on_something_else(case: Callable[..., Case]) -> None:
    paper = case(("heading", None, "Short seeds change the depth of the encoder"), ONLY, section="result")
    paper.claim(1)
    assert not list(headline.check(paper.view()))


def test_a_caption_over_what_its_figure_carries(case: Callable[..., Case]) -> None:
    paper = case(("caption", "result", f"{OVER}."), ONLY)
    block = paper.sentences[0].block
    drawn = Float(kind="figure", label="Figure 1", page=1, section=None, caption=block)
    paper.document.paper = replace(paper.document.paper, floats=(drawn,))
    claim = paper.claim(1)
    assert not list(headline.check(paper.view()))
    paper.figure(claim, "Figure 1")
    (draft,) = headline.check(paper.view())
    assert draft.message.startswith("The caption")
