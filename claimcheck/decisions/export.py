"""Decisions for other annotation tools: Prodigy, Label Studio and doccano."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal

from claimcheck.decisions.model import Row
from claimcheck.decisions.state import standing

Tool = Literal["prodigy", "label-studio", "doccano"]

_ANSWERS: Final = {"accepted": "accept", "rejected": "reject", "unsure": "ignore"}


def export(rows: Iterable[Row], tool: Tool) -> Iterator[str]:
    """Lines of a file that ``tool`` imports, one decision (for doccano: one sentence) a line.

    * Prodigy: JSONL for ``prodigy db-in``, with ``spans``, ``answer`` and ``meta``.
    * Label Studio: JSON, one task a line, for a project with ``<Labels name="label" toName="text">`` and
      ``<Text name="text" value="$text"/>``: what the rules found as prediction, what the reviewer said as annotation.
    * doccano: JSONL for sequence labelling, with the spans that stand under ``label``.
    """
    decided = [row for row in standing(rows) if row.draft.verdict]
    yield from _WRITERS[tool](decided)


def _prodigy(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        made = {
            "text": row.draft.anchor.quote,
            "spans": [_span(row)] if _marks(row) else [],
            "answer": _ANSWERS[row.draft.verdict or "unsure"],
            "meta": _about(row),
        }
        yield _line(made)


def _label_studio(rows: list[Row]) -> Iterator[str]:
    tasks = []
    for row in rows:
        anchor, said = row.draft.anchor, row.draft.verdict
        result = [_region(row, row.draft.category or anchor.category or "framing")]
        task: dict[str, Any] = {"data": {"text": anchor.quote, **_about(row)}}
        if anchor.subject == "finding":
            version = f"{anchor.pack} {anchor.pack_version}"
            task["predictions"] = [{"model_version": version, "result": [_region(row, anchor.category)]}]
        if said != "unsure":
            task["annotations"] = [{"result": result if said == "accepted" else []}]
        tasks.append(_line(task))
    yield "["
    for i, task_line in enumerate(tasks, start=1):
        yield task_line + ("," if i < len(tasks) else "")
    yield "]"


def _doccano(rows: list[Row]) -> Iterator[str]:
    sentences: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.draft.verdict != "unsure":
            sentences[row.draft.anchor.paper, row.draft.anchor.quote].append(row)
    for (_, text), given in sentences.items():
        spans = {tuple(_span(row).values()) for row in given if row.draft.verdict == "accepted"}
        yield _line({"text": text, "label": [list(span) for span in sorted(spans)], **_about(given[0])})


_WRITERS: Final[dict[Tool, Callable[[list[Row]], Iterator[str]]]] = {
    "prodigy": _prodigy,
    "label-studio": _label_studio,
    "doccano": _doccano,
}


def _marks(row: Row) -> bool:
    """A sampled sentence that was left alone has nothing marked in it."""
    return row.draft.anchor.subject != "sample" or row.draft.verdict == "accepted"


def _span(row: Row) -> dict[str, Any]:
    anchor = row.draft.anchor
    return {
        "start": anchor.start,
        "end": anchor.end,
        "label": row.draft.category or anchor.category or "framing",
    }


def _region(row: Row, label: str) -> dict[str, Any]:
    anchor = row.draft.anchor
    value = {"start": anchor.start, "end": anchor.end, "text": anchor.trigger, "labels": [label]}
    return {"from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _about(row: Row) -> dict[str, Any]:
    anchor = row.draft.anchor
    told = {
        "paper": anchor.title or anchor.source,
        "page": anchor.page,
        "subject": anchor.subject,
        "rule": anchor.rule,
        "reviewer": row.draft.reviewer,
        "reason": row.draft.reason,
        "time": row.time,
    }
    return {name: value for name, value in told.items() if value not in (None, "")}


def _line(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False)
