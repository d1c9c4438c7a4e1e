"""What pydantic found wrong in a pack, in plain words and with its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from claimcheck.rulebook import schema
from claimcheck.rulebook.problem import Problem, RuleFileError, did_you_mean, nearest
from claimcheck.rulebook.source import Loc, Source

M = TypeVar("M", bound=BaseModel)

_MODELS: dict[str, type[BaseModel]] = {
    "rules": schema.RuleSpec,
    "frame": schema.FrameSpec,
    "any": schema.MatcherSpec,
    "except": schema.ExceptSpec,
    "complement": schema.ComplementSpec,
    "oblique": schema.ObliqueSpec,
    "source": schema.Source,
    "match": schema.Example,
    "no_match": schema.Example,
    "todo_match": schema.Example,
    "change": schema.RuleChange,
}
"""Which mapping stands under a key."""


def validated(model: type[M], source: Source) -> M:
    """The data of ``source`` as a ``model``.

    Raises:
        RuleFileError: it does not fit, with a problem for each thing that is wrong.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = {(d["loc"][:-1], _near_key(model, d["loc"])) for d in details if d["type"] == "extra_forbidden"}
        # A key that is missing because it is misspelt is told once.
        found = [
            _problem(model, source, detail)
            for detail in details
            if detail["type"] != "missing" or (detail["loc"][:-1], detail["loc"][-1]) not in misspelt
        ]
        raise RuleFileError(sorted(dict.fromkeys(found), key=lambda p: (p.line, p.column, p.what))) from None


def _near_key(root: type[BaseModel], loc: Loc) -> str | None:
    """The known key that the unknown one at ``loc`` looks like."""
    return nearest(str(loc[-1]), _keys(_model_at(root, loc[:-1])))


def _problem(root: type[BaseModel], source: Source, detail: Any) -> Problem:
    loc: Loc = detail["loc"]
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "the file")
    if kind == "extra_forbidden":
        known = _keys(_model_at(root, loc[:-1]))
        near = did_you_mean(str(loc[-1]), known) or f"known here: {', '.join(known)}"
        return source.problem(loc, f'there is no key "{loc[-1]}" here', near, key=True)
    if kind == "missing":
        return source.problem(loc[:-1], f'"{loc[-1]}" is missing')
    if kind == "literal_error":
        choices = _choices(root, loc, str(context.get("expected", "")))
        return source.problem(
            loc, f"{_shown(given)} is not a value of {name}: {', '.join(choices)}", did_you_mean(str(given), choices)
        )
    if kind == "string_type":
        hint = "put quotes around it" if isinstance(given, bool | int | float) or given is None else None
        return source.problem(loc, f"{name} should be text, not {_shown(given)}", hint)
    if kind == "string_pattern_mismatch":
        return source.problem(
            loc,
            f"{_shown(given)} will not do as {name}",
            "lower-case letters, digits and _ with dots between, such as intent.wants",
        )
    if kind in ("string_too_short", "too_short"):
        return source.problem(loc, f"{name} is empty")
    if kind in ("tuple_type", "list_type"):
        return source.problem(loc, f"{name} should be a list, not {_shown(given)}")
    if kind in ("dict_type", "model_type"):
        what = "this file" if not loc else name if isinstance(loc[-1], str) else f"an item of {name}"
        return source.problem(loc, f"{what} should be keys with values, not {_shown(given)}")
    if kind in ("bool_type", "bool_parsing"):
        return source.problem(loc, f"{name} should be true or false, not {_shown(given)}")
    if kind.startswith("float") or kind == "finite_number":
        return source.problem(loc, f"{name} should be a number, not {_shown(given)}")
    return source.problem(loc, str(detail["msg"]).removeprefix("Value error, "))


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}..."'


def _model_at(root: type[BaseModel], loc: Loc) -> type[BaseModel]:
    for part in reversed(loc):
        if isinstance(part, str) and part in _MODELS:
            return _MODELS[part]
    return root


def _keys(model: type[BaseModel]) -> Sequence[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _choices(root: type[BaseModel], loc: Loc, expected: str) -> Sequence[str]:
    """The values allowed at ``loc``, from the field's own type where it is plain, else as pydantic puts them."""
    parts = [part for part in loc if isinstance(part, str)]
    field = _model_at(root, loc[:-1]).model_fields.get(parts[-1]) if parts else None
    values = [value for value in get_args(field.annotation) if isinstance(value, str)] if field else []
    return values or [piece.strip(" '") for piece in expected.replace(" or ", ", ").split(",")]
