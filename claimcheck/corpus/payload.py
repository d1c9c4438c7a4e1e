"""The rows of one paper as bytes, on their way from a worker to the corpus: a small Arrow stream a table."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Any

from claimcheck.corpus.rows import Rows
from claimcheck.corpus.schema import TABLES, arrow

if TYPE_CHECKING:
    import pyarrow

_LENGTH = struct.Struct("<Q")
_SURROGATES = re.compile("[\ud800-\udfff]")


def pack(rows: Rows) -> bytes:
    """The rows, tables in the order of the schema."""
    import pyarrow as pa

    parts: list[bytes] = []
    for name in TABLES:
        table = pa.Table.from_pylist([_clean(row) for row in rows.get(name, ())], schema=arrow(name))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
            stream.write_table(table)
        written = sink.getvalue().to_pybytes()
        parts += [_LENGTH.pack(len(written)), written]
    return b"".join(parts)


def unpack(payload: bytes) -> dict[str, pyarrow.Table]:
    """The tables that :func:`pack` packed."""
    import pyarrow as pa

    tables: dict[str, pa.Table] = {}
    at = 0
    for name in TABLES:
        (length,) = _LENGTH.unpack_from(payload, at)
        at += _LENGTH.size
        with pa.ipc.open_stream(pa.py_buffer(payload[at : at + length])) as stream:
            tables[name] = stream.read_all()
        at += length
    return tables


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    # Half a surrogate pair, which a broken PDF may hold, has no UTF-8 (as in report/json.py).
    return {key: _text(value) for key, value in row.items()}


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_text(item) for item in value]
    return value
