"""Word lists: ``$name`` filled in wherever a rule may use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from claimcheck.rulebook.problem import did_you_mean
from claimcheck.rulebook.schema import ComplementSpec, ExceptSpec, FrameSpec, MatcherSpec, ObliqueSpec

Lists = Mapping[str, tuple[str, ...]]

KINDS = {"$ai_system": "ai", "$human": "human", "$other": "other", "$unknown": "unknown"}
"""What a slot may ask of the thing that fills it."""

_VARIANTS = 500


class WordError(Exception):
    """A word list that is not defined, or goes in a circle."""

    def __init__(self, what: str, hint: str | None = None) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def resolve(name: str, lists: Lists, inherited: Lists, trail: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of the list ``name`` of a pack with all references followed.

    A list that a pack inherits and defines anew holds the words of both.

    Raises:
        WordError: a list is not defined, or takes in itself.
    """
    if name in trail:
        raise WordError(f"the word list {name} takes in itself: {' > '.join((*trail, name))}")
    if name not in lists:
        if name in inherited:
            return inherited[name]
        raise _undefined(name, {*lists, *inherited})
    words: list[str] = list(inherited.get(name, ()))
    for word in lists[name]:
        words += resolve(word[1:], lists, inherited, (*trail, name)) if word.startswith("$") else [word]
    return tuple(dict.fromkeys(words))


def _undefined(name: str, known: Iterable[str]) -> WordError:
    return WordError(
        f"there is no word list ${name}", did_you_mean(name, known) or "define it under words in pack.yaml"
    )


def fill(words: tuple[str, ...] | None, lists: Lists, *, kinds: bool = False) -> tuple[str, ...] | None:
    """The words with lists filled in; in a slot (``kinds``) ``$ai_system`` and the like stay.

    Raises:
        WordError: a list is not defined.
    """
    if words is None:
        return None
    out: list[str] = []
    for word in words:
        if not word.startswith("$"):
            out.append(word)
            continue
        is_kind = kinds and word in KINDS
        if is_kind:
            out.append(word)
        elif word[1:] not in lists:
            raise _undefined(word[1:], [*lists, *(kind[1:] for kind in KINDS if kinds)])
        out += lists.get(word[1:], ())
    return tuple(dict.fromkeys(out))


def fill_phrase(phrase: str, lists: Lists) -> tuple[str, ...]:
    """A phrase with its lists filled in: one-word items as ``a|b``, longer ones as phrases of their own.

    Raises:
        WordError: a list is not defined, or there are too many combinations.
    """
    slots: list[tuple[str, ...]] = []
    for element in phrase.split():
        optional = element.startswith("(") and element.endswith(")") and len(element) > 2
        inner = element[1:-1] if optional else element
        single: list[str] = []
        longer: list[str] = []
        for word in inner.split("|") if inner.strip("|") else [inner]:
            filled = [word] if not _is_list(word) or word in KINDS else fill((word,), lists) or ()
            for item in filled:
                (longer if " " in item else single).append(item)
        joined = ["|".join(dict.fromkeys(single))] if single else []
        slots.append(tuple(f"({item})" if optional and " " not in item else item for item in (*joined, *longer)))
    count = 1
    for slot in slots:
        count *= len(slot)
    if count > _VARIANTS:
        raise WordError(f"this phrase stands for {count} phrases; {_VARIANTS} is the most", "use fewer lists in it")
    return tuple(" ".join(variant) for variant in product(*slots))


def _is_list(word: str) -> bool:
    return len(word) > 1 and word.startswith("$") and (word[1].isalpha() or word[1] == "_")


def fill_pattern(value: Any, lists: Lists) -> Any:
    """A token pattern with lists filled in where a list of words may stand.

    Raises:
        WordError: a list is not defined.
    """
    if isinstance(value, dict):
        return {key: fill_pattern(item, lists) for key, item in value.items()}
    if isinstance(value, list | tuple):
        out: list[Any] = []
        for item in value:
            if isinstance(item, str) and _is_list(item):
                out += _single(fill((item,), lists) or ())
            else:
                out.append(fill_pattern(item, lists))
        return out
    if isinstance(value, str) and _is_list(value):
        return _single(fill((value,), lists) or ())
    return value


def _single(words: Iterable[str]) -> list[str]:
    """What a pattern for one token can use of a word list."""
    return [word.partition("/")[0] for word in words if " " not in word]


def fill_frame(frame: FrameSpec, lists: Lists) -> FrameSpec:
    """A frame with its lists filled in."""
    complement = frame.complement
    return frame.model_copy(
        update={
            "predicate": fill(frame.predicate, lists),
            **{
                slot: fill(getattr(frame, slot), lists, kinds=True) for slot in ("agent", "patient", "causer", "object")
            },
            "modifier": fill(frame.modifier, lists),
            "modality": fill(frame.modality, lists),
            "oblique": tuple(
                ObliqueSpec(prep=fill(o.prep, lists), head=fill(o.head, lists, kinds=True)) for o in frame.oblique
            ),
            "complement": complement
            and ComplementSpec(
                form=complement.form, optional=complement.optional, head=fill(complement.head, lists, kinds=True)
            ),
        }
    )


def fill_matcher(spec: MatcherSpec, lists: Lists) -> MatcherSpec:
    """A matcher (also an exception or a whole rule's own) with its lists filled in."""
    filled: dict[str, Any] = {
        "frame": fill_frame(spec.frame, lists) if spec.frame else None,
        "phrase": spec.phrase and tuple(dict.fromkeys(v for p in spec.phrase for v in fill_phrase(p, lists))),
        "token": spec.token and _patterns(spec.token, lists),
        "dependency": spec.dependency and _patterns(spec.dependency, lists),
        "near": fill(spec.near, lists, kinds=True),
    }
    if isinstance(spec, ExceptSpec):
        return ExceptSpec(**filled, because=spec.because, anywhere=spec.anywhere)
    return MatcherSpec(**filled)


def _patterns(patterns: tuple[tuple[dict[str, Any], ...], ...], lists: Lists) -> tuple[tuple[dict[str, Any], ...], ...]:
    return tuple(tuple(fill_pattern(token, lists) for token in pattern) for pattern in patterns)
