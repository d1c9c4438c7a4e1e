"""A baseline: findings that a reader knows already and does not want to see again.

An entry is known by its rule, its sentence and trigger in letters and digits, and which of several like it is meant: so
it holds when the text moves, is broken otherwise into lines, or comes from another format.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.decisions.quote import plain, stable_id
from claimcheck.errors import SettingsError
from claimcheck.records.finding import Finding
from claimcheck.records.report import Report
from claimcheck.report.summary import summarise

FORMAT = 1
_KEYS = {"id", "rule", "occurrence", "trigger", "quote"}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding. ``id`` follows from the rest; rule, trigger and quote stand there for readers of the file."""

    id: str
    rule: str
    occurrence: int
    trigger: str
    quote: str


def entries(report: Report) -> list[tuple[Finding, Entry]]:
    """The flagged findings of a report, each with the entry that would silence it."""
    text = {sentence.id: sentence.text for sentence in report.sentences}
    seen: Counter[tuple[str, str, str]] = Counter()
    found: list[tuple[Finding, Entry]] = []
    for finding in report.findings:
        if not finding.flagged:
            continue
        quote = text[finding.sentence]
        key = (finding.rule, plain(quote), plain(finding.trigger.text))
        seen[key] += 1
        name = stable_id(*key, seen[key])
        found.append((finding, Entry(name, finding.rule, seen[key], finding.trigger.text, quote)))
    return found


def dumps(report: Report) -> str:
    """The baseline of a report's flagged findings, as a file holds it."""
    found = [
        {"id": e.id, "rule": e.rule, "occurrence": e.occurrence, "trigger": e.trigger, "quote": e.quote}
        for _, e in entries(report)
    ]
    content = {"claimcheck_baseline": FORMAT, "paper": report.paper.title, "findings": found}
    return json.dumps(content, indent=1, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file.

    Raises:
        SettingsError: it cannot be read, or is no baseline.
    """
    hint = "claimcheck check PAPER --write-baseline FILE writes one"
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "it is not JSON in UTF-8"
        raise SettingsError(f"the baseline cannot be read: {reason}", where=str(path), hint=hint) from None
    if not isinstance(content, dict) or content.get("claimcheck_baseline") != FORMAT:
        raise SettingsError(f"this is not a baseline of format {FORMAT}", where=str(path), hint=hint)
    found: list[Entry] = []
    listed = content.get("findings")
    for number, item in enumerate(listed if isinstance(listed, list) else [None], start=1):
        if not isinstance(item, dict) or set(item) != _KEYS or not _typed(item):
            what = f"entry {number} of the baseline is not a finding"
            raise SettingsError(what, where=str(path), hint=f"it needs {', '.join(sorted(_KEYS))}, and nothing else")
        found.append(Entry(**item))
    return tuple(found)


def _typed(item: Mapping[str, object]) -> bool:
    texts = all(isinstance(item[key], str) for key in _KEYS - {"occurrence"})
    return texts and isinstance(item["occurrence"], int) and not isinstance(item["occurrence"], bool)


def silence(report: Report, known: Sequence[Entry], names: Mapping[str, str] | None = None) -> Report:
    """The report without the findings that ``known`` names; ``coverage.notes`` says how many those are, and which
    entries met nothing.

    Args:
        report: with all its findings, before any are left out for their category or severity.
        known: the entries of a baseline.
        names: the id that each rule has now, by those that it had (aliases).
    """
    now = {_now(entry, names or {}) for entry in known}
    met = {entry.id: finding.id for finding, entry in entries(report) if entry.id in now}
    gone = set(met.values())
    stale = [entry for entry in known if _now(entry, names or {}) not in met]
    keep = tuple(f for f in report.findings if f.id not in gone)
    leaps = tuple(x.model_copy(update={"because": tuple(i for i in x.because if i not in gone)}) for x in report.leaps)
    notes = (*report.coverage.notes, *_notes(len(gone), stale))
    return report.model_copy(
        update={
            "findings": keep,
            "leaps": leaps,
            "coverage": report.coverage.model_copy(update={"notes": notes}),
            "summary": summarise(keep, report.sentences),
        }
    )


def _now(entry: Entry, names: Mapping[str, str]) -> str:
    """The id of an entry under the present name of its rule."""
    rule = names.get(entry.rule, entry.rule)
    return (
        entry.id if rule == entry.rule else stable_id(rule, plain(entry.quote), plain(entry.trigger), entry.occurrence)
    )


def _notes(gone: int, stale: Sequence[Entry]) -> Iterable[str]:
    if gone:
        yield f"{gone} known {'finding is' if gone == 1 else 'findings are'} left out, by the baseline."
    if stale:
        one = len(stale) == 1
        shown = ", ".join(f'{e.rule} at "{e.trigger}"' for e in stale[:_SHOWN])
        more = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
        verb, them = ("entry of the baseline meets", "it") if one else ("entries of the baseline meet", "them")
        yield f"{len(stale)} {verb} nothing any more: {shown}{more}. Write the baseline anew to drop {them}."
