"""The report as JSON, schema version 1: the same report always gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from claimcheck import garbage
from claimcheck.records.audit import Audit
from claimcheck.records.report import Report

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_SURROGATES = re.compile("[\ud800-\udfff]")


def dumps(report: Report | Audit) -> str:
    """The report (or audit) as one JSON object, keys in the order of the contract, numbers to three places.

    Each record of a list stands on a line of its own: two reports can be compared with ``diff``. Ends with a newline.
    """
    with garbage.put_off():
        data: dict[str, Any] = report.model_dump(mode="json")
        text = "{\n" + ",\n".join(f"{_ENCODER.encode(key)}: {_value(value)}" for key, value in data.items()) + "\n}\n"
    # Half a surrogate pair, which a broken PDF may hold, has no UTF-8; replaced one for one, so that offsets stay true.
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def to_bytes(report: Report) -> bytes:
    """As :func:`dumps`, in UTF-8."""
    return dumps(report).encode("utf-8")


def schema(record: type[Report | Audit] = Report) -> str:
    """The JSON Schema (2020-12) of a report or an audit, made from the records. Ends with a newline."""
    made = record.model_json_schema(mode="serialization")
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": made.pop("title"), **made}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        _round_in(value)
        return "[\n" + ",\n".join(map(_ENCODER.encode, value)) + "\n]"
    held = [value]
    _round_in(held)
    return _ENCODER.encode(held[0])


def _round_in(held: dict[str, Any] | list[Any]) -> None:
    """Round the numbers in what pydantic made, where they stand; most values are strings, and cost no call."""
    places: Iterable[tuple[Any, Any]] = held.items() if isinstance(held, dict) else enumerate(held)
    for place, item in places:
        kind = type(item)
        if kind is float:
            held[place] = round(item, 3)
        elif kind is dict or kind is list:
            _round_in(item)
