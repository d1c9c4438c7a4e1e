"""The closed vocabularies of a report in plain words, the same in every format."""

from typing import Final

BACKED: Final = 0.5
"""From this score on a link counts as backing (report contract)."""
MATCH: Final = (
    "The match of a claim and an experiment, 0 to 1, is the chance, put cautiously, that what backs the claim is found "
    "there; from 0.5 it counts."
)
REMEMBER: Final = "A mark is a question to the text, not a verdict on it; what is not marked is not thereby proven."
UNBOUNDED: Final = "no sentence of the paper was found that says how far this goes"

CERTAINTY: Final = {1: "conjecture", 2: "cautious", 3: "plain", 4: "firm", 5: "very firm"}

EXEMPTIONS: Final[dict[str, str]] = {
    "human_agent": "the doer is a person",
    "term_of_art": "a technical term",
    "quoted": "in quotation marks",
    "model_output": "text that a model wrote",
    "prompt": "a prompt",
    "definition": "a definition",
    "reference": "in a reference",
    "negated": "denied",
    "mentioned": "the word is talked about",
}

STANCES: Final[dict[str, str]] = {
    "asserted": "said as a fact",
    "hedged": "said with caution",
    "hypothetical": "supposed, not said to be so",
    "attributed": "said to be someone else's view",
    "negated": "denied",
    "mentioned": "the word is talked about",
}

VERDICTS: Final[dict[str, str]] = {
    "kept": "kept as it stands",
    "reworded": "kept when reworded",
    "not_carried": "not carried by the experiments that were found",
}

THREATS: Final[dict[str, str]] = {
    "demonstrated": "shown by the paper's own results",
    "constructed": "built by the authors",
    "cited": "seen by others",
    "hypothetical": "thought of, not seen",
}

LEAPS: Final[dict[str, str]] = {
    "mental_state": "a behaviour told as a state of mind",
    "capability_to_intent": "what a system can do told as what it means to do",
    "scope": "a few systems told as all",
    "causal": "what goes together told as what causes",
    "analogy": "a comparison that carries the argument",
    "hypothetical_as_real": "an imagined case told as a fact",
    "certainty": "said more surely than the evidence is",
}


def spaced(name: str) -> str:
    """``hypothetical_as_real`` as ``hypothetical as real``."""
    return name.replace("_", " ")


def leap_name(type_: str | None, check: str) -> str:
    """The type of a leap, or the check that found it."""
    return spaced(type_ or check)
