"""A report whose every text tries to be more than text."""

from __future__ import annotations

from typing import Any

from claimcheck.records.base import Record
from claimcheck.records.report import Report
from report.sample import sample_report

ATTACKS = {
    "script": "<script>document.title='pwned'</script>",
    "attribute": "\"><img src=x onerror=\"document.title='pwned'\">'",
    "comment": "--></style></script><!-- ]]>",
    "template": "{{ 7*7 }}{% raw %}{0}",
    "right_to_left": "שלום عالم \u202eevil\u202c",
    "formula": '=HYPERLINK("http://example.org")',
    "formula_after_space": " \t@SUM(1+1)",
    "markdown": "[x](javascript:alert(1)) ![y](http://example.org/z.png) **b** `c` | d | <b>&amp;",
    "controls": "bell\x07 escape\x1b[31m null\x00 half\ud800 nonchar\uffff",
    "lines": "one\r\ntwo\u2028three\n# four\n- five",
    "long": "x" * 10_000,
    "long_words": "word " * 2_000,
}

_FREE = {
    "Sentence": ("text", "raw"),
    "Section": ("title", "number"),
    "Figure": (),
    "PaperRecord": ("title", "source"),
    "Finding": ("message", "rewording"),
    "Agent": ("text",),
    "Span": ("text",),
    "RuleRecord": ("title", "rationale", "cite", "doi", "url"),
    "Experiment": ("name",),
    "Evidence": ("label",),
    "Link": ("reasons",),
    "Leap": ("message", "needed"),
    "Threat": ("name",),
    "Salvage": ("wording", "reasons", "advice"),
    "Inconsistency": ("message",),
    "Unresolved": ("text",),
    "Skipped": ("reason",),
    "Coverage": ("notes",),
}
"""What a paper or a rule pack can fill with anything, by record."""


def hostile(attack: str) -> Report:
    """The sample report with ``attack`` in front of every text of paper and rules."""
    made = _changed(sample_report(), attack)
    assert isinstance(made, Report)
    return made


def _changed(value: Any, attack: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_changed(item, attack) for item in value)
    if not isinstance(value, Record):
        return value
    free = _FREE.get(type(value).__name__, ())
    new: dict[str, Any] = {}
    for name in type(value).model_fields:
        old = getattr(value, name)
        if name in free:
            new[name] = (
                tuple(attack + s for s in old) if isinstance(old, tuple) else None if old is None else attack + old
            )
        else:
            new[name] = _changed(old, attack)
    made = value.model_copy(update=new)
    if type(value).__name__ in ("Span", "Agent"):
        # Offsets are of the sentence's text, which grew as well.
        return made.model_copy(update={"end": made.start + len(made.text)})
    return made
