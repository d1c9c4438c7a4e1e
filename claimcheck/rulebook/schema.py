"""What may stand in a pack: the shape of ``pack.yaml`` and of a rule file, as pydantic models.

``claimcheck rules schema`` prints the JSON Schema that follows from these. Unknown keys are errors.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from claimcheck.records.words import Exemption, Layer, Severity, Stance

PackKind = Literal["framing", "role", "leap", "term"]

ComplementForm = Literal["to_infinitive", "that_clause", "wh_clause", "gerund", "adjective", "none"]

When = Literal["first", "uncited", "planted", "elicited", "finding"]
"""What must hold in the paper for a match of a leap rule to be a mark: it is the rule's first in the paper; no work is
cited nearby; title or abstract say that a behaviour was put there on purpose; another sentence tells that the authors
trained, prompted or gave examples for the very thing; the sentence tells of what was found or follows from it (or is
the title)."""

PROSE_LAYERS: tuple[Layer, ...] = ("title", "heading", "abstract", "body", "caption", "footnote", "quote")
"""The scope of a rule that names none."""


class _Listed:
    """Marks a list in whose place one thing may stand."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) or value is None else [value]


def _as_text(value: Any) -> Any:
    """An example may be just its text."""
    return {"text": value} if isinstance(value, str) else value


def _token_patterns(value: Any) -> Any:
    """One pattern (a list of mappings) may stand where a list of patterns is meant."""
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return [value]
    return value


def _named(value: Any) -> Any:
    """Categories may be a list of names, without explanations."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return dict.fromkeys(value, "")
    return value


_CATEGORIES_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": "string"}},
        {"type": "object", "additionalProperties": {"type": "string"}},
    ]
}

Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1), _Listed()]
"""Lemmas, lower case: ``want``, ``want/VERB``, ``take over``, ``$list``."""

Names = Annotated[tuple[str, ...], _Listed()]

_PATTERN = {"type": "array", "items": {"type": "object"}, "minItems": 1}

Patterns = Annotated[
    tuple[Annotated[tuple[dict[str, Any], ...], Field(min_length=1)], ...],
    BeforeValidator(_token_patterns),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [_PATTERN, {"type": "array", "items": _PATTERN, "minItems": 1}]}),
]
"""Patterns of spaCy's Matcher or DependencyMatcher; a token may add ``TRIGGER: true`` or ``AGENT: true``."""


class Part(BaseModel):
    """A mapping in a rule file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class ComplementSpec(Part):
    """The clause or adjective that completes the predicate."""

    form: Annotated[tuple[ComplementForm, ...], _Listed()] = ()
    optional: bool = False
    """True: a predicate without a complement will do; one that is there must still fit."""
    head: Words | None = None


class ObliqueSpec(Part):
    """A phrase with a preposition."""

    prep: Words | None = None
    head: Words | None = None


class FrameSpec(Part):
    """Who does what. A slot that is left out may hold anything or nothing.

    A slot is ``$ai_system``, ``$human``, ``$other``, ``$unknown`` (what kind of thing fills it), a word, a word list,
    several of these, ``any`` (it must be filled) or ``none`` (it must be empty).
    """

    agent: Words | None = None
    patient: Words | None = None
    causer: Words | None = None
    predicate: Words
    """Lemma or lemma/POS; several words allowed: ``take over``."""
    modifier: Words | None = None
    object: Words | None = None
    oblique: Annotated[tuple[ObliqueSpec, ...], _Listed()] = ()
    """Each of these must be there."""
    complement: ComplementSpec | None = None
    negated: bool | None = None
    modality: Words | None = None
    """The modal over the predicate: ``can``, ``may``, ...; ``any``; ``none``."""


MATCHER_KEYS = ("frame", "phrase", "token", "dependency")


class MatcherSpec(Part):
    """Exactly one of frame, phrase, token and dependency."""

    frame: FrameSpec | None = None
    phrase: Words | None = None
    """Words in a row, on lemmas, case ignored. Within a phrase: ``find|observe`` alternatives, ``$list``,
    ``lie/VERB`` with a part of speech, ``*`` any one word, ``(very)`` a word that may be missing."""
    token: Patterns | None = None
    dependency: Patterns | None = None
    near: Words | None = None
    """Only in sentences that mention ``$ai_system``, ``$human`` or one of the words."""

    @model_validator(mode="after")
    def _one_matcher(self) -> MatcherSpec:
        self._check_matchers()
        return self

    def _check_matchers(self) -> None:
        given = [key for key in MATCHER_KEYS if getattr(self, key) is not None]
        if len(given) != 1:
            raise ValueError(f"exactly one of {', '.join(MATCHER_KEYS)} is needed here, found {_joined(given)}")

    def asks_for(self, kind: str) -> bool:
        """Whether it wants a thing of this kind (``$ai_system``) in some place."""
        frame = self.frame
        slots = () if frame is None else (frame.agent, frame.patient, frame.causer, frame.object)
        if any(kind in (slot or ()) for slot in (*slots, self.near)) or any(kind in p for p in self.phrase or ()):
            return True
        patterns = (*(self.token or ()), *(self.dependency or ()))
        return kind == "$ai_system" and "'agent_kind': 'ai'" in str(patterns)


class ExceptSpec(MatcherSpec):
    """What keeps a rule from matching.

    A frame must have its predicate in the trigger; anything else must touch what the rule matched: trigger, agent,
    object, complement. With ``anywhere`` it counts wherever it stands in the sentence.
    """

    because: str | None = None
    anywhere: bool = False


class Example(Part):
    """A sentence; ``[[ ]]`` marks the trigger."""

    text: Annotated[str, Field(min_length=1)]
    stance: Stance | None = None
    because: str | None = None


class _TextWillDo:
    """Marks an example, in whose place its text may stand."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_as_text, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}


Examples = Annotated[tuple[Annotated[Example, _TextWillDo()], ...], _Listed()]


class LeapCase(Part):
    """A claim with what carries it, and the leap that the two make together."""

    claim: Annotated[str, Field(min_length=1)]
    evidence: Names = ()
    """Sentences that are linked to the claim as its evidence."""
    beside: Names = ()
    """Other sentences of the same section."""
    abstract: Names = ()
    """Sentences of the abstract."""
    caveat: Names = ()
    """Limitation sentences that bound the claim."""
    leap: str
    """A leap type or the name of a check (``rival``); ``none``: the claim does not leap."""


class Source(Part):
    """Where the idea of a rule comes from."""

    cite: str
    doi: str | None = None
    url: str | None = None


class RuleSpec(MatcherSpec):
    """One rule."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
    """Lasting, unique over all packs: ``intent.wants``; old ids go in ``aliases``."""
    title: str
    category: str = ""
    """One of the pack's categories; a term rule needs none."""
    severity: Severity = "medium"
    scope: Annotated[tuple[Layer, ...], _Listed()] = PROSE_LAYERS
    rationale: str = ""
    rewording: Names = ()
    source: Source | None = None
    aliases: Names = ()
    weight: Annotated[float, Field(allow_inf_nan=False)] = 1.0
    """Role packs: how much a match counts for the category."""
    exemption: Exemption | None = None
    """Term packs: why a finding under a match of this rule is not flagged."""
    when: Annotated[tuple[When, ...], _Listed()] = ()
    """Leap packs: what must hold in the paper, besides, for a match to be shown."""
    cases: tuple[LeapCase, ...] = ()
    """Leap packs: claims with their evidence."""
    any: Annotated[tuple[MatcherSpec, ...], Field(min_length=1)] | None = None
    except_: Annotated[tuple[ExceptSpec, ...], _Listed()] = Field(default=(), alias="except")
    match: Examples = ()
    no_match: Examples = ()
    todo_match: Examples = ()
    """Known misses."""

    def _check_matchers(self) -> None:
        given = [key for key in (*MATCHER_KEYS, "any") if getattr(self, key) is not None]
        if len(given) != 1:
            keys = ", ".join((*MATCHER_KEYS, "any"))
            raise ValueError(f"a rule has exactly one of {keys}; this one has {_joined(given)}")

    def matchers(self) -> tuple[MatcherSpec, ...]:
        """The matchers of the rule: those under ``any``, or its one."""
        return self.any if self.any is not None else (self,)


class RuleFile(Part):
    """A rule file: any ``.yaml`` in a pack's folder but ``pack.yaml``."""

    rules: tuple[RuleSpec, ...] = ()


class RuleChange(Part):
    """What a pack may change in a rule of a pack that it extends."""

    title: str | None = None
    category: str | None = None
    severity: Severity | None = None
    scope: Annotated[tuple[Layer, ...], _Listed()] | None = None
    rationale: str | None = None
    rewording: Names | None = None
    weight: Annotated[float, Field(allow_inf_nan=False)] | None = None
    exemption: Exemption | None = None


class PackSpec(Part):
    """``pack.yaml``."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
    version: str
    kind: PackKind
    title: str = ""
    description: str = ""
    categories: Annotated[dict[str, str], BeforeValidator(_named), WithJsonSchema(_CATEGORIES_SCHEMA)] = Field(
        default_factory=dict
    )
    """Names, or names with a plain explanation each."""
    words: dict[str, Words] = Field(default_factory=dict)
    """Word lists; an item ``$other`` takes in another list. ``ai_system`` and ``human`` add to the built-in kinds."""
    numbers: dict[str, Annotated[float, Field(allow_inf_nan=False)]] = Field(default_factory=dict)
    """Leap packs: thresholds of the checks, by name; a later pack's number stands for an earlier one's."""
    extends: Names = ()
    """Names of packs whose word lists this one uses and whose rules it may disable or change."""
    disable: Names = ()
    change: dict[str, RuleChange] = Field(default_factory=dict)


def _joined(keys: list[str]) -> str:
    return " and ".join(keys) if keys else "none"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of rule files and of ``pack.yaml``."""
    rules = RuleFile.model_json_schema(by_alias=True)
    pack = PackSpec.model_json_schema(by_alias=True)
    definitions = {**pack.pop("$defs", {}), **rules.pop("$defs", {}), "pack": pack, "rules": rules}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claimcheck rule file or pack.yaml",
        "anyOf": [{"$ref": "#/$defs/rules"}, {"$ref": "#/$defs/pack"}],
        "$defs": definitions,
    }


def schema_text() -> str:
    """The JSON Schema as ``rules/schema.json`` holds it."""
    return json.dumps(json_schema(), indent=2, sort_keys=True) + "\n"
