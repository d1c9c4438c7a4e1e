"""The tables of a corpus: columns, their types, what they mean. Version 1.

Every table has ``paper``, by which they join. Columns may be added; none is renamed without a new version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow

VERSION: Final = 1

Column = tuple[str, str, str]
"""Name, type (string, int32, double, bool, or ``[string]`` for a list) and meaning."""

_PAPER: Column = ("paper", "string", "the paper's name in this corpus")
_SENTENCE: Column = ("sentence", "string", "id of the sentence")
_SECTION: Column = ("section_kind", "string", "abstract, introduction, method, result, ...; null outside of sections")

TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "papers": (
        _PAPER,
        ("status", "string", "done or failed"),
        ("error", "string", "why it failed"),
        ("hint", "string", "what to do about it"),
        ("sha256", "string", "of the content; null where it could not be read"),
        ("report_sha256", "string", "of the report as JSON, which `claimcheck check --format json` writes"),
        ("checker", "string", "hash of version, code, rules and settings that the result was made with"),
        ("title", "string", "the title"),
        ("pages", "int32", "pages of the file"),
        ("pages_without_text", "int32", "pages on which there was nothing to read"),
        ("language", "string", "as far as it can be told; papers not in English are not checked"),
        ("sentences", "int32", "sentences read"),
        ("words", "int32", "words of prose, by which densities count"),
        ("flagged", "int32", "findings that are flagged"),
        ("exempted", "int32", "findings that are not, for a reason"),
        ("density", "double", "flagged findings in 1,000 words"),
        ("claims", "int32", "claims"),
        ("claims_backed", "int32", "claims with a link of 0.5 or more to an experiment or evidence"),
        ("leaps", "int32", "interpretive leaps"),
        ("year", "int32", "from the list of papers, or the arXiv number in the file's name"),
        ("date", "string", "from the list of papers"),
        ("venue", "string", "from the list of papers"),
        ("subjects", "[string]", "from the list of papers, such as cs.CL"),
        ("notes", "[string]", "what a reader should know of how it was read"),
    ),
    "sentences": (
        _PAPER,
        _SENTENCE,
        ("text", "string", "cleaned text"),
        ("words", "int32", "words, 0 in layers that no density counts (code, references, furniture)"),
        ("page", "int32", "page, from 1; null for text files"),
        ("section", "string", "id of the section"),
        ("section_title", "string", "its heading"),
        _SECTION,
        ("layer", "string", "title, heading, abstract, body, caption, footnote, quote, code, reference, furniture"),
        ("role", "string", "background, aim, method, result, interpretation, speculation, limitation, other"),
    ),
    "findings": (
        _PAPER,
        ("finding", "string", "id of the finding"),
        _SENTENCE,
        ("rule", "string", "id of the rule"),
        ("pack", "string", "its rule pack"),
        ("category", "string", "intent, deception, agency, ..."),
        ("severity", "string", "low, medium or high"),
        ("stance", "string", "asserted, hedged, hypothetical, attributed, negated or mentioned"),
        ("flagged", "bool", "false where there is an exemption"),
        ("exemption", "string", "why it is not flagged"),
        ("trigger", "string", "the words that the rule met"),
        ("start", "int32", "their first character in the sentence"),
        ("end", "int32", "one past their last"),
        ("agent", "string", "who is said to do it"),
        ("agent_kind", "string", "ai, human, other or unknown"),
        ("page", "int32", "page of the sentence"),
        _SECTION,
        ("layer", "string", "layer of the sentence"),
        ("role", "string", "role of the sentence"),
    ),
    "claims": (
        _PAPER,
        ("claim", "string", "id of the claim"),
        _SENTENCE,
        ("kind", "string", "role of its sentence"),
        ("certainty", "int32", "1 (conjecture) to 5 (demonstrates)"),
        ("salience", "double", "0 to 1: how much the paper makes of it"),
        ("backing", "double", "best score of its links to experiments and evidence; from 0.5 it counts as backed"),
        ("same_as", "[string]", "claims that say the same"),
        ("page", "int32", "page of the sentence"),
        _SECTION,
    ),
    "links": (
        _PAPER,
        ("claim", "string", "id of the claim"),
        ("relation", "string", "reports, supports, bounds, contradicts, cites, conjecture"),
        ("score", "double", "0 to 1"),
        ("experiment", "string", "id of the experiment"),
        ("experiment_name", "string", "its name"),
        ("evidence", "string", "id of the evidence"),
        ("evidence_kind", "string", "figure, table, sentence or citation"),
        ("evidence_label", "string", "as printed: Figure 3"),
        ("evidence_sentence", "string", "id of the sentence"),
        ("on", "string", "another claim, for a claim that rests on a claim"),
        ("reasons", "[string]", "in plain words"),
    ),
    "leaps": (
        _PAPER,
        ("leap", "string", "id of the leap"),
        ("claim", "string", "id of the claim"),
        _SENTENCE,
        ("type", "string", "mental_state, scope, causal, ...; null for checks that name none"),
        ("check", "string", "the family of checks"),
        ("severity", "string", "low, medium or high"),
        ("message", "string", "in plain words"),
        ("because", "[string]", "ids of findings, links and sentences"),
        ("bounded_by", "[string]", "ids of limitation sentences"),
        ("page", "int32", "page of the sentence"),
        _SECTION,
    ),
}


def arrow(table: str) -> pyarrow.Schema:
    """The schema of a table, for pyarrow."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int32": pa.int32(),
        "double": pa.float64(),
        "bool": pa.bool_(),
        "[string]": pa.list_(pa.string()),
    }
    columns = [pa.field(name, types[kind]) for name, kind, _ in TABLES[table]]
    return pa.schema(columns, metadata={"claimcheck.schema": str(VERSION), "claimcheck.table": table})


def described() -> str:
    """All tables and columns, for a reader."""
    lines: list[str] = []
    for table, columns in TABLES.items():
        lines.append(f"{table}.parquet" if not lines else f"\n{table}.parquet")
        width = max(len(name) for name, _, _ in columns)
        lines += [f"  {name:<{width}}  {kind:<8}  {meaning}" for name, kind, meaning in columns]
    return "\n".join(lines)
