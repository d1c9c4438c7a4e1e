"""The closed vocabularies of the project: layers, roles, stances and the rest, named once."""

from typing import Literal

Layer = Literal[
    "title", "heading", "abstract", "body", "caption", "footnote", "quote", "code", "reference", "furniture"
]
"""Where on the page a text stands. ``furniture`` is running heads, page numbers, author lines and the like."""

SectionKind = Literal[
    "abstract",
    "introduction",
    "background",
    "related_work",
    "method",
    "experiment",
    "result",
    "discussion",
    "limitation",
    "conclusion",
    "ethics",
    "acknowledgement",
    "reference",
    "appendix",
    "other",
]

Role = Literal["background", "aim", "method", "result", "interpretation", "speculation", "limitation", "other"]
"""What a sentence does in the paper (after argumentative zoning, Teufel 1999)."""

Stance = Literal["asserted", "hedged", "hypothetical", "attributed", "negated", "mentioned"]
"""How a frame is put."""

AgentKind = Literal["ai", "human", "other", "unknown"]
"""What a noun phrase stands for. ``unknown`` is an abstention (an unresolved pronoun, say)."""

Severity = Literal["low", "medium", "high"]

Exemption = Literal[
    "human_agent",
    "term_of_art",
    "quoted",
    "model_output",
    "prompt",
    "definition",
    "reference",
    "negated",
    "mentioned",
]
"""Why a finding is not flagged."""

LeapType = Literal[
    "mental_state", "capability_to_intent", "scope", "causal", "analogy", "hypothetical_as_real", "certainty"
]

Relation = Literal["reports", "supports", "bounds", "contradicts", "cites", "conjecture"]

EvidenceKind = Literal["figure", "table", "sentence", "citation"]

FRAMING_CATEGORIES = (
    "intent",
    "deception",
    "agency",
    "cognition",
    "emotion",
    "communication",
    "social",
    "biological",
)
"""The eight categories of the shipped packs, in the order in which reports show them; packs may add others."""

SEVERITIES: tuple[Severity, ...] = ("low", "medium", "high")
