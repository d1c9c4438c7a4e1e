"""An audit: what a critique says of a paper, held against the paper."""

from typing import Literal

from claimcheck.records.base import Record
from claimcheck.records.report import Report
from claimcheck.records.words import Severity

AUDIT_SCHEMA_VERSION = 1

QuotationForm = Literal["inline", "block", "scare"]
"""In quotation marks; set off as a block; or a word or two in marks that nobody is said to have used (scare quotes)."""

QuotationVerdict = Literal["exact", "altered", "absent"]

ChangeKind = Literal["replaced", "left_out", "added", "marked", "cut"]
"""``marked`` and ``cut`` are edits that the critic shows, by brackets or an ellipsis; the others are not shown."""

ProblemKind = Literal["raised", "lowered", "reversed", "attribution", "experiment", "number", "count"]


class Change(Record):
    """One difference between a quotation and the paper; a side that has no words is empty."""

    kind: ChangeKind
    paper: str
    critique: str


class Quotation(Record):
    """A quoted stretch of the critique."""

    id: str
    sentence: str
    """Of the critique: where it begins."""
    text: str
    """Without the quotation marks, as in the critique."""
    form: QuotationForm
    verdict: QuotationVerdict | None
    """None where it is not judged: scare quotes, and words that the critique gives to somebody else."""
    severity: Severity | None = None
    """Of an alteration, by the words that it touches; of what an ellipsis leaves out."""
    changes: tuple[Change, ...] = ()
    likeness: float = 0.0
    """0 to 1: the share of its words that stand so in the passage found."""
    sentences: tuple[str, ...] = ()
    """Of the paper: the passage it was found in, or comes from."""
    page: int | None = None
    section: str | None = None
    """Number and title, as printed."""
    message: str


class Problem(Record):
    kind: ProblemKind
    message: str
    sentences: tuple[str, ...] = ()
    """Of the paper, on which it rests."""


class Paraphrase(Record):
    """A sentence of the critique that tells in its own words what the paper says."""

    id: str
    sentence: str
    """Of the critique."""
    text: str
    """What the paper is said to say."""
    claim: str | None = None
    """The nearest claim of the paper."""
    sentences: tuple[str, ...] = ()
    """Of the paper: the places nearest to it, the nearest first."""
    likeness: float = 0.0
    """0 to 1, of the nearest of them."""
    problems: tuple[Problem, ...] = ()
    """None where it tells the paper fairly, or was tied to nothing."""


class AuditSummary(Record):
    exact: int
    altered: int
    absent: int
    not_judged: int
    paraphrases: int
    tied: int
    """Paraphrases for which a place of the paper was found."""
    with_problems: int


class Audit(Record):
    """A critique held against its paper. ``critique`` and ``paper`` are the reports that it rests on."""

    schema_version: int = AUDIT_SCHEMA_VERSION
    summary: AuditSummary
    notes: tuple[str, ...] = ()
    """What a reader should know of the whole: another paper, no quotations, another language."""
    quotations: tuple[Quotation, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    critique: Report
    paper: Report
